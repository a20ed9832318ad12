import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Code } from '../../../core/codebook/code';
import type { Codebook } from '../../../core/codebook/codebook';
import { addCode, recolorCode, renameCode } from '../../../core/codebook/operations';
import { nameKey } from '../../../core/codebook/codeName';
import { duplicateCode, nameOfCopy } from '../../../core/codebook/duplicateCode';
import { parseHex } from '../../../core/codebook/contrast';
import { PALETTE } from '../../../core/codebook/palette';
import { ok } from '../../../core/base/result';
import { CodingAction } from '../../../study/codingUndo';
import { askName } from '../../ui/askName';
import { unwrap } from '../../ui/failure';
import { colorIcon } from '../../ui/icons';
import type { Deps } from '../../deps';
import type { OpenStudy } from '../../session/openStudy';
import type { CodebookNode } from './codebookTree';
import { confirmAndMerge } from './mergeCode';
import { type CodeArgument, type CodeTarget, requireCode, studyOf } from './pickCode';

// Each takes what the user would be asked for as an argument too, for keybindings and tests.

/** Adds a code at the top. @returns its row; undefined when the user gave up */
export async function newCode(deps: Deps, name?: string): Promise<CodebookNode | undefined> {
  return addUnder(deps, studyOf(deps.studies, undefined), undefined, name);
}

/** Adds a code under another, which so becomes a theme. @returns its row; undefined when the user gave up */
export async function newChildCode(
  deps: Deps,
  argument: CodeArgument,
  name?: string,
): Promise<CodebookNode | undefined> {
  const target = await requireCode(deps.studies, argument, l10n.t('Add a code under which code?'));
  return target && addUnder(deps, target.openStudy, target.code, name);
}

async function addUnder(
  { random }: Deps,
  openStudy: OpenStudy,
  under: Code | undefined,
  given?: string,
): Promise<CodebookNode | undefined> {
  const title = under ? l10n.t('New code under “{0}”', under.name) : l10n.t('New code');
  const draft = (name: string) => (codebook: Codebook) =>
    addCode(codebook, { name, parent: under?.id }, random);
  const name = given ?? (await askName(title, '', value => draft(value)(openStudy.study.codebook)));
  if (name === undefined) return undefined;
  let code: Code | undefined;
  unwrap(
    await openStudy.study.changeCodebook(
      codebook => {
        const added = draft(name)(codebook);
        if (!added.ok) return added;
        code = added.value.code;
        return ok(added.value.file);
      },
      new CodingAction(l10n.t('new code “{0}”', name)),
    ),
  );
  return code && { openStudy, code };
}

/**
 * Gives a code another name; its id, and so every coding, stays. The name of a sibling is an offer to merge the two.
 */
export async function rename(deps: Deps, argument: CodeArgument, given?: string): Promise<void> {
  const target = await requireCode(deps.studies, argument, l10n.t('Rename which code?'));
  if (!target) return;
  const { openStudy, code } = target;
  const name = given ?? (await askNewName(target));
  if (name === undefined || name === code.name) return;
  const twin = given === undefined ? siblingNamed(openStudy.study.codebook, code, name) : undefined;
  if (twin) {
    await confirmAndMerge(deps, openStudy, [code], twin);
    return;
  }
  const action = new CodingAction(l10n.t('rename “{0}” to “{1}”', code.name, name));
  unwrap(await openStudy.study.changeCodebook(codebook => renameCode(codebook, code.id, name), action));
}

/** Says before that a name which a sibling has means to merge them. */
function askNewName({ openStudy, code }: CodeTarget): Promise<string | undefined> {
  const title = l10n.t('Rename “{0}”', code.name);
  return askName(title, code.name, value => {
    const { codebook } = openStudy.study;
    const twin = siblingNamed(codebook, code, value);
    if (!twin) return renameCode(codebook, code.id, value);
    const message = l10n.t('“{0}” is here already. Press Enter to merge the two.', twin.name);
    return { ok: false, error: { message, severity: vscode.InputBoxValidationSeverity.Info } };
  });
}

function siblingNamed(codebook: Codebook, { id }: Code, name: string): Code | undefined {
  const parent = codebook.parentOf(id);
  const siblings = parent ? codebook.children(parent.id) : codebook.roots();
  return siblings.find(one => one.id !== id && nameKey(one.name) === nameKey(name));
}

/** Adds a code with the definition of another, and no codings. @returns its row; undefined when the user gave up */
export async function duplicate(
  { studies, random }: Deps,
  argument: CodeArgument,
  given?: string,
): Promise<CodebookNode | undefined> {
  const target = await requireCode(studies, argument, l10n.t('Duplicate which code?'));
  if (!target) return undefined;
  const { openStudy, code } = target;
  const draft = (codebook: Codebook, name: string) => duplicateCode(codebook, code.id, name, random);
  const proposed = nameOfCopy(openStudy.study.codebook, code);
  const title = l10n.t('Duplicate “{0}”: its definition, not its codings', code.name);
  const name = given ?? (await askName(title, proposed, value => draft(openStudy.study.codebook, value)));
  if (name === undefined) return undefined;
  let copy: Code | undefined;
  unwrap(
    await openStudy.study.changeCodebook(
      codebook => {
        const added = draft(codebook, name);
        if (!added.ok) return added;
        copy = added.value.code;
        return ok(added.value.file);
      },
      new CodingAction(l10n.t('duplicate “{0}”', code.name)),
    ),
  );
  return copy && { openStudy, code: copy };
}

/** Changes a code's colour, to one of the palette or any other. */
export async function recolor({ studies }: Deps, argument: CodeArgument, given?: string): Promise<void> {
  const target = await requireCode(studies, argument, l10n.t('Change which code’s colour?'));
  if (!target) return;
  const color = given ?? (await askColor(target));
  if (!color) return;
  const { openStudy, code } = target;
  const action = new CodingAction(l10n.t('change the colour of “{0}”', code.name));
  unwrap(await openStudy.study.changeCodebook(codebook => recolorCode(codebook, code.id, color), action));
}

function askColor({ openStudy, code }: CodeTarget): Promise<string | undefined> {
  return askColorOf(code.name, openStudy.study.codebook.color(code.id));
}

/** Asks for a colour, one of the palette or any other. @param current `#rrggbb` */
export async function askColorOf(name: string, current: string | undefined): Promise<string | undefined> {
  const custom = { label: `$(edit) ${l10n.t('Other colour…')}`, color: undefined };
  const items = PALETTE.map(({ name: label, color }) => ({
    label,
    description: color === current ? l10n.t('current') : '',
    iconPath: colorIcon(color, 'code'),
    color,
  }));
  const picked = await vscode.window.showQuickPick([...items, custom], {
    title: l10n.t('Colour of “{0}”', name),
  });
  if (!picked || picked.color) return picked?.color;
  const value = await vscode.window.showInputBox({
    ignoreFocusOut: true,
    title: l10n.t('Colour of “{0}”', name),
    prompt: l10n.t('Red, green and blue in hexadecimal, such as #4e79a7'),
    value: current ?? '',
    validateInput: typed =>
      parseHex(typed.trim()) ? undefined : l10n.t('Enter # followed by six hexadecimal digits.'),
  });
  return value?.trim().toLowerCase();
}
