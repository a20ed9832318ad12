import * as l10n from '@vscode/l10n';
import { shownDay } from '../../base/figures';

/** What the files of a study can say something about. */
export type Topic =
  | 'agreement'
  | 'codebook'
  | 'codebookHistory'
  | 'coders'
  | 'codingDates'
  | 'consensus'
  | 'doubleCoding'
  | 'drawn'
  | 'groups'
  | 'interviewers'
  | 'memos'
  | 'participants'
  | 'programs'
  | 'quotations'
  | 'repeated'
  | 'sample'
  | 'saturation'
  | 'software'
  | 'sources'
  | 'themes'
  | 'transcripts';

/** Something that the files of a study show. */
export interface Fact {
  /** A phrase. */
  readonly text: string;
  /** Where it comes from: a file, git, or the report that counts it. */
  readonly source: string;
}

export type Facts = Readonly<Record<Topic, readonly Fact[]>>;

/** Where facts come from, as people call it. */
export const SOURCE = {
  study: 'study.json',
  codebook: 'codebook.json',
  coding: l10n.t('coding files'),
  transcripts: l10n.t('transcripts'),
  memos: l10n.t('files in the folder memos'),
  git: 'git',
  program: l10n.t('this program'),
} as const;

/** The first and last of some days, as `2026-11-02 – 2026-11-30`. @param days in any order, at least one */
export function period(days: readonly string[]): string {
  const sorted = [...days].sort();
  const [first, last] = [sorted[0]!, sorted.at(-1)!];
  return first === last ? shownDay(first) : `${shownDay(first)} – ${shownDay(last)}`;
}
