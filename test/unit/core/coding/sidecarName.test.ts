import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  CONSENSUS,
  coderIdFrom,
  isCoderId,
  parseSidecarPath,
  sidecarPath,
} from '../../../../src/core/coding/sidecarName';
import { weirdText } from '../records/arbitraries';

const coderId = fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,31}$/);
const fileName = weirdText.map(text => text.replaceAll('/', '')).filter(text => text !== '');

describe('the name of a sidecar', () => {
  it('says the transcript and the coder', () => {
    assert.equal(sidecarPath('interviews/01.txt', 'nd'), 'interviews/01.txt.nd.coding.json');
    assert.deepEqual(parseSidecarPath('interviews/01.txt.nd.coding.json'), {
      transcript: 'interviews/01.txt',
      coder: 'nd',
    });
    assert.deepEqual(parseSidecarPath('a.b.consensus.coding.json'), {
      transcript: 'a.b',
      coder: 'consensus',
    });
  });

  it('is understood as it was made', () => {
    fc.assert(
      fc.property(fc.array(fileName, { minLength: 1, maxLength: 3 }), coderId, (names, coder) => {
        const transcript = names.join('/');
        assert.deepEqual(parseSidecarPath(sidecarPath(transcript, coder)), { transcript, coder });
      }),
    );
  });

  it('is no other name', () => {
    for (const path of [
      '',
      'coding.json',
      '.coding.json',
      '.nd.coding.json',
      'a/.nd.coding.json',
      'nd.coding.json',
      'a.txt.ND.coding.json',
      'a.txt.n d.coding.json',
      'a.txt..coding.json',
      'a.txt.-n.coding.json',
      'a.txt.nd.coding.json.bak',
      'a.txt.nd.coding.JSON',
      `a.txt.${'n'.repeat(33)}.coding.json`,
      'a.txt.nd.coding.json/x',
      'codebook.json',
      'a.txt/nd.coding.json',
    ]) {
      assert.equal(parseSidecarPath(path), undefined, path);
    }
  });
});

describe('isCoderId', () => {
  it('is strict', () => {
    for (const id of ['nd', '0', 'n_d-2', CONSENSUS, 'n'.repeat(32)]) assert.ok(isCoderId(id), id);
    for (const id of ['', '-n', '_n', 'ND', 'n.d', 'n d', 'é', 'nd\n', 'n'.repeat(33)])
      assert.ok(!isCoderId(id), id);
  });
});

describe('coderIdFrom', () => {
  const cases: [string, string[], string][] = [
    ['Coder One', [], 'co'],
    ['N. D.', [], 'nd'],
    ['nd', [], 'nd'],
    ['Coder', [], 'coder'],
    ['Jean-Pierre Dupont', [], 'jpd'],
    ['Émile Ødegård', [], 'eo'],
    ['ÉMILE', [], 'emile'],
    ['李小龍', [], 'coder'],
    ['李 小龍', [], 'coder'],
    ['', [], 'coder'],
    ['😀', [], 'coder'],
    ['Code', [], 'code'],
    ['Coder One', ['co', 'co2'], 'co3'],
    ['Consensus', [], 'consensus2'],
    ['x'.repeat(50), ['x'.repeat(32)], `${'x'.repeat(31)}2`],
  ];
  for (const [name, taken, id] of cases) {
    it(`“${name.slice(0, 20)}” → ${id}${taken.length > 0 ? ', others taken' : ''}`, () =>
      assert.equal(coderIdFrom(name, taken), id));
  }

  it('is always an id, never taken or reserved', () => {
    fc.assert(
      fc.property(
        fc.oneof(weirdText, fc.constantFrom('a', 'a b', 'consensus')),
        fc.array(fc.constantFrom('a', 'ab', 'a2', 'ab2', 'coder')),
        (name, taken) => {
          const id = coderIdFrom(name, new Set(taken));
          assert.ok(isCoderId(id), id);
          assert.ok(![...taken, CONSENSUS].includes(id), id);
        },
      ),
    );
  });
});
