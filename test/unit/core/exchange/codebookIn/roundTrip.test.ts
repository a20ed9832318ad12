import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CodeGroup } from '../../../../../src/core/codebook/code';
import { codeGroups, membersOf } from '../../../../../src/core/codebook/codeGroups';
import { Codebook } from '../../../../../src/core/codebook/codebook';
import {
  emptyCodebook,
  parseCodebook,
  stringifyCodebook,
} from '../../../../../src/core/codebook/parseCodebook';
import { applyImport } from '../../../../../src/core/exchange/codebookIn/applyImport';
import { allItems, planImport, usualItems } from '../../../../../src/core/exchange/codebookIn/planImport';
import { readCodebookFile } from '../../../../../src/core/exchange/codebookIn/readCodebookFile';
import { CODEBOOK_FORMATS } from '../../../../../src/core/exchange/codebookOut/codebookFormats';
import { guidsOf } from '../../../../../src/core/exchange/guids';
import { FIELDS } from '../../../../../src/core/codebook/definition';
import { seededRandom } from '../../codebook/arbitraries';
import { NO_VALUES, anyCodebook, documentOf, treeIn } from '../randomCodebook';

async function exported(codebook: Codebook, id: string): Promise<Uint8Array> {
  const made = await CODEBOOK_FORMATS.find(one => one.id === id)!.write(documentOf(codebook));
  return made instanceof Uint8Array ? made : new TextEncoder().encode([...made].join(''));
}

async function read(codebook: Codebook, id: string, bytes: Uint8Array) {
  const incoming = await readCodebookFile(`codebook.${id}`, bytes, guidsOf(codebook));
  assert.ok(incoming.ok, incoming.ok ? '' : incoming.error);
  return incoming.value;
}

/** Names of groups with the places of their codes in the tree, and what is said of them. */
function groupsIn(codebook: Codebook, groups = codeGroups(codebook)): unknown {
  const order = codebook.inOrder();
  return groups.map(group => ({
    id: group.id,
    name: group.name,
    description: group.description?.trim(),
    codes: membersOf(codebook, group).map(code => order.indexOf(code)),
  }));
}

describe('import of what was exported', () => {
  for (const format of ['md', 'csv', 'xlsx', 'json', 'qdc']) {
    it(`gives the same tree and definitions: ${format}`, async () => {
      await fc.assert(
        fc.asyncProperty(anyCodebook, fc.integer(), async (codebook, seed) => {
          const incoming = await read(codebook, format, await exported(codebook, format));
          const empty = Codebook.of(emptyCodebook());
          const plan = planImport(empty, incoming, NO_VALUES);
          const file = applyImport(empty, plan, plan.items, seededRandom(seed));
          assert.ok(file.ok, file.ok ? '' : file.error);
          const made = Codebook.of(file.value);
          assert.deepEqual(treeIn(made), treeIn(codebook));
          if (format === 'qdc') return;
          assert.deepEqual(
            made.inOrder().map(({ id }) => id),
            codebook.inOrder().map(({ id }) => id),
          );
          for (const code of codebook.inOrder()) {
            const { scale, retired } = made.get(code.id)!;
            assert.deepEqual([scale, retired], [code.scale, code.retired]);
          }
          for (const code of codebook.inOrder())
            for (const field of FIELDS) assert.equal(made.get(code.id)![field]?.trim(), code[field]?.trim());
          // what is written can be read
          assert.deepEqual(parseCodebook(stringifyCodebook(file.value)).value, file.value);
        }),
        { numRuns: format === 'xlsx' ? 60 : 150 },
      );
    });

    it(`changes nothing in the codebook that it is of: ${format}`, async () => {
      await fc.assert(
        fc.asyncProperty(anyCodebook, async codebook => {
          const incoming = await read(codebook, format, await exported(codebook, format));
          const { items, unchanged } = planImport(codebook, incoming, NO_VALUES);
          const others = items.filter(({ fields }) => format !== 'qdc' || !fields.length);
          assert.deepEqual(others, []);
          if (format !== 'qdc') assert.equal(unchanged, codebook.inOrder().length);
        }),
        { numRuns: format === 'xlsx' ? 40 : 100 },
      );
    });
  }

  it('gives the codes of another study from its codebook.json, with scales and what is retired', async () => {
    await fc.assert(
      fc.asyncProperty(anyCodebook, fc.integer(), async (codebook, seed) => {
        const bytes = new TextEncoder().encode(stringifyCodebook(codebook.file));
        const empty = Codebook.of(emptyCodebook());
        const plan = planImport(empty, await read(codebook, 'json', bytes), NO_VALUES);
        const file = applyImport(empty, plan, plan.items, seededRandom(seed));
        assert.ok(file.ok);
        const made = Codebook.of(file.value);
        assert.deepEqual(treeIn(made), treeIn(codebook));
        for (const { id, scale, retired } of codebook.inOrder())
          assert.deepEqual([made.get(id)!.scale, made.get(id)!.retired], [scale, retired]);
        assert.deepEqual(planImport(codebook, plan.incoming, NO_VALUES).items, []);
      }),
    );
  });

  for (const format of ['json', 'qdc', 'study'])
    it(`gives the same code groups, and changes none in the codebook that it is of: ${format}`, async () => {
      const seen = { groups: 0, described: 0 };
      await fc.assert(
        fc.asyncProperty(anyCodebook, fc.integer(), async (codebook, seed) => {
          const bytes =
            format === 'study'
              ? new TextEncoder().encode(stringifyCodebook(codebook.file))
              : await exported(codebook, format);
          const incoming = await read(codebook, format === 'study' ? 'json' : format, bytes);
          // sets without codes may be of anything
          const isTaken = ({ codes }: CodeGroup) => format !== 'qdc' || codes.length > 0;
          const expected = codeGroups(codebook).filter(isTaken);
          assert.deepEqual(planImport(codebook, incoming, NO_VALUES).groups, []);
          const empty = Codebook.of(emptyCodebook());
          const plan = planImport(empty, incoming, NO_VALUES);
          const file = applyImport(empty, plan, allItems(plan), seededRandom(seed));
          assert.ok(file.ok, file.ok ? '' : file.error);
          const made = Codebook.of(file.value);
          assert.deepEqual(groupsIn(made), groupsIn(codebook, expected));
          seen.groups += expected.length;
          seen.described += expected.filter(({ description }) => description).length;
          assert.deepEqual(parseCodebook(stringifyCodebook(file.value)).problems, []);
        }),
        { numRuns: 150 },
      );
      for (const number of Object.values(seen)) assert.ok(number > 20, JSON.stringify(seen));
    });

  it('gives the same tree when the definitions are left out by hand, by a table of paths', async () => {
    const table = 'path\nTrust / In people\nTrust / In things / Old\nFear\n';
    const incoming = await read(Codebook.of(emptyCodebook()), 'csv', new TextEncoder().encode(table));
    const plan = planImport(Codebook.of(emptyCodebook()), incoming, NO_VALUES);
    const file = applyImport(Codebook.of(emptyCodebook()), plan, usualItems(plan), seededRandom(1));
    assert.ok(file.ok);
    const expected = ['1 Trust', '2 In people', '2 In things', '3 Old', '1 Fear'];
    assert.deepEqual(treeIn(Codebook.of(file.value)), expected);
  });
});
