import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted, labelled } from '../../../../core/base/phrases';
import { kindWords, speakersWords } from '../../../../core/exchange/transcriptsIn/importWording';
import type { PlannedImport } from '../../../../study/planImports';

interface Row extends vscode.QuickPickItem {
  readonly plan: PlannedImport;
}

/** Speakers that are named in a row. */
const MAX_SPEAKERS = 4;

/** Shows what each file becomes, a row each, to be ticked or not; undefined when the user gave up. */
export async function chooseImports(
  plans: readonly PlannedImport[],
): Promise<readonly PlannedImport[] | undefined> {
  const rows = plans.map((plan): Row => ({
    label: plan.file,
    description: `→ ${plan.path} · ${kindWords(plan.kind)}`,
    detail: detailOf(plan),
    picked: plan.kind !== 'replaced',
    plan,
  }));
  const picked = await vscode.window.showQuickPick(rows, {
    title: l10n.t('Import transcripts'),
    placeHolder: l10n.t('Enter imports what is ticked'),
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return picked?.map(({ plan }) => plan);
}

/** Why a transcript would be overwritten that should not be; else who speaks, and how it begins. */
function detailOf(plan: PlannedImport): string {
  if (plan.doubt !== undefined) return plan.doubt;
  const [first] = plan.preview.first;
  const begins = first && `${first.label === undefined ? '' : `${first.label}: `}${first.words}`;
  return [
    labelled(counted.turns(plan.preview.turns), speakersWords(plan, MAX_SPEAKERS)),
    ...(plan.notes.length > 0 ? [l10n.t('to check: {0}', plan.notes.length)] : []),
    ...(begins === undefined ? [] : [begins]),
  ].join(' · ');
}
