import {
  type PlainSegment,
  anchorInLine,
  plainSegment,
  plainSegmentInBytes,
} from '../../coding/plainSegment';
import { RecordCursor, idOfLine, isJson, joinLines } from '../../coding/sidecarLines';

/** A line of the merged file, as one of the versions has it. */
export interface TakenLine {
  readonly id: string;
  readonly line: string;
}

/** Versions of a coding file without the segments that merge by themselves, and what comes of these. */
export interface DecidedLines {
  /** In the order of the versions. */
  readonly texts: readonly string[];
  /** By id. */
  readonly taken: readonly TakenLine[];
}

/** A segment that only one side has. */
interface Addition extends TakenLine {
  /** Which of the sides. */
  readonly side: number;
  /** Undefined where it is to be parsed. */
  readonly anchor: string | undefined;
  readonly mayBeTaken: boolean;
}

/** A byte with which U+E000 or a later character begins: in UTF-16 these come in another order than in UTF-8. */
const LATE = /[\xee-\xff]/;

/**
 * Goes through versions of a coding file and decides, line by line, what merging them makes of a segment that at most one side
 * has changed: the line of that side, or none where it was deleted. What it takes more to decide is left, as is whatever is
 * not beyond doubt: lines that are not as we write them, segments that both sides may have made on the same words, and for each
 * version of the transcript one segment, so that the files go on to name it.
 * @param versions both sides, then their common ancestor, if there is one
 * @param areBytes whether these are bytes of UTF-8, a unit for each
 * @returns undefined where a file is laid out otherwise than we write it, or nothing can be decided
 */
export function decidedLines(versions: readonly string[], areBytes: boolean): DecidedLines | undefined {
  const records = RecordCursor.of(versions);
  if (!records) return undefined;
  const plainOf = areBytes ? plainSegmentInBytes : plainSegment;
  const kept: (string | Addition)[][] = versions.map(() => []);
  const taken: (TakenLine | Addition)[] = [];
  const additions = new Additions();
  const named = new Set<string>();
  const isRecord = (line: string | undefined) =>
    line === undefined || (isJson(line) && !(areBytes && LATE.test(idOfLine(line)!)));
  for (;;) {
    const isThere = records.next();
    if (isThere === undefined) return undefined;
    if (!isThere) break;
    const { lines, isShared } = records;
    const [ours, theirs, base] = lines;
    const segment = plainInAll(lines, plainOf);
    if (isShared && segment && !named.has(segment.text)) {
      named.add(segment.text);
      for (const [i, line] of lines.entries()) kept[i]!.push(line!);
      continue;
    }
    const mayBeTaken = segment !== undefined && named.has(segment.text);
    const one = ours ?? theirs;
    if (base === undefined && one !== undefined && (ours === undefined || theirs === undefined)) {
      if (!segment && !isRecord(one)) return undefined;
      const side = ours === undefined ? 1 : 0;
      const id = segment?.id ?? '';
      const addition = { id, line: one, side, anchor: segment && anchorInLine(one), mayBeTaken };
      additions.add(addition);
      kept[side]!.push(addition);
      taken.push(addition);
      continue;
    }
    const result = ours === theirs || theirs === base ? ours : ours === base ? theirs : null;
    if (mayBeTaken && result !== null) {
      if (result !== undefined) taken.push({ id: segment.id, line: result });
    } else {
      if (!segment && !lines.every(isRecord)) return undefined;
      for (const [i, line] of lines.entries()) if (line !== undefined) kept[i]!.push(line);
    }
  }
  const isTaken = (line: TakenLine | Addition) => !('side' in line) || additions.isTaken(line);
  const texts = records.files.map(({ head, tail }, i) => {
    const left = kept[i]!.flatMap(one =>
      typeof one === 'string' ? one : additions.isTaken(one) ? [] : one.line,
    );
    return joinLines({ head, records: left, tail });
  });
  const all = taken.filter(isTaken);
  return all.length === 0 ? undefined : { texts, taken: all };
}

/** What a record is in all versions that have it: the same version of the transcript, or it is left to be parsed. */
function plainInAll(
  lines: readonly (string | undefined)[],
  plainOf: (line: string) => PlainSegment | undefined,
): PlainSegment | undefined {
  let found: PlainSegment | undefined;
  let last: string | undefined;
  for (const line of lines) {
    if (line === undefined || line === last) continue;
    const segment = plainOf(line);
    if (!segment || (found && found.text !== segment.text)) return undefined;
    found = segment;
    last = line;
  }
  return found;
}

/** What each side has added: two on the same words, one by each side, are one segment. */
class Additions {
  private readonly anchors = [new Set<string>(), new Set<string>()] as const;
  /** Whether something was added whose words are not known. */
  private isAnyUnclear = false;

  add({ side, anchor }: Addition): void {
    if (anchor === undefined) this.isAnyUnclear = true;
    else this.anchors[side]!.add(anchor);
  }

  isTaken({ side, anchor, mayBeTaken }: Addition): boolean {
    if (!mayBeTaken || anchor === undefined || this.isAnyUnclear) return false;
    return !this.anchors[1 - side]!.has(anchor);
  }
}
