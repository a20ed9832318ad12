import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../../base/result';
import { UnusableFile } from '../codebookIn/readXml';
import { readCaptions } from './captions/captions';
import { readChat } from './chat';
import { readDocx } from './documents/docx';
import { readHtml } from './documents/html';
import { readOdt, readOdtXml } from './documents/odt';
import { readPdf } from './documents/pdf';
import { readRtf } from './documents/rtf';
import { readSpeechJson } from './json/speechJson';
import { readPlainText, readText } from './plainText';
import { MAX_BYTES, type SourceTranscript, requireUsualLength } from './source';
import { readElan } from './xml/elan';
import { readExmaralda } from './xml/exmaralda';
import { readTranscriber } from './xml/transcriber';
import { xmlText } from './xml/xmlText';

type Reader = (bytes: Uint8Array) => Promise<SourceTranscript>;

const html: Reader = async bytes => withNotes(await readText(bytes), readHtml);
const captions =
  (format: 'vtt' | 'srt'): Reader =>
  async bytes =>
    withNotes(await readText(bytes), text => readCaptions(text, format));

/** Readers by the endings of files, without the dot. */
const READERS: Readonly<Record<string, Reader>> = {
  docx: readDocx,
  odt: readOdt,
  fodt: bytes => readOdtXml(xmlText(bytes), 'odt'),
  rtf: async bytes => readRtf(bytes),
  pdf: readPdf,
  html,
  htm: html,
  txt: bytes => readPlainText(bytes, 'txt'),
  md: bytes => readPlainText(bytes, 'md'),
  vtt: captions('vtt'),
  srt: captions('srt'),
  json: async bytes => withNotes(await readText(bytes), readSpeechJson),
  exb: readExmaralda,
  eaf: readElan,
  trs: readTranscriber,
  cha: async bytes => withNotes(await readText(bytes), readChat),
};

/** Endings of files that a transcript can be read from, without the dot. */
export const TRANSCRIPT_ENDINGS: readonly string[] = Object.keys(READERS);

/**
 * Reads a transcript from a file of another program. Nothing is taken from a file that cannot be read as a whole.
 * @param name of the file: its ending says what it is
 */
export async function readTranscriptFile(name: string, bytes: Uint8Array): Promise<Result<SourceTranscript>> {
  if (isTooLarge(bytes.length)) return fail(tooLarge());
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const reader = Object.hasOwn(READERS, ending) ? READERS[ending] : undefined;
  if (!reader)
    return fail(
      l10n.t(
        'A transcript cannot be read from “.{0}” files. Possible are: {1}.',
        ending,
        TRANSCRIPT_ENDINGS.join(', '),
      ),
    );
  if (bytes.length === 0) return fail(l10n.t('The file is empty.'));
  try {
    const read = await reader(bytes);
    requireUsualLength(lengthOf(read));
    return isEmpty(read) ? fail(l10n.t('The file has no text.')) : ok(read);
  } catch (error) {
    if (error instanceof UnusableFile) return fail(error.message);
    throw error;
  }
}

/** @param size of a file, in bytes */
export function isTooLarge(size: number): boolean {
  return size > MAX_BYTES;
}

/** What is said of a file that is too large to be read. */
export function tooLarge(): string {
  return l10n.t('The file is larger than {0} MB. It is not read.', MAX_BYTES / 2 ** 20);
}

/** In UTF-16 units. */
function lengthOf({ content }: SourceTranscript): number {
  const texts =
    content.kind === 'turns' ? content.turns.flatMap(({ paragraphs }) => paragraphs) : content.lines;
  return texts.reduce((sum, { length }) => sum + length, 0);
}

function isEmpty({ content }: SourceTranscript): boolean {
  return content.kind === 'turns'
    ? content.turns.length === 0
    : content.lines.every(line => line.trim() === '');
}

async function withNotes(
  { text, notes }: Awaited<ReturnType<typeof readText>>,
  read: (text: string) => SourceTranscript | Promise<SourceTranscript>,
): Promise<SourceTranscript> {
  const source = await read(text);
  return { ...source, notes: [...notes, ...source.notes] };
}
