import * as vscode from 'vscode';
import { visible } from '../../../../core/base/visible';
import { ALL_PARTS } from '../../../../study/studyChange';
import { traced } from '../../../../study/trace';
import type { FileProblem } from '../../../../core/base/problem';
import { Debounce } from '../../../ui/debounce';
import type { OpenStudy } from '../../../session/openStudy';
import { PROBLEM_SOURCE } from '../../../ui/problemFixes';
import type { Deps } from '../../../deps';

/** Milliseconds in which changes are gathered before the list is made again. */
const DEBOUNCE_MS = 150;

const SEVERITIES = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

/** What is wrong with a study's files, in the Problems view and on the lines of the files. */
export function register({ studies }: Deps): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('transcript-coder');
  let shown: readonly unknown[] = [];
  const show = () => {
    const { all } = studies;
    const problems = all.map(({ study }) => study.problems);
    // typing seldom makes or mends a problem
    const state = [...all, ...problems];
    if (state.length === shown.length && state.every((part, i) => part === shown[i])) return;
    shown = state;
    const byFile = new Map<string, vscode.Diagnostic[]>();
    all.forEach((openStudy, i) => {
      for (const problem of problems[i]!) add(byFile, openStudy, problem);
    });
    collection.clear();
    collection.set([...byFile].map(([uri, diagnostics]) => [vscode.Uri.parse(uri), diagnostics]));
  };
  const gather = new Debounce(DEBOUNCE_MS, traced(studies.trace, 'problems', show));
  gather.call();
  return vscode.Disposable.from(
    collection,
    gather,
    studies.onChange('problems', ALL_PARTS, () => gather.call()),
  );
}

function add(byFile: Map<string, vscode.Diagnostic[]>, openStudy: OpenStudy, problem: FileProblem): void {
  const uri = (problem.path === '.' ? openStudy.root : openStudy.uri(problem.path)).toString();
  const line = problem.line - 1;
  const start = (problem.column ?? 1) - 1;
  const range = new vscode.Range(line, start, line, Number.MAX_SAFE_INTEGER);
  const diagnostic = new vscode.Diagnostic(range, visible(problem.message), SEVERITIES[problem.severity]);
  diagnostic.source = PROBLEM_SOURCE;
  diagnostic.code = problem.code;
  const known = byFile.get(uri);
  if (known) known.push(diagnostic);
  else byFile.set(uri, [diagnostic]);
}
