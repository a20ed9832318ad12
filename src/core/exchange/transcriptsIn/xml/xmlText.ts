import * as l10n from '@vscode/l10n';
import { UnusableFile } from '../../codebookIn/readXml';
import { decodeTranscript } from '../../../text/decode';

// Part of every host (Node, Electron, browsers), but not of the ES2023 library that core compiles against.
declare class TextDecoder {
  constructor(label: string, options?: { ignoreBOM?: boolean; fatal?: boolean });
  decode(bytes: Uint8Array): string;
}

/**
 * The text of an XML file, in the encoding that its first line says.
 * @throws UnusableFile where that is not known
 */
export function xmlText(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 200));
  const said = /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(start)?.[1];
  if (said !== undefined && !/^utf-?(?:8|16)/i.test(said)) {
    try {
      return new TextDecoder(said).decode(bytes);
    } catch {
      throw new UnusableFile(l10n.t('The encoding “{0}” is not supported.', said));
    }
  }
  const { text, valid } = decodeTranscript(bytes);
  if (!valid) throw new UnusableFile(l10n.t('The file is neither UTF-8 nor UTF-16 text.'));
  return text;
}
