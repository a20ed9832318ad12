import * as l10n from '@vscode/l10n';
import { UnusableFile } from '../../exchange/codebookIn/readXml';
import { NUL, decodeAsWritten } from '../../text/decode';
import { guessEncodings } from '../../text/guessEncodings';
import { encodingName } from '../../text/legacyEncodings';

/** The text of a paper, and what is doubtful about how its bytes were read. */
export interface PaperText {
  /** Byte order mark and line ends as they are. */
  readonly text: string;
  readonly note: string | undefined;
}

/** Reads a paper that is text: UTF-8 or UTF-16, else in the encoding that is likeliest. @throws UnusableFile */
export async function paperText(bytes: Uint8Array): Promise<PaperText> {
  const { text, valid } = decodeAsWritten(bytes);
  if (text.includes(NUL)) throw new UnusableFile(l10n.t('The file is not text.'));
  if (/^\ufeff?\s*$/.test(text)) throw new UnusableFile(l10n.t('The file is empty.'));
  if (valid) return { text, note: undefined };
  const [guess] = await guessEncodings(bytes);
  if (!guess) throw new UnusableFile(l10n.t('The file is neither UTF-8 nor UTF-16 text.'));
  const note = l10n.t(
    'The encoding is not UTF-8. It seems to be {0}: check letters with accents.',
    encodingName(guess.encoding),
  );
  return { text: guess.text, note };
}
