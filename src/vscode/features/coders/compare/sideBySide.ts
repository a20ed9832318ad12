import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { markedText } from '../../../../core/coders/comparison/markedText';
import { Refusal } from '../../../ui/failure';
import type { Deps } from '../../../deps';
import { LANGUAGE } from '../../study/transcripts/language';
import { type ShownTranscript, registerTokens, shownTranscript } from '../../study/transcripts/tokens';
import type { ComparisonSubject } from './comparisonSubject';
import type { ComparedText, Difference } from './openComparison';
import { codeLabel } from './wording';

const SCHEME = 'transcript-coder-comparison';

/** The transcript once for each coder, with what they have coded under each line, for VS Code's diff editor. */
export class SideBySide implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly disposables: vscode.Disposable[];
  /** What the documents show, by their URIs. */
  private readonly shown = new Map<string, ShownTranscript>();

  constructor(
    { review }: Deps,
    private readonly subject: () => ComparisonSubject | undefined,
  ) {
    this.disposables = [
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      registerTokens({ scheme: SCHEME, language: LANGUAGE }, ({ uri }) => this.shown.get(uri.toString())),
      review.onDidChange(() => {
        for (const { uri } of vscode.workspace.textDocuments)
          if (uri.scheme === SCHEME) this.changed.fire(uri);
      }),
    ];
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const subject = this.subject();
    const text = subject?.comparison.text(uri.path.slice(1));
    if (!subject || !text) {
      this.shown.delete(uri.toString());
      return l10n.t('This comparison has been closed.');
    }
    const shown = marked(subject, text, uri.query === 'b' ? 'b' : 'a');
    const study = subject.comparison.openStudy.study.file;
    this.shown.set(uri.toString(), shownTranscript(text.transcript, study, shown.lines));
    return shown.text;
  }

  /** Opens both versions of a transcript, at a difference. */
  async show(subject: ComparisonSubject, path: string, at: Difference | undefined): Promise<void> {
    const { a, b } = subject.comparison;
    const text = subject.comparison.text(path);
    if (!text) throw new Refusal(l10n.t('{0} has not been coded by both.', path));
    const [left, right] = (['a', 'b'] as const).map(side => uriOf(path, side)) as [vscode.Uri, vscode.Uri];
    for (const uri of [left, right]) {
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.languages.setTextDocumentLanguage(document, LANGUAGE);
    }
    const line = at ? text.transcript.lines.positionAt(at.extent.start).line : 0;
    const there = marked(subject, text, 'b').lines[line] ?? 0;
    const title = l10n.t('{0}: {1} ↔ {2}', path.split('/').at(-1)!, a.name, b.name);
    const selection = new vscode.Range(there, 0, there, 0);
    await vscode.commands.executeCommand('vscode.diff', left, right, title, { selection, preview: true });
  }

  dispose(): void {
    for (const one of this.disposables) one.dispose();
  }
}

function marked({ comparison }: ComparisonSubject, { transcript, codings }: ComparedText, side: 'a' | 'b') {
  return markedText(transcript.text, codings[side], code => codeLabel(comparison, code));
}

function uriOf(path: string, side: 'a' | 'b'): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${path}`, query: side });
}
