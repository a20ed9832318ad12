/**
 * Widths of letters in hundredths of an em, rounded up to steps of five: those of DejaVu Sans, which pictures are drawn
 * in and which is broader than the fonts that systems show (Segoe UI, San Francisco, Roboto, Open Sans).
 */
const LETTERS: Readonly<Record<number, string>> = {
  30: "'IJijlıłΙוין",
  35: ' ,.:;|’‘·',
  40: '()-[]ft/\\ιז',
  45: '!r',
  50: '"*_`גנ',
  55: '?csz–“”',
  60: 'FLkvxyŁгзстхчьэΓγεζκλνξςυχבדךכלץצר',
  65: '$0123456789EPSTYabdeghnopqu{}€«»ßøđħ',
  70: 'ABCKRVXZабвдеийлнопруцяΑΒΔΕΖΚΛΞΡΣΤΥΧαβδηθμοπρστφψאהחטםמסעףפת',
  75: 'NUАБВГЕЗРСТУХЧЬЭЯмъык',
  80: '&DGHOQØÐĐДИЙКЛНОПЦΗΘΝΟΠΦΨΩקש',
  85: '#+<=>^w~',
  90: 'MМФЪЫфюΜω',
  100: '%@Wm—…жшщ',
  110: 'ЖШЩЮÆæŒœ',
};

const WIDTHS = new Map(
  Object.entries(LETTERS).flatMap(([width, letters]) =>
    [...letters].map(letter => [letter, Number(width) / 100] as const),
  ),
);

/** What a strong letter is broader by, in ems. */
const STRONG = 0.09;
/** Letters that are not in the table. */
const OTHER = 0.85;
const [IDEOGRAPH, EMOJI] = [1.05, 1.4];

/**
 * Width of one character as a reader sees it (a grapheme), in ems: rather more than less.
 * @param columns that it takes in a terminal
 */
export function letterWidth(letter: string, columns: number, isStrong: boolean): number {
  if (columns === 0) return 0;
  if (columns > 1) return /\p{Emoji}/u.test(letter) ? EMOJI : IDEOGRAPH;
  const [base] = letter.normalize('NFD');
  return (WIDTHS.get(letter) ?? WIDTHS.get(base!) ?? OTHER) + (isStrong ? STRONG : 0);
}
