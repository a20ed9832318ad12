import assert from 'node:assert/strict';
import type { Beside } from '../../../../../src/core/analyses/agreement/besidePrograms';
import { agreementAnalysis } from '../../../../../src/core/analyses/agreement/agreementAnalysis';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import type { Corpus } from '../../../../../src/core/corpus/corpus';
import { readStudy } from '../../../../../src/study/readStudy';
import { MemoryFileStore } from '../../../study/memoryFileStore';
import { Random, type RandomSegment, type RandomStudy, randomStudy } from '../kit/randomStudy';
import { randomFilters } from '../kit/twinScope';
import { type Lists, assertClose, binary, pooledValue } from './brute';
import { ratingsOf, twinOf } from './twin';

/** α over all codes of some coders, from every rating of every unit. */
function twinAlpha(...[study, filters, options]: Parameters<typeof twinOf>): number | null {
  const twin = twinOf(study, filters, options);
  const lists = twin.pooled.map((code): Lists => {
    const isYes = (segment: RandomSegment) => twin.isPooledYes(code, segment);
    const texts = twin.texts.map(text => ratingsOf(text, twin.coders, isYes));
    return twin.coders.map((_, i) => texts.flatMap(text => text[i]!));
  });
  const used = lists.filter(one =>
    (one[0] ?? []).some((_, u) => {
      const said = one.map(list => list[u] ?? null).filter(rating => rating !== null);
      return said.length > 1 && said.includes('1');
    }),
  );
  return pooledValue(used.map(one => binary(one).parts.alpha));
}

const CODERS = ['ann', 'ben', 'cat'];

/** A random study in which three coders have coded: what the consensus has coded elsewhere is a third one's. */
function ofThree(seed: number): RandomStudy {
  const study = randomStudy(seed);
  const named = (text: string) => text.replaceAll('consensus', 'cat');
  // transcripts are in several encodings
  const files = Object.entries(study.files).map(([name, content]) => [
    named(name),
    typeof content === 'string' || !name.endsWith('.json')
      ? content
      : new TextEncoder().encode(named(new TextDecoder().decode(content))),
  ]);
  const { transcripts } = study;
  return {
    ...study,
    files: Object.fromEntries(files) as RandomStudy['files'],
    transcripts: withCat(transcripts),
  };
}

function withCat(transcripts: RandomStudy['transcripts']): RandomStudy['transcripts'] {
  return transcripts.map(({ segments, statuses, ...one }) => ({
    ...one,
    segments: segments.map(({ coder, ...segment }) => ({ ...segment, coder: catFor(coder) })),
    statuses: Object.fromEntries(Object.entries(statuses).map(([id, status]) => [catFor(id), status])),
  }));
}

const withCoders = (corpus: Corpus, coders: Corpus['study']['coders']): Corpus => ({
  ...corpus,
  study: { ...corpus.study, coders },
});

const catFor = (coder: string) => (coder === 'consensus' ? 'cat' : coder);

describe('people and programs, compared', () => {
  it('are people with each other beside each of them with the program, on random studies', async () => {
    const seen = { figures: 0, none: 0, refused: 0 };
    for (let n = 1; n <= 150; n++) {
      const seed = Math.imul(n, 0x9e3779b1);
      const random = new Random(seed ^ 0x51f15e);
      const study = ofThree(seed);
      const { corpus } = await readStudy(new MemoryFileStore(study.files));
      const filters = randomFilters(seed, study);
      const program = random.pick(CODERS);
      const options = {
        unit: random.pick(['turn', 'paragraph', 'sentence'] as const),
        level: random.pick(['all', 'codes', 'themes'] as const),
        missing: random.pick(['uncoded', 'unfinished', 'nothing'] as const),
        speakers: random.pick(['all', 'participants'] as const),
        all: false,
      };
      const coders = CODERS.map(id => (id === program ? { id, program: { name: 'Sorter' } } : { id }));
      const marked = withCoders(corpus, coders);
      const given = { ...options, coders: CODERS, resamples: 0 };
      const found = runAnalysis(agreementAnalysis, marked, filters, given);
      if (!found.ok) {
        seen.refused++;
        continue;
      }
      const { beside } = found.value.data as unknown as { beside: readonly Beside[] };
      const [first, second] = CODERS.filter(id => id !== program);
      assert.deepEqual(
        beside.map(one => one.coders),
        [
          [first, second],
          [first, program],
          [second, program],
        ],
      );
      for (const one of beside) {
        const twin = twinAlpha(study, filters, { ...options, coders: one.coders });
        assertClose(one.alpha, twin, `α of ${one.coders.join(' and ')}`);
        if (twin === null) seen.none++;
        else seen.figures++;
      }
      assert.equal(found.value.table.summary.length, beside.length);
      const people = runAnalysis(
        agreementAnalysis,
        withCoders(
          corpus,
          CODERS.map(id => ({ id })),
        ),
        filters,
        given,
      );
      assert.ok(people.ok && !('beside' in people.value.data) && people.value.table.summary.length === 0);
    }
    assert.ok(seen.figures > 50, JSON.stringify(seen));
  });
});
