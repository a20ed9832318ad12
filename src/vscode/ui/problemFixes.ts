import * as vscode from 'vscode';

/** What VS Code shows as the source of our problems. */
export const PROBLEM_SOURCE = 'Transcript Coder'; // not for the catalogue

/** One thing that can be done about a problem: a command. */
export interface Fix {
  readonly title: string;
  readonly command: string;
  readonly args: readonly unknown[];
  /** Whether it is the one to take without asking. */
  readonly isPreferred?: boolean;
}

/**
 * Offers quick fixes for our problems.
 * @param codes of the problems
 * @param fixesOf what can be done about one of them; what has the same title for several is offered once
 */
export function registerFixes(
  selector: vscode.DocumentSelector,
  codes: readonly string[],
  fixesOf: (problem: vscode.Diagnostic, document: vscode.TextDocument) => readonly Fix[],
): vscode.Disposable {
  const provideCodeActions = (
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] => {
    const actions = new Map<string, vscode.CodeAction>();
    for (const problem of diagnostics.filter(isOneOf(codes)))
      for (const fix of fixesOf(problem, document)) {
        const known = actions.get(fix.title);
        if (known) known.diagnostics?.push(problem);
        else actions.set(fix.title, actionOf(fix, problem));
      }
    return [...actions.values()];
  };
  const provider = { provideCodeActions };
  const providedCodeActionKinds = [vscode.CodeActionKind.QuickFix];
  return vscode.languages.registerCodeActionsProvider(selector, provider, { providedCodeActionKinds });
}

function isOneOf(codes: readonly string[]): (problem: vscode.Diagnostic) => boolean {
  return ({ source, code }) => source === PROBLEM_SOURCE && codes.includes(String(code));
}

function actionOf({ title, command, args, isPreferred }: Fix, problem: vscode.Diagnostic): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [problem];
  action.command = { command, title, arguments: [...args] };
  if (isPreferred) action.isPreferred = true;
  return action;
}
