import * as l10n from '@vscode/l10n';
import { UnusableFile } from '../../codebookIn/readXml';
import { SourceNotes, type SourceTranscript } from '../source';
import { codePageOf, decodePage, isCodePage } from './codePages';
import { DocumentLines } from './documentLines';
import { leftOut } from './leftOut';
import { readRtfTokens } from './rtfTokens';

/** Groups whose words are not the document’s. Those that a reader need not know are marked by `\*`. */
const SKIPPED = new Set([
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'fldinst',
  'objdata',
  'header',
  'headerl',
  'headerr',
  'headerf',
  'footer',
  'footerl',
  'footerr',
  'footerf',
  'footnote',
  'annotation',
  'atnid',
  'atnauthor',
  'listtext',
  'pntext',
  'listtable',
  'listoverridetable',
  'rsidtbl',
  'generator',
  'xe',
  'tc',
  'bkmkstart',
  'bkmkend',
  'filetbl',
  'revtbl',
  'private',
  'themedata',
  'datastore',
  'nonesttables',
]);

const SIGNS: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  endash: '–',
  emdash: '—',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  '~': '\u00a0',
  _: '-',
  '\\': '\\',
  '{': '{',
  '}': '}',
};

const PARAGRAPH_ENDS = new Set(['par', 'sect', 'page', 'column']);

/** What holds in a group, and again after it. */
interface State {
  isSkipped: boolean;
  isFontTable: boolean;
  isHidden: boolean;
  /** Bytes or characters to leave out after a character that is given by its number. */
  fallback: number;
  codePage: number | undefined;
  isStart: boolean;
}

/**
 * Reads a document in Rich Text Format, as Word, TextEdit, f4 and others write it.
 * @throws UnusableFile
 */
export function readRtf(bytes: Uint8Array): SourceTranscript {
  if (String.fromCharCode(...bytes.subarray(0, 5)) !== '{\\rtf')
    throw new UnusableFile(l10n.t('The file is not in Rich Text Format.'));
  const notes = new SourceNotes();
  const lines = new DocumentLines(notes);
  const reader = new RtfReader(lines, notes);
  readRtfTokens(bytes, {
    open: () => reader.open(),
    close: () => reader.close(),
    control: (word, number) => reader.control(word, number),
    byte: byte => reader.byte(byte),
  });
  reader.flush();
  return { format: 'rtf', content: { kind: 'lines', lines: lines.end(), isPlain: false }, notes: notes.all };
}

class RtfReader {
  private state: State = {
    isSkipped: false,
    isFontTable: false,
    isHidden: false,
    fallback: 1,
    codePage: undefined,
    isStart: false,
  };
  private readonly states: State[] = [];
  private codePage = 1252;
  private readonly fonts = new Map<number, number>();
  private font = 0;
  private bytes: number[] = [];
  private toSkip = 0;
  private isStarred = false;
  private isCell = false;

  constructor(
    private readonly lines: DocumentLines,
    private readonly notes: SourceNotes,
  ) {}

  open(): void {
    this.flush();
    this.states.push({ ...this.state });
    this.state.isStart = true;
    this.isStarred = false;
    this.toSkip = 0;
  }

  close(): void {
    this.flush();
    this.state = this.states.pop() ?? this.state;
    this.toSkip = 0;
  }

  byte(byte: number): void {
    this.state.isStart = false;
    if (this.toSkip > 0) this.toSkip--;
    else if (!this.state.isSkipped && !this.state.isFontTable) this.bytes.push(byte);
  }

  control(word: string, number: number | undefined): void {
    const { state } = this;
    const isStart = state.isStart;
    if (word === '*') {
      this.isStarred = isStart;
      return;
    }
    state.isStart = false;
    if (this.toSkip > 0 && Object.hasOwn(SIGNS, word)) {
      this.toSkip--;
      return;
    }
    this.flush();
    if (isStart && this.isDestination(word)) return;
    if (state.isFontTable) this.fontTable(word, number);
    else if (!state.isSkipped) this.apply(word, number);
  }

  /** The bytes so far, as the code page of their font has them. */
  flush(): void {
    if (this.bytes.length === 0) return;
    const text = decodePage(Uint8Array.from(this.bytes), this.state.codePage ?? this.codePage);
    this.bytes = [];
    this.write(text);
  }

  private isDestination(word: string): boolean {
    const { state } = this;
    if (word === 'fonttbl') state.isFontTable = true;
    // the second of the two ways in which a passage is written has all its characters
    else if (word === 'upr') state.isSkipped = true;
    else if (word === 'ud') state.isSkipped = this.states.at(-2)?.isSkipped ?? false;
    else if (SKIPPED.has(word) || (this.isStarred && word !== 'shptxt' && word !== 'nestcell')) {
      if (!state.isSkipped) this.noteLeftOut(word);
      state.isSkipped = true;
    } else return false;
    return true;
  }

  private noteLeftOut(word: string): void {
    if (word === 'footnote') leftOut(this.notes, 'footnotes');
    else if (word === 'annotation') leftOut(this.notes, 'comments');
    else if (word === 'pict') leftOut(this.notes, 'pictures');
    else if (word === 'listtext' || word === 'pntext') leftOut(this.notes, 'numbers');
    else if (word.startsWith('header') || word.startsWith('footer')) leftOut(this.notes, 'headers');
  }

  private fontTable(word: string, number: number | undefined): void {
    if (word === 'f') this.font = number ?? 0;
    const page = word === 'fcharset' ? codePageOf(number ?? 0) : word === 'cpg' ? number : undefined;
    if (page !== undefined) this.fonts.set(this.font, page);
  }

  private apply(word: string, number: number | undefined): void {
    const { state, lines } = this;
    if (Object.hasOwn(SIGNS, word)) return this.write(SIGNS[word]!);
    if (PARAGRAPH_ENDS.has(word)) return this.endParagraph();
    switch (word) {
      case 'u':
        this.write(String.fromCharCode((number ?? 0x3f) & 0xffff));
        this.toSkip = state.fallback;
        break;
      case 'uc':
        state.fallback = Math.min(Math.max(number ?? 1, 0), 100);
        break;
      case 'ansicpg':
      case 'mac':
      case 'pc':
      case 'pca':
        this.takeCodePage(
          word === 'ansicpg' ? (number ?? 1252) : word === 'mac' ? 10000 : word === 'pc' ? 437 : 850,
        );
        break;
      case 'f':
        state.codePage = this.fonts.get(number ?? 0);
        break;
      case 'plain':
        [state.isHidden, state.codePage] = [false, undefined];
        break;
      case 'v':
      case 'deleted':
        state.isHidden = number !== 0;
        break;
      case 'pard':
        this.isCell = false;
        break;
      case 'intbl':
        this.isCell = true;
        break;
      case 'cell':
      case 'nestcell':
        this.beginCell();
        lines.endParagraph();
        lines.endCell();
        break;
      case 'row':
        lines.beginRow();
    }
  }

  private takeCodePage(codePage: number): void {
    this.codePage = codePage;
    if (!isCodePage(codePage))
      this.notes.add('code-page', () =>
        l10n.t('The code page {0} is not supported. Letters with accents may be wrong.', codePage),
      );
  }

  private write(text: string): void {
    if (this.state.isHidden) return leftOut(this.notes, 'hidden');
    if (this.isCell) this.beginCell();
    else if (this.lines.isInTable) this.endTable();
    this.lines.text(text);
  }

  private endParagraph(): void {
    if (!this.isCell && this.lines.isInTable) this.endTable();
    if (this.isCell) this.beginCell();
    this.lines.endParagraph();
  }

  private beginCell(): void {
    this.lines.openCell();
  }

  private endTable(): void {
    this.lines.endTable();
  }
}
