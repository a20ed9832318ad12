import * as l10n from '@vscode/l10n';
import { UnusableFile } from '../codebookIn/readXml';
import { NUL, decodeTranscript } from '../../text/decode';
import { guessEncodings } from '../../text/guessEncodings';
import { encodingName } from '../../text/legacyEncodings';
import { toLf } from '../../text/lineEnds';
import { type SourceNote, type SourceTranscript, requireUsualLength } from './source';

/** More bytes in an unknown encoding are not guessed at: every encoding is tried on them. */
const MAX_GUESSED = 8 * 2 ** 20;

/** A text and what is doubtful about how its bytes were read. */
export interface ReadText {
  /** LF, BOM-less. */
  readonly text: string;
  readonly notes: readonly SourceNote[];
}

/**
 * Reads text in any encoding.
 * @throws UnusableFile for bytes that are no text
 */
export async function readText(bytes: Uint8Array): Promise<ReadText> {
  const { text, valid } = decodeTranscript(bytes);
  if (text.includes(NUL)) throw new UnusableFile(l10n.t('The file is not text.'));
  requireUsualLength(text.length);
  if (valid) return { text, notes: [] };
  if (bytes.length > MAX_GUESSED)
    throw new UnusableFile(l10n.t('The file is neither UTF-8 nor UTF-16 text.'));
  const [guess] = await guessEncodings(bytes);
  if (!guess) throw new UnusableFile(l10n.t('The file is neither UTF-8 nor UTF-16 text.'));
  const message = l10n.t(
    'The encoding is not UTF-8. It seems to be {0}: check letters with accents.',
    encodingName(guess.encoding),
  );
  return { text: toLf(guess.text), notes: [{ message }] };
}

/** A transcript that is plain text already, f4’s included: it stays as it is. @throws UnusableFile */
export async function readPlainText(bytes: Uint8Array, format: string): Promise<SourceTranscript> {
  const { text, notes } = await readText(bytes);
  if (text.trim() === '') throw new UnusableFile(l10n.t('The file is empty.'));
  return { format, content: { kind: 'lines', lines: text.split('\n'), isPlain: true }, notes };
}
