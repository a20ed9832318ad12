import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Codebook } from '../../../../../src/core/codebook/codebook';
import { stringifyCodebook, parseCodebook } from '../../../../../src/core/codebook/parseCodebook';
import { applyImport } from '../../../../../src/core/exchange/codebookIn/applyImport';
import { planImport } from '../../../../../src/core/exchange/codebookIn/planImport';
import { readCodebookFile } from '../../../../../src/core/exchange/codebookIn/readCodebookFile';
import { CODEBOOK_FORMATS } from '../../../../../src/core/exchange/codebookOut/codebookFormats';
import { seededRandom } from '../../codebook/arbitraries';
import { edits, mutated } from '../mutatedBytes';
import { NO_VALUES, anyCodebook, documentOf } from '../randomCodebook';

describe('import of damaged files', () => {
  it('says what is wrong, or gives a codebook that can be read, for 300 mutated files', async () => {
    let [taken, refused] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        anyCodebook,
        anyCodebook,
        fc.constantFrom('md', 'csv', 'xlsx', 'json', 'qdc'),
        edits,
        async (codebook, other, format, list) => {
          const written = await CODEBOOK_FORMATS.find(({ id }) => id === format)!.write(documentOf(other));
          const bytes =
            written instanceof Uint8Array ? written : new TextEncoder().encode([...written].join(''));
          const before = stringifyCodebook(codebook.file);
          const incoming = await readCodebookFile(`c.${format}`, mutated(bytes, list));
          if (!incoming.ok) {
            assert.notEqual(incoming.error, '');
            refused++;
            return;
          }
          const plan = planImport(codebook, incoming.value, NO_VALUES);
          const file = applyImport(codebook, plan, plan.items, seededRandom(list[0]!.at));
          assert.equal(stringifyCodebook(codebook.file), before);
          if (!file.ok) return;
          const text = stringifyCodebook(file.value);
          const { value, problems } = parseCodebook(text);
          assert.ok(value, text);
          assert.deepEqual(
            problems.filter(({ severity }) => severity === 'error'),
            [],
          );
          // nothing of ours is lost
          const made = Codebook.of(value);
          for (const { id } of codebook.inOrder()) assert.ok(made.get(id));
          taken++;
        },
      ),
      { numRuns: 300 },
    );
    assert.ok(taken > 50 && refused > 50, `${taken} ${refused}`);
  });
});
