import * as l10n from '@vscode/l10n';
import { type Run, atOnce } from '../../base/steps';
import { UnusableFile, type XmlHandlers, readXml } from '../../exchange/codebookIn/readXml';
import { unzipSome } from '../../exchange/codebookIn/unzipSome';
import { SKIPPED } from '../../exchange/transcriptsIn/documents/docx';
import { collapseWhiteSpace } from '../../text/whiteSpace';
import type { Paragraph } from '../manuscript';
import { type StyleKind, type StyleOf, PLAIN, stylesOf } from './docxStyles';

const MAIN = /^word\/document\d?\.xml$/;
const STYLES = 'word/styles.xml';
/** What is read after the text itself. */
const NOTES = ['word/footnotes.xml', 'word/endnotes.xml'];
/** Twentieths of a point by which a block is indented at least; a quarter of an inch. */
const MIN_INDENT = 360;

/**
 * The paragraphs of a Word document, as if all changes were accepted, then those of its footnotes and endnotes.
 * @throws UnusableFile
 */
export async function docxParagraphs(bytes: Uint8Array, run: Run = atOnce): Promise<Paragraph[]> {
  const parts = await unzipSome(bytes, name => MAIN.test(name) || name === STYLES || NOTES.includes(name));
  const main = [...parts].find(([name]) => MAIN.test(name))?.[1];
  if (main === undefined)
    throw new UnusableFile(l10n.t('The file is not a Word document, or is protected by a password.'));
  const reader = new DocxReader(await stylesOf(parts.get(STYLES)));
  await reader.read(main, run);
  if (!reader.isDocument) throw new UnusableFile(l10n.t('The file is not a Word document.'));
  for (const name of NOTES) {
    const notes = parts.get(name);
    if (notes !== undefined) await reader.read(notes, run);
  }
  return reader.paragraphs;
}

/** A paragraph while it is read. */
class Draft {
  goesOn = false;
  style: StyleKind = 'text';
  level: number | undefined;
  isIndented = false;
  isListed = false;

  constructor(public text: string) {}
}

interface OpenTable {
  readonly number: number;
  row: number;
  column: number;
  /** Columns that the cell takes. */
  span: number;
  isCell: boolean;
}

class DocxReader {
  readonly paragraphs: Paragraph[] = [];
  isDocument = false;
  private drafts: Draft[] = [];
  private readonly skipped: string[] = [];
  private readonly tables: OpenTable[] = [];
  private tableCount = 0;
  private isWords = false;
  private isRun = false;
  private isHidden = false;
  private isProperties = false;
  /** Words of a paragraph whose end is deleted. */
  private carried = '';

  constructor(private readonly styles: ReadonlyMap<string, StyleOf>) {}

  async read(xml: string, run: Run): Promise<void> {
    const handlers: XmlHandlers = {
      open: (name, attributes) => this.open(name, attributes),
      close: name => this.close(name),
      text: text => {
        if (this.isWords && this.skipped.length === 0) this.write(text);
      },
    };
    await readXml(xml, handlers, {}, run);
    this.end(new Draft(this.carried));
    this.carried = '';
  }

  private open(name: string, attributes: Readonly<Record<string, string>>): void {
    // separators of footnotes are notes, too
    const isSeparator = (name === 'footnote' || name === 'endnote') && attributes['w:type'] !== undefined;
    const draft = this.drafts.at(-1);
    // the mark of a paragraph that is deleted, or moved elsewhere: the next one goes on in it
    if (draft && this.isProperties && (name === 'del' || name === 'moveFrom')) draft.goesOn = true;
    if (SKIPPED.has(name) || isSeparator) this.skipped.push(name);
    if (this.skipped.length > 0) return;
    switch (name) {
      case 'body':
        this.isDocument = true;
        break;
      case 'p':
        this.drafts.push(new Draft(this.carried));
        this.carried = '';
        break;
      case 'pPr':
        this.isProperties = true;
        break;
      case 'pStyle':
        if (draft) Object.assign(draft, this.styles.get(attributes['w:val'] ?? '') ?? PLAIN);
        break;
      case 'ind':
        if (draft && !this.isRun) draft.isIndented = isBlock(attributes);
        break;
      case 'numPr':
        if (draft) draft.isListed = true;
        break;
      case 'r':
        [this.isRun, this.isHidden] = [true, false];
        break;
      case 'vanish':
        if (this.isRun && isOn(attributes)) this.isHidden = true;
        break;
      case 't':
        this.isWords = true;
        break;
      case 'tab':
      case 'br':
      case 'cr':
        if (this.isRun) this.write(' ');
        break;
      case 'noBreakHyphen':
        this.write('-');
        break;
      default:
        this.openTable(name, attributes);
    }
  }

  private openTable(name: string, attributes: Readonly<Record<string, string>>): void {
    const table = this.tables.at(-1);
    if (name === 'tbl')
      this.tables.push({ number: this.tableCount++, row: -1, column: 0, span: 1, isCell: false });
    else if (name === 'tr' && table) Object.assign(table, { row: table.row + 1, column: 0, span: 0 });
    else if (name === 'tc' && table)
      Object.assign(table, { column: table.column + table.span, span: 1, isCell: true });
    else if ((name === 'gridSpan' || name === 'gridBefore') && table) {
      const columns = Number(attributes['w:val']);
      if (Number.isInteger(columns) && columns > 0) table.span = columns;
    }
  }

  private close(name: string): void {
    if (this.skipped.length > 0) {
      if (this.skipped.at(-1) === name) this.skipped.pop();
      return;
    }
    switch (name) {
      case 't':
        this.isWords = false;
        break;
      case 'r':
        this.isRun = false;
        break;
      case 'pPr':
        this.isProperties = false;
        break;
      case 'p':
        this.end(this.drafts.pop());
        break;
      case 'tc':
        if (this.tables.length > 0) this.tables.at(-1)!.isCell = false;
        break;
      case 'tbl':
        this.tables.pop();
    }
  }

  private write(text: string): void {
    const draft = this.drafts.at(-1);
    if (draft && !this.isHidden) draft.text += text;
  }

  private end(draft: Draft | undefined): void {
    if (draft?.goesOn) {
      this.carried = draft.text;
      return;
    }
    const text = collapseWhiteSpace(draft?.text ?? '');
    if (!draft || text === '') return;
    const paragraph = this.paragraphs.length + 1;
    const table = this.tables.at(-1);
    const cell = table?.isCell ? { table: table.number, row: table.row, column: table.column } : undefined;
    this.paragraphs.push({
      kind: cell ? 'cell' : kindOf(draft),
      text,
      ...(cell ? { cell } : {}),
      ...(!cell && draft.level !== undefined ? { level: draft.level } : {}),
      sourceOf: () => ({ kind: 'paragraph', paragraph }),
    });
  }
}

function kindOf({ style, isIndented, isListed }: Draft): Paragraph['kind'] {
  if (style === 'heading' || style === 'quote') return style;
  return style === 'text' && isIndented && !isListed ? 'quote' : 'text';
}

/** Whether all lines are indented: not only the first one, nor all but that, as in a list of references. */
function isBlock(attributes: Readonly<Record<string, string>>): boolean {
  const left = Number(attributes['w:left'] ?? attributes['w:start'] ?? 0);
  return left >= MIN_INDENT && attributes['w:hanging'] === undefined;
}

function isOn(attributes: Readonly<Record<string, string>>): boolean {
  return !/^(?:0|false|off)$/.test(attributes['w:val'] ?? '');
}
