import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../../../core/base/phrases';
import { retireCodes } from '../../../core/codebook/retireCodes';
import { CodingAction } from '../../../study/codingUndo';
import { Refusal, unwrap } from '../../ui/failure';
import { STATUS_MS } from '../../ui/statusMs';
import type { Deps } from '../../deps';
import { type CodeArgument, requireCodes } from './pickCode';
import { quotedNames, touchedBy } from './touched';

/** Retires codes with all below them, so that they are not offered any more, or brings them back. */
export async function retire(deps: Deps, rows: readonly CodeArgument[], isRetired: boolean): Promise<void> {
  const target = await requireCodes(
    deps.studies,
    rows,
    isRetired ? l10n.t('Retire which code?') : l10n.t('Bring back which code?'),
    code => (code.retired === true) !== isRetired,
  );
  if (!target) return;
  const { openStudy, codes } = target;
  const { study } = openStudy;
  const all = [...new Set(codes.flatMap(({ id }) => study.codebook.descendants(id)))];
  const changed = all.filter(id => (study.codebook.get(id)?.retired === true) !== isRetired);
  if (changed.length === 0)
    throw new Refusal(
      isRetired ? l10n.t('These codes are retired already.') : l10n.t('These codes are not retired.'),
    );
  const names = quotedNames(codes.map(({ name }) => name));
  const label = isRetired ? l10n.t('retire {0}', names) : l10n.t('bring back {0}', names);
  unwrap(
    await study.changeCodebook(codebook => retireCodes(codebook, all, isRetired), new CodingAction(label)),
  );
  const { mine, others, isBlind } = touchedBy(deps, openStudy, changed);
  const kept = isBlind ? l10n.t('{0} of yours', counted.segments(mine)) : counted.segments(mine + others);
  const what = counted.codes(changed.length);
  vscode.window.setStatusBarMessage(
    isRetired
      ? l10n.t('Retired: {0}. Still counted, on {1}.', what, kept)
      : l10n.t('Brought back: {0}.', what),
    STATUS_MS,
  );
}
