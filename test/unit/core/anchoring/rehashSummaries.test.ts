import assert from 'node:assert/strict';
import { rehashSummaries } from '../../../../src/core/anchoring/anchors/rehashSummaries';
import { hashWords } from '../../../../src/core/anchoring/windows/anchorHashes';
import type { SummariesFile } from '../../../../src/core/summaries/summary';

const file = (words: Record<string, string> | undefined): SummariesFile => ({
  schema: 1,
  summaries: [{ id: 'a', code: 'c', text: 'T', segments: ['s1', 's2', 's3'], ...(words ? { words } : {}) }],
});

describe('rehashSummaries', () => {
  it('lets hashes follow words, and marks what had others already', () => {
    const [plain, salted] = [hashWords('Annsays', ''), hashWords('Annsays', 'k')];
    const words: Record<string, { before: string; after: string }> = {
      s1: { before: 'Ann says', after: 'P1 says' },
      s2: { before: 'other words', after: 'other words' },
    };
    const after = rehashSummaries(file({ s1: plain, s2: plain, s3: plain }), id => words[id], ['', 'k'], 'k');
    assert.deepEqual(after.summaries[0], {
      id: 'a',
      code: 'c',
      text: 'T',
      // the second one counts as added, of the third nothing is known
      segments: ['s1', 's3'],
      words: { s1: hashWords('P1says', 'k') },
    });
    const same = file({ s1: salted });
    assert.equal(
      rehashSummaries(same, () => ({ before: 'Ann says', after: 'Ann says' }), ['', 'k'], 'k'),
      same,
    );
    const without = file(undefined);
    assert.equal(
      rehashSummaries(without, () => undefined, [''], ''),
      without,
    );
  });
});
