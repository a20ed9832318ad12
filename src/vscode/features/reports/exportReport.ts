import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Report } from '../../../core/report/report';
import { FORMATS, type Format, formatOf } from '../../../core/report/formats/formats';
import type { Rasterize } from '../../../core/report/formats/rasterize';
import { tableTexts } from '../../../core/report/table/tableTexts';
import { Refusal, unwrap } from '../../ui/failure';
import { writeExport } from '../../ui/exportFile';
import { shareDone } from '../../ui/shareDone';
import type { OpenStudy } from '../../session/openStudy';
import type { Studies } from '../../session/studies';
import type { Deps } from '../../deps';
import { countReport } from './countReport';
import { type ReportRequest, titleOf } from './request';

/** Where to and how; what is absent is asked for. */
export interface Destination {
  /** Its ending says the format. */
  readonly uri?: vscode.Uri | undefined;
  /** Id of a format: opened as a new document when there is no `uri`. */
  readonly format?: string | undefined;
  /** Index of the one chart that is wanted, and nothing else. */
  readonly chart?: number | undefined;
}

/** What is exported, and who makes pictures of it. */
export interface Export {
  readonly openStudy: OpenStudy;
  readonly request: ReportRequest;
  readonly rasterize: Rasterize;
  /** The report, where a panel shows it as it would be counted now. */
  readonly counted: Report | undefined;
}

/** Languages of the formats that can be opened as a document. */
const LANGUAGES: Readonly<Record<string, string>> = {
  text: 'plaintext',
  md: 'markdown',
  csv: 'plaintext',
  json: 'json',
};
const LAST_FOLDER = 'exportFolder';
/** Milliseconds after which counting for an export is shown and can be stopped. */
const PROGRESS_AFTER_MS = 500;

/** Writes a report to a file, or opens it as a document; it is counted where no panel shows it as it is now. */
export async function exportReport(
  { context, studies, exportCheck }: Deps,
  what: Export,
  { uri, format: id, chart }: Destination,
): Promise<vscode.Uri | undefined> {
  const counted = what.counted ?? (await count(studies, what));
  if (!counted) return undefined;
  // a chart has no words of transcripts
  if (chart === undefined && !(await exportCheck.mayExport(what.openStudy, tableTexts(counted.table))))
    return undefined;
  const report =
    chart === undefined ? counted : { ...counted, charts: counted.charts.slice(chart, chart + 1) };
  if (uri) return write(studies, what, report, uri, formatById(id) ?? formatOf(uri.path));
  if (id !== undefined) return openDocument(what, report, formatById(id));
  const picked = await pickFormat(report, chart !== undefined);
  if (!picked) return undefined;
  if (picked.isDocument) return openDocument(what, report, picked.format);
  const chosen = await vscode.window.showSaveDialog({
    title: l10n.t('Export the report as {0}', picked.format.title),
    defaultUri: suggestion(what, picked.format, context.workspaceState.get<string>(LAST_FOLDER)),
    filters: { [picked.format.title]: [picked.format.ending] },
  });
  if (!chosen) return undefined;
  await context.workspaceState.update(LAST_FOLDER, vscode.Uri.joinPath(chosen, '..').toString());
  const written = await write(studies, what, report, chosen, picked.format);
  void offerToOpen(written);
  return written;
}

async function count(studies: Studies, { openStudy, request }: Export): Promise<Report | undefined> {
  let tell: ((done: number) => void) | undefined;
  let isCancelled = false;
  const counting = countReport(
    studies,
    openStudy,
    request,
    () => isCancelled,
    done => tell?.(done),
  );
  const isSlow = await Promise.race([
    counting.then(() => false),
    new Promise<boolean>(resolve => setTimeout(() => resolve(true), PROGRESS_AFTER_MS)),
  ]);
  if (isSlow) {
    const title = l10n.t('Counting “{0}”', titleOf(request));
    const location = vscode.ProgressLocation.Notification;
    await vscode.window.withProgress({ location, title, cancellable: true }, (progress, token) => {
      token.onCancellationRequested(() => (isCancelled = true));
      tell = shareDone(progress);
      return counting;
    });
  }
  const counted = await counting;
  return counted && unwrap(counted);
}

async function pickFormat(
  { charts }: Report,
  isPictureWanted: boolean,
): Promise<{ format: Format; isDocument: boolean } | undefined> {
  const isOffered = ({ isPicture }: Format) => (isPicture ? charts.length > 0 : !isPictureWanted);
  const files = FORMATS.filter(isOffered).map(format => ({
    label: format.title,
    description: `.${format.ending}`,
    format,
    isDocument: false,
  }));
  const documents = FORMATS.filter(format => isOffered(format) && Object.hasOwn(LANGUAGES, format.id)).map(
    format => ({
      label: l10n.t('{0}, as a new document', format.title),
      format,
      isDocument: true,
    }),
  );
  const heading = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const picked = await vscode.window.showQuickPick(
    [
      heading(l10n.t('to a file')),
      ...files,
      ...(documents.length > 0 ? [heading(l10n.t('in the editor')), ...documents] : []),
    ],
    { title: l10n.t('Export the report as') },
  );
  return picked && 'format' in picked ? picked : undefined;
}

function suggestion(
  { openStudy, request }: Export,
  { ending }: Format,
  folder: string | undefined,
): vscode.Uri {
  const name = titleOf(request).replace(/[\\/:*?"<>|]+/g, ' ');
  return vscode.Uri.joinPath(
    folder === undefined ? openStudy.root : vscode.Uri.parse(folder),
    `${name}.${ending}`,
  );
}

async function write(
  studies: Studies,
  { rasterize }: Export,
  report: Report,
  uri: vscode.Uri,
  format: Format | undefined,
): Promise<vscode.Uri> {
  if (!format) {
    const endings = FORMATS.map(({ ending }) => `.${ending}`).join(', ');
    throw new Refusal(l10n.t('A report can be exported to {0} files.', endings));
  }
  if (format.isPicture && report.charts.length === 0) throw new Refusal(l10n.t('This report has no chart.'));
  await writeExport(studies, uri, await format.write(report, rasterize));
  return uri;
}

async function openDocument(
  { rasterize }: Export,
  report: Report,
  format: Format | undefined,
): Promise<vscode.Uri> {
  const language = format && LANGUAGES[format.id];
  if (!language) throw new Refusal(l10n.t('This format cannot be opened as a document.'));
  const chunks = (await format.write(report, rasterize)) as Iterable<string>;
  const content = [...chunks].join('');
  const document = await vscode.workspace.openTextDocument({ content, language });
  await vscode.window.showTextDocument(document, { preview: false });
  return document.uri;
}

async function offerToOpen(uri: vscode.Uri): Promise<void> {
  const open = l10n.t('Open');
  const answer = await vscode.window.showInformationMessage(
    l10n.t('Exported to {0}.', vscode.workspace.asRelativePath(uri)),
    open,
  );
  if (answer === open) await vscode.commands.executeCommand('vscode.open', uri);
}

function formatById(id: string | undefined): Format | undefined {
  return FORMATS.find(format => format.id === id);
}
