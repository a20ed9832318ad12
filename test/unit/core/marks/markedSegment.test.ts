import assert from 'node:assert/strict';
import { Codebook } from '../../../../src/core/codebook/codebook';
import type { PlacedSegment } from '../../../../src/core/corpus/corpus';
import { initialsOf, markedSegments } from '../../../../src/core/marks/markedSegment';

const CODEBOOK = Codebook.of({
  schema: 1,
  codes: [
    { id: 'theme', name: 'Theme', color: '#4e79a7' },
    { id: 'a', name: 'A', parent: 'theme', color: '#ed6e12' },
    { id: 'b', name: 'B', color: '#058d1d' },
    { id: 'old', mergedInto: 'a' },
  ],
});
const NAMES: Readonly<Record<string, string>> = { nd: 'N. D.', kl: 'K. L.' };

function placed(coder: string, codes: readonly string[], more: object = {}): PlacedSegment {
  return {
    ...{ coder, start: 3, end: 9, state: 'ok' },
    segment: { id: 's', text: 't', start: 3, end: 9, codes, ...more },
  };
}

const mark = (segment: PlacedSegment, only?: readonly string[]) =>
  markedSegments([segment], {
    ...{ codebook: CODEBOOK, current: 'nd', nameOf: coder => NAMES[coder]! },
    only: only && new Set(only),
  })[0]!;

describe('markedSegments', () => {
  it('has each code once, by what it was merged into, and one that is unknown by its id', () => {
    assert.deepEqual(
      mark(placed('nd', ['old', 'a', 'b', 'gone'])).codes.map(({ id, name }) => [id, name]),
      [
        ['a', 'A'],
        ['b', 'B'],
        ['gone', 'gone'],
      ],
    );
  });

  it('names the coder of what someone else has coded', () => {
    assert.equal(mark(placed('nd', ['a'])).coder, undefined);
    assert.equal(mark(placed('kl', ['a'])).coder, 'KL');
  });

  it('says what has a memo and what is a key quote', () => {
    const { hasMemo, isKey } = mark(placed('nd', ['a'], { memo: 'M', key: true }));
    assert.deepEqual([hasMemo, isKey], [true, true]);
    const plain = mark(placed('nd', ['a']));
    assert.deepEqual([plain.hasMemo, plain.isKey], [false, false]);
  });

  it('leaves the codes that are not looked at away, and dims what has no other', () => {
    const both = mark(placed('nd', ['a', 'b']), ['theme', 'a']);
    assert.deepEqual([both.codes.map(({ id }) => id), both.isDimmed], [['a'], false]);
    const other = mark(placed('nd', ['b'], { memo: 'M' }), ['theme', 'a']);
    assert.deepEqual([other.codes, other.isDimmed], [[], true]);
  });

  it('marks a note without a code', () => {
    const note = mark(placed('nd', [], { memo: 'M' }));
    assert.deepEqual([note.codes.map(({ name }) => name), note.isDimmed], [[''], false]);
    assert.equal(mark(placed('nd', [], { memo: 'M' }), ['a']).isDimmed, true);
  });
});

describe('initialsOf', () => {
  it('takes the first letters of names, and numbers whole', () => {
    const examples = {
      'N. D.': 'ND',
      'Coder 12': 'C12',
      consensus: 'con',
      'Ana María Ruiz Gil': 'AMR',
      王芳: '王芳',
    };
    for (const [name, initials] of Object.entries(examples)) assert.equal(initialsOf(name), initials);
  });
});
