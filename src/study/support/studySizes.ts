import { CONSENSUS } from '../../core/coding/sidecarName';
import type { ShownStudy } from '../shownStudy';

/** How large a study is, in numbers alone. To a person who codes blind, only what they are shown counts. */
export interface StudySizes {
  readonly transcripts: number;
  readonly characters: number;
  readonly segments: number;
  readonly codes: number;
  readonly coders: number;
  readonly participants: number;
  readonly groups: number;
  /** Those that are files of their own. */
  readonly memos: number;
  /** By kind, sorted by its name. */
  readonly problems: ReadonlyMap<string, number>;
}

/** The sizes of a study of which all is read. */
export function studySizes(study: ShownStudy): StudySizes {
  const { transcripts, file, codebook, memos } = study;
  const coders = new Set([
    ...(file?.coders ?? []).map(({ id }) => id),
    ...transcripts.flatMap(({ sidecars }) => [...sidecars.keys()]),
  ]);
  coders.delete(CONSENSUS);
  return {
    transcripts: transcripts.length,
    characters: sum(transcripts.map(({ text }) => text.length)),
    segments: sum(transcripts.map(({ segments }) => segments.length)),
    codes: codebook.inOrder().length,
    coders: coders.size,
    participants: file?.participants.length ?? 0,
    groups: file?.groups.length ?? 0,
    memos: memos.length,
    problems: byKind(study.problems.map(({ code }) => code)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

function byKind(kinds: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const kind of [...kinds].sort()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
