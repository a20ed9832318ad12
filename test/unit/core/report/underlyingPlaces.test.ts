import assert from 'node:assert/strict';
import fc from 'fast-check';
import { underlyingPlaces } from '../../../../src/core/report/underlyingPlaces';
import { frequency } from '../../../../src/core/analyses/frequency/frequency';
import { readStudy } from '../../../../src/study/readStudy';
import { MemoryFileStore } from '../../study/memoryFileStore';
import { corpusOf } from '../analyses/kit/corpora';
import { type RandomStudy, randomStudy } from '../analyses/kit/randomStudy';
import { type TwinFilters, randomFilters, twinScope } from '../analyses/kit/twinScope';

describe('placesBehind', () => {
  it('finds as many segments as the figure says, in random studies', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer(), async seed => {
        const study = randomStudy(seed);
        const { corpus } = await readStudy(new MemoryFileStore(study.files));
        const filters = randomFilters(seed, study);
        const table = frequency(corpus, filters);
        assert.ok(table.ok);
        for (const { id, segments } of table.value.rows) {
          const places = underlyingPlaces(corpus, filters, { code: id });
          assert.equal(places.length, segments);
          found += segments;
          assert.deepEqual(ids(places), expected(study, filters, id));
          for (const participant of twinScope(study, filters).participants) {
            const theirs = underlyingPlaces(corpus, filters, { code: id, participant });
            assert.deepEqual(ids(theirs), expected(study, filters, id, participant));
          }
        }
      }),
      { numRuns: 100 },
    );
    assert.ok(found > 200, String(found));
  });

  const corpus = corpusOf(
    { groups: [{ id: 'second', transcripts: ['2.txt'] }] },
    [{ id: 'calm', name: 'Calm' }],
    {
      '1.txt': ['Ann: I like the calm here.', { words: 'the calm', codes: ['calm'], coder: 'nd' }],
      '2.txt': ['Ben: All calm.', { words: 'All', codes: ['calm'], coder: 'ks' }],
    },
  );
  const words = (underlying: Parameters<typeof underlyingPlaces>[2]) =>
    underlyingPlaces(corpus, {}, underlying).map(({ path, start, end }) =>
      corpus.transcripts.find(one => one.path === path)!.text.slice(start, end),
    );

  it('narrows to a transcript, a group, a place and a segment', () => {
    assert.deepEqual(words({}), ['the calm', 'All']);
    assert.deepEqual(words({ transcript: '2.txt' }), ['All']);
    assert.deepEqual(words({ group: 'second' }), ['All']);
    assert.deepEqual(words({ transcript: '1.txt', span: { start: 17, end: 18 } }), ['the calm']);
    assert.deepEqual(words({ transcript: '1.txt', segment: { coder: 'nd', id: 's0' } }), ['the calm']);
    assert.deepEqual(words({ transcript: '1.txt', segment: { coder: 'ks', id: 's0' } }), []);
  });

  it('gives the words themselves where no segment is', () => {
    assert.deepEqual(words({ transcript: '1.txt', span: { start: 5, end: 11 } }), ['I like']);
  });
});

function ids(places: ReturnType<typeof underlyingPlaces>): string[] {
  return places.map(({ path, placed }) => `${path} ${placed!.coder} ${placed!.segment.id}`).sort();
}

function expected(study: RandomStudy, filters: TwinFilters, code: string, participant?: string): string[] {
  return twinScope(study, filters)
    .segments.filter(({ codes }) => codes.includes(code))
    .filter(({ speakers }) => participant === undefined || speakers.includes(participant))
    .map(({ transcript, segment }) => `${transcript.path} ${segment.coder} ${segment.id}`)
    .sort();
}
