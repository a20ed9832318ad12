import type { CodebookPast, CodebookStep } from '../core/corpus/codebookPast';
import type { Corpus } from '../core/corpus/corpus';
import type { CodeChange } from '../core/versions/changes/codebookChanges';
import { type CodebookEvent, codebookHistory } from '../core/versions/history/history';
import type { FileHistory } from './gitPort';
import { codebookRevisions } from './readHistory';

/** A study with what is around its files: git is asked nothing before an analysis wants it. @param version of this program */
export function withSurroundings(corpus: Corpus, version: string, history: FileHistory | undefined): Corpus {
  return { ...corpus, version, ...(history ? { past: new PastOfCodebook(history) } : {}) };
}

class PastOfCodebook implements CodebookPast {
  private found: readonly CodebookStep[] | undefined;

  constructor(private readonly history: FileHistory) {}

  get steps(): readonly CodebookStep[] | undefined {
    return this.found;
  }

  async read(): Promise<void> {
    const revisions = await codebookRevisions(this.history);
    this.found = revisions && codebookHistory(revisions).map(stepOf);
  }
}

function stepOf({ revision, changes, codes }: CodebookEvent): CodebookStep {
  const of = (is: (change: CodeChange) => boolean) => changes.filter(is).map(({ id }) => id);
  const has = (kind: CodeChange['kinds'][number]) => (change: CodeChange) => change.kinds.includes(kind);
  const [added, removed, merged] = [has('added'), has('removed'), has('merged')];
  return {
    ...revision,
    codes,
    added: of(added),
    removed: of(removed),
    merged: of(merged),
    changed: of(change => !added(change) && !removed(change) && !merged(change)),
  };
}
