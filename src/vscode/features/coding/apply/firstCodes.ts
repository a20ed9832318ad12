import * as l10n from '@vscode/l10n';
import type { Span } from '../../../../core/text/span';
import { type Target, isWhole } from '../../../session/openStudy';
import { visibleSegments } from '../../../session/visibleCoders';
import type { CodeGroup } from '../../../ui/codePicker';
import type { CodingDeps } from './codingDeps';

/** How many of the codes that are used most are offered first. */
const MAX_FREQUENT = 7;

/** The codes that are likeliest meant for some words: those on these words, those last used, those used most. */
export function firstCodes(deps: CodingDeps, target: Target, spans: readonly Span[]): CodeGroup[] {
  const { openStudy, transcript } = target;
  const here = spans.flatMap(({ start, end }) =>
    visibleSegments(deps, target, transcript.overlapping(start, end)).flatMap(({ segment }) => segment.codes),
  );
  const counts = isWhole(openStudy) ? openStudy.study.codeCounts : [];
  const byUse = [...counts].filter(([, count]) => count > 0).sort(([, a], [, b]) => b - a);
  return [
    { heading: l10n.t('on this passage'), codes: here },
    { heading: l10n.t('recently used'), codes: deps.recent.of(openStudy) },
    { heading: l10n.t('often used'), codes: byUse.slice(0, MAX_FREQUENT).map(([id]) => id) },
  ];
}
