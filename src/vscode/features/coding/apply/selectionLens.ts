import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { Debounce } from '../../../ui/debounce';
import { shortQuote } from '../../../ui/markdown';
import { DOCUMENTS } from '../../study/transcripts/language';
import type { CodingDeps } from './codingDeps';

const SETTING = 'transcriptCoder.selectionActions';
/** Milliseconds without a change after which words count as selected: they would else move under the mouse. */
const SELECTED_AFTER_MS = 250;
const MAX_CODES = 5;
/** Characters of a name. */
const MAX_NAME = 28;

/** Below words that were selected by mouse: the codes last used, and all others, to be clicked. */
export function registerSelectionLens(deps: CodingDeps): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  /** Where words are selected by mouse. */
  let shown: { readonly document: string; readonly selection: vscode.Selection } | undefined;
  const settle = new Debounce(SELECTED_AFTER_MS, () => changed.fire());
  const note = ({ textEditor, kind }: vscode.TextEditorSelectionChangeEvent): void => {
    if (!deps.studies.target(textEditor.document.uri)) return;
    const { selection } = textEditor;
    const isByMouse = kind === vscode.TextEditorSelectionChangeKind.Mouse && !selection.isEmpty;
    if (!isByMouse && !shown) return;
    shown = isByMouse ? { document: textEditor.document.uri.toString(), selection } : undefined;
    settle.call();
  };
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses(document) {
      const isOn = vscode.workspace.getConfiguration().get<boolean>(SETTING, true);
      const target = deps.studies.target(document.uri);
      if (!isOn || !target || shown?.document !== document.uri.toString()) return [];
      const line = lineBelow(document, shown.selection);
      return [...recentActions(deps, document), applyAction()].map(
        command => new vscode.CodeLens(new vscode.Range(line, 0, line, 0), command),
      );
    },
  };
  return vscode.Disposable.from(
    changed,
    settle,
    vscode.window.onDidChangeTextEditorSelection(note),
    vscode.languages.registerCodeLensProvider(DOCUMENTS, provider),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration(SETTING)) changed.fire();
    }),
  );
}

/** A lens is drawn above its line: above the one after the selection, so that what is selected stays where it is. */
function lineBelow({ lineCount }: vscode.TextDocument, { end, start }: vscode.Selection): number {
  const last = end.character === 0 && end.line > start.line ? end.line : end.line + 1;
  return last < lineCount ? last : start.line;
}

function applyAction(): vscode.Command {
  return { title: `$(tag) ${l10n.t('Apply Code…')}`, command: 'transcriptCoder.applyCode' };
}

function recentActions(deps: CodingDeps, document: vscode.TextDocument): vscode.Command[] {
  const { openStudy } = deps.studies.target(document.uri)!;
  const { codebook } = openStudy.study;
  const codes = deps.recent.of(openStudy).flatMap(id => codebook.resolve(id) ?? []);
  return [...new Set(codes)].slice(0, MAX_CODES).map(code => ({
    title: shortQuote(code.name, MAX_NAME),
    tooltip: l10n.t('Code the selection with “{0}”', codebook.path(code.id).join(' › ')),
    command: 'transcriptCoder.applyCode',
    arguments: [{ codes: [code.id] }],
  }));
}
