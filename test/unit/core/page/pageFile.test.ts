import assert from 'node:assert/strict';
import { pageContent } from '../../../../src/core/page/pageContent';
import { pageFile } from '../../../../src/core/page/pageFile';
import { corpusOf } from '../analyses/kit/corpora';

const TEXT = `INT: How was it?

Ann: Good & <fine>, all in all.

Ben: I was "afraid" at first.
`;

const CODES = [
  { id: 'mood', name: 'Mood' },
  { id: 'joy', name: 'Joy <b>', parent: 'mood' },
  { id: 'fear', name: 'Fear', parent: 'mood' },
  { id: 'other', name: 'Other' },
];

const corpus = corpusOf(
  {
    participants: [
      { id: 'a', name: 'Ann K.', speakers: ['Ann'] },
      { id: 'b', speakers: ['Ben'] },
    ],
    coders: [
      { id: 'nd', name: 'N. D.' },
      { id: 'xy', name: 'X. Y.' },
    ],
  },
  CODES,
  {
    'a.txt': [
      TEXT,
      { words: 'Good & <fine>', codes: ['joy', 'other'], memo: 'Is <i>this</i> joy?\nReally?' },
      { words: 'all in all', codes: ['gone'], coder: 'xy' },
      { words: '"afraid"', codes: ['fear'], coder: 'xy' },
      { words: 'first', codes: ['fear'], state: 'orphan' },
    ],
  },
);

const page = (options: Parameters<typeof pageContent>[2] = {}) => {
  const found = pageContent(corpus, corpus.transcripts[0]!, options);
  assert.ok(found.ok);
  return found.value;
};

const wordsOf = (options: Parameters<typeof pageContent>[2]) =>
  page(options).content.segments.map(({ start, end }) => TEXT.slice(start, end));

describe('pageContent', () => {
  it('has the segments with a place, by start, with names and colours of their codes', () => {
    const { content, said, withoutPlace } = page({ reader: 'nd' });
    assert.deepEqual(
      content.segments.map(({ start, end, codes, coder, isOther }) => [
        TEXT.slice(start, end),
        codes.map(code => content.codes[code]!.path),
        content.coders[coder]!.name,
        isOther,
      ]),
      [
        ['Good & <fine>', ['Mood › Joy <b>', 'Other'], 'N. D.', undefined],
        ['all in all', ['gone (not in the codebook)'], 'X. Y.', true],
        ['"afraid"', ['Mood › Fear'], 'X. Y.', true],
      ],
    );
    assert.match(said().notes.join(' '), /1 orphan was left out/);
    assert.equal(withoutPlace, 1);
  });

  it('takes the filters that tables take', () => {
    assert.deepEqual(wordsOf({ codes: ['mood'] }), ['Good & <fine>', '"afraid"']);
    assert.deepEqual(wordsOf({ coders: ['nd'] }), ['Good & <fine>']);
    assert.deepEqual(wordsOf({ participants: ['b'] }), ['"afraid"']);
    assert.deepEqual(
      page({ codes: ['mood'] }).content.codes.map(({ name }) => name),
      ['Fear', 'Joy <b>'],
    );
  });

  it('has the segments of two coders left and right, also where one has none', () => {
    const { content } = page({ sides: ['xy', 'nobody'] });
    assert.deepEqual(
      content.sides!.map(side => content.coders[side]!.id),
      ['xy', 'nobody'],
    );
    assert.equal(content.segments.length, 2);
  });
});

describe('pageFile', () => {
  const html = (options?: Parameters<typeof pageContent>[2]) =>
    [...pageFile(page(options), { transcript: 'a.txt', study: 'A <study>' })].join('');

  it('is one page without scripts or anything remote, in which all text is text', () => {
    const all = html();
    assert.doesNotMatch(all, /<script|<link|<img|https?:|url\(|@import|<i>this|<study>|<fine>|<b>[^\d]/);
    assert.match(all, /Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/);
    assert.match(all, /A &#60;study&#62;/);
  });

  it('ends with the codes and how often they occur, the memos, and what was left out', () => {
    const all = html();
    assert.match(all, /<li class="c1"><i><\/i>Mood › Joy &#60;b&#62; <b>1<\/b><\/li>/);
    assert.match(all, /l\. 3 · Joy &#60;b&#62;, Other · N\. D\.: <q>Good &#38; &#60;fine&#62;<\/q>/);
    assert.match(all, /Is &#60;i&#62;this&#60;\/i&#62; joy\?\nReally\?/);
    assert.match(all, /1 orphan was left out/);
  });

  it('prints sheet by sheet, across the paper for two coders', () => {
    assert.match(html(), /@page\{size:portrait/);
    const both = html({ sides: ['nd', 'xy'] });
    assert.match(both, /@page\{size:landscape/);
    assert.match(both, /<div class="sides"><span>N\. D\.<\/span><span>X\. Y\.<\/span><\/div>/);
    assert.match(both, /break-after:page/);
  });
});
