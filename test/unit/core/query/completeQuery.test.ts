import assert from 'node:assert/strict';
import { Codebook } from '../../../../src/core/codebook/codebook';
import { completeQuery } from '../../../../src/core/query/completeQuery';
import { parseQuery } from '../../../../src/core/query/parseQuery';
import type { QueryNames } from '../../../../src/core/query/queryNames';

const NAMES: QueryNames = {
  codebook: Codebook.of({
    schema: 1,
    codes: [
      { id: 'feeling', name: 'Feeling' },
      { id: 'trust', name: 'Trust (others)', parent: 'feeling' },
      { id: 'loss-1', name: 'Loss', parent: 'feeling' },
      { id: 'fear', name: 'Fear' },
      { id: 'loss-2', name: 'Loss', parent: 'fear' },
      { id: 'anger', name: 'Anger', scale: { kind: 'ordinal', values: ['low', 'high'] } },
      { id: 'loss-3', name: 'Loss of trust' },
    ],
    queries: [{ id: 'both', name: 'Both', query: 'fear AND anger' }],
  }),
  study: {
    interviewers: ['INT'],
    participants: [{ id: 'p1', name: 'Ann', speakers: ['Ann:'], attributes: { job: 'nurse', age: 30 } }],
    groups: [{ id: 'late', name: 'Later', transcripts: [] }],
  },
  coders: [{ id: 'nd', name: 'Nina' }],
};

const after = (text: string) => completeQuery(text, NAMES).map(({ query }) => query);

describe('completing a query', () => {
  it('offers what can come next, what begins with what was begun first', () => {
    assert.deepEqual(after('tr'), ['[Trust (others)]', 'transcript:', 'Loss of trust']);
    assert.deepEqual(after('(Fear OR lo'), [
      '(Fear OR Fear / Loss',
      '(Fear OR Feeling / Loss',
      '(Fear OR Loss of trust',
    ]);
    assert.deepEqual(after('Fear AND bo'), ['Fear AND Both']);
    assert.deepEqual(after('Fear AN'), ['Fear AND ']);
    assert.deepEqual(
      after('Fear AND Anger IN '),
      ['turn', 'sentence', 'paragraph', 'transcript'].map(one => `Fear AND Anger IN ${one}`),
    );
    assert.deepEqual(after('Fear AND Anger IN s'), ['Fear AND Anger IN sentence']);
    assert.deepEqual(after('Fear BY '), ['Fear BY Nina']);
    assert.deepEqual(after('Anger >= '), ['Anger >= low', 'Anger >= high']);
    assert.deepEqual(after('Fear AND job = n'), ['Fear AND job = nurse']);
    assert.deepEqual(after('participant:'), ['participant:Ann']);
    assert.deepEqual(after('speaker:'), ['speaker:INT', 'speaker:Ann:']);
    assert.deepEqual(after('group:'), ['group:Later']);
    assert.deepEqual(after('"never'), []);
  });

  it('gives queries that can be read, as far as they are whole', () => {
    for (const query of after('')) {
      if (query.endsWith(':') || query.endsWith(' ') || ['job', 'age'].includes(query)) continue;
      assert.ok(parseQuery(query).ok, query);
    }
    assert.ok(after('').length > 8);
  });
});
