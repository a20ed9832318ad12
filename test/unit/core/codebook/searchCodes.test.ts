import assert from 'node:assert/strict';
import { Codebook } from '../../../../src/core/codebook/codebook';
import { CodeSearch } from '../../../../src/core/codebook/searchCodes';

const codebook = Codebook.of({
  schema: 1,
  codes: [
    { id: 'gains', name: 'Gains', rank: 'a0' },
    { id: 'language', name: 'Shared language', parent: 'gains', rank: 'a0' },
    {
      id: 'calm',
      name: 'Calm when it gets rough',
      parent: 'gains',
      rank: 'a1',
      description: 'Staying with people in a crisis',
    },
    { id: 'friction', name: 'Friction', rank: 'a1' },
    { id: 'employers', name: 'Former employers', parent: 'friction', rank: 'a0' },
    { id: 'ecole', name: 'École', rank: 'a2' },
    { id: 'peace', mergedInto: 'calm' },
  ],
});
const search = new CodeSearch(codebook);
const ids = (query: string, recent: string[] = []) => search.find(query, recent).map(code => code.id);

describe('CodeSearch', () => {
  it('gives the recent codes first and then all others in the order of the codebook, each once', () => {
    assert.deepEqual(ids('', ['employers', 'gains']), [
      'employers',
      'gains',
      'language',
      'calm',
      'friction',
      'ecole',
    ]);
  });

  it('takes a merged recent code for what it became, and forgets one that is gone', () => {
    assert.deepEqual(ids('  ', ['peace', 'gone', 'calm']).slice(0, 2), ['calm', 'gains']);
  });

  it('finds by a part of the name, whatever the case, and with slips of the fingers', () => {
    assert.equal(ids('empl')[0], 'employers');
    assert.equal(ids('SHARED')[0], 'language');
    assert.equal(ids('sharde langage')[0], 'language');
  });

  it('finds without accents', () => {
    assert.equal(ids('ecole')[0], 'ecole');
  });

  it('finds by the theme and by the description, behind codes found by name', () => {
    assert.ok(ids('friction').includes('employers'));
    assert.equal(ids('friction')[0], 'friction');
    assert.ok(ids('crisis').includes('calm'));
  });

  it('finds nothing for what is not there', () => {
    assert.deepEqual(ids('zzzzqqq'), []);
  });

  it('knows a name exactly, whatever the case and the blanks around it', () => {
    assert.equal(search.named(' former EMPLOYERS ')?.id, 'employers');
    assert.equal(search.named('Former'), undefined);
  });
});
