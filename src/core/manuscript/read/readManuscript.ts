import { type Run, atOnce } from '../../base/steps';
import type { Manuscript, ManuscriptFormat } from '../manuscript';
import { docxParagraphs } from './docx';
import { htmlParagraphs } from './html';
import { latexParagraphs } from './latex';
import { markdownParagraphs } from './markdown';
import { paperText } from './paperText';
import { SourceText } from './sourceText';

const FORMATS: Readonly<Record<string, ManuscriptFormat>> = {
  ...{ md: 'markdown', qmd: 'markdown', rmd: 'markdown', markdown: 'markdown' },
  ...{ tex: 'latex', ltx: 'latex', html: 'html', htm: 'html', xhtml: 'html', docx: 'docx' },
};

/** The form of a paper, by the name of its file; undefined for one that cannot be read. */
export function manuscriptFormat(path: string): ManuscriptFormat | undefined {
  const ending = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(FORMATS, ending) ? FORMATS[ending] : undefined;
}

/** Endings of names of papers that can be read, without the dot. */
export const MANUSCRIPT_ENDINGS: readonly string[] = Object.keys(FORMATS);

/** Reads a paper. @throws UnusableFile */
export async function readManuscript(
  bytes: Uint8Array,
  format: ManuscriptFormat,
  run: Run = atOnce,
): Promise<Manuscript> {
  if (format === 'docx') return { format, paragraphs: await docxParagraphs(bytes, run) };
  return readManuscriptText((await paperText(bytes)).text, format, run);
}

/** The same of a text, such as that of an editor; byte order mark and line ends as they are. */
export async function readManuscriptText(
  text: string,
  format: Exclude<ManuscriptFormat, 'docx'>,
  run: Run = atOnce,
): Promise<Manuscript> {
  const source = new SourceText(text);
  if (format === 'latex') return { format, paragraphs: await run(latexParagraphs(source)) };
  const { Parser } = await import('htmlparser2');
  const read = format === 'html' ? htmlParagraphs : markdownParagraphs;
  return { format, paragraphs: await run(read(source, Parser)) };
}
