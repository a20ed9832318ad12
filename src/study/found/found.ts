import { byUnits } from '../../core/base/compare';
import type { FileProblem } from '../../core/base/problem';
import type { Turns } from '../../core/turns/turns';
import { NOT_UTF8, NUL_CHARACTER } from '../fileProblems';
import { type LeftOut, leftOut } from './leftOut';

/** What making a study of a folder has found there, for its maker to see whether that is all and right. */
export interface Found {
  /** Number of transcripts. */
  readonly transcripts: number;
  /** Number of turns in all of them. */
  readonly turns: number;
  /** How turns begin, as a speaker pattern, by what most turns of a transcript have; the most frequent first. */
  readonly layouts: readonly { readonly pattern: string; readonly transcripts: number }[];
  /** Transcripts in which no one was seen to speak. */
  readonly withoutSpeakers: readonly string[];
  /** Transcripts whose text cannot be coded as it is, by what is wrong with it. */
  readonly unusable: readonly { readonly how: Unusable; readonly paths: readonly string[] }[];
  readonly leftOut: readonly LeftOut[];
}

/** What is wrong with a text: its encoding, nothing in it, or that it is not the text but what git has put there. */
export type Unusable = 'encoding' | 'empty' | 'git' | 'unreadable';

const UNUSABLE: readonly { readonly how: Unusable; readonly codes: readonly string[] }[] = [
  { how: 'encoding', codes: [NOT_UTF8, 'not-utf16', NUL_CHARACTER] },
  { how: 'git', codes: ['lfs-pointer', 'conflict-markers'] },
  { how: 'unreadable', codes: ['unreadable'] },
  { how: 'empty', codes: ['empty-transcript'] },
];

/** A transcript, as far as it is looked at here. */
export interface FoundTranscript {
  readonly path: string;
  readonly turns: Pick<Turns, 'count' | 'layouts' | 'labels'>;
}

/**
 * Says what was found.
 * @param files paths of all files of the folder
 * @param problems of the study
 * @param spoken paths of Markdown files in which people speak
 */
export function foundIn(
  transcripts: readonly FoundTranscript[],
  files: readonly string[],
  problems: readonly FileProblem[],
  spoken: ReadonlySet<string> = new Set(),
): Found {
  const paths = new Set(transcripts.map(({ path }) => path));
  const recognized = transcripts.filter(({ turns }) => turns.labels().length > 0);
  const silent = transcripts.filter(one => !recognized.includes(one));
  return {
    transcripts: transcripts.length,
    turns: transcripts.reduce((sum, { turns }) => sum + turns.count, 0),
    layouts: layoutsOf(recognized),
    withoutSpeakers: silent.map(({ path }) => path),
    unusable: UNUSABLE.flatMap(({ codes, how }) => {
      const found = problems.filter(({ path, code }) => paths.has(path) && codes.includes(code));
      return found.length > 0 ? [{ how, paths: [...new Set(found.map(({ path }) => path))] }] : [];
    }),
    leftOut: leftOut(files, path => paths.has(path), spoken),
  };
}

function layoutsOf(transcripts: readonly FoundTranscript[]): Found['layouts'] {
  const counts = new Map<string, number>();
  for (const { turns } of transcripts) {
    const pattern = turns.layouts()[0]?.pattern;
    if (pattern !== undefined) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  }
  return [...counts]
    .map(([pattern, count]) => ({ pattern, transcripts: count }))
    .sort((a, b) => b.transcripts - a.transcripts || byUnits(a.pattern, b.pattern));
}
