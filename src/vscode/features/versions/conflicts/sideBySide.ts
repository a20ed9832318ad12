import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type Choice } from '../../../../core/versions/merge/choices';
import { type Side } from '../../../../core/versions/merge/markers';
import type { OpenedConflict } from './openConflict';
import { fieldLabel, fileLabel, sideLabel, valueLabel } from './wording';

const SCHEME = 'transcript-coder-conflict';

/** Two values of a conflict as documents, for VS Code's diff editor. */
export class SideBySide implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  private shown = 0;

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? l10n.t('This conflict has been resolved.');
  }

  /** Opens the two values. */
  async show(conflict: OpenedConflict, choice: Choice): Promise<void> {
    const [left, right] = twoOf(choice);
    if (!left || !right) return;
    this.texts.clear();
    this.shown++;
    const uris = [left, right].map(({ value, side }, i) => {
      const name = side ? sideLabel(conflict, side) : l10n.t('version {0}', i + 1);
      // a slash would be taken for a folder
      const path = `/${name.replaceAll('/', '∕')}`;
      const uri = vscode.Uri.from({ scheme: SCHEME, path, query: `${this.shown}.${i}` });
      const text = `${fieldLabel(choice)}\n\n${valueLabel(conflict, choice, value, true)}\n`;
      this.texts.set(uri.toString(), text);
      return { uri, name };
    });
    const title = `${fileLabel(conflict)}: ${uris[0]!.name} ↔ ${uris[1]!.name}`;
    await vscode.commands.executeCommand('vscode.diff', uris[0]!.uri, uris[1]!.uri, title, { preview: true });
  }

  /** Closes what was shown: it is out of date as soon as it is decided. */
  async close(): Promise<void> {
    const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
    const own = tabs.filter(
      ({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.scheme === SCHEME,
    );
    if (own.length > 0) await vscode.window.tabGroups.close(own, true);
  }

  dispose(): void {
    this.registration.dispose();
  }
}

interface Shown {
  readonly value: unknown;
  readonly side: Side | undefined;
}

/** What is ours and what is theirs, else the first two. */
function twoOf({ options }: Choice): (Shown | undefined)[] {
  const of = (side: Side): Shown | undefined => {
    const option = options.find(({ sides }) => sides.includes(side));
    return option && { value: option.value, side };
  };
  const [ours, theirs] = [of('ours'), of('theirs')];
  if (ours && theirs) return [ours, theirs];
  return options.slice(0, 2).map(({ value, sides }) => ({ value, side: sides[0] }));
}
