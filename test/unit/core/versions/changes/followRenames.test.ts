import assert from 'node:assert/strict';
import fc from 'fast-check';
import { emptyCodebook } from '../../../../../src/core/codebook/parseCodebook';
import type { Sidecar } from '../../../../../src/core/coding/segment';
import { sidecarPath } from '../../../../../src/core/coding/sidecarName';
import { changesBetween } from '../../../../../src/core/versions/changes/changesBetween';
import type { StudyState } from '../../../../../src/core/versions/changes/changes';
import { followRenames } from '../../../../../src/core/versions/changes/followRenames';
import { EMPTY, TEXTS, steps, take } from '../merge/codingSteps';

type Files = Record<string, string | Sidecar>;

function state(label: string, files: Files): StudyState {
  const entries = Object.entries(files);
  return {
    label,
    study: undefined,
    codebook: emptyCodebook(),
    sidecars: new Map(entries.flatMap(([path, file]) => (typeof file === 'string' ? [] : [[path, file]]))),
    texts: new Map(entries.flatMap(([path, file]) => (typeof file === 'string' ? [[path, file]] : []))),
    problems: [],
  };
}

function review(before: Files, after: Files) {
  const [was, is] = [state('before', before), state('after', after)];
  const { transcripts, coders } = changesBetween(followRenames(was, is), is);
  return {
    transcripts: transcripts.map(({ path, from, text, codings }) => ({
      path,
      from,
      text,
      changes: codings.flatMap(({ coder, changes }) =>
        changes.map(one => `${coder} ${one.id} ${one.kinds.join()}`),
      ),
    })),
    coders: coders.map(({ coder }) => coder),
  };
}

describe('a rename in a review', () => {
  const nd = take(EMPTY, [{ kind: 0, one: 0, other: 0 }], 'm');
  const xy: Sidecar = { ...take(EMPTY, [{ kind: 0, one: 2, other: 1 }], 'x'), coder: 'xy' };
  const [a, b] = ['a.txt', 'in/b.txt'].map(path => ({
    path,
    nd: sidecarPath(path, 'nd'),
    xy: sidecarPath(path, 'xy'),
  }));

  it('is all that has changed', () => {
    const found = review(
      { [a!.path]: TEXTS[0], [a!.nd]: nd, [a!.xy]: xy },
      { [b!.path]: TEXTS[0], [b!.nd]: nd, [b!.xy]: xy },
    );
    assert.deepEqual(found, {
      transcripts: [{ path: b!.path, from: a!.path, text: 'same', changes: [] }],
      coders: [],
    });
  });

  it('is known by the segments where the text has changed with it, and lets their changes be seen', () => {
    const more = take(nd, [{ kind: 0, one: 2, other: 1 }], 'n');
    const found = review({ [a!.path]: TEXTS[0], [a!.nd]: nd }, { [b!.path]: TEXTS[1], [b!.nd]: more });
    assert.deepEqual(found.transcripts, [
      { path: b!.path, from: a!.path, text: 'changed', changes: ['nd n0 added'] },
    ]);
  });

  it('leaves segments unchanged that have come from a file left behind', () => {
    const there = take(EMPTY, [{ kind: 0, one: 2, other: 1 }], 'n');
    const joined: Sidecar = { ...nd, segments: [...nd.segments, ...there.segments] };
    const found = review(
      { [b!.path]: TEXTS[0], [a!.nd]: nd, [b!.nd]: there },
      { [b!.path]: TEXTS[0], [b!.nd]: joined },
    );
    assert.deepEqual(found.transcripts, []);
  });

  it('keeps transcripts with one text apart by their names and their coding', () => {
    const found = review(
      { 'one/a.txt': TEXTS[0], 'one/b.txt': TEXTS[0], [sidecarPath('one/a.txt', 'nd')]: nd },
      { 'two/b.txt': TEXTS[0], 'two/a.txt': TEXTS[0], [sidecarPath('two/a.txt', 'nd')]: nd },
    );
    assert.deepEqual(
      found.transcripts.map(({ path, from, changes }) => [path, from, changes]),
      [
        ['two/a.txt', 'one/a.txt', []],
        ['two/b.txt', 'one/b.txt', []],
      ],
    );
  });

  it('is none where another transcript came and one went', () => {
    const found = review({ [a!.path]: TEXTS[0], [a!.nd]: nd }, { [b!.path]: TEXTS[1], [b!.xy]: xy });
    assert.deepEqual(
      found.transcripts.map(({ path, from, text }) => [path, from, text]),
      [
        [a!.path, undefined, 'removed'],
        [b!.path, undefined, 'added'],
      ],
    );
  });

  it('shows the same changes as without it (random)', () => {
    fc.assert(
      fc.property(steps(6), steps(6), fc.boolean(), (common, then, isEdited) => {
        const was = take(EMPTY, common, 'c');
        const is = take(was, then, 'n');
        const text = isEdited ? TEXTS[1] : TEXTS[0];
        const isKnown = !isEdited || was.segments.some(({ id }) => is.segments.some(one => one.id === id));
        fc.pre(isKnown);
        const plain = review({ [a!.path]: TEXTS[0], [a!.nd]: was }, { [a!.path]: text, [a!.nd]: is });
        const renamed = review({ [a!.path]: TEXTS[0], [a!.nd]: was }, { [b!.path]: text, [b!.nd]: is });
        assert.deepEqual(renamed.transcripts[0]!.changes, plain.transcripts[0]?.changes ?? []);
        assert.equal(renamed.transcripts.length, 1);
        assert.equal(renamed.transcripts[0]!.from, a!.path);
      }),
    );
  });
});
