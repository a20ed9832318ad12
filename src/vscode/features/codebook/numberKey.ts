import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { NUMBERS } from '../../session/numberKeys';
import type { Deps } from '../../deps';
import { type CodeArgument, type CodeTarget, requireCode } from './pickCode';

/** Puts a code on a number key, or takes it off its key. @param given the number; 0 takes it off */
export async function assignNumberKey(deps: Deps, argument: CodeArgument, given?: number): Promise<void> {
  const target = await requireCode(deps.studies, argument, l10n.t('Assign a number key to which code?'));
  if (!target) return;
  const number = given ?? (await askNumber(deps, target));
  if (number === undefined) return;
  await deps.numberKeys.assign(target.openStudy, target.code.id, number === 0 ? undefined : number);
}

async function askNumber({ numberKeys }: Deps, { openStudy, code }: CodeTarget): Promise<number | undefined> {
  const own = numberKeys.byCode(openStudy).get(code.id);
  const items = NUMBERS.map(number => ({
    label: String(number),
    description: numberKeys.codeOn(openStudy, number)?.name ?? '',
    number,
  }));
  const none = { label: l10n.t('No key'), description: '', number: 0 };
  const picked = await vscode.window.showQuickPick(own ? [...items, none] : items, {
    title: l10n.t('Number key of “{0}”', code.name),
    placeHolder: l10n.t('In a locked transcript, the key applies the code to the selection'),
  });
  return picked?.number;
}
