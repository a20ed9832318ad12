import { byUnits } from '../../base/compare';
import { LineCursor, idOfLine, joinLines } from '../../coding/sidecarLines';
import { bytesOfText, isAnyUnseen, textOfBytes } from '../../text/byteText';
import { type TakenLine, decidedLines } from './decidedLines';

/**
 * Merges versions of a coding file by the segments that take more than to look at their lines: the others are taken over as
 * they are, without being parsed. Gives the very text that merging the whole files gives.
 * @param versions both sides, then their common ancestor, if there is one
 * @param merge merges whole files, in the order given here
 * @returns undefined where it takes the whole files to merge them, or to say what is wrong with them
 */
export function mergeDiffering<Merged extends { readonly text: string }>(
  versions: readonly string[],
  merge: (versions: readonly string[]) => Merged | undefined,
): Merged | undefined {
  const short = decidedLines(versions, false);
  const merged = short && merge(short.texts);
  const text = merged && withTaken(merged.text, short.taken);
  return text === undefined ? undefined : { ...merged!, text };
}

/** A merged file as bytes of UTF-8, a unit for each. */
export interface InBytes {
  /** Whether there may be something in it that would not be shown as it is: see `visible`. */
  readonly isAnyUnseen: boolean;
}

/** The same for files that are not decoded: versions and result are bytes of valid UTF-8, a unit for each. */
export function mergeDifferingBytes<Merged extends { readonly text: string }>(
  versions: readonly string[],
  merge: (versions: readonly string[]) => Merged | undefined,
): (Merged & InBytes) | undefined {
  const short = decidedLines(versions, true);
  const merged = short && merge(short.texts.map(textOfBytes));
  if (!merged) return undefined;
  const left = bytesOfText(merged.text);
  const text = withTaken(left, short.taken);
  // what is taken over is plain: all of it can be seen
  return text === undefined ? undefined : { ...merged, text, isAnyUnseen: isAnyUnseen(left) };
}

/** A file as we write it, with lines put into their places; undefined where one of that id is there. */
function withTaken(text: string, taken: readonly TakenLine[]): string | undefined {
  const file = LineCursor.of(text);
  if (!file) return undefined;
  const records: string[] = [];
  let next = 0;
  for (let { line } = file; line !== undefined; { line } = file) {
    const id = idOfLine(line);
    if (id === undefined) return undefined;
    while (next < taken.length && byUnits(taken[next]!.id, id) < 0) records.push(taken[next++]!.line);
    if (taken[next]?.id === id) return undefined;
    records.push(line);
    if (!file.pass(id)) return undefined;
  }
  while (next < taken.length) records.push(taken[next++]!.line);
  return joinLines({ head: file.head, records, tail: file.tail });
}
