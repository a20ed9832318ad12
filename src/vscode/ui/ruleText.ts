import * as l10n from '@vscode/l10n';
import type { OpeningStudy } from '../session/openStudy';

/** Says by which rule a segment was found; undefined where it was by none. @param id of the rule, which may be deleted by now */
export function ruleText({ study }: OpeningStudy, id: string | undefined): string | undefined {
  if (id === undefined) return undefined;
  const name = study.codebook.file.rules?.find(rule => rule.id === id)?.name;
  return l10n.t('found by rule “{0}”', name ?? id);
}
