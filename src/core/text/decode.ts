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

/** Reads a transcript's bytes: UTF-16 where a byte order mark says so, else UTF-8. */
export function decodeTranscript(bytes: Uint8Array): DecodedTranscript {
  const encoding = encodingOf(bytes);
  try {
    return { text: decode(bytes, encoding, true), encoding, valid: true };
  } catch {
    return { text: decode(bytes, encoding, false), encoding, valid: false };
  }
}

function decode(bytes: Uint8Array, encoding: Encoding, fatal: boolean): string {
  // With ignoreBOM the mark stays in the text, so that toLf removes one, as VS Code does, and not two.
  return toLf(new TextDecoder(encoding, { ignoreBOM: true, fatal }).decode(bytes));
}

function encodingOf([first, second]: Uint8Array): Encoding {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}
