import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Refusal } from '../../../ui/failure';
import { PROBLEM_SOURCE } from '../../../ui/problemFixes';
import type { TranscriptLock } from './transcriptLock';

// Where text cannot be changed, VS Code shows neither its lightbulb nor its quick fixes. Ours change no text.

/** Over a problem of a locked transcript: what can be done about it. */
export class FixHover implements vscode.HoverProvider {
  constructor(private readonly lock: TranscriptLock) {}

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    // elsewhere VS Code's own hover offers them
    if (!this.lock.isActiveLocked) return undefined;
    const fixes = await fixesOf(document, ({ range }) => range.contains(position));
    if (fixes.length === 0) return undefined;
    const text = new vscode.MarkdownString(fixes.map(link).join('  \n'));
    text.isTrusted = { enabledCommands: fixes.map(({ command }) => command) };
    return new vscode.Hover(text);
  }
}

/** Lets a person choose what to do about the problems on the line of the cursor. */
export async function chooseFix(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) throw new Refusal(l10n.t('Open a transcript first.'));
  const { line } = editor.selection.active;
  const isHere = ({ range }: vscode.Diagnostic) => range.start.line <= line && line <= range.end.line;
  const fixes = await fixesOf(editor.document, isHere);
  if (fixes.length === 0) throw new Refusal(l10n.t('There is nothing to fix on this line.'));
  const items = fixes.map(fix => ({ label: fix.title, fix }));
  const chosen = await vscode.window.showQuickPick(items, { title: l10n.t('What do you want to do?') });
  if (chosen) await vscode.commands.executeCommand(chosen.fix.command, ...(chosen.fix.arguments ?? []));
}

/** The commands that our quick fixes of some problems run. */
async function fixesOf(
  { uri }: vscode.TextDocument,
  isMeant: (problem: vscode.Diagnostic) => boolean,
): Promise<vscode.Command[]> {
  const problems = vscode.languages
    .getDiagnostics(uri)
    .filter(problem => problem.source === PROBLEM_SOURCE && isMeant(problem));
  const found = await Promise.all(
    problems.map(({ range }) =>
      vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        range,
        vscode.CodeActionKind.QuickFix.value,
      ),
    ),
  );
  const fixes = found.flat().flatMap(({ command }) => command ?? []);
  return fixes.filter(
    ({ title, command }, i) =>
      command.startsWith('transcriptCoder.') && fixes.findIndex(other => other.title === title) === i,
  );
}

function link({ title, command, arguments: args = [] }: vscode.Command): string {
  const label = title.replaceAll(/[\\[\]*_`<>]/g, '\\$&');
  return `[${label}](command:${command}?${encodeURIComponent(JSON.stringify(args))})`;
}
