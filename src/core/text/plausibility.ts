/** So many characters tell; there is no need to look at more. */
const ENOUGH = 100_000;

/** What a character counts that is where it can be, but seldom is. */
const RARE = 0.5;

/**
 * How well a reading of bytes looks like a text: the share, from 0 to 1, of the characters beyond ASCII that stand where they
 * usually do. Letters are in words of one script and do not have a capital behind a small one; quotation marks, dashes and
 * signs are not inside words; 1 where there are none. It tells readings apart that differ in what a letter becomes: “é” of
 * Mac Roman is “Ž” in Windows-1252, “œ” of ISO-8859-15 is “½”.
 */
export function plausibility(text: string): number {
  let all = 0;
  let usual = 0;
  for (const { 0: character, index } of text.matchAll(/[^\0-\x7f]/gu)) {
    if (all === ENOUGH) break;
    all++;
    const before = characterBefore(text, index);
    const after = characterAt(text, index + character.length);
    if (isUsual(character, before, after)) usual += isRare(character, before, after) ? RARE : 1;
  }
  return all === 0 ? 1 : usual / all;
}

function isUsual(character: string, before: string, after: string): boolean {
  if (LETTER.test(character)) return isUsualLetter(character, before, after);
  const isInWord = LETTER.test(before) && LETTER.test(after);
  if (IN_WORDS.has(character)) return true;
  if (BETWEEN_WORDS.has(character)) return !isInWord;
  if (character === '§') return !LETTER.test(before) && (after.trim() === '' || DIGIT.test(after));
  if (OPENING.has(character)) return !LETTER_OR_DIGIT.test(before) && after.trim() !== '';
  if (BESIDE_NUMBERS.has(character)) return !LETTER.test(before) && !LETTER.test(after);
  // of other scripts, and marks above and below letters
  return OTHER_SIGN.test(character) && !LATIN.test(before) && !LATIN.test(after);
}

/** Letters that few words have in the languages of Windows-1252, and words of one letter that are none of theirs. */
function isRare(character: string, before: string, after: string): boolean {
  if (!LATIN.test(character)) return false;
  const isAlone = !LETTER_OR_DIGIT.test(before) && !LETTER_OR_DIGIT.test(after);
  return RARE_LETTERS.has(character) || (isAlone && !WORDS.has(character));
}

/** @param before, after the characters beside it; '' at an end of the text */
function isUsualLetter(letter: string, before: string, after: string): boolean {
  if (!LATIN.test(letter)) return !LATIN.test(before) && !LATIN.test(after);
  if (ORDINAL.has(letter)) return LETTER_OR_DIGIT.test(before) && !LETTER.test(after);
  // no word begins right after a full stop
  if (letter === 'ƒ' || ENDING.has(before)) return false;
  return CAPITAL.test(letter) ? !SMALL.test(before) && !DIGIT.test(before) : !CAPITAL.test(after);
}

const LETTER = /^\p{L}/u;
const LATIN = /^\p{Script=Latin}/u;
const CAPITAL = /^\p{Lu}/u;
const SMALL = /^\p{Ll}/u;
const LETTER_OR_DIGIT = /^[\p{L}\p{N}]/u;
const DIGIT = /^\p{Nd}/u;
const OTHER_SIGN = /^[\u0300-\u1fff\u3000-\ud7ff\uff00-\uffef\u{1f000}-\u{1faff}]/u;

const RARE_LETTERS: ReadonlySet<string> = new Set('ŠŽšžŸÕ');
const WORDS: ReadonlySet<string> = new Set('àÀéÉèÈêÊôÔóÓåÅöÖáÁúÚæÆøØ');
const ORDINAL: ReadonlySet<string> = new Set('ªº');
const ENDING: ReadonlySet<string> = new Set('.,;:!?');
const IN_WORDS: ReadonlySet<string> = new Set('’–—…·\u00ad\u2010\u2011');
const BETWEEN_WORDS: ReadonlySet<string> = new Set('”“„‚‘»«›‹\u00a0\u202f\u2009°©®™•¶');
const OPENING: ReadonlySet<string> = new Set('¿¡');
const BESIDE_NUMBERS: ReadonlySet<string> = new Set('½¼¾²³±×÷€£¥¢');

function characterAt(text: string, index: number): string {
  const codePoint = text.codePointAt(index);
  return codePoint === undefined ? '' : String.fromCodePoint(codePoint);
}

function characterBefore(text: string, index: number): string {
  const unit = text.charCodeAt(index - 1);
  const isLow = unit >= 0xdc00 && unit < 0xe000;
  return index === 0 ? '' : characterAt(text, index - (isLow && index > 1 ? 2 : 1));
}
