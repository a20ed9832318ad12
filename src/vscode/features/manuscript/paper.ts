import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { UnusableFile } from '../../../core/exchange/codebookIn/readXml';
import type { Run } from '../../../core/base/steps';
import type { Manuscript, ManuscriptFormat } from '../../../core/manuscript/manuscript';
import {
  MANUSCRIPT_ENDINGS,
  manuscriptFormat,
  readManuscript,
  readManuscriptText,
} from '../../../core/manuscript/read/readManuscript';
import type { Deps } from '../../deps';
import { Refusal } from '../../ui/failure';

/** A paper as it is now: in its editor, or on disk. */
export interface ReadPaper {
  readonly manuscript: Manuscript;
  /** Of all but Word documents, as are its version and text when it was read. */
  readonly document: vscode.TextDocument | undefined;
  readonly version: number | undefined;
  readonly text: string | undefined;
}

/** A paper is no larger, in bytes. */
const MAX_PAPER = 64 * 2 ** 20;

/** Where papers are that can be shown in an editor. */
export const PAPERS: vscode.DocumentSelector = {
  pattern: `**/*.{${MANUSCRIPT_ENDINGS.filter(ending => ending !== 'docx').join(',')}}`,
};

/** Reads a paper. @throws Refusal where it cannot be read */
export async function readPaper(uri: vscode.Uri, run: Run): Promise<ReadPaper> {
  const format = requireFormat(uri);
  try {
    if (format === 'docx')
      return {
        manuscript: await readWord(uri, run),
        document: undefined,
        version: undefined,
        text: undefined,
      };
    const document = await vscode.workspace.openTextDocument(uri);
    // it may change while it is read
    const { version } = document;
    const text = document.getText();
    return { manuscript: await readManuscriptText(text, format, run), document, version, text };
  } catch (error) {
    if (error instanceof UnusableFile) throw new Refusal(`${nameOf(uri)}: ${error.message}`);
    throw error;
  }
}

async function readWord(uri: vscode.Uri, run: Run): Promise<Manuscript> {
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > MAX_PAPER)
    throw new UnusableFile(l10n.t('The file is larger than {0} MB.', MAX_PAPER / 2 ** 20));
  return readManuscript(await vscode.workspace.fs.readFile(uri), 'docx', run);
}

/** The form of a paper. @throws Refusal for what is none */
export function requireFormat(uri: vscode.Uri): ManuscriptFormat {
  const format = manuscriptFormat(uri.path);
  if (format) return format;
  throw new Refusal(
    l10n.t(
      '“{0}” is not a paper that can be read. Possible are: {1}.',
      nameOf(uri),
      MANUSCRIPT_ENDINGS.map(ending => `.${ending}`).join(', '),
    ),
  );
}

/** Whether a file may be a paper: a transcript is none. */
export function isPaper({ studies }: Deps, uri: vscode.Uri): boolean {
  return manuscriptFormat(uri.path) !== undefined && !studies.isTranscript(uri);
}

/** The name of a file without its folder. */
export function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
