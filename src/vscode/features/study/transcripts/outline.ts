import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Transcript } from '../../../../study/transcript';
import type { Studies } from '../../../session/studies';

/** The outline by turn. VS Code keeps an outline until the text or the provider changes, so there is a new provider
 *  when files become transcripts. */
export class Outline implements vscode.Disposable {
  private registration: vscode.Disposable;

  constructor(
    private readonly selector: vscode.DocumentSelector,
    private readonly studies: Studies,
  ) {
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
    const { studies } = this;
    const provider: vscode.DocumentSymbolProvider = {
      provideDocumentSymbols(document) {
        const target = studies.target(document.uri);
        return target && symbols(target.transcript);
      },
    };
    return vscode.languages.registerDocumentSymbolProvider(this.selector, provider, {
      label: l10n.t('Turns'),
    });
  }
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
