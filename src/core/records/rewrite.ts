import { changedRange, isIdentical } from '../base/changedRange';
import {
  type HasId,
  type Layout,
  compactRecord,
  escapeSeparators,
  hasRecords,
  orderedEntries,
  topLevelField,
} from './stringify';

/** Lines that are kept as they are, counted from 0: `[from, to)`, each with its line feed. */
export interface KeptLines {
  readonly from: number;
  readonly to: number;
}

/** A part of a new text: lines of the text before, or other ones. */
export type Piece = string | KeptLines;

/**
 * What `stringifyRecords` gives for a file, in pieces of what it gave for the file before: of a list of records only those
 * that are not the very same objects are written, so that one among ten thousand takes no longer than one among ten.
 */
export function rewriteRecords(before: object, after: object, layout: Layout): Piece[] {
  const pieces: Piece[] = ['{\n'];
  orderedEntries(after, layout.fields).forEach(([key, value], i) => {
    if (i > 0) pieces.push(',\n');
    const list = keptInList(before, key, value, layout);
    pieces.push(...(list ?? [escapeSeparators(topLevelField(key, value, layout))]));
  });
  return [...pieces, '\n}\n'];
}

/** A list of records in pieces; undefined where none of its lines can be kept. */
function keptInList(before: object, key: string, value: unknown, layout: Layout): Piece[] | undefined {
  const keys = recordKeys(key, layout);
  const old = (before as Readonly<Record<string, unknown>>)[key];
  if (!keys || !Array.isArray(value) || !Array.isArray(old)) return undefined;
  const [was, is] = [old as readonly HasId[], value as readonly HasId[]];
  const { from, endOfA, endOfB } = changedRange(was, is, isIdentical);
  // a line has a comma unless it is the last one
  const head = from > 0 && (from === was.length) !== (from === is.length) ? from - 1 : from;
  const isKept = head > 0 || endOfA < was.length;
  // lines are in the order of ids
  if (!isKept || !isAscending(is) || !isAscending(was.slice(Math.max(0, head - 1), endOfA + 1)))
    return undefined;

  const first = lineOf(key, before, layout) + 1;
  const changed = is.slice(head, endOfB).map((record, i) => {
    const isLast = head + i === is.length - 1;
    return `${escapeSeparators(compactRecord(record, keys))}${isLast ? '' : ','}\n`;
  });
  return [
    `${JSON.stringify(key)}: [\n`,
    { from: first, to: first + head },
    changed.join(''),
    { from: first + endOfA, to: first + was.length },
    ']',
  ];
}

function recordKeys(key: string, { lists }: Layout): readonly string[] | undefined {
  return Object.hasOwn(lists, key) ? lists[key] : undefined;
}

/** The line of a key in the file as it is written, counted from 0. */
function lineOf(wanted: string, file: object, layout: Layout): number {
  let line = 1;
  for (const [key, value] of orderedEntries(file, layout.fields)) {
    if (key === wanted) break;
    const isList = Array.isArray(value) && value.length > 0;
    line += isList && (recordKeys(key, layout) || hasRecords(value)) ? value.length + 2 : 1;
  }
  return line;
}

function isAscending(records: readonly HasId[]): boolean {
  for (let i = 1; i < records.length; i++) if (records[i - 1]!.id > records[i]!.id) return false;
  return true;
}
