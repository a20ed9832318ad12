import assert from 'node:assert/strict';
import fc from 'fast-check';
import { layOut } from '../../../../../src/core/exchange/transcriptsIn/layOut';
import { readTranscriptFile } from '../../../../../src/core/exchange/transcriptsIn/readTranscriptFile';
import { NO_RULES } from '../../../../../src/core/turns/turnRules';
import { edits, mutated } from '../mutatedBytes';
import { sourceFiles } from './sourceFiles';

describe('import of damaged transcripts', () => {
  it('says what is wrong, or gives a transcript, for 300 mutated files of each format', async () => {
    for (const [name, bytes] of await sourceFiles()) {
      let [taken, refused] = [0, 0];
      await fc.assert(
        fc.asyncProperty(edits, async list => {
          const before = mutated(bytes, list);
          const copy = before.slice();
          const read = await readTranscriptFile(name, before);
          assert.deepEqual(before, copy, 'the bytes are only read');
          if (!read.ok) {
            refused++;
            assert.match(read.error, /^\P{Ll}.*[.…:]?/u);
            return;
          }
          taken++;
          const { text } = layOut(read.value, NO_RULES);
          assert.ok(text.endsWith('\n'));
          if (read.value.format !== 'txt' && read.value.format !== 'md')
            assert.doesNotMatch(text, /[\u0000-\u0008\u000b-\u001f\ufeff]|\p{Surrogate}/u);
        }),
        { numRuns: 300 },
      );
      assert.ok(taken + refused >= 300, name);
    }
  });
});
