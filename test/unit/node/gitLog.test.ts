import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type FileChange, GitLog } from '../../../src/node/gitLog';

const oid = fc.constantFrom('0'.repeat(40), 'a1'.repeat(20), '9'.repeat(64));
const name = fc.constantFrom('a.txt', 'ä/中.txt', ':100644 x', '\u0001x', '\n:', ' ', '👍.txt');
const change = fc.record({
  status: fc.constantFrom('A', 'M', 'D', 'R', 'T', 'C'),
  before: oid,
  after: oid,
  path: name,
  from: name,
});
const commit = fc.record({
  commit: oid,
  parents: fc.array(oid, { maxLength: 3 }),
  changes: fc.array(change, { maxLength: 4 }),
});

describe('GitLog', () => {
  it('reads the same whichever parts the log comes in', () => {
    const runs = fc.property(fc.array(commit, { maxLength: 5 }), fc.array(fc.nat(40)), (commits, sizes) => {
      const expected: FileChange[] = [];
      let log = '';
      for (const { commit: id, parents, changes } of commits) {
        log += `\u0001${id} ${parents.join(' ')}\0`;
        for (const [i, { status, before, after, path, from }] of changes.entries()) {
          const hasTwo = status === 'R' || status === 'C';
          const score = hasTwo ? '090' : '';
          log += `${i === 0 ? '\n' : ''}:100644 100644 ${before} ${after} ${status}${score}\0${hasTwo ? `${from}\0` : ''}${path}\0`;
          const was = hasTwo ? from : undefined;
          expected.push({ commit: id, parents: parents.length, status, before, after, path, from: was });
        }
      }
      const bytes = Buffer.from(log);
      const read: FileChange[] = [];
      const reader = new GitLog(one => void read.push(one));
      let at = 0;
      for (const size of sizes) reader.push(bytes.subarray(at, (at += size)));
      reader.push(bytes.subarray(at));
      assert.deepEqual(read, expected);
    });
    fc.assert(runs);
  });
});
