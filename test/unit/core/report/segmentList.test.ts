import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Arrangement,
  type ListedSegment,
  SEGMENT_CHOICES,
  SEGMENT_ORDERS,
  SegmentList,
} from '../../../../src/core/report/segmentList';

const ALL: Arrangement = { order: 'text', choice: 'all', filter: '' };

const listed = (over: Partial<ListedSegment> = {}): ListedSegment => ({
  words: 'Hard at first, then easier.',
  transcript: 'interviews/one.txt',
  speaker: 'P1',
  coder: 'N. D.',
  codes: ['Effort'],
  memo: undefined,
  isKey: false,
  isOwn: true,
  created: '2026-11-22T10:00:00Z',
  length: 27,
  ...over,
});

describe('a list of segments', () => {
  const found = (items: readonly ListedSegment[], change: Partial<Arrangement>) =>
    new SegmentList(items).arranged({ ...ALL, ...change });

  it('is filtered by beginnings of words, whatever their case and accents, wherever they are', () => {
    const items = [
      listed({ words: 'C’est déjà vu' }),
      listed({ speaker: 'Job Coach 2' }),
      listed({ codes: ['Trust', 'Déjà vu'] }),
      listed({ memo: 'deja heard' }),
      listed(),
    ];
    assert.deepEqual(found(items, { filter: 'DEJA' }), [0, 2, 3]);
    assert.deepEqual(found(items, { filter: 'dej vu' }), [0, 2]);
    assert.deepEqual(found(items, { filter: 'coach' }), [1]);
    assert.deepEqual(found(items, { filter: 'oach' }), []);
    assert.deepEqual(found(items, { filter: ' … ' }), [0, 1, 2, 3, 4]);
  });

  it('is sorted by what one asks for; what lacks that comes last', () => {
    const items = [
      listed({ codes: [], speaker: undefined, length: 3, created: undefined }),
      listed({ codes: ['Trust'], speaker: 'P10', length: 9, created: '2026-11-21T10:00:00Z' }),
      listed({ codes: ['Effort', 'Trust'], speaker: 'P2', length: 5 }),
      listed({ codes: ['Effort'], speaker: 'P2', length: 7 }),
    ];
    assert.deepEqual(found(items, { order: 'code' }), [3, 2, 1, 0]);
    assert.deepEqual(found(items, { order: 'speaker' }), [2, 3, 1, 0]);
    assert.deepEqual(found(items, { order: 'newest' }), [2, 3, 1, 0]);
    assert.deepEqual(found(items, { order: 'longest' }), [1, 3, 2, 0]);
  });

  it('is sorted by the words around hits, the nearest first', () => {
    const around = (left: string[], right: string[]) =>
      listed({ around: { left: () => left, right: () => right } });
    const items = [
      around(['very', 'was'], ['at', 'first']),
      around(['the'], ['at']),
      around(['very', 'be'], []),
      listed(),
    ];
    assert.deepEqual(found(items, { order: 'left' }), [3, 1, 2, 0]);
    assert.deepEqual(found(items, { order: 'right' }), [2, 3, 1, 0]);
  });

  it('has what a slow look at each segment says, in an order that no other pair would change', () => {
    const word = fc.constantFrom('trust', 'Effort', 'easier', 'Ärger', 'P2', 'P10');
    const maybe = fc.option(word, { nil: undefined });
    const item = fc.record({
      words: fc.array(word, { maxLength: 4 }).map(all => all.join(' ')),
      transcript: fc.constantFrom('a.txt', 'b.txt'),
      speaker: maybe,
      coder: maybe,
      codes: fc.uniqueArray(word, { maxLength: 3 }),
      values: fc.option(fc.array(word, { maxLength: 2 }), { nil: undefined }),
      rank: fc.option(fc.nat(3), { nil: undefined }),
      memo: maybe,
      isKey: fc.boolean(),
      isOwn: fc.boolean(),
      created: fc.option(fc.constantFrom('2026-01-01', '2026-01-02'), { nil: undefined }),
      around: fc.option(
        fc
          .array(word, { maxLength: 3 })
          .map(words => ({ left: () => words, right: () => words.toReversed() })),
        { nil: undefined },
      ),
      length: fc.nat(5),
    });
    const arrangement = fc.record({
      order: fc.constantFrom(...SEGMENT_ORDERS),
      choice: fc.constantFrom(...SEGMENT_CHOICES),
      filter: fc.constantFrom('', 'tr', 'P', 'arg', 'trust eff'),
    });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 20 }), arrangement, (items, wanted) => {
        const shown = found(items, wanted);
        const slow = items.flatMap((one, i) => (fits(one, wanted) ? [i] : []));
        assert.deepEqual(
          [...shown].sort((a, b) => a - b),
          slow,
        );
        for (let i = 1; i < shown.length; i++) {
          const [a, b] = [shown[i - 1]!, shown[i]!];
          const alone = found([items[a]!, items[b]!], { order: wanted.order });
          assert.ok(alone[0] === 0, 'two by themselves are in the same order');
          const turned = found([items[b]!, items[a]!], { order: wanted.order });
          // what nothing tells apart stays in the order of the text
          if (turned[0] === 0) assert.ok(a < b);
        }
      }),
    );
  });
});

const FOLDED: Readonly<Record<string, string>> = { Ärger: 'arger', Effort: 'effort', P2: 'p2', P10: 'p10' };

/** The same, one segment after the other, with letters folded by hand. */
function fits(one: ListedSegment, { choice, filter }: Arrangement): boolean {
  if (choice === 'key' && !one.isKey) return false;
  if (choice === 'own' && !one.isOwn) return false;
  if (choice === 'uncoded' && one.codes.length > 0) return false;
  if (choice === 'memo' && one.memo === undefined) return false;
  const texts = [
    one.words,
    one.transcript,
    one.speaker ?? '',
    one.coder ?? '',
    ...one.codes,
    ...(one.values ?? []),
    one.memo ?? '',
  ];
  const words = texts.flatMap(text => text.split(/[ .]/)).map(word => FOLDED[word] ?? word);
  const wanted = filter.toLowerCase().split(' ').filter(Boolean);
  return wanted.every(beginning => words.some(word => word.startsWith(beginning)));
}
