import * as l10n from '@vscode/l10n';
import type { FileProblem } from '../../core/base/problem';
import type { Corpus } from '../../core/corpus/corpus';
import { causesIn } from '../../core/versions/bisect/causes';
import {
  type FigureRequest,
  type Measured,
  isAgreement,
  isSame,
  measure,
  none,
} from '../../core/versions/bisect/figure';
import {
  type FigureHistory,
  type FigurePoint,
  type FigureStep,
  broughtBy,
} from '../../core/versions/bisect/figureHistory';
import { changesBetween } from '../../core/versions/changes/changesBetween';
import { changedCodings } from '../changedCodings';
import type { CommitWalk, PastTree, StatePair, WalkedCommit } from '../gitPort';
import type { OldTexts } from '../oldTexts';
import { readStates } from '../readChanges';
import { NOTHING } from '../stateStore';
import { Contents } from './contents';
import { PastStudy, differing } from './pastStudy';
import { TreeStore } from './treeStore';

/** Commits of which files are read together: one git command for all of them. */
const READ_TOGETHER = 64;

/** The study as it is now, and how that differs from the last commit. */
export interface WorkingStudy {
  readonly corpus: Corpus;
  readonly problems: readonly FileProblem[];
  readonly states: StatePair;
}

export interface StepOptions {
  /** Where texts are found that no commit has. */
  readonly oldTexts: OldTexts;
  /** Is told how much is done, from 0 to 1, often; false ends it. */
  readonly onProgress?: (done: number) => boolean | Promise<boolean>;
}

/**
 * Follows a figure over commits, each compared with its first parent. The study is taken from commit to commit, reading only
 * files that differ. A commit at which files cannot be used has no figure. Undefined where it was ended.
 */
export async function figureSteps(
  walk: CommitWalk,
  request: FigureRequest,
  { oldTexts, onProgress = () => true }: StepOptions,
): Promise<FigureHistory | undefined> {
  const walker = new Walker(walk, request, oldTexts);
  let done = 0;
  for await (const group of inGroups(walk.trees(), READ_TOGETHER)) {
    const commits = walk.commits.slice(done, done + group.length);
    await walker.prefetch(group);
    for (const [i, tree] of group.entries()) {
      await walker.take(commits[i]!, tree);
      if (!(await onProgress(++done / walk.commits.length))) return undefined;
    }
  }
  return walker.history();
}

/** The same with what is not committed as the last state. */
export async function withWorking(
  history: FigureHistory,
  { corpus, problems, states }: WorkingStudy,
): Promise<FigureHistory> {
  const { request, points, steps } = history;
  const measured = figureOf(corpus, problems, request);
  const last = points.at(-1);
  const parents = last ? [last.revision.commit] : [];
  const point = { revision: NOT_COMMITTED, parents, isOnMainLine: true, ...measured };
  const before = last ? figureIn(last) : NOT_YET;
  if (isSame(before, measured)) return { ...history, points: [...points, point] };
  const causes = await causesBetween(states, request, measured);
  const step = {
    revision: NOT_COMMITTED,
    before,
    after: measured,
    causes,
    isMerge: false,
    broughtBy: undefined,
  };
  return { ...history, points: [...points, point], steps: [...steps, step] };
}

function figureIn({ value, of, reason }: FigurePoint): Measured {
  return { value, ...(of === undefined ? {} : { of }), ...(reason === undefined ? {} : { reason }) };
}

function figureOf(corpus: Corpus, problems: readonly FileProblem[], request: FigureRequest): Measured {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (!first) return measure(corpus, request);
  const more = errors.length > 1 ? ` ${l10n.t('({0} errors in all)', errors.length)}` : '';
  return none(`${first.path}:${first.line}: ${first.message}${more}`);
}

async function causesBetween(
  pair: StatePair,
  { what, code, scope }: FigureRequest,
  after: Measured,
): Promise<readonly string[]> {
  const states = await readStates(pair.before, pair.after, changedCodings);
  const causes = causesIn(changesBetween(states.before, states.after), {
    code,
    codebooks: [states.before.codebook, states.after.codebook],
    coders: scope.coders && scope.coders.length > 0 ? scope.coders : undefined,
    hasStatus: isAgreement(what) || scope.status !== undefined,
  });
  return causes.length > 0 || after.reason === undefined ? causes : [after.reason];
}

/** A figure with the files that it is of. */
interface Known {
  readonly measured: Measured;
  readonly tree: PastTree;
}

class Walker {
  private readonly contents: Contents;
  private readonly study: PastStudy;
  private readonly byCommit = new Map<string, Known>();
  /** Of commits that others still begin from. */
  private readonly waiting = new Map<string, number>();
  private readonly by: ReturnType<typeof broughtBy>;
  private readonly points: FigurePoint[] = [];
  private readonly steps: FigureStep[] = [];
  private last: PastTree | undefined;

  constructor(
    private readonly walk: CommitWalk,
    private readonly request: FigureRequest,
    oldTexts: OldTexts,
  ) {
    this.contents = new Contents(walk);
    this.study = new PastStudy(this.contents, oldTexts);
    this.by = broughtBy(walk.commits);
    for (const { parents } of walk.commits)
      if (parents[0] !== undefined) this.waiting.set(parents[0], (this.waiting.get(parents[0]) ?? 0) + 1);
  }

  /** Reads what differs from one to the next, and lets go of all else but what the last one needs. */
  async prefetch(trees: readonly PastTree[]): Promise<void> {
    let before: PastTree = this.last ?? new Map();
    this.contents.keepOnly(before.values());
    const objects: string[] = [];
    for (const tree of trees) {
      for (const path of differing(before, tree)) if (tree.has(path)) objects.push(tree.get(path)!);
      before = tree;
    }
    await this.contents.prefetch(objects);
  }

  async take(commit: WalkedCommit, tree: PastTree): Promise<void> {
    this.last = tree;
    const { revision, parents, isAsked } = commit;
    const before = this.parentOf(commit);
    const measured = before?.tree === tree ? before.measured : await this.measure(tree);
    if (this.waiting.has(revision.commit)) this.byCommit.set(revision.commit, { measured, tree });
    if (!isAsked) return;
    const isOnMainLine = this.by.get(revision.commit) === revision;
    this.points.push({ revision, parents, isOnMainLine, ...measured });
    if (this.isStart(commit) || isSame(before?.measured ?? NOT_YET, measured)) return;
    this.steps.push({
      revision,
      before: before?.measured ?? NOT_YET,
      after: measured,
      causes: await this.causes(before, { measured, tree }, revision.commit),
      isMerge: parents.length > 1,
      broughtBy: isOnMainLine ? undefined : this.by.get(revision.commit),
    });
  }

  history(): FigureHistory {
    const { request, points, steps, walk } = this;
    return { request, points, steps, isShallow: walk.isShallow };
  }

  /** What its first parent was, which is let go after the last commit that begins from it. */
  private parentOf({ parents: [first] }: WalkedCommit): Known | undefined {
    if (first === undefined) return undefined;
    const known = this.byCommit.get(first);
    const left = this.waiting.get(first)! - 1;
    this.waiting.set(first, left);
    if (left === 0) this.byCommit.delete(first);
    return known;
  }

  /** Whether what was before it is not known. */
  private isStart({ parents, revision }: WalkedCommit): boolean {
    if (parents.length > 0) return false;
    return this.walk.isShallow || this.walk.from === revision.commit;
  }

  private async measure(tree: PastTree): Promise<Measured> {
    const { corpus, problems } = await this.study.at(tree);
    return figureOf(corpus, problems, this.request);
  }

  private causes(
    before: Known | undefined,
    { tree, measured }: Known,
    name: string,
  ): Promise<readonly string[]> {
    const old = before ? new TreeStore(before.tree, this.contents) : NOTHING;
    const states = {
      before: { label: l10n.t('before'), store: old },
      after: { label: name.slice(0, 7), store: new TreeStore(tree, this.contents) },
    };
    return causesBetween(states, this.request, measured);
  }
}

/** Before the first commit. */
const NOT_YET: Measured = none(l10n.t('there was no study yet'));

const NOT_COMMITTED = { commit: '', author: '', date: '', subject: '' };

async function* inGroups<T>(items: AsyncIterable<T>, most: number): AsyncGenerator<T[]> {
  let group: T[] = [];
  for await (const item of items) {
    group.push(item);
    if (group.length < most) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
