import assert from 'node:assert/strict';
import fc from 'fast-check';
import { oddFileName } from '../../../../src/core/coding/oddFileName';
import { sidecarPath } from '../../../../src/core/coding/sidecarName';

const MEANT = 'x/01.txt.nd.coding.json';

describe('names that are almost those of our files', () => {
  it('says what copies of a coding file should be called', () => {
    for (const path of [
      'x/01.txt.nd.coding (1).json',
      'x/01.txt.nd.coding 2.json',
      'x/01.txt.nd.coding - Copy.json',
      'x/01.txt.nd.coding - Kopie (2).json',
      'x/01.txt.nd.coding-DESKTOP-4F2.json',
      'x/01.txt.nd.coding (N. D. conflicted copy 2026-03-01).json',
      'x/01.txt.nd.coding.sync-conflict-20260301-101010-ABCDEFG.json',
      'x/01.txt.nd (1).coding.json',
    ])
      assert.deepEqual(oddFileName(path), { kind: 'copy', meant: MEANT }, path);
    assert.deepEqual(oddFileName('codebook (1).json'), { kind: 'copy', meant: 'codebook.json' });
    assert.deepEqual(oddFileName('study - Copy.json'), { kind: 'copy', meant: 'study.json' });
  });

  it('knows what was put after a name, and what is no id of a coder', () => {
    for (const ending of ['.txt', '.json', '.bak', '~', '.orig'])
      assert.deepEqual(oddFileName(MEANT + ending), { kind: 'ending', meant: MEANT });
    assert.deepEqual(oddFileName('x/01.txt.ND.coding.json'), { kind: 'coder', meant: MEANT });
    assert.deepEqual(oddFileName('x/01.txt.nd.Coding.JSON'), { kind: 'coder', meant: MEANT });
    assert.equal(oddFileName('01.txt.N. D.coding.json')?.kind, 'coder');
    assert.equal(oddFileName('01.txt.Änne M.coding.json')?.meant, '01.txt.am.coding.json');
  });

  it('leaves alone what is named as it should be, and what is none of ours', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z ()0-9.-]{1,20}$/),
        fc.stringMatching(/^[a-z0-9_-]{1,8}$/),
        (transcript, coder) => {
          const path = sidecarPath(`${transcript}.txt`, coder);
          fc.pre(!/^[_-]/.test(coder));
          assert.equal(oddFileName(path), undefined);
        },
      ),
    );
    for (const path of [
      ...[
        'study.json',
        'codebook.json',
        'codebook-notes.json',
        'x/study (1).json',
        'coding.txt',
        'a.coding.md',
      ],
      ...['on.coding guide.txt', '.01.txt.nd.coding.json.swp', 'package.json'],
    ])
      assert.equal(oddFileName(path), undefined, path);
  });
});
