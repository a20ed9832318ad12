import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Span } from '../../../../src/core/text/span';
import { transcriberNotes } from '../../../../src/core/text/transcriberNotes';
import {
  TokenKind,
  type TokenSources,
  type TokenSpans,
  tokenSpans,
} from '../../../../src/core/turns/tokenSpans';
import { type FoundTurn, Turns } from '../../../../src/core/turns/turns';
import { findTurns } from '../../../../src/core/turns/findTurns';
import { hardText, transcriptText } from '../text/arbitraries';

const NAMES = ['speaker', 'interviewer', 'timestamp', 'note'] as const;

/** What is known of a text, with notes in all of it. */
function sourcesOf(text: string, turns = findTurns(text, { labels: ['INT', 'P1'] })): TokenSources {
  const notes = transcriberNotes(text, { start: 0, end: text.length }, 'brackets');
  return { text, turns, notes, interviewers: new Set(['INT']) };
}

const all = (text: string): Span => ({ start: 0, end: text.length });

function listed({ starts, ends, kinds }: TokenSpans): [number, number, number][] {
  return Array.from(starts, (start, i) => [start, ends[i]!, kinds[i]!]);
}

/** Tokens as words and what they are. */
function shown(sources: TokenSources, stretch = all(sources.text)): string[] {
  return listed(tokenSpans(sources, stretch)).map(
    ([start, end, kind]) => `${NAMES[kind]}: ${sources.text.slice(start, end)}`,
  );
}

/** The same, unit by unit: each belongs to the last part that is painted over it. */
function twin({ text, turns, notes, interviewers }: TokenSources, { start, end }: Span): number[][] {
  const paints: { kind: number }[] = [];
  const painted = new Int32Array(text.length).fill(-1);
  const paint = (from: number, to: number, kind: number) => {
    for (let at = Math.max(from, start); at < Math.min(to, end); at++) painted[at] = paints.length;
    paints.push({ kind });
  };
  for (const note of notes) paint(note.start, note.end, TokenKind.Note);
  turns.unspoken.starts.forEach((from, i) => paint(from, turns.unspoken.ends[i]!, TokenKind.Timestamp));
  for (let i = 0; i < turns.count; i++) {
    const [from, to] = [turns.labelStarts[i]!, turns.labelEnds[i]!];
    paint(turns.starts[i]!, from < 0 ? turns.headEnds[i]! : from, TokenKind.Timestamp);
    if (from < 0) continue;
    paint(to, turns.headEnds[i]!, TokenKind.Timestamp);
    paint(from, to, interviewers.has(turns.label(i)!) ? TokenKind.Interviewer : TokenKind.Speaker);
  }
  const tokens: number[][] = [];
  for (let at = 0; at < text.length;) {
    const paintOfRun = painted[at]!;
    let to = at;
    while (to < text.length && painted[to] === paintOfRun && text[to] !== '\n') to++;
    if (paintOfRun >= 0 && to > at) {
      const { kind } = paints[paintOfRun]!;
      const edge = kind === TokenKind.Timestamp ? /^[^\p{L}\p{M}\p{N}]+/u : /^[\s\u0085]+/;
      const run = text.slice(at, to);
      const left = run.length - run.replace(edge, '').length;
      const reversed = [...run.slice(left)].reverse().join('');
      const right = reversed.length - reversed.replace(edge, '').length;
      if (left < run.length) tokens.push([at + left, to - right, kind]);
    }
    at = Math.max(to, at + 1);
  }
  return tokens;
}

describe('tokens of a transcript', () => {
  it('are labels, timestamps and notes', () => {
    const text = [
      '[00:00:01] INT: How was it?\n',
      '\n',
      '**Job Coach 2** (0:05):\n[laughs] Hard at 10:30 [inaudible 00:01:42]\n',
      '\n',
      'P1: [00:01:02] (pause) Yes.\n',
    ].join('');
    assert.deepEqual(shown(sourcesOf(text)), [
      'timestamp: 00:00:01',
      'interviewer: INT',
      'speaker: Job Coach 2',
      'timestamp: 0:05',
      'note: [laughs]',
      'note: [inaudible 00:01:42]',
      'speaker: P1',
      'timestamp: 00:01:02',
      'note: (pause)',
    ]);
  });

  it('are split at the ends of lines', () => {
    const text = 'P1: I was [at the  \n  back\n\n] there.\n';
    const notes = [{ start: text.indexOf('['), end: text.indexOf(']') + 1 }];
    assert.deepEqual(shown({ ...sourcesOf(text), notes }), [
      'speaker: P1',
      'note: [at the',
      'note: back',
      'note: ]',
    ]);
  });

  it('are timestamps where heads and what is unspoken are no words', () => {
    const text = '12  00:01:02 --> 00:01:09\n— Yes. [00:02:00] No [well 00:03:00].\nPage 3 of 7 ―\n--\n';
    const head = text.indexOf('Yes');
    const unspoken = ['[00:02:00]', '00:03:00', 'Page 3 of 7 ―\n--'].map(words => ({
      start: text.indexOf(words),
      end: text.indexOf(words) + words.length,
    }));
    const turns = Turns.of([{ start: 0, headEnd: head, end: text.length - 1 }], {
      starts: Int32Array.from(unspoken, ({ start }) => start),
      ends: Int32Array.from(unspoken, ({ end }) => end),
    });
    assert.deepEqual(shown(sourcesOf(text, turns)), [
      'timestamp: 12  00:01:02 --> 00:01:09',
      'timestamp: 00:02:00',
      'note: [well',
      'timestamp: 00:03:00',
      'note: ]',
      'timestamp: Page 3 of 7',
    ]);
  });

  it('are those of a stretch', () => {
    const text = 'INT: How?\n\nP1: [laughs] Hard.\n\nP1: Yes.\n';
    const sources = sourcesOf(text);
    const line = { start: text.indexOf('P1'), end: text.indexOf('\n', text.indexOf('P1')) };
    assert.deepEqual(shown(sources, line), ['speaker: P1', 'note: [laughs]']);
    assert.deepEqual(shown(sources, { start: text.indexOf('[la') + 2, end: text.indexOf('P1: Y') + 1 }), [
      'note: aughs]',
      'speaker: P',
    ]);
    assert.deepEqual(shown(sources, { start: 5, end: 9 }), []);
    assert.deepEqual(shown(sources, { start: 5, end: 5 }), []);
  });

  it('are found in an empty text and in one without turns', () => {
    assert.deepEqual(shown(sourcesOf('')), []);
    assert.deepEqual(shown(sourcesOf('Only words.')), []);
  });

  it('do not split characters of two units or letters with marks', () => {
    const text = '(𝒜1𝒜) e\u0301!';
    const turns = Turns.of([{ start: 0, headEnd: text.length, end: text.length }]);
    assert.deepEqual(shown(sourcesOf(text, turns)), ['timestamp: 𝒜1𝒜) e\u0301']);
  });

  it('are what painting unit by unit gives, in texts and stretches of any kind', () => {
    const cuts = fc.array(fc.nat(400), { maxLength: 24 });
    fc.assert(
      fc.property(
        fc.oneof(transcriptText, hardText),
        fc.option(cuts, { nil: undefined }),
        cuts,
        cuts,
        fc.nat(400),
        fc.nat(400),
        (text, heads, unspoken, notes, from, to) => {
          const inText = (places: readonly number[]) =>
            [...new Set(places.map(at => at % (text.length + 1)))].sort((a, b) => a - b);
          const turns = Turns.of(
            heads ? turnsAt(inText(heads)) : turnsIn(text),
            arrays(pairs(inText(unspoken))),
          );
          const sources: TokenSources = {
            text,
            turns,
            notes: pairs(inText(notes)),
            interviewers: new Set(['INT', '1', '4']),
          };
          const stretch = {
            start: Math.min(from, to) % (text.length + 1),
            end: Math.max(from, to) % (text.length + 1),
          };
          for (const part of [stretch, all(text)])
            assert.deepEqual(listed(tokenSpans(sources, part)), twin(sources, part));
        },
      ),
      { numRuns: 1500 },
    );
  });
});

/** As they are found. */
function turnsIn(text: string): FoundTurn[] {
  const turns = findTurns(text, { labels: ['INT', 'p1'] });
  return Array.from(turns.starts, (start, i) => ({
    start,
    headEnd: turns.headEnds[i]!,
    end: turns.ends[i]!,
    label: turns.label(i),
    labelStart: turns.labelStarts[i]!,
    labelEnd: turns.labelEnds[i]!,
  }));
}

type FiveNumbers = [number, number, number, number, number];

/** With heads and labels anywhere; each third turn has none. */
function turnsAt(places: readonly number[]): FoundTurn[] {
  const turns: FoundTurn[] = [];
  for (let i = 0; i + 4 < places.length; i += 5) {
    const [start, labelStart, labelEnd, headEnd, end] = places.slice(i, i + 5) as FiveNumbers;
    const n = turns.length;
    turns.push(
      n % 3 === 2 ? { start, headEnd, end } : { start, headEnd, end, label: String(n), labelStart, labelEnd },
    );
  }
  return turns;
}

/** Spans from every first to every second place. */
function pairs(places: readonly number[]): Span[] {
  const spans: Span[] = [];
  for (let i = 0; i + 1 < places.length; i += 2) spans.push({ start: places[i]!, end: places[i + 1]! });
  return spans;
}

function arrays(spans: readonly Span[]) {
  return {
    starts: Int32Array.from(spans, ({ start }) => start),
    ends: Int32Array.from(spans, ({ end }) => end),
  };
}
