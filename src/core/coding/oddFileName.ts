import { coderIdFrom, isCoderId, parseSidecarPath, sidecarPath } from './sidecarName';

/** A file that is named almost as one of ours, so that it is not read. */
export interface OddFileName {
  /**
   * - `coder`: what stands for the coder is no coder's id (`x.txt.Anna.coding.json`)
   * - `copy`: a program or a person has made a copy (`x.txt.nd.coding (1).json`)
   * - `ending`: something follows the name (`x.txt.nd.coding.json.txt`)
   */
  readonly kind: 'coder' | 'copy' | 'ending';
  /** The path that it should have, so that it is read. */
  readonly meant: string;
}

/** What cloud drives, file managers and Syncthing add to the name of a copy. */
const COPY_MARK =
  / ?\(\d{1,3}\)| \d{1,3}| ?-? ?cop(?:y|ie|ia)\b.*| ?\(.*(?:cop(?:y|ie|ia)|conflict|conflit|konflikt).*\)| - .*|[.-](?:sync-)?conflict.*/
    .source;
const CODING_COPY = /^(.+\.coding)(?!\.json$)(.+)\.json$/is;
const CODING_ENDING = /^(.+\.coding\.json)([^/]+)$/is;
const CODING_CODER = /^((?:.*\/)?[^/]+)\.([^./]+)\.coding\.json$/is;
const RECORDS_COPY = new RegExp(`^(study|codebook)(?:${COPY_MARK})\\.json$`, 'i');
const CODER_COPY = new RegExp(`^(.*?)(?:${COPY_MARK})$`, 'is');

/** Undefined for a file that is named as it should be, or that is none of ours. Paths have `/`. */
export function oddFileName(path: string): OddFileName | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  // editors keep what they are writing in hidden files
  if (name.startsWith('.') || parseSidecarPath(path)) return undefined;
  const records = RECORDS_COPY.exec(path);
  if (records) return { kind: 'copy', meant: `${records[1]!.toLowerCase()}.json` };
  if (!/\.coding/i.test(name)) return undefined;

  const copy = CODING_COPY.exec(path);
  const meantByCopy = copy && meantBy(`${copy[1]}.json`);
  if (meantByCopy) {
    const isEnding = /^\.json/i.test(copy[2]!);
    return { kind: isEnding ? 'ending' : 'copy', meant: meantByCopy };
  }
  const ending = CODING_ENDING.exec(path);
  const meantByEnding = ending && meantBy(ending[1]!);
  if (meantByEnding) return { kind: 'ending', meant: meantByEnding };
  const coder = CODING_CODER.exec(path);
  if (!coder) return undefined;
  const original = CODER_COPY.exec(coder[2]!)?.[1];
  if (original !== undefined && isCoderId(original))
    return { kind: 'copy', meant: sidecarPath(coder[1]!, original) };
  return { kind: 'coder', meant: meantBy(path)! };
}

/** The path with a coder's id in it; undefined where it cannot be a coding file's. */
function meantBy(path: string): string | undefined {
  if (parseSidecarPath(path)) return path;
  const match = CODING_CODER.exec(path);
  if (!match) return undefined;
  const written = match[2]!.normalize('NFC');
  const id = written.toLowerCase();
  return sidecarPath(match[1]!, isCoderId(id) ? id : coderIdFrom(written, []));
}
