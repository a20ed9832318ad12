import assert from 'node:assert/strict';
import { SeededRandom } from '../../../../../src/core/base/random';
import { ok } from '../../../../../src/core/base/result';
import { parseSidecar, stringifySidecar } from '../../../../../src/core/coding/parseSidecar';
import type { Segment } from '../../../../../src/core/coding/segment';
import { withoutShared } from '../../../../../src/core/coding/sharedLines';
import { bytesOfText, isAnyUnseen, textOfBytes } from '../../../../../src/core/text/byteText';
import { decidedLines } from '../../../../../src/core/versions/merge/decidedLines';
import {
  type Versions,
  mergeCodingBytes,
  mergeFiles,
  mergeWhole,
} from '../../../../../src/core/versions/merge/mergeFiles';
import { Draw } from './drawnCodings';

describe('merging only the lines that differ', () => {
  it('gives what merging whole files gives, whatever they are', () => {
    let [short, whole, shortBytes] = [0, 0, 0];
    for (let seed = 1; seed <= 4_000; seed++) {
      const versions = drawnVersions(seed);
      const expected = mergeWhole(versions);
      assert.deepEqual(mergeFiles('sidecar', versions), expected, `seed ${seed}`);
      const files = [versions.ours, versions.theirs, ...(versions.base?.trim() ? [versions.base] : [])];
      if (decidedLines(files, false)) short++;
      else whole++;

      const bytes = mergeCodingBytes({
        base: versions.base && bytesOfText(versions.base),
        ours: bytesOfText(versions.ours),
        theirs: bytesOfText(versions.theirs),
      });
      if (!bytes) continue;
      shortBytes++;
      const { isAnyUnseen: isUnseen, text, ...merged } = bytes;
      assert.deepEqual(ok({ ...merged, text: textOfBytes(text) }), expected, `seed ${seed}`);
      assert.equal(isUnseen, isAnyUnseen(text));
    }
    assert.ok(short > 800 && whole > 800, `${short} by their lines, ${whole} as a whole`);
    assert.ok(shortBytes > 500, `${shortBytes} of bytes`);
  });

  it('decides what one side has changed, added or deleted, without parsing it', () => {
    const file = (segments: readonly Segment[]) =>
      stringifySidecar({ schema: 1, coder: 'nd', status: 'complete', texts: TEXTS, segments });
    const one = (id: string, start: number, more: Partial<Segment> = {}): Segment =>
      ({ id, text: VERSION, start, end: start + 5, quote: 'words', codes: ['a'], ...more }) as Segment;
    const base = [one('a', 0), one('b', 10), one('c', 20), one('d', 30), one('e', 40)];
    const ours = [base[0]!, one('b', 10, { memo: 'ours' }), base[3]!, base[4]!, one('f', 50), one('x', 60)];
    const theirs = [...base.slice(0, 3), one('d', 30, { codes: ['b'] }), one('g', 70), one('y', 60)];
    const lines = decidedLines([ours, theirs, base].map(file), false)!;
    assert.deepEqual(
      lines.taken.map(({ id }) => id),
      ['b', 'd', 'f', 'g'],
    );
    const ids = lines.texts.map(text => parseSidecar(text).value!.segments.map(({ id }) => id));
    // the first names the version; x and y are on the same words
    assert.deepEqual(ids, [['a', 'x'], ['a', 'y'], ['a']]);
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
      const ids = new Set(short.shared);
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

const VERSION = '0123456789ab';
const TEXTS = { [VERSION]: { sha256: VERSION + '0'.repeat(52), length: 999 } };

/** Two sides and what they began with, some of them written as we do not. */
function drawnVersions(seed: number): Versions {
  const random = new SeededRandom(seed);
  const draw = new Draw(random);
  const base = draw.file();
  const odd = random.below(3) === 0 ? random.below(8) : 0;
  const [was, ours, theirs] = [base, draw.changed(base, 6), draw.changed(base, 6)].map((file, i) =>
    draw.text(file, (odd & (1 << i)) > 0),
  ) as [string, string, string];
  return { base: random.below(8) === 0 ? draw.one([undefined, '', ' \n']) : was, ours, theirs };
}
