/** The fields of a segment that tie it to the text: a fact together, each alone means nothing. In their order on disk. */
export const ANCHOR_FIELDS: readonly string[] = [
  'text',
  'start',
  'end',
  'quote',
  'prefix',
  'suffix',
  'hashes',
];
