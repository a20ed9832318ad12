import { byUnits } from '../../base/compare';
import { MEMO_FOLDER } from '../../memos/analyticMemo';
import { collapseWhiteSpace } from '../../text/whiteSpace';

/** Characters that some systems do not have in names of files, and those that patterns of paths are made of. */
const FORBIDDEN = /[\\/:*?"<>|#%[\]{}!\p{Cc}\p{Cf}]/gu;
const MAX_NAME = 80;
/** Endings of what a source was made of. */
const DOCUMENT = /\.(?:docx?|rtf|odt|pdf|html?|mp3|mp4|wav|m4a)$/i;
/** Names that Windows keeps for devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * The path of a transcript that is made of a source, from its name: folders in it stay, nothing leads out of the study.
 * @param taken paths of others, in small letters; it is added
 */
export function transcriptPath(name: string, taken: Set<string>): string {
  const parts = name
    .split(/[\\/]/)
    .map(cleanPart)
    .filter(part => part !== '');
  const folders = parts.slice(0, -1).map((part, i) => (i === 0 && isReserved(part) ? `${part}-1` : part));
  const last = (parts.at(-1) ?? 'transcript').replace(DOCUMENT, '') || 'transcript';
  const [, stem, ending] = /^(.+?)(\.(?:txt|md))?$/i.exec(last)!;
  const folder = folders.map(part => `${part}/`).join('');
  for (let number = 1; ; number++) {
    const path = `${folder}${stem}${number === 1 ? '' : ` ${number}`}${ending ?? '.txt'}`;
    if (taken.has(path.toLowerCase())) continue;
    taken.add(path.toLowerCase());
    return path;
  }
}

function cleanPart(part: string): string {
  const plain = collapseWhiteSpace(part.normalize('NFC').replace(FORBIDDEN, ' ')).trim();
  const cut = [...plain].slice(0, MAX_NAME).join('');
  return cut.replace(/^[.\s]+|[.\s]+$/gu, '').replace(DEVICE, '$&-');
}

function isReserved(folder: string): boolean {
  return [MEMO_FOLDER, 'node_modules'].includes(folder.toLowerCase());
}

/** Patterns for the transcripts of a new study: one for each folder and ending. */
export function patternsFor(paths: readonly string[]): readonly string[] {
  const patterns = paths.map(path => {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const ending = path.slice(path.lastIndexOf('.'));
    return /[*?[\]{}()!+@|]/.test(folder) ? path : `${folder}*${ending.toLowerCase()}`;
  });
  return [...new Set(patterns)].sort(byUnits);
}
