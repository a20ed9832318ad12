import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { LINE_END, memoLine, memoOfLine } from '../../../../core/coding/memoLine';
import { sameJson } from '../../../../core/records/sameJson';
import type { Choice } from '../../../../core/versions/merge/choices';
import type { Side } from '../../../../core/versions/merge/markers';
import type { OpenedConflict } from './openConflict';
import type { SideBySide } from './sideBySide';
import { choiceTitle, fieldLabel, fileLabel, sideLabel, valueLabel } from './wording';

/** What a person says to one conflict; undefined calls all of it off. */
export type Answer = { readonly value: unknown } | 'later' | 'back' | undefined;

interface Row extends vscode.QuickPickItem {
  readonly answer?: Answer;
  readonly action?: 'show' | 'write';
}

const ICONS: Readonly<Record<Side, string>> = { ours: 'arrow-left', theirs: 'arrow-right', base: 'history' };

/** Fields of free text, which can hold what both have written. */
const TEXTS = ['memo', 'description', 'include', 'exclude', 'example'];
const WRITABLE = [...TEXTS, 'name'];

/**
 * Shows one conflict, with the values that each side has, and asks which holds.
 * @param at number of the conflict, from 0, of so many
 */
export async function askChoice(
  conflict: OpenedConflict,
  choice: Choice,
  at: number,
  of: number,
  sideBySide: SideBySide,
): Promise<Answer> {
  const rows = rowsOf(conflict, choice);
  for (;;) {
    const row = await pickRow(conflict, choice, rows, at, of);
    if (!row?.action) return row?.answer;
    const answer =
      row.action === 'write'
        ? await write(conflict, choice)
        : await askBeside(conflict, choice, rows, sideBySide);
    if (answer !== undefined) return answer;
  }
}

function rowsOf(conflict: OpenedConflict, choice: Choice): Row[] {
  const { options, base, field } = choice;
  const optionRows = [...options]
    .sort((a, b) => rank(a.sides) - rank(b.sides))
    .map(({ value, sides }, i): Row => {
      const label =
        sides.length > 0
          ? sides.map(side => sideLabel(conflict, side)).join(', ')
          : l10n.t('version {0}', i + 1);
      const icon = sides.length > 0 ? ICONS[sides[0]!] : 'circle-outline';
      return { label: `$(${icon}) ${label}`, detail: valueLabel(conflict, choice, value), answer: { value } };
    });
  const isBaseNew = base !== undefined && !options.some(({ value }) => sameJson(value, base));
  const baseRow: Row = {
    label: `$(${ICONS.base}) ${sideLabel(conflict, 'base')}`,
    detail: valueLabel(conflict, choice, base),
    answer: { value: base },
  };
  const texts = options.map(({ value }) => value).filter(value => typeof value === 'string');
  const bothRow: Row = {
    label: `$(combine) ${l10n.t('both, one after the other')}`,
    detail: valueLabel(conflict, choice, texts.join('\n')),
    answer: { value: texts.join('\n') },
  };
  const heading: Row = { label: '', kind: vscode.QuickPickItemKind.Separator };
  return [
    ...optionRows,
    ...(isBaseNew && field !== 'name' ? [baseRow] : []),
    ...(TEXTS.includes(field) && texts.length > 1 ? [bothRow] : []),
    heading,
    ...(WRITABLE.includes(field)
      ? [{ label: `$(edit) ${l10n.t('Enter a new value…')}`, action: 'write' as const }]
      : []),
    { label: `$(diff) ${l10n.t('Show side by side')}`, action: 'show' as const },
    {
      label: `$(watch) ${l10n.t('Decide later')}`,
      description: l10n.t('all versions stay in the file'),
      answer: 'later' as const,
    },
  ];
}

function rank(sides: readonly Side[]): number {
  return sides.includes('ours') ? 0 : sides.includes('theirs') ? 1 : 2;
}

function pickRow(
  conflict: OpenedConflict,
  choice: Choice,
  rows: readonly Row[],
  at: number,
  of: number,
): Promise<Row | undefined> {
  const pick = vscode.window.createQuickPick<Row>();
  pick.title = `${l10n.t('Resolve Coding Conflict')} · ${fileLabel(conflict)}`;
  pick.placeholder = choiceTitle(conflict, choice);
  pick.step = at + 1;
  pick.totalSteps = of;
  pick.items = rows;
  pick.matchOnDetail = true;
  pick.ignoreFocusOut = true;
  pick.buttons = at > 0 ? [vscode.QuickInputButtons.Back] : [];
  return new Promise(resolve => {
    const done = (row: Row | undefined) => {
      resolve(row);
      pick.dispose();
    };
    pick.onDidAccept(() => {
      const [row] = pick.selectedItems;
      if (row) done(row);
    });
    pick.onDidTriggerButton(() => done({ label: '', answer: 'back' }));
    // Escape, or another quick pick: everything stays as it was
    pick.onDidHide(() => done(undefined));
    pick.show();
  });
}

/** Shows two versions in an editor, which the list would cover, and asks beside it; undefined leads back to the list. */
async function askBeside(
  conflict: OpenedConflict,
  choice: Choice,
  rows: readonly Row[],
  sideBySide: SideBySide,
): Promise<Answer> {
  await sideBySide.show(conflict, choice);
  const versions = rows.filter(({ answer }) => typeof answer === 'object').slice(0, choice.options.length);
  const buttons = versions.map(({ label, answer }) => ({
    title: label.replace(/^\$\([a-z-]+\) /, ''),
    answer,
  }));
  const all = { title: l10n.t('All Choices…'), answer: undefined };
  const picked = await vscode.window.showInformationMessage(
    l10n.t('{0}: which version?', choiceTitle(conflict, choice)),
    ...buttons,
    all,
  );
  return picked?.answer;
}

async function write(conflict: OpenedConflict, choice: Choice): Promise<Answer> {
  const { field, record } = choice;
  const now = record[field];
  const isText = TEXTS.includes(field);
  const known = typeof now === 'string' ? now : '';
  const written = await vscode.window.showInputBox({
    title: choiceTitle(conflict, choice),
    prompt: isText ? l10n.t('{0}. {1} begins a new line.', fieldLabel(choice), LINE_END) : fieldLabel(choice),
    value: isText ? memoLine(known) : known,
    ignoreFocusOut: true,
    validateInput: text =>
      field === 'name' && text.trim() === '' ? l10n.t('A name cannot be empty.') : undefined,
  });
  if (written === undefined) return undefined;
  return { value: written === '' ? null : isText ? memoOfLine(written) : written };
}
