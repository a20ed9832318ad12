import * as l10n from '@vscode/l10n';
import type { Code } from './code';

/** The parts of a definition, in the order in which they are read. */
export const FIELDS = ['description', 'include', 'exclude', 'example', 'memo'] as const;

export type Field = (typeof FIELDS)[number];

/** What they are called. */
export const FIELD_NAMES: Readonly<Record<Field, string>> = {
  description: l10n.t('Description'),
  include: l10n.t('Inclusion criteria'),
  exclude: l10n.t('Exclusion criteria'),
  example: l10n.t('Example'),
  memo: l10n.t('Memo'),
};

export const SCALE_NAME = l10n.t('Scale');

/** The parts of a definition that there are. */
export function definedFields(code: Code): readonly (readonly [field: Field, text: string])[] {
  return FIELDS.flatMap(field => {
    const text = code[field];
    return text !== undefined && text.trim() !== '' ? [[field, text] as const] : [];
  });
}
