import * as l10n from '@vscode/l10n';
import { counted } from '../../base/phrases';
import type { ImportKind, PlannedTranscript } from './planImport';
import type { SourceNote } from './source';

/** What becomes of a transcript, in a word or two. */
export function kindWords(kind: ImportKind): string {
  const words: Record<ImportKind, string> = {
    new: l10n.t('new'),
    updated: l10n.t('updated'),
    replaced: l10n.t('replaced'),
    recorded: l10n.t('same text, source recorded'),
    same: l10n.t('nothing has changed'),
  };
  return words[kind];
}

/** Who speaks: `Anna (12 turns), Interviewer (11 turns)`. */
export function speakersWords({ preview }: Pick<PlannedTranscript, 'preview'>, most = 10): string {
  const { speakers } = preview;
  if (speakers.length === 0) return l10n.t('no speakers found');
  const named = speakers.slice(0, most).map(({ label, turns }) => `${label} (${counted.turns(turns)})`);
  const more = speakers.length - named.length;
  return more > 0 ? l10n.t('{0} and {1} more', named.join(', '), more) : named.join(', ');
}

/** A note with its place. */
export function noteWords({ place, message }: SourceNote): string {
  return place === undefined ? message : l10n.t('{0}: {1}', place, message);
}
