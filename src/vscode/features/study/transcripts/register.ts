import * as vscode from 'vscode';
import { ContextKey } from '../../../ui/contextKey';
import type { Transcript } from '../../../../study/transcript';
import type { Deps } from '../../../deps';
import { DOCUMENTS, LANGUAGE } from './language';
import { Outline } from './outline';
import { registerTokens, shownTranscript } from './tokens';

const SETTING = 'transcriptCoder.highlightTranscripts';

/** Study transcripts in the editor: their language, colours, folding and outline by turn. Other text files are left alone. */
export function register(deps: Deps): vscode.Disposable {
  const { studies, log } = deps;
  const isTranscript = new ContextKey('transcriptCoder.isTranscript');
  const noteActive = () => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    isTranscript.set(uri !== undefined && studies.isTranscript(uri));
  };
  const isHighlighted = () => vscode.workspace.getConfiguration().get<boolean>(SETTING, true);
  const changeLanguage = (document: vscode.TextDocument, from: string, to: string) => {
    if (document.languageId !== from || !studies.target(document.uri)) return;
    vscode.languages.setTextDocumentLanguage(document, to).then(undefined, error => log.warn(error));
  };
  const setLanguage = (document: vscode.TextDocument) => {
    if (isHighlighted()) changeLanguage(document, 'plaintext', LANGUAGE);
  };
  const lookAtAll = () => {
    vscode.workspace.textDocuments.forEach(setLanguage);
    noteActive();
  };
  const outline = new Outline(DOCUMENTS, studies);
  const turnsChanged = new vscode.EventEmitter<void>();
  lookAtAll();
  return vscode.Disposable.from(
    outline,
    turnsChanged,
    vscode.workspace.onDidOpenTextDocument(setLanguage),
    vscode.window.onDidChangeActiveTextEditor(noteActive),
    // labels that the study claims make turns, whatever they look like
    studies.onChange('transcripts', ['files', 'settings'], () => {
      lookAtAll();
      outline.renew();
      turnsChanged.fire();
    }),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (!event.affectsConfiguration(SETTING)) return;
      const [from, to] = isHighlighted() ? ['plaintext', LANGUAGE] : [LANGUAGE, 'plaintext'];
      for (const document of vscode.workspace.textDocuments) changeLanguage(document, from, to);
      turnsChanged.fire();
    }),
    registerTokens(
      [LANGUAGE, 'markdown'],
      ({ uri, languageId }) => {
        const target = languageId === LANGUAGE || isHighlighted() ? studies.target(uri) : undefined;
        if (!target) return undefined;
        const { text, lines, shown } = target.transcript;
        return shownTranscript({ text, lines, reading: shown }, target.openStudy.study.file);
      },
      turnsChanged.event,
    ),
    vscode.languages.registerFoldingRangeProvider(DOCUMENTS, {
      onDidChangeFoldingRanges: turnsChanged.event,
      provideFoldingRanges(document) {
        const target = studies.target(document.uri);
        return target && foldingRanges(target.transcript);
      },
    }),
  );
}

function foldingRanges({ turns, lines }: Transcript): vscode.FoldingRange[] {
  const ranges: vscode.FoldingRange[] = [];
  for (let i = 0; i < turns.count; i++) {
    const first = lines.positionAt(turns.starts[i]!).line;
    const last = lines.positionAt(turns.ends[i]!).line;
    if (last > first) ranges.push(new vscode.FoldingRange(first, last));
  }
  return ranges;
}
