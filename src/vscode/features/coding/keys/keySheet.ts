import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Step } from '../../../../core/turns/steps';
import type { Edge } from '../../../../core/turns/steps';
import { askInPick } from '../../../ui/askInPick';
import type { Deps } from '../../../deps';
import { moveLabel, resizeLabel } from '../boundaries/pickStep';
import { type BoundCommand, type Keybinding, boundCommands } from './keyTexts';

export const SINGLE_KEYS = 'transcriptCoder.singleKeys';

interface KeyItem extends vscode.QuickPickItem {
  readonly bound?: BoundCommand;
  /** Whether it leads to Keyboard Shortcuts. */
  readonly leadsToAll?: boolean;
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly keybindings: readonly Keybinding[];
  };
}

/**
 * All keys of a transcript with what they do, as the manifest has them; the one that is chosen is run. VS Code tells no extension
 * which keys a person has changed: its own list has these.
 */
export async function showKeys(deps: Deps): Promise<void> {
  const picker = vscode.window.createQuickPick<KeyItem>();
  picker.title = l10n.t('Keys for coding');
  picker.placeholder = l10n.t('Type to search; Enter runs the command');
  picker.matchOnDescription = true;
  picker.items = keyItems(deps);
  const change = {
    iconPath: new vscode.ThemeIcon('gear'),
    tooltip: l10n.t('Change keys in Keyboard Shortcuts'),
  };
  picker.buttons = [change];
  picker.onDidTriggerButton(() => {
    picker.hide();
    void openShortcuts();
  });
  const [item] = (await askInPick(picker, deps.commands.typedAhead)) ?? [];
  if (item?.leadsToAll) return void (await openShortcuts());
  const chosen = item?.bound;
  if (!chosen) return;
  const args = Object.keys(chosen.args).length > 0 ? [chosen.args] : [];
  await vscode.commands.executeCommand(chosen.command, ...args);
}

async function openShortcuts(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openGlobalKeybindings', 'transcriptCoder');
}

function keyItems(deps: Deps): KeyItem[] {
  const { commands, keybindings } = (deps.context.extension.packageJSON as Manifest).contributes;
  const isSingle = vscode.workspace.getConfiguration().get<boolean>(SINGLE_KEYS, true);
  const inTranscripts = keybindings.filter(
    ({ command, when, args }) =>
      /isTranscript|resizing|codedViewFocus/.test(when ?? '') &&
      !/hasReview|canDecide|expectsValue/.test(when ?? '') &&
      command !== 'transcriptCoder.explainKey' &&
      (isSingle || args?.singleKey === undefined),
  );
  const isForView = ({ when }: Keybinding) => when?.startsWith('transcriptCoder.codedViewFocus') === true;
  const whileResizing = ({ when }: Keybinding) => when?.startsWith('transcriptCoder.resizing') === true;
  const isNumber = ({ command }: Keybinding) => command === 'transcriptCoder.applyNumberedCode';
  const titles = new Map(commands.map(({ command, title }) => [command, title]));
  const items = (wanted: readonly Keybinding[]) =>
    boundCommands(wanted).map(bound => ({
      label: labelOf(deps, bound) ?? titles.get(bound.command) ?? bound.command,
      description: bound.keys.join('  ·  '),
      bound,
    }));
  const heading = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const plain = inTranscripts.filter(one => !whileResizing(one) && !isNumber(one) && !isForView(one));
  const numbers = inTranscripts.filter(isNumber);
  return [
    heading(isSingle ? l10n.t('in a locked transcript') : l10n.t('in a transcript')),
    ...items(plain),
    ...(numbers.length > 0 ? [heading(l10n.t('number keys')), ...items(numbers)] : []),
    heading(l10n.t('only in the coded view')),
    ...items(inTranscripts.filter(isForView)),
    heading(l10n.t('while resizing a segment')),
    ...items(inTranscripts.filter(whileResizing)),
    heading(l10n.t('your own keys')),
    {
      label: `$(keyboard) ${l10n.t('Open Keyboard Shortcuts…')}`,
      description: l10n.t('shows and changes the keys that you have set; those above are as installed'),
      leadsToAll: true,
    },
  ];
}

/** What a command does with its arguments; undefined where its title says it. */
function labelOf({ studies, numberKeys }: Deps, { command, args }: BoundCommand): string | undefined {
  switch (command) {
    case 'transcriptCoder.applyCode':
      return args['unit'] === 'turn' ? l10n.t('Apply Code to Turn… (with nothing selected)') : undefined;
    case 'transcriptCoder.applyNumberedCode': {
      const { current } = studies;
      const code = current && numberKeys.codeOn(current, args['number'] as number);
      return code?.name ?? l10n.t('No code yet: press the key to choose one');
    }
    case 'transcriptCoder.resizeSegment':
      return resizeLabel(args['edge'] as Edge, args as unknown as Step);
    case 'transcriptCoder.moveSegment':
      return moveLabel(args as unknown as Step);
    default:
      return undefined;
  }
}
