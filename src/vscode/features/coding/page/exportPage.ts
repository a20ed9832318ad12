import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { stringsIn } from '../../../../core/base/stringsIn';
import { pageFile } from '../../../../core/page/pageFile';
import type { Deps } from '../../../deps';
import type { Target } from '../../../session/openStudy';
import { openExported } from '../../../ui/openExported';
import { writeExport } from '../../../ui/exportFile';
import type { PageRequest } from './request';
import { shownPage } from './shownPage';

/**
 * Writes a coded transcript as one HTML page, or as a Word document where the name of the file says so.
 * @param to where; asked for without. @returns where it was written
 */
export async function exportPage(
  deps: Deps,
  target: Target,
  request: PageRequest,
  to?: vscode.Uri,
): Promise<vscode.Uri | undefined> {
  const { transcript, openStudy } = target;
  const page = shownPage(deps, target, request);
  if (!(await deps.exportCheck.mayExport(openStudy, stringsIn(page.content)))) return undefined;
  const uri =
    to ??
    (await vscode.window.showSaveDialog({
      title: l10n.t('Export the coded page of {0}', transcript.path),
      defaultUri: openStudy.uri(`${transcript.path.replace(/\.[^./]+$/, '')}.html`),
      filters: { [l10n.t('Web page')]: ['html'], [l10n.t('Word document')]: ['docx'] },
    }));
  if (!uri) return undefined;
  const heading = { transcript: transcript.path, study: openStudy.study.file?.name ?? '' };
  const content = /\.docx$/i.test(uri.path)
    ? await (await import('../../../../core/page/pageDocx')).pageDocx(page, heading)
    : pageFile(page, heading);
  await writeExport(deps.studies, uri, content);
  void offerToOpen(uri);
  return uri;
}

/** A page is for a browser: there it is printed. */
async function offerToOpen(uri: vscode.Uri): Promise<void> {
  const open = l10n.t('Open');
  const answer = await vscode.window.showInformationMessage(
    l10n.t('Exported to {0}.', vscode.workspace.asRelativePath(uri)),
    open,
  );
  if (answer === open) await openExported(uri);
}
