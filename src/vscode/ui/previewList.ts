import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { showText } from './showText';

/** What a preview has under one heading. */
export interface PreviewSection {
  readonly heading: string;
  readonly rows: readonly PreviewRow[];
}

export interface PreviewRow {
  readonly label: string;
  /** A codicon, for the eye. */
  readonly icon?: string;
  readonly description?: string;
  readonly detail?: string;
}

export interface Preview {
  readonly title: string;
  /** A sentence or two on all of it. */
  readonly summary: string;
  /** What Enter does, in a word; undefined where there is nothing to be done. */
  readonly go: string | undefined;
  readonly sections: readonly PreviewSection[];
}

interface Row extends vscode.QuickPickItem {
  readonly does?: 'go' | 'text';
}

/** A list shows so many rows under a heading; the text has all. */
const MAX_ROWS = 200;

/**
 * Shows in a list what would be done, all of it or nothing, with what does it in the first row. All can be read as text, too,
 * beneath the list, where nothing is cut off. @returns whether it is to be done
 */
export function confirmPreview(preview: Preview): Promise<boolean> {
  const { title, summary, go, sections } = preview;
  const picker = vscode.window.createQuickPick<Row>();
  picker.title = title;
  picker.placeholder = go
    ? l10n.t('Enter on the first row imports all of it, Escape nothing')
    : l10n.t('There is nothing to import');
  picker.ignoreFocusOut = true;
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = [
    ...(go ? [{ label: `$(check) ${go}`, detail: summary, does: 'go' as const }] : []),
    {
      label: `$(output) ${l10n.t('Show All of This as Text')}`,
      ...(go ? {} : { detail: summary }),
      does: 'text' as const,
    },
    ...sections.flatMap(rowsOf),
  ];
  return new Promise(resolve => {
    picker.onDidAccept(() => {
      const [row] = picker.activeItems;
      if (row?.does !== 'go') return void showText(asText(preview), true);
      resolve(true);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(false);
      picker.dispose();
    });
    picker.show();
  });
}

function rowsOf({ heading, rows }: PreviewSection): Row[] {
  if (rows.length === 0) return [];
  return [
    { label: heading, kind: vscode.QuickPickItemKind.Separator },
    ...rows.slice(0, MAX_ROWS).map(({ label, icon, description, detail }) => ({
      label: icon === undefined ? label : `$(${icon}) ${label}`,
      ...(description === undefined ? {} : { description }),
      ...(detail === undefined ? {} : { detail }),
    })),
    ...(rows.length > MAX_ROWS
      ? [{ label: l10n.t('… and {0} more, which the text has', rows.length - MAX_ROWS) }]
      : []),
  ];
}

/** Everything in a preview, as Markdown. */
export function asText({ title, summary, sections }: Preview): string {
  const parts = sections
    .filter(({ rows }) => rows.length > 0)
    .map(({ heading, rows }) => [`## ${heading}`, '', ...rows.map(rowText)].join('\n'));
  return `${[`# ${title}`, summary, ...parts].join('\n\n')}\n`;
}

function rowText({ label, description, detail }: PreviewRow): string {
  return `- ${[label, description, detail].filter(Boolean).join(' · ')}`;
}
