import { ChangeSet, RangeSet, RangeValue } from '@codemirror/state';
import { LiveSpans, type TextEdit } from '../src/core/anchoring/live/liveSpans';
import type { Row } from './table/row';

const KEYSTROKES = 2_000;
/** Keystrokes before the first that is counted. */
const WARM_UP = 500;
const REPLACED = 5_000;
/** Units above and below the cursor that an editor shows, about. */
const SCREENFUL = { above: 1_000, below: 2_000 };

interface Size {
  readonly units: number;
  readonly spans: number;
  /** How many of the spans are as long as half of the text. */
  readonly long: number;
}

const SIZES: readonly Size[] = [
  { units: 1e6, spans: 10_000, long: 0 },
  { units: 1e6, spans: 100_000, long: 0 },
  { units: 5e6, spans: 100_000, long: 0 },
  { units: 5e6, spans: 100_000, long: 1_000 },
];

/** The one of docs/performance.md. */
const IN_TABLE = SIZES[2];

/** What both sides do. Microseconds per keystroke, milliseconds for the rest. */
interface Times {
  readonly onePlace: readonly number[];
  readonly anywhere: readonly number[];
  readonly screenful: readonly number[];
  readonly replaceAll: number;
  readonly undo: number;
}

/** An editor's view of spans: follows events, and is asked for those on the screen. */
interface Follower {
  apply(edits: readonly TextEdit[]): void;
  overlapping(start: number, end: number): number;
}

/**
 * How long spans take to follow the edits of a text, beside the set of ranges of @codemirror/state in the same run.
 * That one keeps neither the text nor what an undo brings back; ours does, within these times.
 */
export async function live(print: (line: string) => void): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const size of SIZES) {
    const random = randomNumbers(1);
    const text = someText(size.units, random);
    const { starts, ends } = someSpans(size, random);
    const ours = timesOf(text, () => liveSpans(text, starts, ends));
    const theirs = timesOf(text, () => rangeSet(text.length, starts, ends));
    const long = size.long > 0 ? `, ${size.long.toLocaleString('en')} of them half as long as the text` : '';
    print('');
    print(`${size.spans.toLocaleString('en')} segments on ${size.units / 1e6} MB${long}`);
    print(row('', 'ours', 'RangeSet', 'theirs ÷ ours'));
    for (const share of [0.5, 0.99]) {
      const name = share === 0.5 ? 'median' : 'p99';
      const line = (what: string, of: keyof Times & ('onePlace' | 'anywhere' | 'screenful')) =>
        print(compared(`${what}, ${name}`, quantile(ours[of], share), quantile(theirs[of], share), 'µs'));
      line('keystroke at one place', 'onePlace');
      line('keystroke anywhere', 'anywhere');
      line('a screenful of segments', 'screenful');
    }
    print(
      compared(
        `Replace All, ${REPLACED.toLocaleString('en')} changes`,
        ours.replaceAll,
        theirs.replaceAll,
        'ms',
      ),
    );
    print(compared('undo of it', ours.undo, theirs.undo, 'ms'));
    if (size === IN_TABLE) {
      const value = quantile(theirs.onePlace, 0.5) / quantile(ours.onePlace, 0.5);
      rows.push({
        work: 'a keystroke in 5 MB with 100,000 segments: following them, beside RangeSet',
        figures: [{ value, unit: '× faster', least: 20 }],
      });
    }
  }
  return rows;
}

function timesOf(text: string, make: () => Follower): Times {
  const random = randomNumbers(2);
  const follower = make();
  let length = text.length;
  const screenful: number[] = [];
  const type = (count: number, placeOf: (i: number) => number): number[] => {
    const times: number[] = [];
    for (let i = 0; i < count; i++) {
      const at = placeOf(i);
      times.push(1000 * timeOf(() => follower.apply([{ start: at, end: at, text: 'x' }])));
      length++;
      const from = Math.max(at - SCREENFUL.above, 0);
      screenful.push(1000 * timeOf(() => follower.overlapping(from, Math.min(at + SCREENFUL.below, length))));
    }
    return times;
  };
  type(WARM_UP, () => random(length));
  const middle = length >> 1;
  const onePlace = type(KEYSTROKES, i => middle + i);
  const anywhere = type(KEYSTROKES, () => random(length));
  return { onePlace, anywhere, screenful: screenful.slice(WARM_UP), ...replaceAllTimes(text, make()) };
}

function replaceAllTimes(text: string, follower: Follower): Pick<Times, 'replaceAll' | 'undo'> {
  const put = 'Participant';
  const edits: TextEdit[] = [];
  const back: TextEdit[] = [];
  for (let i = 0; i < REPLACED; i++) {
    const start = Math.floor((i * text.length) / (REPLACED + 1));
    const startAfter = start + i * (put.length - 5);
    edits.push({ start, end: start + 5, text: put });
    back.push({ start: startAfter, end: startAfter + put.length, text: text.slice(start, start + 5) });
  }
  follower.apply([{ start: text.length, end: text.length, text: 'x' }]);
  return { replaceAll: timeOf(() => follower.apply(edits)), undo: timeOf(() => follower.apply(back)) };
}

function liveSpans(text: string, starts: Int32Array, ends: Int32Array): Follower {
  const spans = new LiveSpans(text, starts, ends);
  return {
    apply: edits => void spans.apply(edits),
    overlapping: (start, end) => spans.overlapping(start, end).length,
  };
}

function rangeSet(textLength: number, starts: Int32Array, ends: Int32Array): Follower {
  const value = new (class extends RangeValue {})();
  let length = textLength;
  let set = RangeSet.of(
    Array.from(starts, (start, i) => value.range(start, ends[i]!)),
    true,
  );
  return {
    apply: edits => {
      const changes = ChangeSet.of(
        edits.map(({ start, end, text }) => ({ from: start, to: end, insert: text })),
        length,
      );
      set = set.map(changes);
      length = changes.newLength;
    },
    overlapping: (start, end) => {
      let found = 0;
      set.between(start, end, () => void found++);
      return found;
    },
  };
}

function timeOf(work: () => void): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}

function compared(what: string, ours: number, theirs: number, unit: string): string {
  const shown = (time: number) => `${time.toFixed(1)} ${unit}`;
  return row(what, shown(ours), shown(theirs), (theirs / ours).toFixed(1));
}

function row(what: string, ...cells: readonly string[]): string {
  return `  ${what.padEnd(32)}${cells.map(cell => cell.padStart(15)).join('')}`;
}

function quantile(times: readonly number[], share: number): number {
  return [...times].sort((a, b) => a - b)[Math.floor((times.length - 1) * share)]!;
}

function someText(units: number, random: (below: number) => number): string {
  const words: string[] = [];
  for (let length = 0; length < units; length += words.at(-1)!.length) {
    const letters = Array.from({ length: 2 + random(7) }, () => String.fromCharCode(97 + random(26)));
    words.push(letters.join('') + (random(12) === 0 ? '.\n' : ' '));
  }
  return words.join('').slice(0, units);
}

function someSpans(
  { units, spans, long }: Size,
  random: (below: number) => number,
): Record<'starts' | 'ends', Int32Array> {
  const starts = Int32Array.from({ length: spans }, () => random(units - 500));
  const ends = starts.map((start, i) =>
    i < long ? Math.min(start + units / 2, units) : start + 20 + random(300),
  );
  return { starts, ends };
}

/** The same whole numbers in every run (linear congruential generator, Numerical Recipes 1992). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
