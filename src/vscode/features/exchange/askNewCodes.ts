import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { Codebook } from '../../../core/codebook/codebook';
import { counted } from '../../../core/base/phrases';
import { oneLine } from '../../../core/base/visible';
import type { CodeChoices } from '../../../core/exchange/codingsIn/findCodes';
import { askForCode } from '../../ui/codePicker';
import { pickRow } from '../../ui/pickRow';

interface NameRow extends vscode.QuickPickItem {
  /** In the file. */
  readonly name?: string;
}

/**
 * Asks what becomes of codes that the codebook does not have: each is new, unless it is said to be another one or left out.
 * @param unknown their names, with how many rows have them @returns undefined when the user gave up
 */
export async function askNewCodes(
  codebook: Codebook,
  unknown: ReadonlyMap<string, number>,
): Promise<CodeChoices | undefined> {
  const choices = new Map<string, string | null>();
  for (let active = 0; ;) {
    const rows = rowsOf(codebook, unknown, choices);
    const row = await pickRow(rows, {
      title: l10n.t('Codes that the codebook does not have: {0}', unknown.size),
      placeholder: l10n.t('Enter on a row changes what becomes of it'),
      active,
    });
    if (!row) return undefined;
    if (row.name === undefined) return choices;
    active = rows.indexOf(row);
    await choose(codebook, row.name, choices);
  }
}

function rowsOf(
  codebook: Codebook,
  unknown: ReadonlyMap<string, number>,
  choices: CodeChoices,
): readonly NameRow[] {
  return [
    {
      label: `$(arrow-right) ${l10n.t('Continue')}`,
      detail: l10n.t('You will see what would be imported before anything is written.'),
    },
    ...[...unknown].map(([name, rows]) => ({
      label: oneLine(name),
      description: choiceWords(codebook, choices.get(name)),
      detail: counted.rows(rows),
      name,
    })),
  ];
}

function choiceWords(codebook: Codebook, choice: string | null | undefined): string {
  if (choice === undefined) return l10n.t('a new code');
  if (choice === null) return l10n.t('left out');
  return `→ ${codebook.get(choice)?.name ?? choice}`;
}

async function choose(codebook: Codebook, name: string, choices: Map<string, string | null>): Promise<void> {
  const now = choices.get(name);
  const rows = [
    { label: `$(add) ${l10n.t('Create a New Code')}`, does: 'create' },
    { label: `$(tag) ${l10n.t('Use an Existing Code…')}`, does: 'use' },
    { label: `$(circle-slash) ${l10n.t('Leave Out Its Codings')}`, does: 'leave' },
  ];
  const picked = await pickRow(rows, {
    title: l10n.t('What becomes of “{0}”?', oneLine(name)),
    active: now === undefined ? 0 : now === null ? 2 : 1,
  });
  if (!picked) return;
  if (picked.does === 'create') choices.delete(name);
  else if (picked.does === 'leave') choices.set(name, null);
  else {
    const code = await askForCode(codebook, { title: l10n.t('Which code is “{0}”?', oneLine(name)) });
    if (code) choices.set(name, code.id);
  }
}
