import assert from 'node:assert/strict';
import fc from 'fast-check';
import { frequency } from '../../../../../src/core/analyses/frequency/frequency';
import { readStudy } from '../../../../../src/study/readStudy';
import { MemoryFileStore } from '../../../study/memoryFileStore';
import { randomStudy } from '../kit/randomStudy';
import { randomFilters } from '../kit/twinScope';
import { randomOptions, twin } from './twin';

describe('frequency, against a count unit by unit', () => {
  it('is the same in every cell of random studies', async () => {
    const seen = { rows: 0, participants: 0, words: 0, shared: 0 };
    await fc.assert(
      fc.asyncProperty(fc.integer(), async seed => {
        const study = randomStudy(seed);
        const { corpus, problems } = await readStudy(new MemoryFileStore(study.files));
        assert.deepEqual(
          problems.filter(({ severity }) => severity === 'error'),
          [],
        );
        for (const [i, { path, text, turnOf, labels }] of study.transcripts
          .toSorted((a, b) => (a.path < b.path ? -1 : 1))
          .entries()) {
          const transcript = corpus.transcripts.find(one => one.path === path)!;
          assert.equal(transcript.text, text, `transcript ${i}`);
          assert.deepEqual(
            labels.map((_, turn) => transcript.turns.label(turn)),
            labels,
            text,
          );
          assert.deepEqual(
            labels.map((_, turn) => [transcript.turns.starts[turn], transcript.turns.ends[turn]]),
            labels.map((_, turn) => [turnOf.indexOf(turn), turnOf.lastIndexOf(turn) + 1]),
            text,
          );
        }
        const filters = randomFilters(seed, study);
        const options = randomOptions(seed);
        const table = frequency(corpus, { ...filters, ...options });
        assert.ok(table.ok);
        const { notes: _, study: name, filters: __, ...scope } = table.value.scope;
        assert.equal(name, `Study ${seed}`);
        const expected = twin(study, filters, options);
        assert.deepEqual({ scope, rows: table.value.rows }, expected);
        for (const row of expected.rows) {
          seen.rows++;
          seen.participants += row.participants;
          seen.words += row.words;
          if (row.share !== null && row.share > 0 && row.share < 1) seen.shared++;
        }
      }),
      { numRuns: 250 },
    );
    for (const count of Object.values(seen)) assert.ok(count > 250, JSON.stringify(seen));
  });
});
