import * as l10n from '@vscode/l10n';
import type { FileProblem } from '../core/base/problem';
import { SUMMARIES_FILE } from './studyFiles';
import type { VisibleCoding } from './visibleCoding';

/** What these say of a coding file, its name and those of other files say already. */
const TELL_NOTHING: ReadonlySet<string> = new Set([
  'no-transcript',
  'renamed-transcript',
  'unreadable',
  'conflict-markers',
  'unmerged',
  'lfs-pointer',
]);

/** What is wrong with a study's files, as it may be said to a person who codes blind: nothing of what others have coded. */
export class HiddenProblems {
  private last:
    | {
        readonly all: readonly FileProblem[];
        readonly coders: ReadonlySet<string>;
        readonly shown: readonly FileProblem[];
      }
    | undefined;

  /** The same list for the same list. */
  without(all: readonly FileProblem[], visible: VisibleCoding): readonly FileProblem[] {
    const { coders } = visible;
    if (!coders) return all;
    if (this.last?.all !== all || this.last.coders !== coders)
      this.last = {
        all,
        coders,
        shown: all.flatMap(one => (visible.hasWhole(one.path) ? [one] : told(one))),
      };
    return this.last.shown;
  }
}

/** Of a file that cannot be used it is said that it cannot, and no more. */
function told(problem: FileProblem): FileProblem[] {
  const { path, severity, code } = problem;
  if (TELL_NOTHING.has(code)) return [problem];
  if (path === SUMMARIES_FILE)
    return severity === 'error' ? [{ ...problem, message: inSummaries() }] : [problem];
  if (severity !== 'error') return [];
  const message = l10n.t(
    'This coding file of another coder cannot be read. What is wrong with it is not shown while you code blind.',
  );
  return [{ path, line: 1, severity, code, message }];
}

function inSummaries(): string {
  return l10n.t(
    'This file has summaries of other coders and cannot be used. What is wrong with it is not shown while you code blind.',
  );
}
