import type { TextEdit } from '../../core/pseudonyms/textEdits';
import { type Encoding, decodeAsWritten } from '../../core/text/decode';
import { encode } from '../bytes';

const BOM = 0xfeff;

/**
 * A text file with other words: with its encoding, byte order mark and line ends.
 * @param edits in units of the text with LF, without the mark; ascending and disjoint
 */
export function editedBytes(bytes: Uint8Array, edits: readonly TextEdit[]): Uint8Array {
  const { text, encoding } = decodeAsWritten(bytes);
  const pieces: string[] = [];
  const written = new WrittenPlaces(text);
  let at = 0;
  for (const { start, end, text: words } of edits) {
    const from = written.placeOf(start);
    const to = written.placeOf(end);
    pieces.push(text.slice(at, from), words.includes('\n') ? brokenAs(text.slice(from, to), words) : words);
    at = to;
  }
  pieces.push(text.slice(at));
  return encoded(pieces.join(''), encoding);
}

/** With the line end that was there. */
function brokenAs(before: string, words: string): string {
  return words.replaceAll('\n', /\r\n?/.exec(before)?.[0] ?? '\n');
}

/** Where places of the LF text are in the text as it is written; asked for in ascending order. */
class WrittenPlaces {
  private at = 0;
  private written: number;

  constructor(private readonly text: string) {
    this.written = text.charCodeAt(0) === BOM ? 1 : 0;
  }

  placeOf(offset: number): number {
    const { text } = this;
    while (this.at < offset) {
      const end = text.indexOf('\r', this.written);
      const plain = (end < 0 ? text.length : end) - this.written;
      if (plain >= offset - this.at) {
        this.written += offset - this.at;
        this.at = offset;
      } else {
        // up to a carriage return, and over the line end
        this.at += plain + 1;
        this.written += plain + (text[end + 1] === '\n' ? 2 : 1);
      }
    }
    return this.written;
  }
}

function encoded(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8') return encode(text);
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), encoding === 'utf-16le');
  return bytes;
}
