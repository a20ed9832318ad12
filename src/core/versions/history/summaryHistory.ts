import type { CodebookFile } from '../../codebook/code';
import type { StudyFile } from '../../studyFile/studyFile';
import type { SummariesFile } from '../../summaries/summary';
import type { StudyState } from '../changes/changes';
import type { StudyChange } from '../changes/studyChanges';
import { summaryListChanges } from '../changes/summaryChanges';
import type { FileRevision, Revision } from './history';

/** Summaries that a commit has added, changed or removed. */
export interface SummaryEvent {
  readonly revision: Revision;
  readonly changes: readonly StudyChange[];
}

/** By what summaries are named: the codes and participants that they are about. */
export interface Names {
  readonly codebook: CodebookFile;
  readonly study: StudyFile | undefined;
}

/**
 * What happened to the summaries of a study, commit by commit, in the order given. What a merge only took over from one side is no
 * event.
 */
export function summaryHistory(
  revisions: readonly FileRevision<SummariesFile>[],
  names: Names,
): SummaryEvent[] {
  return revisions.flatMap(({ revision, before, after }) => {
    const olds = before.length > 0 ? before : [undefined];
    const [first, ...others] = olds.map(old =>
      summaryListChanges(stateOf(old, names), stateOf(after, names)),
    );
    const changes = first!.filter(({ id }) => others.every(other => other.some(one => one.id === id)));
    return changes.length > 0 ? [{ revision, changes }] : [];
  });
}

function stateOf(summaries: SummariesFile | undefined, names: Names): StudyState {
  return { ...names, summaries, label: '', sidecars: new Map(), texts: new Map(), problems: [] };
}
