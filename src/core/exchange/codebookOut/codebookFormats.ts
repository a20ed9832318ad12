import * as l10n from '@vscode/l10n';
import { csvLines } from '../../report/formats/csv';
import { gathered } from '../../report/formats/gathered';
import { jsonLines } from '../../report/formats/json';
import { toXlsx } from '../../report/formats/xlsx';
import type { CodebookDocument } from './codebookDocument';
import { codebookHtml } from './codebookHtml';
import { codebookJson } from './codebookJson';
import { codebookMarkdown } from './codebookMarkdown';
import { codebookQdc } from './codebookQdc';
import { codebookTable } from './codebookTable';

/** A kind of file that a codebook can be written as. */
export interface CodebookFormat {
  /** On the command line; the ending of the file’s name, too. */
  readonly id: string;
  /** For people. */
  readonly title: string;
  readonly isBinary: boolean;
  /** Text in chunks, or all bytes. */
  readonly write: (document: CodebookDocument) => Iterable<string> | Promise<Uint8Array>;
}

/** All formats, in the order of menus. */
export const CODEBOOK_FORMATS: readonly CodebookFormat[] = [
  text('md', 'Markdown', codebookMarkdown), // not for the catalogue
  text('html', l10n.t('Web page'), codebookHtml),
  {
    id: 'docx',
    title: l10n.t('Word document'),
    isBinary: true,
    write: async document => (await import('./codebookDocx')).codebookDocx(document),
  },
  {
    id: 'xlsx',
    title: l10n.t('Excel workbook'),
    isBinary: true,
    write: document => toXlsx(codebookTable(document)),
  },
  text('csv', 'CSV', document => csvLines(codebookTable(document))), // not for the catalogue
  text('json', 'JSON', document => jsonLines(codebookJson(document))), // not for the catalogue
  text('qdc', l10n.t('REFI-QDA codebook, for other programs'), codebookQdc),
];

/** The format for a file’s name. */
export function codebookFormatOf(fileName: string): CodebookFormat | undefined {
  const ending = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase();
  return CODEBOOK_FORMATS.find(({ id }) => id === ending);
}

function text(
  id: string,
  title: string,
  write: (document: CodebookDocument) => Iterable<string>,
): CodebookFormat {
  return { id, title, isBinary: false, write: document => gathered(write(document)) };
}
