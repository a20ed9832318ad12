import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CodingRule, OptionValue } from '../../../../src/core/codebook/code';
import type { SearchRequest } from '../../../../src/core/search/searchRequest';
import { requestOf, ruleSearch } from '../../../../src/core/search/searchRule';
import { SEARCH_UNITS } from '../../../../src/core/search/units';
import { SEARCHED_TURNS } from '../../../../src/core/search/where';

const names = fc.array(fc.constantFrom('a', 'b c', '=x', 'd'), { minLength: 1, maxLength: 2 });
const request: fc.Arbitrary<SearchRequest> = fc.record(
  {
    pattern: fc.string(),
    kind: fc.constantFrom('words' as const, 'regex' as const),
    isExact: fc.boolean(),
    unit: fc.constantFrom(...SEARCH_UNITS),
    languages: fc.subarray(['en' as const, 'de' as const]),
    turns: fc.constantFrom(...SEARCHED_TURNS),
    speakers: fc.oneof(fc.constant([]), names),
    filters: fc.record(
      {
        groups: names,
        transcripts: names,
        participants: names,
        codes: names,
        coders: names,
        where: fc.array(
          fc.record(
            { attribute: fc.constantFrom('age', 'job'), value: fc.constantFrom('', '4=3', 'x') },
            { noNullPrototype: true },
          ),
          {
            minLength: 1,
          },
        ),
      },
      { requiredKeys: [], noNullPrototype: true },
    ),
    outside: fc.oneof(fc.constant([]), names),
  },
  { noNullPrototype: true },
);

describe('the search of a rule', () => {
  const rule = (options?: Record<string, OptionValue>): CodingRule => ({
    ...{ id: 'r', name: 'R', search: 'trust', unit: 'hit', codes: ['c'] },
    options,
  });

  it('is the one that it was made of', () => {
    fc.assert(
      fc.property(request, asked => {
        const made = requestOf({ id: 'r', name: 'R', codes: ['c'], ...ruleSearch(asked) });
        assert.ok(made.ok);
        assert.deepEqual(made.value, asked);
      }),
    );
  });

  it('takes a name by itself for a list of one', () => {
    const made = requestOf(rule({ family: true, group: 'late', language: 'en' }));
    assert.ok(made.ok);
    assert.deepEqual(
      [made.value.kind, made.value.filters.groups, made.value.languages],
      ['family', ['late'], ['en']],
    );
  });

  it('is none with options that are not known, or mean nothing', () => {
    for (const options of [
      { unknown: true },
      { regex: 'yes' },
      { turns: 'nobody' },
      { where: 'age' },
      { language: 'xx' },
      { group: 3 },
      { family: true, exact: true },
      { family: true, regex: true },
      { constructor: 'x' },
    ] as Record<string, OptionValue>[])
      assert.ok(!requestOf(rule(options)).ok, JSON.stringify(options));
  });
});
