import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { stringsIn } from '../../../core/base/stringsIn';
import { finish } from '../../../core/base/steps';
import { findScope } from '../../../core/corpus/scope';
import { codebookDocument } from '../../../core/exchange/codebookOut/codebookDocument';
import {
  CODEBOOK_FORMATS,
  type CodebookFormat,
  codebookFormatOf,
} from '../../../core/exchange/codebookOut/codebookFormats';
import type { Deps } from '../../deps';
import type { OpenStudy } from '../../session/openStudy';
import { Refusal, unwrap } from '../../ui/failure';
import { writeExport } from '../../ui/exportFile';
import { requireStudy } from '../../ui/requireStudy';

/** Key quotes of each code. */
const MAX_QUOTES = 3;

/**
 * Writes the codebook of the current study to a file: all codes with what was coded by them, as far as it may be seen.
 * @param to where, with an ending that says the format; asked for without. @returns where it was written
 */
export async function exportCodebook(deps: Deps, to?: vscode.Uri): Promise<vscode.Uri | undefined> {
  const openStudy = requireStudy(deps.studies);
  if (openStudy.study.codebook.roots().length === 0)
    throw new Refusal(l10n.t('The codebook has no codes yet.'));
  const { corpus } = openStudy.study;
  const document = finish(codebookDocument(corpus, unwrap(findScope(corpus)), MAX_QUOTES));
  if (!(await deps.exportCheck.mayExport(openStudy, stringsIn(document.entries)))) return undefined;
  const format = to ? codebookFormatOf(to.path) : await pickFormat();
  if (to && !format) {
    const endings = CODEBOOK_FORMATS.map(({ id }) => `.${id}`).join(', ');
    throw new Refusal(l10n.t('A codebook can be exported to {0} files.', endings));
  }
  const uri = to ?? (format && (await askWhere(openStudy, format)));
  if (!uri || !format) return undefined;
  await writeExport(deps.studies, uri, await format.write(document));
  if (!to) void offerToOpen(uri);
  return uri;
}

async function pickFormat(): Promise<CodebookFormat | undefined> {
  const items = CODEBOOK_FORMATS.map(format => ({
    label: format.title,
    description: `.${format.id}`,
    format,
  }));
  return (await vscode.window.showQuickPick(items, { title: l10n.t('Export the codebook as') }))?.format;
}

function askWhere(openStudy: OpenStudy, { id, title }: CodebookFormat): Thenable<vscode.Uri | undefined> {
  const study = openStudy.study.file?.name ?? '';
  const name = l10n.t('Codebook {0}', study).replace(/[\\/:*?"<>|]+/g, ' ');
  return vscode.window.showSaveDialog({
    title: l10n.t('Export the codebook as {0}', title),
    defaultUri: openStudy.uri(`${name.trim()}.${id}`),
    filters: { [title]: [id] },
  });
}

async function offerToOpen(uri: vscode.Uri): Promise<void> {
  const open = l10n.t('Open');
  const answer = await vscode.window.showInformationMessage(
    l10n.t('Exported to {0}.', vscode.workspace.asRelativePath(uri)),
    open,
  );
  if (answer === open) await vscode.commands.executeCommand('vscode.open', uri);
}
