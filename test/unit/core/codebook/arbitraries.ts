import fc from 'fast-check';
import type { Code, CodebookFile, MergedCode, Scale } from '../../../../src/core/codebook/code';
import { someOf, sortedRecords, unknownFields, visibleText, weirdText } from '../records/arbitraries';

const color = fc.nat(0xffffff).map(value => `#${value.toString(16).padStart(6, '0')}`);

const CODE_FIELDS = [
  'id',
  'name',
  'mergedInto',
  'parent',
  'color',
  'description',
  'include',
  'exclude',
  'example',
  'memo',
  'rank',
  'retired',
  'scale',
  'by',
  'at',
];

const anyScale: fc.Arbitrary<Scale> = fc.oneof(
  fc
    .uniqueArray(visibleText, { minLength: 2, maxLength: 4 })
    .map(values => ({ kind: 'ordinal' as const, values })),
  fc
    .tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 1, max: 9 }))
    .map(([min, more]) => ({ kind: 'numeric' as const, min, max: min + more })),
);

const anyCode = fc
  .tuple(
    unknownFields(CODE_FIELDS),
    fc.record({ id: visibleText, name: visibleText }, { noNullPrototype: true }),
    someOf({
      parent: weirdText,
      color,
      description: weirdText,
      include: weirdText,
      exclude: weirdText,
      example: weirdText,
      memo: weirdText,
      rank: weirdText,
      retired: fc.constant(true),
      scale: anyScale,
    }),
  )
  .map(([unknown, code, optional]) => ({ ...unknown, ...code, ...optional }) as Code);

const anyMerged = fc
  .tuple(
    unknownFields(CODE_FIELDS),
    fc.record({ id: visibleText, mergedInto: visibleText }, { noNullPrototype: true }),
  )
  .map(([unknown, merged]) => ({ ...unknown, ...merged }) as MergedCode);

const named = { id: visibleText, name: visibleText };
const codeIds = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 3 });

/** Groups, queries and rules; few ids, so that two files have some in common. */
const anyLists = someOf({
  groups: listOf(fc.record({ ...named, codes: codeIds }, { noNullPrototype: true })),
  queries: listOf(
    fc.record({ ...named, query: visibleText, description: weirdText }, { noNullPrototype: true }),
  ),
  rules: listOf(
    fc.record(
      {
        ...named,
        search: visibleText,
        unit: fc.constantFrom('hit', 'sentence', 'turn', 'answer'),
        codes: codeIds,
        options: fc.constantFrom({ kind: 'regex' }, { exact: true, context: 3 }, { speaker: ['INT'] }),
      },
      { noNullPrototype: true },
    ),
  ),
});

function listOf<T extends { readonly id: string }>(record: fc.Arbitrary<T>) {
  return sortedRecords<T>(
    fc.tuple(record, fc.constantFrom('r1', 'r2', 'r3')).map(([one, id]) => ({ ...one, id })),
  ).filter(({ length }) => length > 0);
}

/** Any file that is valid, as it comes out of reading. */
export const anyCodebookFile: fc.Arbitrary<CodebookFile> = fc
  .tuple(
    unknownFields(['schema', 'codes', 'groups', 'queries', 'rules']),
    sortedRecords<Code | MergedCode>(
      fc.oneof({ weight: 4, arbitrary: anyCode }, { weight: 1, arbitrary: anyMerged }),
    ),
    anyLists,
  )
  .map(([unknown, codes, lists]) => ({ ...unknown, schema: 1, codes, ...lists }) as CodebookFile);

/** Undefined so many times for one time that it is there. */
function seldom<T>(weight: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Small ids, so that parents, circles of parents, merges and circles of merges all happen. */
export const tangledFile: fc.Arbitrary<CodebookFile> = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom(...IDS),
      name: fc.constantFrom('x', 'y', 'X 10', 'X 9', 'é'),
      parent: seldom(1, fc.constantFrom(...IDS, 'missing')),
      color: seldom(3, color),
      rank: seldom(1, fc.constantFrom('a0', 'a1', 'a1V', 'Zz', 'bad rank')),
      mergedInto: seldom(6, fc.constantFrom(...IDS, 'missing')),
    }),
    { selector: one => one.id, maxLength: IDS.length },
  )
  .map(records => ({
    schema: 1,
    codes: records.map(({ id, mergedInto, ...code }) =>
      mergedInto === undefined ? { id, ...code } : { id, mergedInto },
    ),
  }));

/** A row of numbers in [0, 1), the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
