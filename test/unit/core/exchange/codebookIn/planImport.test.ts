import assert from 'node:assert/strict';
import { codeGroups } from '../../../../../src/core/codebook/codeGroups';
import { Codebook } from '../../../../../src/core/codebook/codebook';
import type { Code } from '../../../../../src/core/codebook/code';
import { applyImport } from '../../../../../src/core/exchange/codebookIn/applyImport';
import { itemDetail, itemName, planSummary } from '../../../../../src/core/exchange/codebookIn/planWording';
import {
  type PlannedItem,
  planImport,
  usualItems,
} from '../../../../../src/core/exchange/codebookIn/planImport';
import { scaleText } from '../../../../../src/core/codebook/editScale';
import { readCodebookFile } from '../../../../../src/core/exchange/codebookIn/readCodebookFile';
import { seededRandom } from '../../codebook/arbitraries';
import { NO_VALUES, treeIn } from '../randomCodebook';

const ours = Codebook.of({
  schema: 1,
  codes: [
    { id: 'emotions-1', name: 'Emotions', rank: 'a0', color: '#111111' },
    {
      id: 'fear-1',
      name: 'Fear',
      parent: 'emotions-1',
      rank: 'a0',
      description: 'Ours.',
      note: 'kept',
    } as Code,
    { id: 'trust-1', name: 'Trust', parent: 'emotions-1', rank: 'a1' },
    { id: 'work-1', name: 'Work', rank: 'a1' },
    { id: 'old-1', mergedInto: 'work-1' },
  ],
});

async function planned(csv: string) {
  const incoming = await readCodebookFile('c.csv', new TextEncoder().encode(csv));
  assert.ok(incoming.ok, incoming.ok ? '' : incoming.error);
  return planImport(ours, incoming.value, NO_VALUES);
}

const kinds = ({ items, incoming }: Awaited<ReturnType<typeof planned>>) =>
  items.map(({ kind, index }) => `${kind} ${incoming.codes[index]!.name}`);

function applied(plan: Awaited<ReturnType<typeof planned>>, items = usualItems(plan)): Codebook {
  const file = applyImport(ours, plan, items, seededRandom(1));
  assert.ok(file.ok, file.ok ? '' : file.error);
  return Codebook.of(file.value);
}

describe('planning an import', () => {
  it('adds code groups, and codes to those that there are; takes none out', async () => {
    const groups = [{ id: 'own-1', name: 'Own', codes: ['fear-1', 'work-1'] }];
    const own = Codebook.of({ ...ours.file, groups });
    const file = {
      codes: [
        { name: 'Joy', id: 'joy-1' },
        { name: 'Fear', id: 'fear-1' },
        { name: 'Trust', id: 'trust-1' },
      ],
      groups: [
        { name: 'own', codes: ['fear-1', 'trust-1'] },
        { id: 'fear-1', name: 'Other', description: 'Theirs.', codes: ['joy-1', 'gone-1'] },
        { name: ' ', codes: ['joy-1'] },
      ],
    };
    const read = await readCodebookFile('c.json', new TextEncoder().encode(JSON.stringify(file)));
    assert.ok(read.ok);
    const plan = planImport(own, read.value, NO_VALUES);
    assert.deepEqual(
      plan.groups.map(item => [item.kind, itemName(plan, item), itemDetail(own, plan, item)]),
      [
        ['fullerGroup', 'own', '1 code: Trust'],
        ['newGroup', 'Other', '1 code: Joy'],
      ],
    );
    assert.match(planSummary(plan), /2 code groups/);
    const made = applyImport(own, plan, usualItems(plan), seededRandom(1));
    assert.ok(made.ok);
    const [own1, other] = codeGroups(Codebook.of(made.value)).toReversed();
    assert.deepEqual([own1!.name, own1!.codes], ['Own', ['fear-1', 'work-1', 'trust-1']]);
    assert.deepEqual([other!.name, other!.description, other!.codes], ['Other', 'Theirs.', ['joy-1']]);
    assert.notEqual(other!.id, 'fear-1', 'an id that a code has is not taken');
    // without the code that is new, there would be nothing in it
    const without = applyImport(own, plan, plan.groups, seededRandom(1));
    assert.ok(without.ok);
    assert.deepEqual(
      without.value.groups!.map(({ name }) => name),
      ['Own'],
    );
  });

  it('says what is new and what is changed, and keeps what the file says nothing of', async () => {
    const plan = await planned('path,description\nEmotions / Fear,Theirs.\nEmotions / Joy,New.\nWork,\n');
    assert.deepEqual(kinds(plan), ['changed Fear', 'new Joy']);
    assert.equal(plan.unchanged, 2);
    const made = applied(plan);
    assert.deepEqual(treeIn(made), ['1 Emotions', '2 Fear', '2 Trust', '2 Joy', '1 Work']);
    assert.deepEqual(
      { ...made.get('fear-1') },
      {
        ...{
          id: 'fear-1',
          name: 'Fear',
          parent: 'emotions-1',
          rank: 'a0',
          description: 'Theirs.',
          note: 'kept',
        },
      },
    );
  });

  it('leaves clashes as the codebook has them, unless they are taken', async () => {
    const plan = await planned(
      'id,name,parent\nfear-1,Anxiety,emotions-1\nemotions-1,Emotions,\nx,Work,emotions-1\ntrust-1,Trust,\ny,Pay,x\n',
    );
    assert.deepEqual(kinds(plan), ['renamed Anxiety', 'elsewhere Work', 'new Pay', 'moved Trust']);
    assert.deepEqual(treeIn(applied(plan)), ['1 Emotions', '2 Fear', '2 Trust', '1 Work', '2 Pay']);
    assert.deepEqual(treeIn(applied(plan, plan.items)), [
      ...['1 Emotions', '2 Anxiety', '2 Work', '3 Pay', '1 Work', '1 Trust'],
    ]);
  });

  it('does not take a list without a tree for one in which all is at the top', async () => {
    const plan = await planned('name,definition\nfear,F\nTrust,T\n');
    assert.deepEqual(kinds(plan), ['changed fear', 'changed Trust']);
  });

  it('takes a merged code for the one that it became', async () => {
    const plan = await planned('id,name,parent\nold-1,Work,\ne,Emotions,\nf,Fear,e\n');
    assert.deepEqual(kinds(plan), []);
  });

  it('leaves out what is below a new code that is not taken', async () => {
    const plan = await planned('path\nPlay\nPlay / Games\n');
    assert.deepEqual(kinds(plan), ['new Play', 'new Games']);
    assert.deepEqual(treeIn(applied(plan, plan.items.slice(1))), treeIn(ours));
  });

  it('refuses circles and two codes of one name, as a whole', async () => {
    const circle = await planned('id,name,parent\nfear-1,Fear,\nemotions-1,Emotions,fear-1\n');
    assert.deepEqual(kinds(circle), ['moved Fear', 'moved Emotions']);
    const [, second] = circle.items;
    assert.ok(!applyImport(ours, circle, [second!], seededRandom(1)).ok);
    const twin = await planned('id,name,parent\nfear-1,Trust,emotions-1\nemotions-1,Emotions,\n');
    assert.ok(!applyImport(ours, twin, twin.items, seededRandom(1)).ok);
  });

  it('takes over scales, and asks where values that are in use would be off them', async () => {
    const scaled = Codebook.of({
      schema: 1,
      codes: [
        ...ours.file.codes.filter(({ id }) => id !== 'fear-1' && id !== 'trust-1'),
        { id: 'fear-1', name: 'Fear', scale: { kind: 'ordinal', values: ['low', 'mid', 'high'] } },
        { id: 'trust-1', name: 'Trust', scale: { kind: 'numeric', min: 0, max: 10 } },
      ],
    });
    const values = new Map<string, [string | number, number][]>([
      [
        'fear-1',
        [
          ['mid', 3],
          ['low', 2],
          ['gone', 1],
        ],
      ],
      ['trust-1', [[7, 1]]],
      ['work-1', [['much', 2]]],
    ]);
    const csv = 'name,scale\nFear,"low, high"\nTrust,1–10\nWork,"little, much"\nEmotions,\nJoy,"low, high"\n';
    const incoming = await readCodebookFile('c.csv', new TextEncoder().encode(csv));
    assert.ok(incoming.ok);
    const plan = planImport(scaled, incoming.value, id => new Map(values.get(id)));
    assert.deepEqual(kinds(plan), ['rescaled Fear', 'changed Trust', 'changed Work', 'new Joy']);
    assert.equal(
      itemDetail(scaled, plan, plan.items[0]!),
      'Scale: low, high instead of low, mid, high; not on it: mid (3 segments)',
    );
    assert.equal(itemDetail(scaled, plan, plan.items[1]!), 'Scale');
    assert.match(planSummary(plan), /1 clash, /);
    const scales = (items: readonly PlannedItem[]) => {
      const file = applyImport(scaled, plan, items, seededRandom(1));
      assert.ok(file.ok);
      const made = Codebook.of(file.value);
      return ['Fear', 'Trust', 'Work', 'Emotions', 'Joy'].map(name => {
        const { scale } = made.find(name)!;
        return scale ? scaleText(scale) : '';
      });
    };
    assert.deepEqual(scales(usualItems(plan)), ['low, mid, high', '1–10', 'little, much', '', 'low, high']);
    assert.equal(scales(plan.items)[0], 'low, high');
  });

  it('refuses a scale that cannot be read, with its line', async () => {
    const refused = async (name: string, text: string) => {
      const incoming = await readCodebookFile(name, new TextEncoder().encode(text));
      return incoming.ok ? incoming.value : incoming.error;
    };
    assert.match(
      String(await refused('c.csv', 'name,scale\nFear,"low, high"\nTrust,Likert\n')),
      /^Line 3: the scale “Likert” cannot be read\. Type two or more/,
    );
    assert.match(
      String(await refused('c.md', '# C\n\n## A <!-- a-1 -->\n\n**Scale** <!-- scale -->\n\n> 1–1e999\n')),
      /^Line 3: the scale “1–1e999” cannot be read\. .*too large/,
    );
    for (const scale of [
      '{"kind":"numeric","min":3,"max":3}',
      '{"kind":"ordinal","values":["a","a"]}',
      '"low"',
    ])
      assert.match(
        String(await refused('c.json', `{"codes":[{"name":"A"},{"name":"B","scale":${scale}}]}`)),
        /^Code 2 of the file has a scale that cannot be read/,
      );
  });

  it('takes nothing when the codebook has changed since', async () => {
    const plan = await planned('name,description\nFear,Theirs.\nJoy,\n');
    const codes = ours.file.codes.filter(({ id }) => id !== 'fear-1');
    const changed = applyImport(Codebook.of({ schema: 1, codes }), plan, plan.items, seededRandom(1));
    assert.ok(!changed.ok && /changed meanwhile/.test(changed.error));
  });
});
