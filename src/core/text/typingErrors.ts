/** Words are compared as far as here; longer ones are rare, and told apart before. */
const MAX_LENGTH = 40;

/** Three rows of the table below, each for one length of the word. */
const rows = [0, 1, 2].map(() => new Uint8Array(MAX_LENGTH + 1)) as [Uint8Array, Uint8Array, Uint8Array];

/**
 * How many letters must be put in, left out, replaced or swapped with their neighbour to make what was typed into a word
 * (optimal string alignment: Damerau 1964, no letter twice), and to make it into the beginning of that word that is
 * nearest. More than `most` is said as `most + 1`.
 */
export function typingErrors(
  typed: string,
  word: string,
  most: number,
): { readonly ofWord: number; readonly ofBeginning: number } {
  const width = typed.length;
  const none = { ofWord: most + 1, ofBeginning: most + 1 };
  if (width > MAX_LENGTH || word.length < width - most) return none;
  const height = Math.min(word.length, width + most);
  let [before, above, row] = rows;
  for (let j = 0; j <= width; j++) row[j] = j;
  let ofBeginning = row[width]!;
  for (let i = 1; i <= height; i++) {
    [before, above, row] = [above, row, before];
    row[0] = i;
    const unit = word.charCodeAt(i - 1);
    let least = i;
    for (let j = 1; j <= width; j++) {
      const letter = typed.charCodeAt(j - 1);
      let cost = above[j - 1]! + (unit === letter ? 0 : 1);
      cost = Math.min(cost, above[j]! + 1, row[j - 1]! + 1);
      const isSwapped =
        i > 1 && j > 1 && unit === typed.charCodeAt(j - 2) && word.charCodeAt(i - 2) === letter;
      if (isSwapped) cost = Math.min(cost, before[j - 2]! + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    ofBeginning = Math.min(ofBeginning, row[width]!);
    // a swap looks two rows back, and costs one
    if (least > most + 1) break;
  }
  const ofWord = word.length <= height ? row[width]! : most + 1;
  return { ofWord: Math.min(ofWord, most + 1), ofBeginning: Math.min(ofBeginning, most + 1) };
}

/** Letters of a word as bits, some of which share one. Each bit of what was typed that a word lacks is at least one error. */
export function letterBits(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
}

/** How many bits of a number are set. */
export function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
