import * as l10n from '@vscode/l10n';
import { counted, enumerate } from '../../../../core/base/phrases';
import { parseSidecarPath } from '../../../../core/coding/sidecarName';
import { aroundPlace } from '../../../../core/analyses/personalData/aroundPlace';
import type { PlannedPlace, PseudonymPlan } from '../../../../core/pseudonyms/pseudonymPlan';
import { countedKind } from '../../../../core/analyses/personalData/dataKinds';
import { PERSONAL_KINDS } from '../../../../core/privacy/personalData';
import type { PlaceView, PseudonymsView } from '../../../../webview/personalData/messages';
import type { Pseudonymising } from './pseudonymising';

/** UTF-16 units that are shown on each side of a place. */
export const AROUND = 60;

/** What is said of a plan above the list, and whether it can be done. */
export function pseudonymsView({ plan, problem, isPlanning }: Pseudonymising): PseudonymsView {
  if (problem !== undefined) return { said: problem, isProblem: true, isReady: false };
  if (isPlanning) return { said: l10n.t('Looking for these words…'), isProblem: false, isReady: false };
  if (!plan) {
    const said = l10n.t('Tick the words that are to be replaced, and change what will be in their place.');
    return { said, isProblem: false, isReady: false };
  }
  const isReady = plan.rewrites.length > 0;
  return {
    said: isReady ? planSummary(plan) : l10n.t('There is nothing to replace.'),
    isProblem: false,
    isReady,
  };
}

/** In how many places words of a plan are replaced, by what they are known by; undefined for words that are not in it. */
export function plannedCounts(mode: Pseudonymising): (id: string) => string | undefined {
  const { plan } = mode;
  const all = plan?.replacements.map(() => 0) ?? [];
  for (const { replacement } of plan?.places ?? []) all[replacement]!++;
  return id => {
    const number = mode.numberOf(id);
    if (!plan || number === undefined) return undefined;
    const [made, of] = [plan.counts[number]!, all[number]!];
    return made < of ? l10n.t('{0} of {1}', made, counted.places(of)) : counted.places(made);
  };
}

/** Where a planned place is, for people. */
export function whereOf({ path, field, line, in: kind }: PlannedPlace): string {
  if (kind === 'path') return l10n.t('Name of {0}', path);
  if (line !== null) return l10n.t('{0}, line {1}', path, line);
  return field === '' ? path : l10n.t('{0}: {1}', path, field);
}

/**
 * Places of a plan as the page shows them; their number is that among all places of the plan.
 * @param textOf the text of a transcript, of which more can be shown than a plan has
 */
export function plannedViews(
  { places, kept }: PseudonymPlan,
  replacement: number,
  most: number,
  textOf: (path: string) => string | undefined,
): { readonly places: PlaceView[]; readonly of: number } {
  const own = places.flatMap((place, i) => (place.replacement === replacement ? [{ place, i }] : []));
  return {
    of: own.length,
    places: own.slice(0, most).map(({ place, i }) => {
      const { key, becomes, before, words, after } = place;
      const text = place.in === 'text' || place.in === 'label' ? textOf(place.path) : undefined;
      return {
        place: i,
        where: whereOf(place),
        ...(text === undefined ? { before, words, after } : aroundPlace(text, place, AROUND)),
        planned: { key, becomes, isKept: kept.has(key) },
      };
    }),
  };
}

/** What a plan changes, in one line. */
export function planSummary(plan: PseudonymPlan): string {
  const places = plan.counts.reduce((sum, count) => sum + count, 0);
  return l10n.t(
    'To be replaced: {0} in {1} of {2}.',
    wordsText(plan),
    counted.places(places),
    filesText(plan),
  );
}

/** What a plan changes and what it leaves, for a person who is about to do it. */
export function planDetails(plan: PseudonymPlan): string[] {
  const { files, uncertain, remaining, places, kept } = plan;
  const left = places.filter(({ key }) => kept.has(key)).length;
  // coding files follow their transcripts
  const renamed = files.filter(({ path, to }) => path !== to && !parseSidecarPath(path));
  return [
    planSummary(plan),
    left > 0 ? l10n.t('Left as they are: {0}.', counted.places(left)) : '',
    renamed.length > 0
      ? l10n.t(
          'Renamed: {0}.',
          enumerate(
            renamed.map(({ path, to }) => `${path} → ${to}`),
            5,
          ),
        )
      : '',
    uncertain.length > 0 ? l10n.t('Segments that stay uncertain: {0}.', uncertain.length) : '',
    remaining.length > 0
      ? l10n.t('Words stay in: {0}.', enumerate([...new Set(remaining.map(({ path }) => path))], 5))
      : '',
  ].filter(line => line !== '');
}

function wordsText({ replacements, counts }: PseudonymPlan): string {
  const used = replacements.filter((_, i) => counts[i]! > 0);
  return enumerate(
    PERSONAL_KINDS.map(kind => ({ kind, n: used.filter(one => one.kind === kind).length }))
      .filter(({ n }) => n > 0)
      .map(({ kind, n }) => countedKind(kind, n)),
  );
}

function filesText({ files }: PseudonymPlan): string {
  return files.length === 1 ? l10n.t('1 file') : l10n.t('{0} files', files.length);
}
