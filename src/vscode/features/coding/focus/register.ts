import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { ContextKey } from '../../../ui/contextKey';
import { requireStudy } from '../../../ui/requireStudy';
import type { CodeArgument } from '../../codebook/pickCode';
import type { Deps } from '../../../deps';
import { chosenCode, themeOf } from './chosenCode';
import { CodeWalk } from './codeWalk';

/** Showing one code or theme, the others dimmed, and going from one of its segments to the next. */
export function register(deps: Deps): vscode.Disposable {
  const { commands, studies, focus } = deps;
  const item = vscode.window.createStatusBarItem('focus', vscode.StatusBarAlignment.Left, 47);
  item.name = l10n.t('Transcript Coder: Code Shown');
  item.command = 'transcriptCoder.showAllCodes';
  const hasFocus = new ContextKey('transcriptCoder.hasCodeFocus');
  const walk = new CodeWalk(deps);
  const show = () => {
    const openStudy = studies.current;
    const code = openStudy && focus.codeOf(openStudy);
    hasFocus.set(code !== undefined);
    if (!code) return item.hide();
    item.text = `$(filter-filled) ${l10n.t('Only {0}', code.name)}`;
    item.tooltip = l10n.t(
      'Only segments of “{0}” are shown; all others are dimmed. Click to show all codes.',
      code.name,
    );
    item.accessibilityInformation = { label: item.tooltip, role: 'button' };
    item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
    item.show();
  };
  const showOnly = async (argument: CodeArgument, isTheme: boolean) => {
    const chosen = await chosenCode(deps, argument, l10n.t('Show only which code?'));
    if (chosen) focus.set(chosen.openStudy, isTheme ? themeOf(chosen) : chosen.code);
  };
  show();
  return vscode.Disposable.from(
    item,
    focus.onDidChange(show),
    studies.onChange('focus', ['codebook'], show),
    vscode.window.onDidChangeActiveTextEditor(show),
    commands.register('transcriptCoder.showOnlyCode', (code: CodeArgument) => showOnly(code, false)),
    commands.register('transcriptCoder.showOnlyTheme', (code: CodeArgument) => showOnly(code, true)),
    commands.register('transcriptCoder.showAllCodes', () => focus.set(requireStudy(studies), undefined)),
    commands.registerForEditor('transcriptCoder.nextOfCode', (code: CodeArgument) => walk.go(code, 'next')),
    commands.registerForEditor('transcriptCoder.previousOfCode', (code: CodeArgument) =>
      walk.go(code, 'previous'),
    ),
  );
}
