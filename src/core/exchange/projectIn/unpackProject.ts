import * as l10n from '@vscode/l10n';
import { visible } from '../../base/visible';
import { decodeAsWritten, decodeTranscript } from '../../text/decode';
import { UnusableFile } from '../codebookIn/readXml';
import { unzipBytes } from '../codebookIn/unzipSome';
import { SUPPLEMENT_FILE } from '../project/supplement';

/** Larger projects are not read: they are of pictures and sound. In bytes. */
export const MAX_BYTES = 100 * 2 ** 20;

/** What is used of an archive. */
export interface UnpackedProject {
  /** The project itself, as XML. */
  readonly xml: string;
  /** The text of a source as the file has it, by the path that the project names; undefined where it is not there. */
  readonly text: (path: string) => SourceText | undefined;
  /** What this program has written beside it, as JSON. */
  readonly supplement: string | undefined;
}

export interface SourceText {
  /** With byte order mark and line ends as they are. */
  readonly raw: string;
  /** Whether all of it could be read. */
  readonly isValid: boolean;
}

const SOURCES = /^sources\/(.+)$/i;

/**
 * Unpacks a project, or takes the XML of one (`.qde`). What is no text is not unpacked. An archive that names files outside of
 * itself is refused.
 * @param name of the file: its ending says what it is
 * @throws UnusableFile
 */
export async function unpackProject(name: string, bytes: Uint8Array): Promise<UnpackedProject> {
  if (bytes.length > MAX_BYTES) throw new UnusableFile(tooLarge());
  if (/\.qde$/i.test(name)) return { xml: xmlOf(bytes), text: () => undefined, supplement: undefined };
  const files = await unzipBytes(bytes, entry => {
    if (isOutside(entry)) throw new UnusableFile(outside(entry));
    return /^[^/]+\.qde$/i.test(entry) || entry === SUPPLEMENT_FILE || /\.txt$/i.test(entry);
  });
  const texts = new Map([...files].map(([path, content]) => [keyOf(path), content]));
  const supplement = files.get(SUPPLEMENT_FILE);
  return {
    xml: xmlOf(projectIn(files)),
    text: path => {
      const content = texts.get(keyOf(path));
      if (!content) return undefined;
      const { text, valid } = decodeAsWritten(content);
      return { raw: text, isValid: valid };
    },
    supplement: supplement && decodeTranscript(supplement).text,
  };
}

export function tooLarge(): string {
  return l10n.t('The file is larger than {0} MB.', MAX_BYTES / 2 ** 20);
}

/** ATLAS.ti calls the project by its own name. */
function projectIn(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const found = [...files.keys()].filter(name => /\.qde$/i.test(name));
  const usual = found.filter(name => name.toLowerCase() === 'project.qde');
  const [name, another] = usual.length === 1 ? usual : found;
  if (name === undefined)
    throw new UnusableFile(l10n.t('The file is not a REFI-QDA project: it has no project.qde.'));
  if (another !== undefined)
    throw new UnusableFile(l10n.t('The file has several projects: {0}.', visible(found.join(', '))));
  return files.get(name)!;
}

function xmlOf(bytes: Uint8Array): string {
  const { text, valid } = decodeTranscript(bytes);
  if (!valid) throw new UnusableFile(l10n.t('The project is neither UTF-8 nor UTF-16.'));
  return text;
}

function isOutside(name: string): boolean {
  return /^(?:[/\\]|[a-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)|\0/i.test(name);
}

function outside(name: string): string {
  return l10n.t('The file names a file outside of itself, “{0}”. It is not read for safety.', visible(name));
}

/** As paths are compared: in any case, `internal://` is the folder of sources, and so is none at all. */
function keyOf(path: string): string {
  const plain = path.replace(/^(?:internal|relative):\/\//i, '').replace(/^\.?\//, '');
  return (SOURCES.exec(plain)?.[1] ?? plain).toLowerCase();
}
