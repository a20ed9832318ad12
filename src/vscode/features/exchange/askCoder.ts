import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { window } from 'vscode';
import { type CoderOfRows, CodersOfRows } from '../../../core/exchange/codingsIn/codersOfRows';
import { isProgram } from '../../../core/corpus/coders';
import { nameOf } from '../../../core/studyFile/namedRecords';
import type { CodingProgram } from '../../../core/studyFile/studyFile';
import type { Deps } from '../../deps';
import type { OpenStudy } from '../../session/openStudy';
import { coderDescription, coderIcon } from '../../ui/coderLabels';
import { pickRow } from '../../ui/pickRow';

interface CoderRow extends vscode.QuickPickItem {
  readonly asked?: CoderOfRows;
  readonly asks?: 'person' | 'program';
}

/** Asks whose codings a file has. @param column that names coders, if one does @returns undefined when the user gave up */
export async function askCoder(
  { coder }: Deps,
  openStudy: OpenStudy,
  column: string | undefined,
): Promise<CoderOfRows | undefined> {
  const own = coder.of(openStudy);
  const { coders = [] } = openStudy.study.file ?? {};
  const ordered = [...coders].sort((a, b) => Number(b.id === own?.id) - Number(a.id === own?.id));
  const rows: CoderRow[] = [
    ...(column === undefined
      ? []
      : [{ label: `$(table) ${l10n.t('As the column “{0}” says', column)}`, asked: {} }]),
    ...ordered.map(one => ({
      label: `${coderIcon(one)} ${nameOf(one)}`,
      description: [
        one.id === own?.id ? l10n.t('you') : one.id,
        ...(isProgram(one) ? [coderDescription(one)] : []),
      ].join(' · '),
      asked: { coder: one.id },
    })),
    { label: `$(add) ${l10n.t('Another person…')}`, asks: 'person' },
    { label: `$(add) ${l10n.t('A program…')}`, asks: 'program' },
  ];
  const picked = await pickRow(rows, { title: l10n.t('Whose codings are these?') });
  if (!picked) return undefined;
  if (picked.asked) return picked.asked;
  return picked.asks === 'person'
    ? askName(openStudy, l10n.t('What is this person called?'), '', undefined)
    : askProgram(openStudy);
}

async function askProgram(openStudy: OpenStudy): Promise<CoderOfRows | undefined> {
  const ask = (title: string, prompt: string, isNeeded: boolean) =>
    window.showInputBox({
      title,
      prompt,
      ignoreFocusOut: true,
      validateInput: typed =>
        isNeeded && typed.trim() === '' ? l10n.t('Enter the name of the program.') : undefined,
    });
  const title = l10n.t('A program that has coded');
  const name = await ask(title, l10n.t('Its name, such as the name of the model.'), true);
  if (name === undefined) return undefined;
  const version = await ask(title, l10n.t('Its version. Leave empty if it has none.'), false);
  if (version === undefined) return undefined;
  const settings = await ask(
    title,
    l10n.t('What it was told: its prompt, its threshold. Leave empty if nothing.'),
    false,
  );
  if (settings === undefined) return undefined;
  const program: CodingProgram = {
    name: name.trim(),
    ...(version.trim() === '' ? {} : { version: version.trim() }),
    ...(settings.trim() === '' ? {} : { settings: settings.trim() }),
  };
  return askName(openStudy, l10n.t('What is this program called as a coder?'), program.name, program);
}

/** Asks for the name of a coder, which must be one that the codings can have. */
async function askName(
  { study }: OpenStudy,
  title: string,
  value: string,
  program: CodingProgram | undefined,
): Promise<CoderOfRows | undefined> {
  const coder = await window.showInputBox({
    title,
    value,
    ignoreFocusOut: true,
    validateInput: typed => {
      const id = new CodersOfRows(study.corpus, { coder: typed, program }).idOf(undefined);
      if (typed.trim() === '') return l10n.t('Please enter a name or initials.');
      return id.ok ? undefined : id.error;
    },
  });
  return coder === undefined ? undefined : { coder: coder.trim(), ...(program ? { program } : {}) };
}
