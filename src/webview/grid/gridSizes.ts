/** In widths of the letter m. */
const SIZES = { wide: { head: 13, column: 20 }, narrow: { head: 9, column: 16 } };
/** Heights of a row and of the heads, in the same. */
const HEIGHTS = { row: 8.6, heads: 5.4 };
/** A page of fewer pixels is narrow. */
const NARROW = 560;

/** In pixels: widths of the heads of rows and of each column, heights of each row and of the heads of columns. */
export interface GridSizes {
  readonly head: number;
  readonly column: number;
  readonly row: number;
  readonly heads: number;
}

/** @param em the width of the letter m, in pixels @param room the width that can be seen, in pixels */
export function gridSizes(em: number, room: number): GridSizes {
  const { head, column } = room < NARROW ? SIZES.narrow : SIZES.wide;
  const rounded = (ems: number) => Math.round(ems * em);
  return {
    head: rounded(head),
    column: rounded(column),
    row: rounded(HEIGHTS.row),
    heads: rounded(HEIGHTS.heads),
  };
}

/** Tells the style sheet. */
export function setSizes(
  { style }: HTMLElement,
  { head, column, row, heads }: GridSizes,
  count: Readonly<{ rows: number; columns: number }>,
): void {
  style.setProperty('--head', `${head}px`);
  style.setProperty('--column', `${column}px`);
  style.setProperty('--row', `${row}px`);
  style.setProperty('--heads', `${heads}px`);
  style.width = `${head + count.columns * column}px`;
  style.height = `${heads + count.rows * row}px`;
}
