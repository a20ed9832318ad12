import * as l10n from '@vscode/l10n';
import { quoted } from '../../../core/base/phrases';
import type { UsedSegment } from '../../../study/codeUse';
import type { Deps } from '../../deps';
import type { OpenStudy } from '../../session/openStudy';

/** What an operation on some codes touches, as far as whoever codes here may see it. */
export interface Touched {
  readonly mine: number;
  /** Zero while others are hidden. */
  readonly others: number;
  readonly transcripts: number;
  /** Whether there may be segments of others that are hidden. */
  readonly isBlind: boolean;
}

/** @param ids of codes; those below them do not count */
export function touchedBy(deps: Deps, openStudy: OpenStudy, ids: readonly string[]): Touched {
  const { codebook, use } = openStudy.study;
  return touchedOf(deps, openStudy, use.segmentsOfCodes(codebook, new Set(ids)));
}

function touchedOf(deps: Deps, openStudy: OpenStudy, segments: readonly UsedSegment[]): Touched {
  const own = deps.coder.of(openStudy)?.id;
  const mine = segments.filter(({ coder }) => coder === own).length;
  return {
    mine,
    others: segments.length - mine,
    transcripts: new Set(segments.map(({ transcript }) => transcript)).size,
    isBlind: deps.blind.of(openStudy) !== undefined,
  };
}

/** The same in lines of a dialog. */
export function touchedLines({ mine, others, transcripts, isBlind }: Touched): string[] {
  return [
    l10n.t('Your segments: {0}', mine),
    isBlind
      ? l10n.t('Segments of other coders: hidden while you code blind')
      : l10n.t('Segments of other coders: {0}', others),
    l10n.t('Transcripts: {0}', transcripts),
  ];
}

/** `“Trust”`, or `“Trust”, “Fear” and 3 more`. */
export function quotedNames(names: readonly string[], most = 4): string {
  const shown = names.slice(0, most).map(quoted).join(', ');
  return names.length > most ? l10n.t('{0} and {1} more', shown, names.length - most) : shown;
}
