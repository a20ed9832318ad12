import * as l10n from '@vscode/l10n';
import { toLf } from './lineEnds';

// Part of every host (Node, Electron, browsers), but not of the ES2023 library that core compiles against.
declare class TextDecoder {
  constructor(label: string, options: { ignoreBOM: boolean; fatal: boolean });
  decode(bytes: Uint8Array): string;
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export interface DecodedTranscript {
  /** LF, BOM-less. */
  readonly text: string;
  readonly encoding: Encoding;
  /** False when some bytes mean nothing in the encoding: the text shows them as U+FFFD, and is not what is on disk. */
  readonly valid: boolean;
}

/** So many bytes tell UTF-16 without a mark: as many as VS Code looks at. */
const SAMPLE_BYTES = 512;

/** No text has this character: where it turns up, the bytes are in an encoding that is not known here, or no text at all. */
export const NUL = '\0';

/**
 * Reads a transcript's bytes: UTF-16 where a byte order mark or every second byte says so, else UTF-8.
 * @throws Error, in words for the user, for a text that is longer than strings can be: over 512 MB
 */
export function decodeTranscript(bytes: Uint8Array): DecodedTranscript {
  const decoded = decodeAsWritten(bytes);
  return { ...decoded, text: toLf(decoded.text) };
}

/** The same with the byte order mark and the line ends that the file has: other programs count them. */
export function decodeAsWritten(bytes: Uint8Array): DecodedTranscript {
  return decodeIn(bytes, encodingOf(bytes));
}

/** The same in an encoding that is known. */
export function decodeIn(bytes: Uint8Array, encoding: Encoding): DecodedTranscript {
  try {
    return { text: decode(bytes, encoding, true), encoding, valid: true };
  } catch {
    return { text: decodeAnyhow(bytes, encoding), encoding, valid: false };
  }
}

/** With U+FFFD for what cannot be read: only the length can be wrong then. */
function decodeAnyhow(bytes: Uint8Array, encoding: Encoding): string {
  try {
    return decode(bytes, encoding, false);
  } catch {
    throw new Error(l10n.t('the file is too large'));
  }
}

function decode(bytes: Uint8Array, encoding: Encoding, fatal: boolean): string {
  return decoderOf(encoding, fatal).decode(bytes);
}

/** With ignoreBOM the mark stays in the text, so that toLf removes one, as VS Code does, and not two. */
function decoderOf(encoding: Encoding, fatal: boolean): TextDecoder {
  return encoding === 'utf-8' && fatal ? usual : new TextDecoder(encoding, { ignoreBOM: true, fatal });
}

/** For nearly all texts. A decoder of UTF-16 that has met an error may remember half a character. */
const usual = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return utf16WithoutMark(bytes.subarray(0, SAMPLE_BYTES)) ?? 'utf-8';
}

/**
 * UTF-16 of letters up to U+00FF: one byte of each is 0, the other is not. The rule is VS Code's own, no wider and no
 * narrower, so that positions here and in the editor are of the same text.
 */
function utf16WithoutMark(sample: Uint8Array): Encoding | undefined {
  const zeros = sample.indexOf(0);
  if (zeros < 0 || zeros > 1) return undefined;
  const alternates = sample.every((byte, i) => (byte === 0) === (i % 2 === zeros));
  return alternates ? (zeros === 1 ? 'utf-16le' : 'utf-16be') : undefined;
}
