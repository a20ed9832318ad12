import * as l10n from '@vscode/l10n';

/** What coders agree or disagree about. */
export type UnitKind = 'turn' | 'paragraph' | 'sentence' | 'character' | 'transcript' | 'segment';

/** What one is called, in the words of the reports. */
export const UNIT_NAMES: Readonly<Record<UnitKind, string>> = {
  turn: l10n.t('turn'),
  paragraph: l10n.t('paragraph'),
  sentence: l10n.t('sentence'),
  character: l10n.t('character'),
  transcript: l10n.t('transcript'),
  segment: l10n.t('segment'),
};

/** What several are called. */
export const UNITS_NAMES: Readonly<Record<UnitKind, string>> = {
  turn: l10n.t('turns'),
  paragraph: l10n.t('paragraphs'),
  sentence: l10n.t('sentences'),
  character: l10n.t('characters'),
  transcript: l10n.t('transcripts'),
  segment: l10n.t('segments'),
};
