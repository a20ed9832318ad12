import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { quoted } from '../../../../core/base/phrases';
import { type Passage, codePassages } from '../../../../core/coding/codePassages';
import { newSegmentId } from '../../../../core/coding/segmentId';
import { codesOf } from '../../../../core/search/uncodedHits';
import { countUnits } from '../../../../core/search/units';
import type { Span } from '../../../../core/text/span';
import { CodingAction } from '../../../../study/codingUndo';
import type { CodingPart } from '../../../../study/studyWriter';
import type { Transcript } from '../../../../study/transcript';
import type { Deps } from '../../../deps';
import { Captures } from '../../../session/captures';
import type { OpenStudy } from '../../../session/openStudy';
import type { ListedSearch } from '../../../session/segmentLists';
import { Refusal, unwrap } from '../../../ui/failure';
import { STATUS_MS } from '../../../ui/statusMs';
import { findOrCreate } from '../apply/applyCode';
import { type PickedCodes, pickCodes } from '../apply/pickCodes';
import { RecentCodes } from '../apply/recentCodes';
import type { ShownSegment } from '../segments/shownSegment';

/** Codes what was found and chosen, with one step of undo for all. @param given ids, names or paths of codes; without, the user is asked */
export async function codeHits(
  deps: Deps,
  openStudy: OpenStudy,
  search: ListedSearch,
  chosen: readonly ShownSegment[],
  given?: readonly string[],
): Promise<void> {
  if (chosen.length === 0) throw new Refusal(l10n.t('Select hits in the Segments panel first.'));
  requireCurrent(openStudy, search, chosen);
  const coder = await deps.coder.require(openStudy);
  if (!coder) return;
  const what = countUnits[search.request.unit](chosen.length);
  const recent = new RecentCodes(deps.context.workspaceState);
  const { rule } = search;
  const picked = given
    ? codesGiven(openStudy, given)
    : rule
      ? { codes: codesOf(rule, openStudy.study), create: [] }
      : await askCodes(openStudy, recent, what);
  if (!picked || picked.codes.length + picked.create.length === 0) return;
  // somebody may have taken a while to choose
  requireCurrent(openStudy, search, chosen);
  const names = [
    ...picked.codes.map(id => openStudy.study.codebook.resolve(id)?.name ?? id),
    ...picked.create,
  ];
  const list = names.map(name => quoted(name)).join(', ');
  const action = new CodingAction(l10n.t('code {0} with {1}', what, list));
  const codes = [...picked.codes];
  for (const name of picked.create) codes.push(await findOrCreate(deps, openStudy, name, action));
  const ruleId = search.isRuleItself ? rule?.id : undefined;
  const coding = [...byPath(chosen)].map(([path, spans]) =>
    codingOf(deps, { openStudy, path }, coder.id, spans, codes, ruleId),
  );
  unwrap(await openStudy.study.changeTogether({ coding }, action));
  await recent.note(openStudy, codes);
  vscode.window.setStatusBarMessage(l10n.t('Coded: {0}.', what), STATUS_MS);
}

/** What was found is coded only where the words still are as they were found. */
function requireCurrent({ study }: OpenStudy, search: ListedSearch, chosen: readonly ShownSegment[]): void {
  if (search.isLooking) throw new Refusal(l10n.t('The search has not finished yet. Try again in a moment.'));
  const isSame = (path: string, turns: unknown) => study.transcript(path)?.reading.turns === turns;
  if (chosen.every(({ place, coded }) => coded && isSame(place.path, coded.turns))) return;
  throw new Refusal(
    l10n.t('A transcript has changed in the meantime. Look at the hits again, then code them.'),
  );
}

function codesGiven({ study }: OpenStudy, given: readonly string[]): PickedCodes {
  const found = given.map(name => study.codebook.find(name)?.id);
  return {
    codes: found.flatMap(id => id ?? []),
    create: given.filter((_, i) => found[i] === undefined),
  };
}

async function askCodes(
  openStudy: OpenStudy,
  recent: RecentCodes,
  what: string,
): Promise<PickedCodes | undefined> {
  const { study } = openStudy;
  return pickCodes(study.codebook, {
    title: l10n.t('Code {0}', what),
    groups: [{ heading: l10n.t('recently used'), codes: recent.of(openStudy) }],
    counts: study.codeCounts,
  });
}

function byPath(chosen: readonly ShownSegment[]): ReadonlyMap<string, readonly Span[]> {
  const spans = new Map<string, Span[]>();
  for (const { place } of chosen) {
    const known = spans.get(place.path);
    if (known) known.push(place);
    else spans.set(place.path, [place]);
  }
  return spans;
}

function codingOf(
  deps: Deps,
  { openStudy, path }: { readonly openStudy: OpenStudy; readonly path: string },
  coder: string,
  spans: readonly Span[],
  codes: readonly string[],
  rule: string | undefined,
): CodingPart {
  const transcript = openStudy.study.transcript(path)!;
  const captures = new Captures({ openStudy, transcript });
  const created = deps.now();
  const passages = spans.map((span): Passage => {
    const captured = captures.segment(span, { id: newSegmentId(deps.random), codes, created });
    const segment = rule === undefined ? captured : { ...captured, rule };
    return { segment, same: sameWords(transcript, coder, span) };
  });
  return { path, coder, operation: sidecar => codePassages(sidecar, passages, captures.version) };
}

/** The coder's segment of exactly these words. */
function sameWords(transcript: Transcript, coder: string, { start, end }: Span): string | undefined {
  return transcript
    .overlapping(start, end)
    .find(placed => placed.coder === coder && placed.start === start && placed.end === end)?.segment.id;
}
