import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { ContextKey } from '../../../ui/contextKey';
import type { Transcript } from '../../../../study/transcript';
import type { Deps } from '../../../deps';

export const LANGUAGE = 'transcript';
const SETTING = 'transcriptCoder.highlightTranscripts';
/** What a transcript can be in an editor. */
export const DOCUMENTS = [LANGUAGE, 'plaintext', 'markdown'];

/** Study transcripts in the editor: their language, folding and outline by turn. Other text files are left alone. */
export function register(deps: Deps): vscode.Disposable {
  const { studies, log } = deps;
  const isTranscript = new ContextKey('transcriptCoder.isTranscript');
  const noteActive = () => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    isTranscript.set(uri !== undefined && studies.target(uri) !== undefined);
  };
  const setLanguage = (document: vscode.TextDocument) => {
    const wanted = vscode.workspace.getConfiguration().get<boolean>(SETTING, true);
    if (!wanted || document.languageId !== 'plaintext' || !studies.target(document.uri)) return;
    vscode.languages.setTextDocumentLanguage(document, LANGUAGE).then(undefined, error => log.warn(error));
  };
  const lookAtAll = () => {
    vscode.workspace.textDocuments.forEach(setLanguage);
    noteActive();
  };
  const outline = new Outline(deps);
  const foldsChanged = new vscode.EventEmitter<void>();
  lookAtAll();
  return vscode.Disposable.from(
    outline,
    foldsChanged,
    vscode.workspace.onDidOpenTextDocument(setLanguage),
    vscode.window.onDidChangeActiveTextEditor(noteActive),
    // labels that the study claims make turns, whatever they look like
    studies.onChange('transcripts', ['files', 'settings'], () => {
      lookAtAll();
      outline.renew();
      foldsChanged.fire();
    }),
    vscode.languages.registerFoldingRangeProvider(DOCUMENTS, {
      onDidChangeFoldingRanges: foldsChanged.event,
      provideFoldingRanges(document) {
        const target = studies.target(document.uri);
        return target && foldingRanges(target.transcript);
      },
    }),
  );
}

/** The outline by turn. VS Code keeps an outline until the text or the provider changes, so there is a new provider
 *  when files become transcripts. */
class Outline implements vscode.Disposable {
  private registration: vscode.Disposable;

  constructor(private readonly deps: Deps) {
    this.registration = this.register();
  }

  renew(): void {
    this.registration.dispose();
    this.registration = this.register();
  }

  dispose(): void {
    this.registration.dispose();
  }

  private register(): vscode.Disposable {
    const { studies } = this.deps;
    const provider: vscode.DocumentSymbolProvider = {
      provideDocumentSymbols(document) {
        const target = studies.target(document.uri);
        return target && symbols(target.transcript);
      },
    };
    return vscode.languages.registerDocumentSymbolProvider(DOCUMENTS, provider, {
      label: l10n.t('Turns'),
    });
  }
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

function symbols({ turns, lines, text }: Transcript): vscode.DocumentSymbol[] {
  const found: vscode.DocumentSymbol[] = [];
  for (let i = 0; i < turns.count; i++) {
    const start = lines.positionAt(turns.starts[i]!);
    const head = lines.positionAt(turns.headEnds[i]!);
    const end = lines.positionAt(turns.ends[i]!);
    const words = text
      .slice(turns.headEnds[i]!, Math.min(turns.ends[i]!, turns.headEnds[i]! + 80))
      .replace(/\s+/gu, ' ');
    found.push(
      new vscode.DocumentSymbol(
        turns.label(i) ?? l10n.t('(no speaker)'),
        [turns.timestamp(i), words].filter(Boolean).join('  '),
        vscode.SymbolKind.String,
        new vscode.Range(start.line, start.character, end.line, end.character),
        new vscode.Range(start.line, start.character, head.line, head.character),
      ),
    );
  }
  return found;
}
