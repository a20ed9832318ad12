import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { Studies } from '../session/studies';
import { Refusal, written } from './failure';

/** That a file can be exported to without overwriting a study, or becoming part of one. @throws Refusal */
export async function requireOutside(studies: Studies, uri: vscode.Uri): Promise<void> {
  const path = await studies.owned(uri);
  if (path !== undefined)
    throw new Refusal(
      l10n.t('{0} belongs to the study or would become one of its transcripts. Nothing was written.', path),
    );
}

/**
 * Writes what is exported, whole or not at all where files can be replaced in one step. @param content bytes, or chunks of text
 * that are made while they are written. @throws Refusal where a study is
 */
export async function writeExport(
  studies: Studies,
  uri: vscode.Uri,
  content: Uint8Array | Iterable<string>,
): Promise<void> {
  await requireOutside(studies, uri);
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  await written(name, studies.writeFile(uri, content));
}
