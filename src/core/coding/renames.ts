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
}

/** A text that may be that of a renamed transcript. */
export interface TextAtPath {
  readonly path: string;
  /** In UTF-16 units, of the LF, BOM-less text. */
  readonly length: number;
  /** Over its UTF-8; asked for only where the length is right. */
  readonly sha256: () => string;
}

/** A transcript that has another path now, as its text says. */
export interface Rename {
  readonly from: string;
  /** Paths of the files that have its text, those with its file name first; of several a person has to choose one. */
  readonly to: readonly string[];
  /** Paths of the coding files that are left at the old path. */
  readonly files: readonly string[];
}

/** Finds the transcripts of coding files by the hash of the text: a transcript is known by its words, not by its name. */
export function findRenames(stranded: readonly StrandedCoding[], texts: readonly TextAtPath[]): Rename[] {
  return stranded.flatMap(({ transcript: from, files, versions }) => {
    const wanted = versions.filter(({ length }) => length > 0);
    const same = texts.filter(
      ({ path, length, sha256 }) =>
        path !== from && wanted.some(version => version.length === length && version.sha256 === sha256()),
    );
    if (same.length === 0) return [];
    const to = same
      .map(({ path }) => path)
      .sort((a, b) => +hasNameOf(b, from) - +hasNameOf(a, from) || byName(a, b));
    return [{ from, to, files }];
  });
}

function hasNameOf(path: string, other: string): boolean {
  return path.split('/').at(-1) === other.split('/').at(-1);
}
