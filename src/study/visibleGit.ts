import * as l10n from '@vscode/l10n';
import { fail, ok } from '../core/base/result';
import type { Entry } from './fileStore';
import type { CommitWalk, GitConflicts, PastTree, StudyGit } from './gitPort';
import type { PastFiles } from './pastFiles';
import type { NamedState } from './readChanges';
import type { StateStore } from './stateStore';
import { SUMMARIES_FILE } from './studyFiles';
import type { VisibleCoding } from './visibleCoding';
import { shownBytes } from './visibleSummaries';

type Visible = Pick<VisibleCoding, 'coders' | 'has' | 'hasFile' | 'hasWhole'>;

/** Git as it may be asked by a person who codes blind: it knows nothing of others' coding files but their names. */
export function visibleGit(git: StudyGit, visible: Visible): StudyGit {
  const { changes, history } = git;
  return {
    unavailable: () => git.unavailable(),
    folder: () => git.folder(),
    driver: script => git.driver(script),
    conflicts: visibleConflicts(git.conflicts, visible),
    changes: {
      head: () => changes.head(),
      branches: () => changes.branches(),
      states: async request => {
        const states = await changes.states(request);
        if (!states.ok) return states;
        const [before, after] = [states.value.before, states.value.after].map(one =>
          visibleState(one, visible),
        );
        return ok({ before: before!, after: after! });
      },
      staged: paths => changes.staged(paths.filter(path => visible.hasFile(path))),
      changeStaged: async (path, make) =>
        visible.hasFile(path) ? changes.changeStaged(path, make) : fail(hidden(path)),
    },
    history: {
      revisions: async query =>
        (await history.revisions(query))?.filter(({ path }) => visible.hasWhole(path)),
    },
    walks: {
      walk: async request => {
        const walk = await git.walks.walk(request);
        return walk.ok ? ok(visibleWalk(walk.value, visible)) : walk;
      },
    },
  };
}

function visibleWalk(walk: CommitWalk, visible: Visible): CommitWalk {
  /** So that a tree that has not changed is still the same one. */
  const known = new WeakMap<PastTree, PastTree>();
  const visibleIn = (tree: PastTree) => {
    let shown = known.get(tree);
    if (!shown) known.set(tree, (shown = new Map([...tree].filter(([path]) => visible.hasFile(path)))));
    return shown;
  };
  return {
    commits: walk.commits,
    isShallow: walk.isShallow,
    from: walk.from,
    async *trees() {
      for await (const tree of walk.trees()) yield visibleIn(tree);
    },
    read: objects => walk.read(objects),
  };
}

/** What files were, without others' coding. */
export function visiblePastFiles(past: PastFiles, visible: Visible): PastFiles {
  const only = (paths: readonly string[]) => paths.filter(path => visible.hasFile(path));
  return {
    commit: revision => past.commit(revision),
    commits: paths => past.commits(only(paths)),
    read: (commit, paths) => past.read(commit, only(paths)),
  };
}

/** That a file is in conflict is known of all: until it is resolved, nobody can commit. */
function visibleConflicts(conflicts: GitConflicts, visible: Visible): GitConflicts {
  return {
    paths: () => conflicts.paths(),
    names: () => conflicts.names(),
    stage: path => conflicts.stage(path),
    versions: async path => (visible.hasWhole(path) ? conflicts.versions(path) : fail(hidden(path))),
  };
}

function hidden(path: string): string {
  if (path === SUMMARIES_FILE)
    return l10n.t('{0} has summaries of other coders: they are not shown while you code blind.', path);
  return l10n.t('{0} is another coder’s: it is not shown while you code blind.', path);
}

function visibleState({ label, store }: NamedState, visible: Visible): NamedState {
  return { label, store: new VisibleState(store, visible) };
}

/** A state in which others' coding files are not. */
class VisibleState implements StateStore {
  constructor(
    private readonly store: StateStore,
    private readonly visible: Visible,
  ) {}

  get unmerged(): ReadonlySet<string> {
    return new Set([...(this.store.unmerged ?? [])].filter(path => this.visible.hasFile(path)));
  }

  async list(folder: string): Promise<readonly Entry[] | undefined> {
    const inside = folder === '' ? '' : `${folder}/`;
    return (await this.store.list(folder))?.filter(({ name }) => this.visible.hasFile(`${inside}${name}`));
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    if (!this.visible.hasFile(path)) return undefined;
    const bytes = await this.store.read(path);
    return bytes && path === SUMMARIES_FILE ? shownBytes(bytes, this.visible) : bytes;
  }

  async id(path: string): Promise<string | undefined> {
    return this.visible.hasFile(path) ? this.store.id(path) : undefined;
  }

  prefetch(paths: readonly string[]): Promise<void> {
    return this.store.prefetch(paths.filter(path => this.visible.hasFile(path)));
  }
}
