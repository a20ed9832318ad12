import * as l10n from '@vscode/l10n';
import { eachUtf8Sequence } from './utf8Sequences';

// Part of every host (Node, Electron, browsers), but not of the ES2023 library that core compiles against.
declare class TextDecoder {
  constructor(label: string, options?: { ignoreBOM?: boolean; fatal?: boolean });
  decode(bytes?: Uint8Array, options?: { stream: boolean }): string;
}

/** UTF-8 into which bytes of Windows-1252 have come: a file put together of two, or edited without regard. */
export const MIXED = 'utf-8+windows-1252';

const WINDOWS_1252 = 'windows-1252';

/** What Windows-1252 has from 0x80 to 0x9F. Some versions of Node decode these as Latin-1. */
const FROM_80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The encodings, besides UTF-8 and UTF-16, that transcripts come in, by their names in the Encoding Standard. */
export const LEGACY_ENCODINGS = [
  WINDOWS_1252,
  'macintosh',
  MIXED,
  'iso-8859-15',
  'windows-1250',
  'iso-8859-2',
  'windows-1251',
  'koi8-r',
  'iso-8859-5',
  'x-mac-cyrillic',
  'windows-1253',
  'iso-8859-7',
  'windows-1254',
  'windows-1255',
  'iso-8859-8',
  'windows-1256',
  'iso-8859-6',
  'windows-1257',
  'windows-1258',
  'windows-874',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
] as const;

export type LegacyEncoding = (typeof LEGACY_ENCODINGS)[number];

/** What an encoding is called. */
export function encodingName(encoding: LegacyEncoding): string {
  const names: Record<LegacyEncoding, string> = {
    'windows-1252': l10n.t('Western (Windows-1252)'),
    macintosh: l10n.t('Western (Mac Roman)'),
    [MIXED]: l10n.t('UTF-8 with some characters in Windows-1252'),
    'iso-8859-15': l10n.t('Western (ISO-8859-15)'),
    'windows-1250': l10n.t('Central European (Windows-1250)'),
    'iso-8859-2': l10n.t('Central European (ISO-8859-2)'),
    'windows-1251': l10n.t('Cyrillic (Windows-1251)'),
    'koi8-r': l10n.t('Cyrillic (KOI8-R)'),
    'iso-8859-5': l10n.t('Cyrillic (ISO-8859-5)'),
    'x-mac-cyrillic': l10n.t('Cyrillic (Mac)'),
    'windows-1253': l10n.t('Greek (Windows-1253)'),
    'iso-8859-7': l10n.t('Greek (ISO-8859-7)'),
    'windows-1254': l10n.t('Turkish (Windows-1254)'),
    'windows-1255': l10n.t('Hebrew (Windows-1255)'),
    'iso-8859-8': l10n.t('Hebrew (ISO-8859-8)'),
    'windows-1256': l10n.t('Arabic (Windows-1256)'),
    'iso-8859-6': l10n.t('Arabic (ISO-8859-6)'),
    'windows-1257': l10n.t('Baltic (Windows-1257)'),
    'windows-1258': l10n.t('Vietnamese (Windows-1258)'),
    'windows-874': l10n.t('Thai (Windows-874)'),
    shift_jis: l10n.t('Japanese (Shift JIS)'),
    'euc-jp': l10n.t('Japanese (EUC-JP)'),
    gb18030: l10n.t('Simplified Chinese (GB 18030)'),
    big5: l10n.t('Traditional Chinese (Big5)'),
    'euc-kr': l10n.t('Korean (EUC-KR)'),
  };
  return names[encoding];
}

/**
 * Takes bytes apart in an encoding.
 * @param each is told the bytes of each character, half-open, and the character
 * @returns whether all bytes mean something in it
 */
export function eachCharacter(
  bytes: Uint8Array,
  encoding: LegacyEncoding,
  each: (start: number, end: number, character: string) => void,
): boolean {
  if (encoding === WINDOWS_1252) {
    for (let i = 0; i < bytes.length; i++) each(i, i + 1, windows1252(bytes[i]!));
    return true;
  }
  if (encoding === MIXED) {
    const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
    eachUtf8Sequence(bytes, (start, end, isCharacter) => {
      if (isCharacter) each(start, end, utf8.decode(bytes.subarray(start, end)));
      else for (let i = start; i < end; i++) each(i, i + 1, windows1252(bytes[i]!));
    });
    return true;
  }
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (let start = 0, i = 0; i < bytes.length; i++) {
      const isAscii = bytes[i]! < 0x80 && start === i;
      const character = isAscii
        ? String.fromCharCode(bytes[i]!)
        : decoder.decode(bytes.subarray(i, i + 1), { stream: true });
      if (character === '') continue;
      each(start, i + 1, character);
      start = i + 1;
    }
    return decoder.decode() === '';
  } catch {
    return false;
  }
}

/** Bytes read in an encoding, line ends and all; undefined when some mean nothing in it. */
export function decodeAs(bytes: Uint8Array, encoding: LegacyEncoding): string | undefined {
  const characters: string[] = [];
  return eachCharacter(bytes, encoding, (_start, _end, character) => characters.push(character))
    ? characters.join('')
    : undefined;
}

function windows1252(byte: number): string {
  return byte >= 0x80 && byte < 0xa0 ? FROM_80[byte - 0x80]! : String.fromCharCode(byte);
}
