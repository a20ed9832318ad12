import assert from 'node:assert/strict';
import { finish } from '../../../../../src/core/base/steps';
import { findScope } from '../../../../../src/core/corpus/scope';
import { uncoded } from '../../../../../src/core/analyses/uncoded/uncoded';
import { onRandomStudies } from '../kit/onRandomStudies';
import { type TwinOptions, twin } from './twin';

describe('uncoded, against a walk over every unit', () => {
  it('is the same in every passage and transcript of random studies', async () => {
    const seen = { passages: 0, parts: 0, coded: 0, nobodys: 0, wholly: 0 };
    await onRandomStudies(({ study, corpus, filters, scope: twinScope, random }) => {
      const options: TwinOptions = { least: random.pick([1, 1, 2, 5]), all: random.chance(0.4) };
      const scope = findScope(corpus, filters);
      assert.ok(scope.ok);
      const found = finish(uncoded(corpus, scope.value, { ...options, longest: 0 }));
      const passages = Array.from(found.passages, ({ text, timestamp: _, ...passage }) => {
        const whole = corpus.transcripts.find(({ path }) => path === passage.transcript)!.text;
        assert.equal(text, whole.slice(passage.start, passage.end).split(/\s+/).join(' '));
        return passage;
      });
      const expected = twin(study, filters, twinScope, options);
      assert.deepEqual({ passages, transcripts: found.transcripts }, expected);
      const sum = (of: 'words' | 'coded') => expected.transcripts.reduce((total, one) => total + one[of], 0);
      const { spokenWords, codedWords, codedShare } = found.scope;
      assert.deepEqual([spokenWords, codedWords], [sum('words'), sum('coded')]);
      assert.equal(codedShare, spokenWords === 0 ? null : codedWords / spokenWords);
      seen.passages += passages.length;
      const turns = passages.map(({ transcript, start }) => {
        return `${transcript} ${corpus.transcripts.find(({ path }) => path === transcript)!.turns.at(start)}`;
      });
      seen.parts += turns.length - new Set(turns).size;
      seen.coded += codedWords;
      seen.nobodys += passages.filter(({ participant }) => participant === null).length;
      seen.wholly += found.transcripts.filter(({ share }) => share === 1).length;
    });
    for (const count of Object.values(seen)) assert.ok(count > 20, JSON.stringify(seen));
  });
});
