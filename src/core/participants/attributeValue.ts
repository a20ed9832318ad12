/** What is known about a participant in one respect; null for “not known”. */
export type AttributeValue = string | number | boolean | null;

/**
 * The value that a person means by a text: `43` and `-1.5` are numbers, `true`, `false` and `null` themselves in any case,
 * everything else the text without white space around it. A text that a number would not be written as (`007`, `+1`,
 * `1e5`, more digits than fit) stays text, so that nothing is lost.
 */
export function readAttribute(text: string): AttributeValue {
  const clean = text.trim();
  switch (clean.toLowerCase()) {
    case 'true':
      return true;
    case 'false':
      return false;
    case 'null':
      return null;
  }
  return readNumber(clean) ?? clean;
}

/** The values of one column of a table, all of one kind, else all as text. Empty cells are left out before. */
export function readAttributes(cells: readonly string[], decimal: '.' | ','): AttributeValue[] {
  const values = cells.map(cell => {
    const clean = cell.trim();
    return readAttribute(decimal === ',' && /^-?\d+,\d+$/.test(clean) ? clean.replace(',', '.') : clean);
  });
  const kinds = new Set(values.filter(value => value !== null).map(value => typeof value));
  return kinds.size > 1 ? cells.map((cell, i) => (values[i] === null ? null : cell.trim())) : values;
}

function readNumber(text: string): number | undefined {
  if (!/^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) || text === '-0') return undefined;
  const number = Number(text);
  const digits = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return String(number) === digits ? number : undefined;
}
