/** Words in a row that are looked for. */
const ROW = 4;
/** So much of the shorter text has to be in the longer one. */
const MIN_SHARED = 0.25;
/** A text of fewer rows says too little. */
const MIN_ROWS = 10;

/** Whether two texts are not versions of one: hardly any words in a row are in both. */
export function isOtherText(a: string, b: string): boolean {
  const [rowsOfA, rowsOfB] = [rowsIn(a), rowsIn(b)];
  const [short, long] = rowsOfA.size < rowsOfB.size ? [rowsOfA, rowsOfB] : [rowsOfB, rowsOfA];
  if (short.size < MIN_ROWS) return false;
  let shared = 0;
  for (const row of short) if (long.has(row)) shared++;
  return shared < short.size * MIN_SHARED;
}

function rowsIn(text: string): ReadonlySet<string> {
  const words =
    text.toLowerCase().match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}]+/gu) ?? [];
  const rows = new Set<string>();
  for (let i = 0; i + ROW <= words.length; i++) rows.add(words.slice(i, i + ROW).join(' '));
  return rows;
}
