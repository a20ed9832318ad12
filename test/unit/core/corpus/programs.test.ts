import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findScope } from '../../../../src/core/corpus/scope';
import { scopeFacts } from '../../../../src/core/corpus/scopeFacts';
import { segmentsPerCode } from '../../../../src/core/corpus/segmentsPerCode';
import type { Corpus } from '../../../../src/core/corpus/corpus';
import { readStudy } from '../../../../src/study/readStudy';
import { MemoryFileStore } from '../../study/memoryFileStore';
import { randomStudy } from '../analyses/kit/randomStudy';

const corpusOf = async (files: Readonly<Record<string, Uint8Array>>) =>
  (await readStudy(new MemoryFileStore({ ...files }))).corpus;

const counted = (corpus: Corpus, coders?: readonly string[]) => {
  const scope = findScope(corpus, coders ? { coders } : {});
  assert.ok(scope.ok);
  return scope.value.transcripts.map(({ transcript, segments }) => [
    transcript.path,
    segments.map(({ placed }) => `${placed.coder} ${placed.segment.id}`),
  ]);
};

describe('the coding of programs', () => {
  it('counts as if it were not there, unless it is asked for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async seed => {
        const { files } = randomStudy(seed);
        const study = JSON.parse(new TextDecoder().decode(files['study.json'])) as { coders: object[] };
        study.coders = [{ id: 'ann' }, { id: 'ben', program: { name: 'Sorter', version: '2' } }];
        const withProgram = { ...files, 'study.json': new TextEncoder().encode(JSON.stringify(study)) };
        const without = Object.fromEntries(
          Object.entries(withProgram).filter(([path]) => !path.endsWith('.ben.coding.json')),
        );
        const [all, people, asPersons] = [
          await corpusOf(withProgram),
          await corpusOf(without),
          await corpusOf(files),
        ];
        assert.deepEqual(counted(all), counted(people));
        assert.deepEqual(segmentsPerCode(all), segmentsPerCode(people));
        assert.deepEqual(counted(all, ['ben']), counted(asPersons, ['ben']));
        const scope = findScope(all);
        assert.ok(scope.ok);
        const isLeftOut = Object.keys(files).some(path => path.endsWith('.ben.coding.json'));
        const note = 'The coding of programs is not counted unless they are chosen as coders: ben.';
        assert.equal(scopeFacts(all, scope.value).notes.includes(note), isLeftOut);
      }),
      { numRuns: 100 },
    );
  });

  it('is counted again as soon as study.json says something else of the coder', async () => {
    const seed = Array.from({ length: 500 }, (_, i) => i).find(one =>
      randomStudy(one).transcripts.some(({ segments }) =>
        segments.some(({ coder, isLost }) => coder === 'ben' && !isLost),
      ),
    )!;
    const corpus = await corpusOf(
      Object.fromEntries(
        Object.entries(randomStudy(seed).files).filter(([path]) => !path.includes('.consensus.')),
      ),
    );
    const other = {
      ...corpus,
      study: {
        ...corpus.study,
        coders: [{ id: 'ann' }, { id: 'ben', program: { name: 'Sorter' } }],
      },
    };
    const before = counted(corpus);
    const after = counted(other);
    assert.notDeepEqual(after, before);
    assert.ok(!JSON.stringify(after).includes('"ben '));
    assert.deepEqual(counted(corpus), before);
    const counts = [...segmentsPerCode(corpus)];
    assert.notDeepEqual([...segmentsPerCode(other)], counts);
    assert.deepEqual([...segmentsPerCode(corpus)], counts);
  });
});
