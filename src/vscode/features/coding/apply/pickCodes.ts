import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Code } from '../../../../core/codebook/code';
import type { Codebook } from '../../../../core/codebook/codebook';
import { CodeSearch } from '../../../../core/codebook/searchCodes';
import { colorIcon } from '../../../ui/icons';

/** What someone chose: codes, and the name of one to make. */
export interface PickedCodes {
  readonly codes: readonly string[];
  readonly create: string | undefined;
}

interface CodeItem extends vscode.QuickPickItem {
  readonly code?: Code;
  readonly create?: string;
}

/**
 * Asks for codes: recent ones first, found by what is typed, several with Space or by mouse, a new one when the name is
 * new. Enter takes the ticked ones, and what is in focus when something was typed or nothing is ticked.
 * @param ticked ids of codes that are ticked at first
 */
export function pickCodes(
  codebook: Codebook,
  options: {
    title: string;
    recent: readonly string[];
    ticked?: readonly string[];
    counts: ReadonlyMap<string, number>;
  },
): Promise<PickedCodes | undefined> {
  const search = new CodeSearch(codebook);
  const items = new Map(
    codebook.inOrder().map(code => [code.id, itemOf(codebook, code, options.counts.get(code.id) ?? 0)]),
  );
  const picker = vscode.window.createQuickPick<CodeItem>();
  picker.title = options.title;
  picker.placeholder = l10n.t('Type to find or create a code; press Space to select several');
  picker.canSelectMany = true;
  picker.matchOnDescription = true;
  picker.ignoreFocusOut = false;
  /** What is put in focus, until the picker says that it is: Enter may come first. */
  let expected: CodeItem | undefined;
  let ticked: readonly CodeItem[] = (options.ticked ?? []).flatMap(id => items.get(id) ?? []);

  const show = () => {
    const query = picker.value.trim();
    const found = search.find(query, options.recent).flatMap(code => items.get(code.id) ?? []);
    const shown = [...ticked, ...found.filter(item => !ticked.includes(item))];
    const create = query !== '' && !search.named(query) ? [createItem(query)] : [];
    picker.items = [...shown, ...create];
    picker.selectedItems = ticked;
    expected = (query === '' ? undefined : (found[0] ?? create[0])) ?? shown[0];
    picker.activeItems = expected ? [expected] : [];
  };

  return new Promise(resolve => {
    picker.onDidChangeValue(show);
    picker.onDidChangeActive(([active]) => {
      if (active === expected) expected = undefined;
    });
    picker.onDidChangeSelection(selected => (ticked = selected.filter(item => item.code)));
    picker.onDidAccept(() => {
      const focused = expected ?? picker.activeItems[0];
      const takeFocused = focused && (picker.value.trim() !== '' || picker.selectedItems.length === 0);
      const chosen = new Set([...picker.selectedItems, ...(takeFocused ? [focused] : [])]);
      const codes = [...chosen].flatMap(item => item.code?.id ?? []);
      resolve({ codes, create: [...chosen].find(item => item.create)?.create });
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    show();
    picker.show();
  });
}

function itemOf(codebook: Codebook, code: Code, count: number): CodeItem {
  const theme = codebook.path(code.id).slice(0, -1).join(' › ');
  return {
    label: code.name,
    description: [theme, count > 0 ? String(count) : ''].filter(Boolean).join('  ·  '),
    iconPath: colorIcon(codebook.color(code.id), codebook.isTheme(code.id) ? 'theme' : 'code'),
    alwaysShow: true, // what fits is decided here, with typing errors allowed
    code,
  };
}

function createItem(name: string): CodeItem {
  return {
    label: `$(add) ${l10n.t('New code')}`,
    description: `“${name}”`,
    alwaysShow: true,
    create: name,
  };
}
