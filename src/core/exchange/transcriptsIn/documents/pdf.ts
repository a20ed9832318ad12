import * as l10n from '@vscode/l10n';
import { UnusableFile } from '../../codebookIn/readXml';
import { SourceNotes, type SourceTranscript, requireUsualLength, withoutControls } from '../source';
import { type PdfWord, linesOf } from './pdfLines';
import { type PdfPage, paragraphsOf } from './pdfParagraphs';

/** More pages are in no transcript. */
const MAX_PAGES = 3000;
/** Pieces of text on a page; a drawing may be made of them. */
const MAX_WORDS = 20_000;

/**
 * Reads the text of a PDF file: lines by where their words are, columns one after the other, paragraphs by the gaps between
 * lines. None of this is said in the file, so what is doubtful is noted.
 * @throws UnusableFile
 */
export async function readPdf(bytes: Uint8Array): Promise<SourceTranscript> {
  const notes = new SourceNotes();
  const task = await begin(bytes);
  try {
    const document = await task.promise;
    const { numPages } = document;
    if (numPages > MAX_PAGES) throw new UnusableFile(l10n.t('The file has more than {0} pages.', MAX_PAGES));
    const pages: PdfPage[] = [];
    let length = 0;
    for (let number = 1; number <= numPages; number++) {
      const page = await readPage(document, number, notes);
      length += page.lines.reduce((sum, { text }) => sum + text.length, 0);
      requireUsualLength(length);
      pages.push(page);
    }
    if (length === 0)
      throw new UnusableFile(
        l10n.t('The file has no text, only pictures of pages. Recognize its text (OCR) first.'),
      );
    const content = { kind: 'lines', lines: paragraphsOf(pages, notes), isPlain: false } as const;
    return { format: 'pdf', content, notes: notes.all };
  } catch (error) {
    if (error instanceof UnusableFile) throw error;
    throw new UnusableFile(
      (error as Error).name === 'PasswordException'
        ? l10n.t('The file is protected by a password.')
        : l10n.t('The file is damaged, or is not a PDF file.'),
    );
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

type PdfDocument = Awaited<ReturnType<typeof import('unpdf/pdfjs').getDocument>['promise']>;

async function readPage(document: PdfDocument, number: number, notes: SourceNotes): Promise<PdfPage> {
  const place = l10n.t('page {0}', number);
  try {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: false });
    if (items.length > MAX_WORDS) throw new Error('too many');
    const [left, bottom, right, top] = page.view as [number, number, number, number];
    const words = items.flatMap((item): PdfWord[] => ('str' in item ? wordOf(item) : []));
    const { lines, columns } = linesOf(words, left, right);
    if (lines.length === 0)
      notes.add('no-text', count => l10n.t('Pages without text, which may be pictures: {0}.', count), place);
    if (columns > 1)
      notes.add(
        'columns',
        count => l10n.t('Pages read as two columns, the left one first: {0}.', count),
        place,
      );
    page.cleanup();
    return { number, lines, bottom, top };
  } catch {
    notes.add('bad-page', count => l10n.t('Pages that could not be read: {0}.', count), place);
    return { number, lines: [], bottom: 0, top: 0 };
  }
}

interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
}

function wordOf({ str, transform, width }: TextItem): PdfWord[] {
  const text = withoutControls(str);
  const [a = 0, b = 0, , , x = 0, y = 0] = transform;
  const size = Math.hypot(a, b);
  const isUsual = [x, y, width, size].every(Number.isFinite) && Math.abs(b) <= Math.abs(a);
  return text.trim() === '' || !isUsual ? [] : [{ text, x, y, width, size }];
}

async function begin(bytes: Uint8Array) {
  const { getDocument, VerbosityLevel } = await import('unpdf/pdfjs');
  return getDocument({
    // it takes the memory away from whoever has given it
    data: Uint8Array.from(bytes),
    verbosity: VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
    maxImageSize: 0,
    enableXfa: false,
  });
}
