import type { BuiltInPattern } from './patterns/builtIn';

/** What else an unknown label may have around its letters, and what may be noted after it in round brackets. */
const LABEL =
  /^(?:[#@~“”„«»"']{0,2}\s?(?:\p{Extended_Pictographic}[\p{Emoji_Modifier}\ufe0f\u200d]*\s*)*[\p{L}\p{N}][\p{L}\p{M}\p{N}\s.'’ʼ‘"“”„«»״׳#/&+_–,*:~\u200c\u200d\ufe0f\p{Extended_Pictographic}・·-]{0,80}(?:\([^()[\]:：]{1,40}\)|\[[^()[\]:：]{1,40}\])?|\p{Extended_Pictographic}[\p{Emoji_Modifier}\p{Extended_Pictographic}\ufe0f\u200d]*|\+\p{Nd}[\p{Nd}\s().\u2011-]{6,24})$/u;
/** A colon in a label is one between letters: `Interviewer:in`. */
const INNER_COLON = /:(?!(?:in|innen|r|n|e|s|er|es|frau)(?:\s?\p{N}{1,3})?$)/u;
const GENDER_ENDING = /(?:in|innen|r|n|e|s|er|es|frau)(?:\s?\p{N}{1,3})?[*_]{0,3}\s?[:：]/uy;
/** After which a full stop ends no label. */
const TITLE = /(?:^|\s)(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Sen|Rep|Hon|Fr|Sr|Sra|St|Hr|Mme|M|Mlle|Sig|Dott)$/;
const MAX_WORDS = 7;
/** The longest label of a form that is one by itself, and of any other, in UTF-16 units. */
export const MAX_STRONG_LABEL = 90;
export const MAX_WEAK_LABEL = 50;

/** Whether a stretch of a line, before what follows a label in a pattern, has the form of a label that nobody claims. */
export function hasLabelForm(line: string, from: number, to: number, pattern: BuiltInPattern): boolean {
  const written = line.slice(from, to);
  if (!LABEL.test(written) || INNER_COLON.test(written)) return false;
  if (pattern.kind === 'colon' && line[to] === ':') {
    GENDER_ENDING.lastIndex = to + 1;
    if (GENDER_ENDING.test(line)) return false;
  }
  if (!isWeak(pattern)) return true;
  if (pattern.source.startsWith('{speaker}.') && TITLE.test(written)) return false;
  return written.split(/\s+/).length <= MAX_WORDS;
}

/** Whether a pattern says little by itself. */
export function isWeak({ kind }: BuiltInPattern): boolean {
  return kind === 'layout' || kind === 'claimed';
}
