// Part of every host (Node, Electron, browsers), but not of the ES2023 library that core compiles against.
declare class TextDecoder {
  constructor(label: string, options?: { ignoreBOM?: boolean; fatal?: boolean });
  decode(bytes: Uint8Array): string;
}

/** Names in the Encoding Standard of code pages, beside those from 1250 to 1258. */
const ENCODINGS: Readonly<Record<number, string>> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  10007: 'x-mac-cyrillic',
  65001: 'utf-8',
};

/** Code pages of the character sets that RTF gives fonts. */
const OF_CHARSETS: Readonly<Record<number, number>> = {
  0: 1252,
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

/** The code page of a font, by its character set; undefined for that of the document. */
export function codePageOf(charset: number): number | undefined {
  return OF_CHARSETS[charset];
}

/** Whether the bytes of a code page can be read; those of no other can, and are taken for Windows-1252. */
export function isCodePage(codePage: number): boolean {
  return encodingOf(codePage) !== undefined;
}

const decoders = new Map<string, TextDecoder>();

/** Bytes in a code page as a text. */
export function decodePage(bytes: Uint8Array, codePage: number): string {
  const encoding = encodingOf(codePage) ?? 'windows-1252';
  let decoder = decoders.get(encoding);
  if (!decoder) decoders.set(encoding, (decoder = new TextDecoder(encoding)));
  return decoder.decode(bytes);
}

function encodingOf(codePage: number): string | undefined {
  return codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : ENCODINGS[codePage];
}
