import assert from 'node:assert/strict';
import { SeededRandom } from '../../../../../src/core/base/random';
import { parseSidecar } from '../../../../../src/core/coding/parseSidecar';
import { withoutShared } from '../../../../../src/core/coding/sharedLines';
import { mergeFiles, mergeWhole } from '../../../../../src/core/versions/merge/mergeFiles';
import { Draw } from './drawnCodings';

describe('merging only the lines that differ', () => {
  it('gives what merging whole files gives, whatever they are', () => {
    let [short, whole] = [0, 0];
    for (let seed = 1; seed <= 2_000; seed++) {
      const random = new SeededRandom(seed);
      const draw = new Draw(random);
      const base = draw.file();
      const odd = random.below(3) === 0 ? random.below(8) : 0;
      const [was, ours, theirs] = [base, draw.changed(base, 6), draw.changed(base, 6)].map((file, i) =>
        draw.text(file, (odd & (1 << i)) > 0),
      ) as [string, string, string];
      const versions = { base: random.below(8) === 0 ? draw.one([undefined, '', ' \n']) : was, ours, theirs };
      const merged = mergeFiles('sidecar', versions);
      assert.deepEqual(merged, mergeWhole(versions), `seed ${seed}`);
      if (withoutShared([ours, theirs, ...(versions.base?.trim() ? [versions.base] : [])])) short++;
      else whole++;
    }
    assert.ok(short > 400 && whole > 400, `${short} by their lines, ${whole} as a whole`);
  });

  it('leaves out nothing that matters to what is read of two versions', () => {
    let found = 0;
    for (let seed = 1; seed <= 1_500; seed++) {
      const random = new SeededRandom(seed);
      const draw = new Draw(random);
      const base = draw.file();
      const texts = [base, draw.changed(base, 4)].map(file => draw.text(file, random.below(6) === 0));
      const short = withoutShared(texts);
      if (!short) continue;
      found++;
      const ids = new Set(short.shared.map(({ id }) => id));
      for (const [i, text] of texts.entries()) {
        const all = parseSidecar(text);
        const some = parseSidecar(short.texts[i]!);
        if (!all.value || !some.value) {
          assert.deepEqual([some.value, some.writable], [all.value, all.writable], `seed ${seed}`);
          continue;
        }
        const segments = all.value.segments.filter(({ id }) => !ids.has(id));
        assert.deepEqual(some.value, { ...all.value, segments }, `seed ${seed}`);
        assert.equal(some.writable, all.writable);
        assert.equal(all.value.segments.length, segments.length + ids.size);
      }
    }
    assert.ok(found > 150, `${found}`);
  });
});
