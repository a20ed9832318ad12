import { type Result, ok } from '../../base/result';
import { parsingOnce } from './fileParts';
import { type FileKind, type Refusal, type Versions, mergeFiles } from './mergeFiles';
import type { MergeNote } from './mergeRecords';

/** From where a conflict in a file is resolved. */
export interface Resolution {
  /** All that merges by itself, with what is open. */
  readonly merged: string;
  readonly notes: readonly MergeNote[];
  /**
   * What is on disk.
   * - `untouched`: what git or the merge driver has put there
   * - `usable`: a valid file that someone has made of it
   * - `unusable`: a file with markers, or a broken one, with lines that are in no version
   */
  readonly onDisk: 'untouched' | 'usable' | 'unusable';
  /** Of an unusable file: how many lines there are in no version, and are lost when it is replaced. */
  readonly foreignLines: number;
}

/**
 * Merges a file that is in conflict, and looks at what has been done by hand since: nothing of that may be lost unasked.
 * @param onDisk the file as it is now, LF; undefined when it is not there
 * @param used codes that codings need, whatever became of them: only for a codebook
 * @param parse what parses this kind of file
 */
export function resolutionOf(
  kind: FileKind,
  onDisk: string | undefined,
  versions: Versions,
  used?: ReadonlySet<string>,
  parse = parsingOnce(kind),
): Result<Resolution, Refusal> {
  const result = mergeFiles(kind, versions, used, parse);
  if (!result.ok) return result;
  const { text: merged, notes } = result.value;
  const made = (state: Resolution['onDisk'], foreignLines = 0) =>
    ok({ merged, notes, onDisk: state, foreignLines });
  const known = [merged, versions.ours, versions.theirs];
  if (onDisk === undefined || known.includes(onDisk)) return made('untouched');
  if (used) {
    // git's merge driver knows nothing of what codings need
    const alone = mergeFiles(kind, versions, undefined, parse);
    if (alone.ok) known.push(alone.value.text);
    if (known.includes(onDisk)) return made('untouched');
  }
  const { value, writable } = parse(onDisk);
  if (value !== undefined && writable) return made('usable');
  const foreign = foreignTo(onDisk, [...known, versions.base ?? '']);
  return foreign > 0 ? made('unusable', foreign) : made('untouched');
}

const MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?: |$)/;

/** Lines of a text that are in none of some others; a comma at the end of a record is none of its. */
function foreignTo(text: string, others: readonly string[]): number {
  const plain = (line: string) => line.replace(/,?\s*$/, '');
  const known = new Set(others.flatMap(other => other.split('\n').map(plain)));
  return text.split('\n').filter(line => !MARKER.test(line) && !known.has(plain(line))).length;
}
