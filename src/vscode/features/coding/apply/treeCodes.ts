import * as l10n from '@vscode/l10n';
import type { Code } from '../../../../core/codebook/code';
import { Refusal } from '../../../ui/failure';
import type { OpenStudy } from '../../../session/openStudy';
import { applyCode } from './applyCode';
import type { CodingDeps } from './codingDeps';
import { activeEditor } from './target';

/** A row of the Codebook view. */
export interface TreeCode {
  readonly openStudy: OpenStudy;
  readonly code?: Code;
}

/** Applies the code of a row to what is selected in the editor; where the row is one of several that are selected, all of them. */
export async function applyTreeCodes(
  deps: CodingDeps,
  clicked: TreeCode,
  selected: readonly TreeCode[] = [],
): Promise<void> {
  const target = deps.studies.target(activeEditor(deps).document.uri);
  if (!target) throw new Refusal(l10n.t('Open a transcript first.'));
  const isSame = (row: TreeCode) => row.code?.id === clicked.code?.id && row.openStudy === clicked.openStudy;
  const rows = selected.some(isSame) ? selected : [clicked];
  if (rows.some(({ openStudy }) => openStudy !== target.openStudy))
    throw new Refusal(l10n.t('This code belongs to the codebook of another study.'));
  const codes = rows.flatMap(({ code }) => code?.id ?? []);
  if (codes.length > 0) await applyCode(deps, { codes });
}
