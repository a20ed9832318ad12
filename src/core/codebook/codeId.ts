import { PLAIN_LETTERS } from '../text/plainLetters';

/** Longest slug, in characters. */
const LONGEST = 32;
const CHARACTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A name in `a-z`, `0-9` and `-`, so that a raw diff can be read; `code` where nothing is left of it. */
export function slug(name: string): string {
  const plain = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøđðłþı]/g, letter => PLAIN_LETTERS[letter]!)
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  if (plain.length <= LONGEST) return plain || 'code';
  const cut = plain.slice(0, LONGEST + 1);
  const wordEnd = cut.lastIndexOf('-');
  return wordEnd > LONGEST / 2 ? cut.slice(0, wordEnd) : cut.slice(0, LONGEST);
}

/**
 * A new id for a code: a slug of its first name and four random characters.
 * @param random in [0, 1)
 */
export function newCodeId(name: string, isTaken: (id: string) => boolean, random: () => number): string {
  const stem = slug(name);
  for (let length = 4; ; length++) {
    for (let attempt = 0; attempt < 8; attempt++) {
      const id = `${stem}-${randomCharacters(length, random)}`;
      if (!isTaken(id)) return id;
    }
  }
}

/** Characters of `a-z` and `0-9`. */
export function randomCharacters(count: number, random: () => number): string {
  let text = '';
  for (let i = 0; i < count; i++) text += CHARACTERS[Math.floor(random() * CHARACTERS.length)]!;
  return text;
}
