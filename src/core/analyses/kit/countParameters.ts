import * as l10n from '@vscode/l10n';
import { type Flag, choice } from './parameters';

// Options that several analyses of codes share.

/** What a share is of, and what the order of codes goes by: `By`. */
export const countBy = choice({
  title: l10n.t('Count by'),
  help: l10n.t('what percentages and the order of codes are based on'),
  values: {
    participant: l10n.t('participants'),
    segment: l10n.t('segments'),
    transcript: l10n.t('transcripts'),
    words: l10n.t('words'),
  },
  default: 'participant',
});

/** What the label `general` means: `Preset`. */
export const preset = choice({
  isSeldom: true,
  title: l10n.t('“General” means'),
  help: l10n.t('the label “general” requires all participants (strict), or all or all but one (lenient)'),
  values: { strict: l10n.t('all participants'), lenient: l10n.t('all or all but one') },
  default: 'strict',
});

/** Whether all code groups have a row, see `withCodeGroups`. */
export const codegroups: Flag = {
  kind: 'flag',
  isSeldom: true,
  title: l10n.t('Include code groups'),
  help: l10n.t('add a row for each code group, unless codes are filtered'),
};

/** Whether codes without a segment have a row. */
export const all: Flag = {
  kind: 'flag',
  isSeldom: true,
  title: l10n.t('Include unused codes'),
  help: l10n.t('include a row for codes that are not used'),
};

/** How a table is laid out: with a column for each figure, or as papers print it. */
export const form = choice({
  title: l10n.t('Layout'),
  help: l10n.t('a column for each figure (table), or as papers print it (paper)'),
  values: { table: l10n.t('a column for each figure'), paper: l10n.t('as in papers') },
  default: 'table',
});

export type Form = keyof typeof form.values;
