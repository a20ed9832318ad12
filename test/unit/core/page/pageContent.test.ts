import assert from 'node:assert/strict';
import { pageContent } from '../../../../src/core/page/pageContent';
import { corpusOf } from '../analyses/kit/corpora';

describe('the coded view', () => {
  const corpus = corpusOf({}, [{ id: 'a', name: 'A' }], {
    '1.txt': [
      'Ann: It was hard.',
      { words: 'hard', codes: ['a'] },
      { words: 'It was', codes: [], memo: 'Why?' },
      { words: 'was', codes: [], memo: 'Of another', coder: 'em' },
    ],
  });
  const shown = (options = {}) => {
    const page = pageContent(corpus, corpus.transcripts[0]!, options);
    assert.ok(page.ok);
    return page.value.content.segments.map(({ memo, codes }) => `${memo ?? ''} ${codes.length}`);
  };

  it('has annotations beside what is coded, unless codes are asked for', () => {
    assert.deepEqual(shown(), ['Why? 0', 'Of another 0', ' 1']);
    assert.deepEqual(shown({ coders: ['nd'] }), ['Why? 0', ' 1']);
    assert.deepEqual(shown({ codes: ['a'] }), [' 1']);
  });
});
