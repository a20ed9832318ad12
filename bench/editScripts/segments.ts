import { captureSegment } from '../../src/core/anchoring/anchors/capture';
import type { Segment } from '../../src/core/coding/segment';
import { textVersion } from '../../src/core/text/textVersion';
import { WordIndex } from '../../src/core/text/words';
import type { Span } from '../../src/core/text/span';
import type { Interview } from './interview';
import { Random } from './random';

/** How many words segments have, and how often. */
const LENGTHS: readonly (readonly [share: number, low: number, high: number])[] = [
  [0.08, 1, 1],
  [0.27, 2, 8],
  [0.35, 9, 30],
  [0.22, 31, 100],
  [0.08, 101, 300],
];

/** So many segments are the whole of a short answer, the same words in many places. */
const SHORT_ANSWERS = 0.08;
const SHORT_LINE = /^\[[\d:]+\] [^:：]+[:：] ?(.{1,12})$/gmu;

/** Timestamp and label. */
const HEAD = /^\[[\d:]+\] [^:：\n]{1,20}[:：]/gmu;
const HEAD_BEFORE = /(?:^|\n)\[[\d:]+\] ([^:：\n]{1,20}[:：] ?)$/u;

/** Segments as coders mark them: words, sentences, turns, short answers, one across the other. Some end within a word. */
export function drawSegments({ text, names }: Interview, count: number, seed: number): Segment[] {
  const random = new Random(seed);
  const isUnspaced = /\p{Script=Han}/u.test(names[0]!);
  const heads = [...text.matchAll(HEAD)].map(({ 0: head, index }) => ({
    start: index,
    end: index + head.length,
  }));
  const words = new WordIndex(text, heads);
  const version = textVersion(text).id;
  const answers = [...text.matchAll(SHORT_LINE)].map(({ 0: line, 1: answer, index }) => ({
    start: index + line.length - answer!.length,
    end: index + line.length,
  }));
  return Array.from({ length: count }, (_, i) => {
    const isAnswer = answers.length > 0 && random.chance(SHORT_ANSWERS);
    const drawn = isAnswer ? random.pick(answers) : drawSpan(random, text, words);
    const span = isUnspaced ? withWholeNames(text, names, drawn) : drawn;
    return captureSegment({
      id: `s${i}`,
      text,
      version,
      span,
      codes: ['c'],
      created: '2026-11-22T10:00:00Z',
    });
  });
}

/** A span that cuts no name in half: in scripts without spaces, names are several words of one character. */
function withWholeNames(text: string, names: readonly string[], { start, end }: Span): Span {
  const around = (at: number) => {
    for (const name of names) {
      for (let from = Math.max(0, at - name.length + 1); from < at; from++) {
        if (text.startsWith(name, from)) return { start: from, end: from + name.length };
      }
    }
    return undefined;
  };
  const first = around(start);
  const last = around(end);
  return { start: first?.start ?? start, end: last?.end ?? end };
}

function drawSpan(random: Random, text: string, words: WordIndex): Span {
  let share = random.next();
  const [, low, high] = LENGTHS.find(([part]) => (share -= part) < 0) ?? LENGTHS[0]!;
  const length = random.between(low, high);
  const first = random.between(0, words.count - length);
  const start = words.starts[first]!;
  const end = words.ends[first + length - 1]!;
  // some end within a word, some begin with the label or the timestamp
  if (random.chance(0.01) && words.ends[first + length - 1]! - words.starts[first + length - 1]! > 3) {
    return { start, end: end - 2 };
  }
  const head = text.slice(Math.max(0, start - 40), start).match(HEAD_BEFORE);
  if (!head || random.chance(0.7)) return { start, end };
  return { start: start - (random.chance(0.5) ? head[1]! : head[0].trimStart()).length, end };
}
