import * as l10n from '@vscode/l10n';
import { UnusableFile, readXml } from '../../codebookIn/readXml';
import { unzipSome } from '../../codebookIn/unzipSome';
import { SourceNotes, type SourceTranscript } from '../source';
import { DocumentLines } from './documentLines';
import { leftOut } from './leftOut';

const MAIN = 'word/document.xml';

/** Elements whose words are not the document’s: deleted ones, instructions of fields, what is drawn, the second of two ways. */
export const SKIPPED = new Set([
  'del',
  'moveFrom',
  'instrText',
  'delText',
  'drawing',
  'pict',
  'object',
  'Fallback',
  'rubyPr',
  'rt',
]);

/**
 * Reads a Word document: the words of its paragraphs and tables, as if all changes were accepted.
 * @throws UnusableFile
 */
export async function readDocx(bytes: Uint8Array): Promise<SourceTranscript> {
  const parts = await unzipSome(bytes, name => /^word\/document\d?\.xml$/.test(name));
  const xml = parts.get(MAIN) ?? [...parts.values()][0];
  if (xml === undefined)
    throw new UnusableFile(l10n.t('The file is not a Word document, or is protected by a password.'));
  const notes = new SourceNotes();
  const lines = new DocumentLines(notes);
  const reader = new WordReader(lines, notes);
  await readXml(xml, {
    open: (name, attributes) => reader.open(name, attributes),
    close: name => reader.close(name),
    text: text => reader.text(text),
  });
  if (!reader.isDocument) throw new UnusableFile(l10n.t('The file is not a Word document.'));
  return { format: 'docx', content: { kind: 'lines', lines: lines.end(), isPlain: false }, notes: notes.all };
}

class WordReader {
  isDocument = false;
  /** How many elements are open whose words are left out, and how many text boxes in them whose words are not. */
  private skipped: string[] = [];
  private isWords = false;
  private isHidden = false;
  private isRun = false;

  constructor(
    private readonly lines: DocumentLines,
    private readonly notes: SourceNotes,
  ) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'txbxContent' && !this.skipped.includes('Fallback')) this.beginBox();
    else if (SKIPPED.has(name)) this.skipped.push(name);
    if (name === 'del' || name === 'moveFrom') leftOut(this.notes, 'deleted');
    if (this.isSkipping) return;
    switch (name) {
      case 'body':
        this.isDocument = true;
        break;
      case 'r':
        [this.isRun, this.isHidden] = [true, false];
        break;
      case 'vanish':
        if (this.isRun && !/^(?:0|false|off)$/.test(attributes['w:val'] ?? '')) this.isHidden = true;
        break;
      case 't':
        this.isWords = true;
        break;
      case 'tab':
        // in the properties of a paragraph, it is where tabs stop
        if (this.isRun) this.write('\t');
        break;
      case 'br':
      case 'cr':
        this.write('\n');
        break;
      case 'noBreakHyphen':
        this.write('-');
        break;
      case 'numPr':
        leftOut(this.notes, 'numbers');
        break;
      case 'footnoteReference':
      case 'endnoteReference':
        leftOut(this.notes, 'footnotes');
        break;
      case 'commentReference':
        leftOut(this.notes, 'comments');
        break;
      case 'sym':
        leftOut(this.notes, 'symbols');
        break;
      case 'tbl':
        this.lines.beginTable();
        break;
      case 'tr':
        this.lines.beginRow();
        break;
      case 'tc':
        this.lines.beginCell();
    }
  }

  close(name: string): void {
    const isSkipping = this.isSkipping;
    if (this.skipped.at(-1) === name) this.skipped.pop();
    if (isSkipping) return;
    switch (name) {
      case 't':
        this.isWords = false;
        break;
      case 'r':
        this.isRun = false;
        break;
      case 'p':
        this.lines.endParagraph();
        break;
      case 'tc':
        this.lines.endCell();
        break;
      case 'tbl':
        this.lines.endTable();
    }
  }

  text(text: string): void {
    if (this.isWords && !this.isSkipping) this.write(text);
  }

  private write(text: string): void {
    if (this.isHidden) leftOut(this.notes, 'hidden');
    else this.lines.text(text);
  }

  private beginBox(): void {
    this.skipped.push('txbxContent');
    leftOut(this.notes, 'boxes');
  }

  private get isSkipping(): boolean {
    return this.skipped.length > 0;
  }
}
