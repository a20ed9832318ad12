import { type Column, alignsRight } from '../table/tableModel';
import { width, widthOfLines } from '../table/width';

/** What is known of the cells of a column, in characters. */
export interface ColumnSize {
  /** Of the longest line. */
  readonly natural: number;
  /** Of the longest word. */
  readonly word: number;
  /** Of all cells. */
  readonly mean: number;
}

export interface PlacedColumn {
  /** Index of the column. */
  readonly column: number;
  /** In characters. */
  readonly width: number;
}

export interface TableLayout {
  readonly isLandscape: boolean;
  /** A table for each, one below the other; each begins with the first column. */
  readonly parts: readonly (readonly PlacedColumn[])[];
}

/** In characters, with what is between them. */
export interface Paper {
  readonly upright: number;
  readonly across: number;
}

/** Word takes no table with more columns. */
const MAX_COLUMNS = 60;
/** Between the texts of two columns, in characters. */
export const GAP = 1.5;
/** Words that are longer are broken. */
const LONGEST_WORD = 16;
/** So narrow a column of long texts can be, and so wide it need be at most, so that a page stays upright. */
const NARROW = 10;
/** Texts that are longer than this, on average, are not set as narrow as that, but in further parts of the table. */
const MANY_LINES = 60;
const READABLE = 20;
/** Of any column. */
const NARROWEST = 2;
const ENOUGH = 40;
/** Texts that are longer than this do not get more room for it. */
const LONG = 240;
/** The first column names the rows: in further parts, too. */
const FIRST = 28;

/** Measures all cells of a table. */
export function columnSizes(
  columns: readonly Column[],
  rows: Iterable<{ readonly cells: readonly string[]; readonly level: number }>,
): ColumnSize[] {
  const natural = columns.map(() => 0);
  const total = columns.map(() => 0);
  let count = 0;
  const word = columns.map(({ title }) => Math.max(NARROWEST, longestWord(title)));
  for (const { cells, level } of rows) {
    count++;
    cells.forEach((cell, i) => {
      const all = widthOfLines(cell) + (i === 0 ? 2 * level : 0);
      total[i]! += cell.length;
      if (all > natural[i]!) natural[i] = all;
      if (word[i]! < LONGEST_WORD && all > word[i]!) word[i] = Math.max(word[i]!, longestWord(cell));
    });
  }
  return columns.map((column, i) => ({
    // headings of figures are set in several lines
    natural: Math.max(NARROWEST, natural[i]!, alignsRight(column) ? word[i]! : width(column.title)),
    word: Math.min(word[i]!, LONGEST_WORD),
    mean: count === 0 ? 0 : total[i]! / count,
  }));
}

function longestWord(text: string): number {
  return text.split(/[\s/-]+/).reduce((most, one) => Math.max(most, width(one)), 0);
}

/** How columns are set on paper: upright if they fit, else across, and in several parts if they do not fit there either. */
export function layoutColumns(
  columns: readonly Column[],
  sizes: readonly ColumnSize[],
  { upright, across }: Paper,
): TableLayout {
  const isText = (i: number) => !alignsRight(columns[i]!);
  const least = sizes.map(({ natural, word, mean }, i) =>
    isText(i)
      ? Math.min(natural, Math.max(word, mean > MANY_LINES ? READABLE : NARROW))
      : Math.max(Math.min(natural, LONGEST_WORD), word),
  );
  const comfortable = sizes.map(({ natural }, i) =>
    isText(i) ? Math.max(least[i]!, Math.min(natural, ENOUGH)) : least[i]!,
  );
  const all = columns.map((_, i) => i);
  const sum = (widths: readonly number[], of: readonly number[]) =>
    of.reduce((total, i) => total + widths[i]! + GAP, 0);
  const isFew = columns.length <= MAX_COLUMNS;
  const isLandscape = !isFew || sum(comfortable, all) > upright;
  const room = isLandscape ? across : upright;
  const parts = isFew && sum(least, all) <= room ? [all] : split();
  return { isLandscape, parts: parts.map(spread) };

  /** As many columns in each part as fit, those that belong together in one. */
  function split(): number[][] {
    const first = Math.min(sizes[0]!.natural, Math.max(least[0]!, FIRST)) + GAP;
    const found: number[][] = [];
    let [part, taken] = [[0], first];
    for (const block of blocks()) {
      const needed = sum(least, block);
      if (part.length > 1 && (taken + needed > room || part.length + block.length > MAX_COLUMNS)) {
        found.push(part);
        [part, taken] = [[0], first];
      }
      part.push(...block);
      taken += needed;
    }
    return [...found, part];
  }

  /** The columns after the first; those that belong together in a list, unless it has no room. */
  function blocks(): number[][] {
    const found: number[][] = [];
    for (const i of all.slice(1)) {
      const last = found.at(-1);
      const { together } = columns[i]!;
      const goesOn =
        last !== undefined &&
        together !== undefined &&
        columns[last[0]!]!.together === together &&
        sum(least, [...last, i]) + FIRST < room / 2;
      if (goesOn) last.push(i);
      else found.push([i]);
    }
    return found;
  }

  /** What is left over goes to texts that would have to be wrapped, then to the first column of texts. */
  function spread(part: readonly number[]): PlacedColumn[] {
    const available = room - GAP * part.length;
    const scale = Math.min(1, available / part.reduce((total, i) => total + least[i]!, 0));
    const base = part.map(i => least[i]! * scale);
    const more = shared(
      available - base.reduce((total, one) => total + one, 0),
      part.map(i => ({
        wish: isText(i) ? sizes[i]!.natural - least[i]! : 0,
        weight: Math.min(sizes[i]!.mean, LONG) + 1,
      })),
    );
    const rest = available - [...base, ...more].reduce((total, one) => total + one, 0);
    const first = part.findIndex(isText);
    return part.map((column, at) => ({
      column,
      width: base[at]! + more[at]! + (at === first ? rest : 0),
    }));
  }
}

/** Room given to those who wish for it, by weight; what one does not need goes to the others. */
function shared(room: number, all: readonly { readonly wish: number; readonly weight: number }[]): number[] {
  const given = all.map(() => 0);
  let left = Math.max(0, room);
  let open = all.map((_, i) => i).filter(i => all[i]!.wish > 0);
  while (open.length > 0 && left > 0) {
    const weights = open.reduce((total, i) => total + all[i]!.weight, 0);
    const fair = (i: number) => (left * all[i]!.weight) / weights;
    const full = open.filter(i => all[i]!.wish <= fair(i));
    if (full.length === 0) {
      for (const i of open) given[i] = fair(i);
      return given;
    }
    for (const i of full) given[i] = all[i]!.wish;
    left -= full.reduce((total, i) => total + all[i]!.wish, 0);
    open = open.filter(i => !full.includes(i));
  }
  return given;
}
