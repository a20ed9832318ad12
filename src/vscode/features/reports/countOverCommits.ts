import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../../../core/base/result';
import { finish } from '../../../core/base/steps';
import { findScope } from '../../../core/corpus/scope';
import { settledTable } from '../../../core/report/table/settledTable';
import { bisectReport } from '../../../core/versions/bisect/bisectReport';
import { FIGURES, type FigureRequest, isAgreement } from '../../../core/versions/bisect/figure';
import type { FigureHistory } from '../../../core/versions/bisect/figureHistory';
import { figureSteps, withWorking } from '../../../study/bisect/figureSteps';
import type { CommitWalk } from '../../../study/gitPort';
import { availableGit } from '../../session/availableGit';
import type { OpenStudy } from '../../session/openStudy';
import type { Studies } from '../../session/studies';
import type { CountedReport } from './countedReport';
import type { ReportRequest } from './request';

/** Milliseconds of work after which others get their turn. */
const SLICE_MS = 40;

interface Running {
  readonly isCancelled: () => boolean;
  readonly onProgress: (done: number) => void;
}

/** Histories of a study that are kept: of the panels that are open beside each other, and what was chosen in them before. */
const MAX_KEPT = 8;

/** What was followed over the commits of a study, the latest last: they do not change while somebody codes. */
const keptOf = new WeakMap<OpenStudy, Map<string, FigureHistory>>();

/**
 * Follows the figure that a request asks for over the commits, up to what is not committed.
 * @returns undefined when it was cancelled
 */
export async function countOverCommits(
  studies: Studies,
  openStudy: OpenStudy,
  { scope: asked, options }: ReportRequest,
  running: Running,
): Promise<Result<CountedReport> | undefined> {
  const git = await availableGit(studies, openStudy);
  const { codes = [] } = asked;
  const what = FIGURES.find(one => one === options['what']) ?? 'n';
  if (codes.length > 1 || (codes.length === 0 && !isAgreement(what)))
    return fail(l10n.t('Choose the one code whose figure is to be followed.'));
  const request: FigureRequest = { what, code: codes[0], scope: asked, preset: 'strict', unit: 'turn' };
  const walk = await git.walks.walk({});
  if (!walk.ok) return walk;
  const committed = await followed(studies, openStudy, walk.value, request, running);
  const states = committed && (await git.changes.states({ kind: 'working' }));
  if (!states || running.isCancelled()) return undefined;
  if (!states.ok) return states;
  const { corpus, problems } = openStudy.study;
  const history = await withWorking(committed, { corpus, problems, states: states.value });
  const found = findScope(corpus, asked);
  if (!found.ok) return found;
  const report = bisectReport(corpus, found.value, history);
  return ok({ ...report, table: finish(settledTable(report.table)) });
}

async function followed(
  studies: Studies,
  openStudy: OpenStudy,
  walk: CommitWalk,
  request: FigureRequest,
  { isCancelled, onProgress }: Running,
): Promise<FigureHistory | undefined> {
  const { coders } = openStudy.study.visible;
  const head = walk.commits.at(-1)?.revision.commit;
  const key = JSON.stringify([head, request, coders ? [...coders] : null]);
  const kept = keptOf.get(openStudy)?.get(key);
  if (kept) return kept;
  let since = Date.now();
  const history = await figureSteps(walk, request, {
    oldTexts: studies.oldTexts(openStudy.root),
    async onProgress(done) {
      if (Date.now() - since < SLICE_MS) return !isCancelled();
      onProgress(done);
      await new Promise(resolve => setTimeout(resolve, 0));
      since = Date.now();
      return !isCancelled();
    },
  });
  if (history) keep(openStudy, key, history);
  return history;
}

function keep(openStudy: OpenStudy, key: string, history: FigureHistory): void {
  const kept = keptOf.get(openStudy) ?? new Map<string, FigureHistory>();
  keptOf.set(openStudy, kept.set(key, history));
  for (const oldest of [...kept.keys()].slice(0, -MAX_KEPT)) kept.delete(oldest);
}
