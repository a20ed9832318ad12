import assert from 'node:assert/strict';
import { someCodebook } from '../../../../bench/codebooks';
import { QUERIES } from '../../../../bench/codeQueries';
import { Random } from '../../../../bench/editScripts/random';
import { Codebook } from '../../../../src/core/codebook/codebook';
import { CodeSearch } from '../../../../src/core/codebook/searchCodes';

/** Of each kind of query. */
const TRIES = 60;

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
const ids = (query: string, recent: string[] = []) => search.find(query, recent).codes.map(code => code.id);

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

  it('finds by beginnings of words in any order, and by initials', () => {
    assert.equal(ids('cal rou')[0], 'calm');
    assert.equal(ids('rou whe')[0], 'calm');
    assert.equal(ids('cwigr')[0], 'calm');
    assert.equal(ids('f e')[0], 'employers');
  });

  it('puts the exact name first, then names that begin so, then others', () => {
    const codes = ['A fear of work', 'Fear of work', 'Fears', 'Work', 'Fear'].map((name, i) => ({
      id: `c${i}`,
      name,
      rank: `a${i}`,
    }));
    const found = new CodeSearch(Codebook.of({ schema: 1, codes })).find('fear').codes;
    assert.deepEqual(
      found.map(({ name }) => name),
      ['Fear', 'Fears', 'Fear of work', 'A fear of work'],
    );
  });

  it('tells codes that have everything that was typed from those that lack some of it', () => {
    const { codes, sure, total } = search.find('shared language barriers');
    assert.deepEqual([codes[0]?.id, sure, total], ['language', 0, 1]);
  });

  it('finds words of scripts without spaces, wherever they are in a name and in any order', () => {
    const names = ['对复发的恐惧', '对家庭的希望', '復発への恐れ', 'ความกลัวการกลับมา', '직장에서의 불안'];
    const codes = names.map((name, i) => ({
      id: name,
      name,
      description: `第${i}个代码：谈到失眠`.slice(0, 3 + i * 2),
    }));
    const asked = new CodeSearch(Codebook.of({ schema: 1, codes }));
    const first = (query: string) => asked.find(query).codes[0]?.name;
    assert.equal(first('恐惧'), names[0]);
    assert.equal(first('恐惧复发'), names[0]);
    assert.equal(first('恐れ 復発'), names[2]);
    assert.equal(first('กลับ'), names[3]);
    assert.equal(first('불안'), names[4]);
    assert.equal(first('부'), names[4]);
    assert.ok(asked.find('失眠').codes.length > 0);
  });

  it('finds a code by the names of its groups', () => {
    const groups = [{ id: 'g-1', name: 'First round', codes: ['theme', 'gone'] }];
    const codes = [
      { id: 'theme', name: 'Theme' },
      { id: 'below', name: 'Below', parent: 'theme' },
      { id: 'other', name: 'Other' },
    ];
    const asked = new CodeSearch(Codebook.of({ schema: 1, codes, groups }));
    for (const query of ['first round', 'round', 'frst'])
      assert.deepEqual(
        asked.find(query).codes.map(({ id }) => id),
        ['theme', 'below'],
        query,
      );
  });

  it('gives so many as are asked for, and says how many there are', () => {
    const { codes, sure, total } = search.find('', [], 2);
    assert.deepEqual([codes.length, sure, total], [2, 2, 6]);
  });

  it('finds in a codebook of thousands what was meant among the first ten', () => {
    const random = new Random(7);
    const large = Codebook.of(someCodebook(5_000, random));
    const asked = new CodeSearch(large);
    for (const [kind, query] of QUERIES) {
      let [tries, found] = [0, 0];
      while (tries < TRIES) {
        const code = random.pick(large.inOrder());
        const typed = query(code, random);
        if (typed === undefined) continue;
        tries++;
        if (asked.find(typed, [], 10).codes.includes(code)) found++;
      }
      assert.ok(found >= TRIES * 0.98, `${kind}: ${found} of ${TRIES}`);
    }
  });

  it('knows a name exactly, whatever the case and the blanks around it', () => {
    assert.equal(search.named(' former EMPLOYERS ')?.id, 'employers');
    assert.equal(search.named('Former'), undefined);
  });
});
