import { byName } from '../base/compare';
import type { TextVersion } from './segment';

/** Coding files at whose transcript's path there is no transcript. */
export interface StrandedCoding {
  /** The path at which their transcript should be, relative to the study. */
  readonly transcript: string;
  /** Paths of the coding files. */
  readonly files: readonly string[];
  /** Versions of its text that they name. */
  readonly versions: readonly Pick<TextVersion, 'sha256' | 'length'>[];
  /** Words that their segments were made on, where they have them. */
  readonly quotes: readonly string[];
}

/** A text that may be that of a renamed transcript. */
export interface TextAtPath {
  readonly path: string;
  /** LF, BOM-less. */
  readonly text: string;
  /** Over its UTF-8; asked for only where the length is right. */
  readonly sha256: () => string;
}

/** A transcript that has another path now, as its text says. */
export interface Rename {
  readonly from: string;
  /**
   * Paths of the files that have its text, those with its file name first, or that have most of its coded words, the best
   * first; of several a person has to choose one.
   */
  readonly to: readonly string[];
  /** Whether they have its very text; else that was changed as well, and a person has to confirm it. */
  readonly isSame: boolean;
  /** Paths of the coding files that are left at the old path or, with `hasCoding`, are beside the transcript already. */
  readonly files: readonly string[];
  /** Whether its coding files went along, so that only `study.json` has the old path; then `isSame` says whether nothing else can be meant. */
  readonly hasCoding?: true;
}

/** Finds the transcripts of coding files by the hash of the text: a transcript is known by its words, not by its name. */
export function findRenames(stranded: readonly StrandedCoding[], texts: readonly TextAtPath[]): Rename[] {
  return stranded.flatMap(one => {
    const { transcript: from, files } = one;
    const same = texts.filter(text => text.path !== from && isMadeOn(one, text));
    if (same.length === 0) return [];
    const to = same
      .map(({ path }) => path)
      .sort((a, b) => +hasNameOf(b, from) - +hasNameOf(a, from) || byName(a, b));
    return [{ from, to, isSame: true, files }];
  });
}

/** Whether coding files name a text by its hash. */
export function isMadeOn({ versions }: StrandedCoding, { text, sha256 }: TextAtPath): boolean {
  return versions.some(
    ({ length, sha256: hash }) => length > 0 && length === text.length && hash === sha256(),
  );
}

/** Shorter quotes can be anywhere, in UTF-16 units. */
const MIN_QUOTE = 12;
/** So much of what was coded has to be found, in UTF-16 units, for it not to be chance. */
const MIN_FOUND = 40;
/** The share of the quotes that a text has to have. */
const MIN_SHARE = 0.6;

/** Finds transcripts that were changed as well as renamed, by the coded words that a text has letter by letter. */
export function findChangedRenames(
  stranded: readonly StrandedCoding[],
  texts: readonly TextAtPath[],
): Rename[] {
  return stranded.flatMap(({ transcript: from, files, quotes }) => {
    const telling = quotes.filter(({ length }) => length >= MIN_QUOTE);
    const found = texts.flatMap(({ path, text }) => {
      const there = telling.filter(quote => text.includes(quote));
      const length = there.reduce((sum, quote) => sum + quote.length, 0);
      const isLikely = length >= MIN_FOUND && there.length >= MIN_SHARE * telling.length;
      return isLikely && path !== from ? [{ path, length }] : [];
    });
    if (found.length === 0) return [];
    const to = found.sort((a, b) => b.length - a.length || byName(a.path, b.path)).map(({ path }) => path);
    return [{ from, to, isSame: false, files }];
  });
}

function hasNameOf(path: string, other: string): boolean {
  return path.split('/').at(-1) === other.split('/').at(-1);
}
