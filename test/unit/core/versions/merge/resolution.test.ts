import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stringifySidecar } from '../../../../../src/core/coding/parseSidecar';
import { choicesIn } from '../../../../../src/core/versions/merge/choices';
import { fileParts, parsingOnce } from '../../../../../src/core/versions/merge/fileParts';
import { sidesOfMarkers } from '../../../../../src/core/versions/merge/markers';
import { mergeFiles } from '../../../../../src/core/versions/merge/mergeFiles';
import { resolutionOf } from '../../../../../src/core/versions/merge/resolution';
import { EMPTY, take } from './codingSteps';

const BASE = stringifySidecar(take(EMPTY, [{ kind: 0, one: 0, other: 0 }], 'm'));
const memo = (text: string) => BASE.replace('"created"', `"memo":"${text}","created"`);
const VERSIONS = { base: BASE, ours: memo('a'), theirs: memo('b') };
const record = (text: string) => text.split('\n').find(line => line.startsWith('{"id"'))!;
const MARKED = BASE.replace(
  record(BASE),
  `<<<<<<< HEAD\n${record(VERSIONS.ours)}\n=======\n${record(VERSIONS.theirs)}\n>>>>>>> topic`,
);

describe('the versions in a text with conflict markers', () => {
  it('are taken apart, with what both began with where the markers say it', () => {
    assert.deepEqual(sidesOfMarkers(MARKED), { ours: VERSIONS.ours, theirs: VERSIONS.theirs });
    const diff3 = MARKED.replace('=======', `||||||| 1a2b3c4\n${record(BASE)}\n=======`);
    assert.deepEqual(sidesOfMarkers(diff3), VERSIONS);
  });

  it('are none where there are no markers, or where these do not belong together', () => {
    for (const text of [
      BASE,
      '',
      MARKED.replace('>>>>>>> topic\n', ''),
      MARKED.replace('<<<<<<< HEAD\n', ''),
      `${MARKED}<<<<<<< HEAD\n`,
      MARKED.replace('=======', '<<<<<<< again'),
    ])
      assert.equal(sidesOfMarkers(text), undefined, text);
  });

  it('come back from any lines that they are put around', () => {
    const part = fc.oneof(
      fc.record({ both: fc.constantFrom('x', 'y', '', '====== six') }),
      fc.record({
        ours: fc.array(fc.constantFrom('o', '<<'), { maxLength: 3 }),
        theirs: fc.array(fc.constantFrom('t', '>>>>>> six'), { maxLength: 3 }),
      }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), parts => {
        const marked = parts.flatMap(one =>
          'both' in one
            ? [one.both]
            : ['<<<<<<< ours', ...one.ours, '=======', ...one.theirs, '>>>>>>> theirs'],
        );
        const side = (name: 'ours' | 'theirs') =>
          parts.flatMap(one => ('both' in one ? [one.both] : one[name])).join('\n');
        const found = sidesOfMarkers(marked.join('\n'));
        if (parts.every(one => 'both' in one)) return assert.equal(found, undefined);
        assert.deepEqual(found, { ours: side('ours'), theirs: side('theirs') });
      }),
      { seed: 6 },
    );
  });
});

describe('what a conflict is resolved from', () => {
  const resolution = (onDisk: string | undefined, versions = VERSIONS) => {
    const found = resolutionOf('sidecar', onDisk, versions);
    assert.ok(found.ok);
    return found.value;
  };

  it('is both versions, where only git or the driver has written the file', () => {
    const merged = mergeFiles('sidecar', VERSIONS);
    assert.ok(merged.ok);
    for (const text of [undefined, MARKED, VERSIONS.ours, VERSIONS.theirs, merged.value.text])
      assert.deepEqual(resolution(text), {
        merged: merged.value.text,
        notes: [],
        onDisk: 'untouched',
        foreignLines: 0,
      });
  });

  it('may be the file that somebody has made of it since', () => {
    assert.equal(resolution(memo('a and b')).onDisk, 'usable');
    const coded = stringifySidecar(
      take(
        EMPTY,
        [
          { kind: 0, one: 0, other: 0 },
          { kind: 0, one: 1, other: 1 },
        ],
        'm',
      ),
    );
    assert.equal(resolution(coded).onDisk, 'usable');
  });

  it('counts the lines that would be lost of a file that cannot be used', () => {
    const typed = MARKED.replace(record(VERSIONS.ours), `${record(VERSIONS.ours)},\n${record(memo('mine'))}`);
    const { onDisk, foreignLines } = resolution(typed);
    assert.deepEqual([onDisk, foreignLines], ['unusable', 1]);
    assert.equal(resolution('').onDisk, 'untouched');
  });

  it('parses every version once, and so does whoever looks at the same texts again', () => {
    const parsed: string[] = [];
    const { parse } = fileParts('sidecar');
    const counting = (text: string) => {
      parsed.push(text);
      return parse(text);
    };
    const found = resolutionOf('sidecar', MARKED, VERSIONS, undefined, counting);
    assert.ok(found.ok);
    assert.deepEqual(parsed.sort(), [BASE, VERSIONS.ours, VERSIONS.theirs, MARKED].sort());

    const once = parsingOnce('sidecar');
    assert.equal(once(BASE), once(BASE));
    const { merged } = found.value;
    assert.deepEqual(choicesIn('sidecar', merged, VERSIONS, once), choicesIn('sidecar', merged, VERSIONS));
    assert.deepEqual(resolutionOf('sidecar', MARKED, VERSIONS, undefined, once), found);
  });

  it('is refused where a version is broken', () => {
    const refused = resolutionOf('sidecar', MARKED, { ...VERSIONS, theirs: '{' });
    assert.ok(!refused.ok);
    assert.equal(refused.error.side, 'theirs');
  });
});
