import assert from 'node:assert/strict';
import { attributesOf, choice, readValues, valuesOf } from '../../../../../src/core/analyses/kit/parameters';
import { isDefault } from '../../../../../src/core/analyses/kit/isDefault';
import { corpusOf } from './corpora';

const PARAMETERS = {
  by: choice({ title: '', help: '', values: { word: 'words', code: 'codes' }, default: 'code' }),
  least: { kind: 'number', title: '', help: '', min: 1, max: 9, isWhole: true, default: 4 },
  share: { kind: 'number', title: '', help: '', min: 0, isWhole: false, default: 0.05 },
  all: { kind: 'flag', title: '', help: '' },
  attribute: { kind: 'attribute', title: '', help: '' },
  note: { kind: 'text', title: '', help: '' },
  coders: { kind: 'coders', title: '', help: '' },
} as const;

const corpus = corpusOf(
  {
    coders: [{ id: 'nd', name: 'N. D.' }, { id: 'ks' }],
    participants: [
      { id: 'a', attributes: { job: 'nurse', age: 43, isNew: true } },
      { id: 'b', attributes: { age: 9, job: 'doctor', site: null } },
      { id: 'c', attributes: { age: 'unknown' } },
    ],
  },
  [],
  {},
);

describe('parameters of analyses', () => {
  it('are as by default when they are not given', () => {
    assert.deepEqual(readValues(PARAMETERS, {}, corpus), {
      ok: true,
      value: { by: 'code', least: 4, share: 0.05, all: false, attribute: 'job', note: '', coders: [] },
    });
  });

  it('are known to be as by default, also when that is given', () => {
    const same = { by: 'code', least: 4, share: '0.05', all: false, attribute: 'job', note: '', coders: [] };
    const other = { by: 'word', least: 5, share: 0.5, all: true, attribute: 'age', note: 'x', coders: 'nd' };
    for (const [name, parameter] of Object.entries(PARAMETERS)) {
      const isSame = (given: unknown) => isDefault(parameter, given, corpus);
      assert.deepEqual(
        [undefined, same[name as 'by'], other[name as 'by']].map(isSame),
        [true, true, false],
        name,
      );
    }
  });

  it('are taken from text, as people type them, and from values', () => {
    const same = { by: 'word', all: true, attribute: 'age', note: 'x' };
    const given = { ...same, least: '9', share: '0.5', coders: ' ks, n. d.,ks,' };
    const value = { ...same, least: 9, share: 0.5, coders: ['ks', 'nd'] };
    assert.deepEqual(readValues(PARAMETERS, given, corpus), { ok: true, value });
    assert.deepEqual(readValues(PARAMETERS, value, corpus), { ok: true, value });
  });

  it('are refused when they are none', () => {
    const refuses = (given: Record<string, unknown>, error: string) =>
      assert.deepEqual(readValues(PARAMETERS, given, corpus), { ok: false, error });
    refuses({ by: 'x' }, 'by: unknown value “x”. Possible values: word, code.');
    refuses({ by: 'toString' }, 'by: unknown value “toString”. Possible values: word, code.');
    refuses({ least: '' }, 'least: expected a whole number from 1 to 9, but found “”.');
    refuses({ least: 2.5 }, 'least: expected a whole number from 1 to 9, but found “2.5”.');
    refuses({ least: 'four' }, 'least: expected a whole number from 1 to 9, but found “four”.');
    refuses({ share: -1 }, 'share: expected a number of at least 0, but found “-1”.');
    refuses({ all: 'yes' }, 'all: expected yes or no, but found “yes”.');
    refuses(
      { attribute: 'jobs' },
      'attribute: unknown value “jobs”. Possible values: job, age, isNew, site.',
    );
    refuses({ coders: ['nd', 'x'] }, 'coders: unknown coder “x”. The coders are: nd, ks.');
    refuses(
      { of: 1 },
      'Unknown option “of”. The options are: by, least, share, all, attribute, note, coders.',
    );
    assert.deepEqual(readValues(PARAMETERS, {}, corpusOf({}, [], {})), {
      ok: false,
      error: 'No participant has attributes yet. Add them in study.json or import them from a CSV file.',
    });
  });

  it('take coders by id or name, as a list or with commas between', () => {
    const coders = { coders: { kind: 'coders', title: '', help: '' } } as const;
    const marked = { words: 'x', codes: ['c'], coder: 'zz' };
    const study = { coders: [{ id: 'ab', name: 'A. B.' }, { id: 'cd' }] };
    const one = corpusOf(study, [], { 'a.txt': ['x', marked] });
    const read = (given: unknown) => readValues(coders, { coders: given }, one);
    for (const given of [['ab', 'zz'], 'ab,zz', ' a. b. , zz,', 'zz,ab,zz'])
      assert.deepEqual(
        read(given),
        { ok: true, value: { coders: given === 'zz,ab,zz' ? ['zz', 'ab'] : ['ab', 'zz'] } },
        String(given),
      );
    assert.deepEqual([read(undefined), read('')], Array(2).fill({ ok: true, value: { coders: [] } }));
    const error = 'coders: unknown coder “a”. The coders are: ab, cd, zz.';
    assert.deepEqual(read('ab,a'), { ok: false, error });
  });

  it('know the attributes and their values, numbers by value', () => {
    assert.deepEqual(attributesOf(corpus), ['job', 'age', 'isNew', 'site']);
    assert.deepEqual(valuesOf(corpus, 'age'), ['9', '43', 'unknown']);
    assert.deepEqual(valuesOf(corpus, 'job'), ['doctor', 'nurse']);
    assert.deepEqual(valuesOf(corpus, 'site'), ['null']);
  });
});
