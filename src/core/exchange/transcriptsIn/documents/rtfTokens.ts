import * as l10n from '@vscode/l10n';
import { UnusableFile } from '../../codebookIn/readXml';

/** What hears of the parts of an RTF file, in their order. */
export interface RtfHandlers {
  readonly open: () => void;
  readonly close: () => void;
  /** A control word, or a sign that is one; `number` is undefined where none follows it. */
  readonly control: (word: string, number: number | undefined) => void;
  /** A byte of text, whatever it means in the code page. */
  readonly byte: (byte: number) => void;
}

/** Groups within each other; no program writes so many. */
const MAX_GROUPS = 1000;
const [OPEN, CLOSE, BACKSLASH, CR, LF, QUOTE] = [0x7b, 0x7d, 0x5c, 0x0d, 0x0a, 0x27];

/**
 * Takes an RTF file apart.
 * @throws UnusableFile where groups are nested too deeply
 */
export function readRtfTokens(bytes: Uint8Array, { open, close, control, byte }: RtfHandlers): void {
  let depth = 0;
  let at = 0;
  while (at < bytes.length) {
    const unit = bytes[at++]!;
    if (unit === OPEN) {
      if (++depth > MAX_GROUPS) throw new UnusableFile(l10n.t('The file is nested too deeply.'));
      open();
    } else if (unit === CLOSE) {
      // what is behind the last group is no part of the document
      if (--depth <= 0) return;
      close();
    } else if (unit === BACKSLASH) at = readControl(at);
    else if (unit !== CR && unit !== LF && unit !== 0) byte(unit);
  }

  function readControl(start: number): number {
    let end = start;
    while (end < bytes.length && end - start < 32 && isLetter(bytes[end]!)) end++;
    if (end === start) return readSign(start);
    const word = ascii(start, end);
    const from = end;
    if (bytes[end] === 0x2d) end++;
    while (end < bytes.length && end - from < 11 && isDigit(bytes[end]!)) end++;
    const digits = ascii(from, end);
    const number = /\d/.test(digits) ? Number(digits) : undefined;
    if (number === undefined) end = from;
    if (bytes[end] === 0x20) end++;
    control(word, number);
    // what follows is any bytes, braces among them
    return word === 'bin' && number !== undefined && number > 0 ? end + number : end;
  }

  function readSign(at: number): number {
    const sign = bytes[at];
    if (sign === undefined) return at;
    if (sign === QUOTE) {
      const value = parseInt(ascii(at + 1, at + 3), 16);
      if (Number.isNaN(value)) return at + 1;
      byte(value);
      return at + 3;
    }
    control(sign === CR || sign === LF ? 'par' : String.fromCharCode(sign), undefined);
    return at + 1;
  }

  function ascii(from: number, to: number): string {
    return String.fromCharCode(...bytes.subarray(from, to));
  }
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
