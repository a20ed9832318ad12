import assert from 'node:assert/strict';
import { CONSENSUS } from '../../../../../src/core/coding/sidecarName';
import { transcriptFigures } from '../../../../../src/core/analyses/uncoded/transcriptFigures';
import { Study } from '../../../../../src/study/study';
import { MemoryFileStore } from '../../../study/memoryFileStore';
import { corpusOf } from '../kit/corpora';
import { onRandomStudies } from '../kit/onRandomStudies';
import { twinScope, withoutDoubles } from '../kit/twinScope';
import { twin } from './twin';

describe('how far transcripts are coded', () => {
  it('is what a walk over every unit, and a look at every coding file, find in random studies', async () => {
    const seen = { coded: 0, own: 0, others: 0 };
    await onRandomStudies(({ study, corpus, random }) => {
      const all = twinScope(study, {});
      const expected = twin(study, {}, all, { least: 1, all: false });
      const coders = study.transcripts.flatMap(({ segments }) => segments.map(({ coder }) => coder));
      const own = random.pick([undefined, ...new Set(coders)].filter(coder => coder !== CONSENSUS));
      const figures = transcriptFigures(corpus, own);
      assert.equal(figures.size, study.transcripts.length);
      for (const { path, words, segments } of study.transcripts) {
        const row = expected.transcripts.find(one => one.transcript === path)!;
        const found = figures.get(path)!;
        assert.deepEqual(
          [found.words, found.spokenWords, found.codedWords],
          [words, row.words, row.coded],
          path,
        );
        const people = withoutDoubles(study, segments).filter(({ coder }) => coder !== CONSENSUS);
        const mine = people.filter(({ coder }) => coder === own).length;
        assert.deepEqual([found.own, found.others], [mine, people.length - mine], path);
        seen.coded += found.codedWords;
        seen.own += found.own;
        seen.others += found.others;
      }
    });
    for (const count of Object.values(seen)) assert.ok(count > 20, JSON.stringify(seen));
  });

  it('follows the coding, as a study that is read afresh', async () => {
    const store = new MemoryFileStore({
      'study.json': JSON.stringify({ schema: 1, name: 'S', transcripts: ['*.txt'] }),
      'a.txt': 'P1: one two three four.\n',
      'b.txt': 'P1: five six.\n',
    });
    const study = await Study.open(store);
    const before = transcriptFigures(study.corpus, 'nd');
    assert.deepEqual(before.get('a.txt'), { words: 4, spokenWords: 4, codedWords: 0, own: 0, others: 0 });
    const { version } = study.transcript('a.txt')!.texts;
    const { texts } = study.transcript('a.txt')!;
    const added = await study.changeSidecar('a.txt', 'nd', sidecar => ({
      ok: true,
      value: {
        ...sidecar,
        texts: { [version.id]: { sha256: version.sha256, length: texts.text.length } },
        segments: [{ id: 's1', text: version.id, start: 4, end: 11, quote: 'one two', codes: ['c'] }],
      },
    }));
    assert.ok(added.ok);
    const after = transcriptFigures(study.corpus, 'nd');
    assert.deepEqual(after.get('a.txt'), { words: 4, spokenWords: 4, codedWords: 2, own: 1, others: 0 });
    assert.deepEqual(transcriptFigures((await Study.open(store)).corpus, 'nd'), after);
    assert.deepEqual(transcriptFigures(study.corpus, 'xy').get('a.txt')!.others, 1);
  });

  it('counts the completed consensus as coded, and its segments as nobody’s', () => {
    const corpus = corpusOf({}, [{ id: 'c', name: 'C' }], {
      'a.txt': [
        'P1: one two three four.',
        { words: 'one', codes: ['c'], coder: 'nd' },
        { words: 'two three', codes: ['c'], coder: CONSENSUS },
      ],
    });
    const { own, others } = transcriptFigures(corpus, 'nd').get('a.txt')!;
    assert.deepEqual([own, others], [1, 0]);
  });
});
