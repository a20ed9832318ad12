import type { PlacedSegment } from '../../core/corpus/corpus';
import type { Segment } from '../../core/coding/segment';
import type { PlaceState } from '../../core/coding/place';
import type { WordMarks } from '../../core/corpus/keptWords';
import { type Fields, own } from '../../core/records/fields';
import { CONFLICTS } from '../../core/records/openConflicts';
import type { Span } from '../../core/text/span';
import { Turns } from '../../core/turns/turns';
import type { CodeLists, WrittenCode } from './codeLists';
import type { Details } from './contribution';
import { ColumnReader, ColumnWriter } from './columns';
import { keptSegment } from './keptSegment';

const STATES: readonly PlaceState[] = ['ok', 'changed', 'moved', 'ambiguous', 'orphan'];
const NONE = -1;
/** Columns of {@link WordMarks}. */
const MARKS = 6;

/** What of the details is no column of numbers. */
interface Strings {
  readonly labels: readonly string[];
  readonly patterns: readonly string[];
  readonly timestamps: string;
  readonly coders: readonly string[];
  readonly texts: readonly string[];
  /** Lists of codes that segments have, each once. */
  readonly codes: readonly (readonly WrittenCode[])[];
  readonly created: readonly string[];
  readonly ids: readonly string[];
  /** By number of the segment. */
  readonly memos: readonly (readonly [segment: number, memo: string])[];
  /** Numbers of the segments that are key quotes. */
  readonly keys: readonly number[];
  /** The same for the fields that few segments have. */
  readonly others: readonly (readonly [segment: number, fields: object])[];
}

/** Details in bytes: a line of JSON with their strings, then their columns. */
export function toBytes({ turns, words, notes, segments }: Details, codeLists: CodeLists): Uint8Array {
  const { columns } = turns;
  const coders = new Table<string>();
  const texts = new Table<string>();
  const codes = new Table<readonly string[]>(list => `${list.length}\0${list.join('\0')}`);
  const created = new Table<string>();
  const column = (of: (placed: PlacedSegment) => number) => Int32Array.from(segments, of);
  const numbers = [
    column(({ coder }) => coders.numberOf(coder)),
    column(({ segment }) => texts.numberOf(segment.text)),
    column(({ segment }) => codes.numberOf(segment.codes)),
    column(({ segment }) => (segment.created === undefined ? NONE : created.numberOf(segment.created))),
  ];
  const strings: Strings = {
    ...{ labels: columns.labels, patterns: columns.patterns, timestamps: columns.timestamps },
    ...{ coders: coders.items, texts: texts.items, created: created.items },
    codes: codes.items.map(list => codeLists.written(list)),
    ids: segments.map(({ segment }) => segment.id),
    others: segments.flatMap(({ segment }, i) => {
      const fields = seldom(segment);
      return fields ? [[i, fields] as const] : [];
    }),
    memos: segments.flatMap(({ segment: { memo } }, i) => (memo === undefined ? [] : [[i, memo] as const])),
    keys: segments.flatMap(({ segment: { key } }, i) => (key ? [i] : [])),
  };
  const writer = new ColumnWriter();
  writer.text(JSON.stringify(strings));
  for (const one of [
    ...[columns.starts, columns.headEnds, columns.ends, columns.labelStarts, columns.labelEnds],
    ...[columns.labelNumbers, columns.patternNumbers, columns.timestampEnds],
    ...[columns.unspoken.starts, columns.unspoken.ends],
    ...[words.offsets, words.started, words.ended, words.beside, words.starts, words.ends],
    ...[Int32Array.from(notes, ({ start }) => start), Int32Array.from(notes, ({ end }) => end)],
    ...numbers,
    ...[column(({ state }) => STATES.indexOf(state)), column(({ start }) => start), column(({ end }) => end)],
    ...[column(({ segment }) => segment.start), column(({ segment }) => segment.end)],
  ])
    writer.column(one);
  return writer.written();
}

/** @throws Error for what {@link toBytes} has not written */
export function fromBytes(bytes: Uint8Array, codeLists: CodeLists): Details {
  const reader = new ColumnReader(bytes);
  const strings = JSON.parse(reader.text()) as Strings;
  const { labels, patterns, timestamps } = strings;
  const next = () => reader.column();
  const [starts, headEnds, ends, labelStarts, labelEnds] = [next(), next(), next(), next(), next()];
  const [labelNumbers, patternNumbers, timestampEnds] = [next(), next(), next()];
  const unspoken = { starts: next(), ends: next() };
  const turns = Turns.ofColumns({
    ...{ starts, headEnds, ends, labelStarts, labelEnds, labelNumbers, labels },
    ...{ patternNumbers, patterns, timestamps, timestampEnds, unspoken },
  });
  const words = reader.written(MARKS);
  const [noteStarts, noteEnds] = [next(), next()];
  const notes = Array.from(noteStarts, (start, i) => ({ start, end: noteEnds[i]! }));
  const codes = strings.codes.map(list => codeLists.read(list));
  return new WrittenDetails(turns, words, notes, segmentsOf(strings, codes, next));
}

/** Details of which the words, the larger half, stay as they are written until something is counted. */
class WrittenDetails implements Details {
  private read: WordMarks | undefined;

  constructor(
    readonly turns: Turns,
    private written: Uint8Array | undefined,
    readonly notes: readonly Span[],
    readonly segments: readonly PlacedSegment[],
  ) {}

  get words(): WordMarks {
    if (!this.read) {
      this.read = marksIn(this.written!);
      this.written = undefined;
    }
    return this.read;
  }
}

function marksIn(bytes: Uint8Array): WordMarks {
  const reader = new ColumnReader(bytes);
  const next = () => reader.column();
  const marks = { offsets: next(), started: next(), ended: next() };
  return { ...marks, beside: next(), starts: next(), ends: next() };
}

function segmentsOf(
  strings: Strings,
  codeLists: readonly (readonly string[])[],
  next: () => Int32Array,
): PlacedSegment[] {
  const [coders, texts, codes, created, states] = [next(), next(), next(), next(), next()];
  const [starts, ends, anchorStarts, anchorEnds] = [next(), next(), next(), next()];
  const memos = new Map(strings.memos);
  const keys = new Set(strings.keys);
  const others = new Map(strings.others);
  return strings.ids.map((id, i): PlacedSegment => {
    const fields = {
      id,
      text: strings.texts[texts[i]!]!,
      start: anchorStarts[i]!,
      end: anchorEnds[i]!,
      codes: codeLists[codes[i]!]!,
    };
    return {
      coder: strings.coders[coders[i]!]!,
      start: starts[i]!,
      end: ends[i]!,
      state: STATES[states[i]!]!,
      segment: keptSegment(fields, memos.get(i), strings.created[created[i]!], {
        isKey: keys.has(i),
        others: others.get(i),
      }),
    };
  });
}

/** Values on scales, and what a merge left open of them. */
function seldom(segment: Segment): object | undefined {
  const { values } = segment;
  const open = Object.hasOwn(segment, CONFLICTS);
  if (values === undefined && !open) return undefined;
  return {
    ...(values === undefined ? {} : { values }),
    ...(open ? { [CONFLICTS]: own(segment as unknown as Fields, CONFLICTS) } : {}),
  };
}

/** Numbers things in the order in which they come up. */
class Table<T> {
  readonly items: T[] = [];
  private readonly numbers = new Map<unknown, number>();

  constructor(private readonly keyOf: (item: T) => unknown = item => item) {}

  numberOf(item: T): number {
    const key = this.keyOf(item);
    let number = this.numbers.get(key);
    if (number === undefined) this.numbers.set(key, (number = this.items.push(item) - 1));
    return number;
  }
}
