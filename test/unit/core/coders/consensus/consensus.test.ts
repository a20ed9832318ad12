import assert from 'node:assert/strict';
import fc from 'fast-check';
import { emptySidecar, parseSidecar, stringifySidecar } from '../../../../../src/core/coding/parseSidecar';
import { captureSegment } from '../../../../../src/core/anchoring/anchors/capture';
import type { CodingRef, Sidecar } from '../../../../../src/core/coding/segment';
import { CONSENSUS } from '../../../../../src/core/coding/sidecarName';
import type { Compared } from '../../../../../src/core/coders/comparison/compared';
import { compareCodings } from '../../../../../src/core/coders/comparison/compareCodings';
import type { PlacedCoding } from '../../../../../src/core/coders/comparison/placedCoding';
import { DecidedCodings, codingRefs } from '../../../../../src/core/coders/consensus/codingRefs';
import type { Desk } from '../../../../../src/core/coders/consensus/draft';
import { decide, decideOpen, reopen } from '../../../../../src/core/coders/consensus/operations';
import { progressOf, stateOf } from '../../../../../src/core/coders/consensus/progress';
import {
  type Choice,
  type Proposal,
  proposalOf,
  valuesOfRow,
} from '../../../../../src/core/coders/consensus/proposal';
import { textVersion } from '../../../../../src/core/text/textVersion';

const TEXT = 'INT: How was it?\n\nP1: It was hard at first, then easier. I liked the coach.\n';
const PAIR = { a: 'ab', b: 'cd' };

let ids = 0;
const desk = (over: Partial<Desk> = {}): Desk => ({
  text: TEXT,
  version: textVersion(TEXT),
  places: new Map(),
  by: 'ab',
  at: '2026-11-22T10:00:00Z',
  random: () => (ids = (ids * 16807 + 11) % 2147483647) / 2147483647,
  ...over,
});

const coding = (segment: string, code: string, words: string): PlacedCoding => {
  const start = TEXT.indexOf(words);
  return { segment, code, start, end: start + words.length };
};

const progress = (rows: readonly Compared[], pair: typeof PAIR, decided: DecidedCodings) =>
  progressOf(rows.map(row => stateOf(row, pair, decided)));

const value = <T>(result: { ok: true; value: T } | { ok: false; error: string }): T => {
  assert.ok(result.ok, result.ok ? '' : result.error);
  return result.value;
};

/** `words: codes`, in the order of the text. */
const shown = ({ segments }: Sidecar) =>
  [...segments]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ quote, codes }) => `${quote}: ${codes.join(', ')}`);

describe('proposals', () => {
  const choose = (a: PlacedCoding[], b: PlacedCoding[], choice: Choice) => {
    const [row] = compareCodings(a, b).rows;
    const { taken, codings } = proposalOf(row!, PAIR, choice);
    return [taken.join(), ...codings.map(({ code, start, end }) => `${code} ${TEXT.slice(start, end)}`)];
  };

  it('take one version, both, neither or another', () => {
    const a = [coding('s1', 'x', 'hard at first')];
    const b = [coding('t1', 'x', 'at first, then')];
    assert.deepEqual(choose(a, b, { kind: 'a' }), ['ab', 'x hard at first']);
    assert.deepEqual(choose(a, b, { kind: 'b' }), ['cd', 'x at first, then']);
    assert.deepEqual(choose(a, b, { kind: 'both' }), ['ab,cd', 'x hard at first, then']);
    assert.deepEqual(choose(a, b, { kind: 'neither' }), ['']);
    const codings = [coding('', 'y', 'first')];
    assert.deepEqual(choose(a, b, { kind: 'other', codings }), ['', 'y first']);
  });

  it('take nothing where the one whose version is taken has nothing', () => {
    const a = [coding('s1', 'x', 'hard')];
    assert.deepEqual(choose(a, [], { kind: 'b' }), ['cd']);
    assert.deepEqual(choose(a, [], { kind: 'both' }), ['ab,cd', 'x hard']);
  });

  it('know which values either has given', () => {
    const { rows } = compareCodings(
      [{ ...coding('s1', 'x', 'hard at first'), value: 'low' }],
      [{ ...coding('t1', 'x', 'hard at first'), value: 'high' }],
    );
    assert.equal(rows[0]!.kind, 'value');
    assert.deepEqual([...valuesOfRow(rows[0]!)], [['x', ['low', 'high']]]);
    const bare = compareCodings([coding('s1', 'x', 'hard')], [coding('t1', 'x', 'hard')]);
    assert.equal(valuesOfRow(bare.rows[0]!).size, 0);
  });

  it('carry values, unless two that become one differ', () => {
    const values = (a: PlacedCoding[], b: PlacedCoding[], choice: Choice) => {
      const [row] = compareCodings(a, b).rows;
      return proposalOf(row!, PAIR, choice).codings.map(one => one.value);
    };
    const low = { ...coding('s1', 'x', 'hard at first'), value: 'low' };
    const high = { ...coding('t1', 'x', 'at first, then'), value: 'high' };
    const none = coding('t1', 'x', 'at first, then');
    assert.deepEqual(values([low], [high], { kind: 'a' }), ['low']);
    assert.deepEqual(values([low], [high], { kind: 'b' }), ['high']);
    assert.deepEqual(values([low], [high], { kind: 'both' }), [undefined]);
    assert.deepEqual(values([low], [high], { kind: 'both', values: new Map([['x', 'mid']]) }), ['mid']);
    // what was not open is not decided anew
    assert.deepEqual(values([low], [none], { kind: 'both', values: new Map([['x', 'mid']]) }), ['low']);
    assert.deepEqual(values([low], [none], { kind: 'both' }), ['low']);
    assert.deepEqual(values([low], [{ ...high, value: 'low' }], { kind: 'both' }), ['low']);
  });

  it('keep two codes apart', () => {
    const a = [coding('s1', 'x', 'hard')];
    const b = [coding('t1', 'y', 'hard')];
    assert.deepEqual(choose(a, b, { kind: 'both' }), ['ab,cd', 'x hard', 'y hard']);
  });

  it('leave to other rows what has rows of its own', () => {
    const parts = ['hard at', 'then easier'];
    const whole = coding('s0', 'x', 'hard at first, then easier');
    const a = [whole, ...parts.map((words, i) => coding(`s${i + 1}`, 'x', words))];
    const b = parts.map((words, i) => coding(`t${i + 1}`, 'x', words));
    const row = compareCodings(a, b).rows.find(({ kind }) => kind === 'split')!;
    assert.equal(row.isElsewhere, 'b');
    assert.deepEqual(codingRefs(row, PAIR), [{ coder: 'ab', segment: 's0', code: 'x' }]);
    assert.deepEqual(proposalOf(row, PAIR, { kind: 'b' }).codings, []);
    assert.deepEqual(proposalOf(row, PAIR, { kind: 'both' }).codings, [
      { code: 'x', start: whole.start, end: whole.end },
    ]);
  });
});

describe('a consensus', () => {
  const a = [
    coding('s1', 'x', 'hard at first'),
    coding('s1', 'y', 'hard at first'),
    coding('s2', 'z', 'coach'),
  ];
  const b = [coding('t1', 'x', 'hard at first'), coding('t2', 'y', 'hard')];
  const { rows } = compareCodings(a, b);
  const row = (kind: string) => rows.find(one => one.kind === kind)!;
  const start = emptySidecar(CONSENSUS);
  const none: ReadonlySet<string> = new Set();

  it('says who decided, when, why, and about which segments', () => {
    const one = value(
      decide(start, proposalOf(row('boundary'), PAIR, { kind: 'b' }, 'Shorter is clearer.'), desk(), none),
    );
    const [segment] = one.segments;
    const [decision] = one.decisions!;
    assert.deepEqual(
      { ...segment, id: '', quote: '', prefix: '', suffix: '', text: '' },
      {
        ...{ id: '', text: '', start: 29, end: 33, quote: '', prefix: '', suffix: '', codes: ['y'] },
        created: '2026-11-22T10:00:00Z',
        from: [
          { coder: 'ab', segment: 's1' },
          { coder: 'cd', segment: 't2' },
        ],
        ...{ by: 'ab', at: '2026-11-22T10:00:00Z', note: 'Shorter is clearer.' },
      },
    );
    assert.deepEqual(
      { ...decision, id: '' },
      {
        id: '',
        of: [
          { coder: 'ab', segment: 's1', code: 'y' },
          { coder: 'cd', segment: 't2', code: 'y' },
        ],
        taken: ['cd'],
        made: [{ segment: segment!.id, code: 'y' }],
        by: 'ab',
        at: '2026-11-22T10:00:00Z',
        note: 'Shorter is clearer.',
      },
    );
    const text = stringifySidecar(one);
    assert.equal(text.split('\n').length, 13);
    assert.deepEqual(parseSidecar(text), { value: one, writable: true, problems: [] });
  });

  it('remembers that there is to be nothing', () => {
    const one = value(decide(start, proposalOf(row('onlyA'), PAIR, { kind: 'neither' }), desk(), none));
    assert.deepEqual(one.segments, []);
    const read = parseSidecar(stringifySidecar(one)).value!;
    assert.deepEqual(read.decisions, one.decisions);
    const decided = new DecidedCodings(read.decisions!);
    assert.ok(decided.settle(codingRefs(row('onlyA'), PAIR)));
    assert.deepEqual(progress(rows, PAIR, decided), { decided: 1, differences: 1, agreements: 1 });
    const again = value(reopen(read, codingRefs(row('onlyA'), PAIR)));
    assert.deepEqual(again.decisions, []);
    assert.equal(stringifySidecar(again), stringifySidecar(start));
  });

  it('has one segment on one span, and a code leaves it with its decision only', () => {
    let one = value(decideOpen(start, [proposalOf(row('matched'), PAIR, { kind: 'both' })], desk()));
    one = value(
      decide(one, proposalOf(row('boundary'), PAIR, { kind: 'a' }, 'Why'), desk({ by: 'cd' }), none),
    );
    assert.deepEqual(shown(one), ['hard at first: x, y']);
    assert.deepEqual([one.segments[0]!.by, one.segments[0]!.note], ['cd', 'Why']);
    one = value(reopen(one, codingRefs(row('boundary'), PAIR)));
    assert.deepEqual(shown(one), ['hard at first: x']);
    assert.deepEqual([one.segments[0]!.by, one.segments[0]!.note], ['ab', undefined]);
  });

  it('is decided anew by who has seen the decision, and not over the head of who has not', () => {
    const first = value(
      decide(start, proposalOf(row('boundary'), PAIR, { kind: 'a' }), desk({ by: 'cd' }), none),
    );
    const again = proposalOf(row('boundary'), PAIR, { kind: 'b' });
    assert.deepEqual(decide(first, again, desk(), none), {
      ok: false,
      error: 'cd has decided on this in the meantime.',
    });
    const second = value(decide(first, again, desk(), new Set([first.decisions![0]!.id])));
    assert.deepEqual(shown(second), ['hard: y']);
    assert.equal(second.decisions!.length, 1);
    assert.equal(value(decideOpen(first, [again], desk())), first);
  });

  it('settles with a third coder what was settled with the second', () => {
    const first = value(decide(start, proposalOf(row('boundary'), PAIR, { kind: 'a' }), desk(), none));
    const pair = { a: 'ab', b: 'ef' };
    const [with3] = compareCodings([a[1]!], [coding('u1', 'y', 'at first')]).rows;
    const decided = new DecidedCodings(first.decisions!);
    assert.deepEqual(progress([with3!], pair, decided), { decided: 0, differences: 1, agreements: 0 });
    const seen = new Set(first.decisions!.map(({ id }) => id));
    const second = value(decide(first, proposalOf(with3!, pair, { kind: 'b' }), desk(), seen));
    assert.deepEqual(shown(second), ['at first: y']);
    const now = new DecidedCodings(second.decisions!);
    assert.ok(now.settle(codingRefs(row('boundary'), PAIR)) && now.settle(codingRefs(with3!, pair)));
    assert.deepEqual(progress([with3!], pair, now), { decided: 1, differences: 0, agreements: 0 });
    assert.deepEqual(progress(rows, PAIR, now), { decided: 1, differences: 1, agreements: 1 });
  });

  it('leaves alone what somebody else put there', () => {
    const { id, sha256, length } = textVersion(TEXT);
    const span = { start: 29, end: 33 };
    const own = captureSegment({
      id: 'own',
      text: TEXT,
      version: id,
      span,
      codes: ['y'],
      created: '2026-01-01T00:00Z',
    });
    const file = { ...start, texts: { [id]: { sha256, length } }, segments: [{ ...own, extra: 1 }] };
    const proposal = proposalOf(row('boundary'), PAIR, { kind: 'b' });
    const one = value(decide(file, proposal, desk(), none));
    assert.deepEqual([one.segments, one.decisions![0]!.made], [file.segments, []]);
    assert.deepEqual(value(reopen(one, proposal.of)).segments, file.segments);
  });

  it('finds its segments where they stand now, and refuses spans outside of the text', () => {
    const one = value(decide(start, proposalOf(row('boundary'), PAIR, { kind: 'b' }), desk(), none));
    const text = `Later. ${TEXT}`;
    const places = new Map([[one.segments[0]!.id, { start: 36, end: 40 }]]);
    const later = desk({ text, version: textVersion(text), places });
    const codings = [{ code: 'z', start: 36, end: 40 }];
    const proposal: Proposal = { of: codingRefs(row('onlyA'), PAIR), taken: [], codings };
    assert.deepEqual(shown(value(decide(one, proposal, later, none))), ['hard: y, z']);
    for (const [from, to] of [
      [-1, 3],
      [5, 5],
      [0, text.length + 1],
    ] as const) {
      const outside = { ...proposal, codings: [{ code: 'z', start: from, end: to }] };
      assert.equal(decide(one, outside, later, none).ok, false);
    }
    assert.equal(decide(one, { ...proposal, of: [] }, later, none).ok, false);
    assert.equal(reopen(one, proposal.of).ok, false);
  });

  it('holds after any decisions what the last one about each coding made, and nothing when all are taken back', () => {
    const refs: CodingRef[] = ['s1', 's2', 's3', 's4', 's5'].map(segment => ({
      coder: 'ab',
      segment,
      code: 'x',
    }));
    const span = fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 2 }), fc.constantFrom('x', 'y'));
    const step = fc.record({
      kind: fc.constantFrom('decide', 'decide', 'decide', 'reopen', 'open'),
      of: fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 2 }),
      codings: fc.array(span, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), steps => {
        let sidecar: Sidecar = start;
        /** Which codings each decision settles, and what it says, kept as a plain list. */
        let model: { of: Set<number>; codings: string[] }[] = [];
        for (const { kind, of, codings } of steps) {
          const proposal: Proposal = {
            of: of.map(i => refs[i]!),
            taken: [],
            codings: codings.map(([at, length, code]) => ({ start: 3 * at, end: 3 * (at + length), code })),
          };
          const words = codings.map(([at, length, code]) => `${3 * at} ${3 * (at + length)} ${code}`);
          const isTouched = (one: { of: Set<number> }) => of.some(i => one.of.has(i));
          const touched = model.filter(isTouched);
          if (kind === 'reopen') {
            const result = reopen(sidecar, proposal.of);
            assert.equal(result.ok, touched.length > 0);
            if (result.ok) sidecar = result.value;
            model = model.filter(one => !isTouched(one));
          } else if (kind === 'open') {
            sidecar = value(decideOpen(sidecar, [proposal], desk()));
            if (touched.length === 0) model.push({ of: new Set(of), codings: words });
          } else {
            const seen = new Set((sidecar.decisions ?? []).map(({ id }) => id));
            sidecar = value(decide(sidecar, proposal, desk(), seen));
            model = model.filter(one => !isTouched(one));
            model.push({ of: new Set([...of, ...touched.flatMap(one => [...one.of])]), codings: words });
          }
          const expected = [...new Set(model.flatMap(one => one.codings))].sort();
          const actual = sidecar.segments.flatMap(({ start: from, end, codes }) =>
            codes.map(code => `${from} ${end} ${code}`),
          );
          assert.deepEqual(actual.sort(), expected);
          assert.equal(
            new Set(sidecar.segments.map(one => `${one.start} ${one.end}`)).size,
            sidecar.segments.length,
          );
          for (const segment of sidecar.segments) assert.ok(segment.from!.length > 0 && segment.by === 'ab');
          assert.equal(sidecar.decisions?.length ?? 0, model.length);
          assert.deepEqual(parseSidecar(stringifySidecar(sidecar)).problems, []);
        }
        if (model.length > 0) sidecar = value(reopen(sidecar, refs));
        assert.deepEqual([sidecar.segments, sidecar.decisions ?? []], [[], []]);
      }),
      { numRuns: 400 },
    );
  });
});
