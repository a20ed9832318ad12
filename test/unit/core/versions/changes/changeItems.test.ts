import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CodebookFile } from '../../../../../src/core/codebook/code';
import { emptyCodebook } from '../../../../../src/core/codebook/parseCodebook';
import type { Sidecar } from '../../../../../src/core/coding/segment';
import { changeItems } from '../../../../../src/core/versions/changes/changeItems';
import { codebookOutline } from '../../../../../src/core/versions/changes/codebookOutline';
import { type StudyState } from '../../../../../src/core/versions/changes/changes';
import { changesBetween } from '../../../../../src/core/versions/changes/changesBetween';
import { sameIn, takeOver } from '../../../../../src/core/versions/changes/takeOver';
import { EMPTY, forks } from '../merge/codingSteps';

const PATH = 'a.txt.nd.coding.json';

function state(sidecar: Sidecar, codebook: CodebookFile = emptyCodebook()): StudyState {
  return {
    label: '',
    study: undefined,
    codebook,
    sidecars: new Map([[PATH, sidecar]]),
    texts: new Map(),
    problems: [],
  };
}

describe('the changes of a review, one by one', () => {
  it('make one state of the other when each is taken over', () => {
    fc.assert(
      fc.property(forks, ({ a, b }) => {
        const items = changeItems(changesBetween(state(a), state(b)));
        assert.equal(new Set(items.map(({ id }) => id)).size, items.length);
        const taken = items.reduce((file, { part }) => takeOver(file, b, part), a);
        for (const { part } of items) assert.ok(sameIn(taken, b, part));
        assert.deepEqual(
          changeItems(changesBetween(state(taken), state(b))).map(({ id }) => id),
          [],
        );
      }),
      { numRuns: 200, seed: 6 },
    );
  });

  it('are told apart by what they say, not by when they are looked at', () => {
    fc.assert(
      fc.property(forks, ({ base, a, b }) => {
        const of = (one: Sidecar, other: Sidecar) =>
          new Map(
            changeItems(changesBetween(state(one), state(other))).map(item => [item.id, item.fingerprint]),
          );
        const [first, again, other] = [of(base, a), of(base, a), of(base, b)];
        assert.deepEqual(first, again);
        for (const [id, fingerprint] of other) {
          const [x, y] = [a, b].map(one => one.segments.find(segment => `${PATH}#${segment.id}` === id));
          if (x && y && first.has(id))
            assert.equal(first.get(id) === fingerprint, JSON.stringify(x) === JSON.stringify(y), id);
        }
      }),
      { numRuns: 200, seed: 6 },
    );
  });

  it('name codes, fields of the study, new transcripts and the status', () => {
    const before = state(EMPTY);
    const study = {
      schema: 1,
      name: 'S',
      transcripts: ['*.txt'],
      quotes: 'full' as const,
      interviewers: [],
      participants: [],
      groups: [],
      coders: [],
    };
    const after: StudyState = {
      ...state({ ...EMPTY, status: 'complete' }, { schema: 1, codes: [{ id: 'x-1', name: 'X' }] }),
      study: { ...study, coders: [{ id: 'nd' }] },
      texts: new Map([['b.txt', 'INT: Hello.\n']]),
    };
    const items = changeItems(changesBetween({ ...before, study }, after));
    assert.deepEqual(
      items.map(({ kind, id, part }) => [kind, id, part]),
      [
        ['code', 'codebook.json#x-1', { list: 'codes', ids: ['x-1'] }],
        ['study', 'study.json#coders#nd', { list: 'coders', ids: ['nd'] }],
        ['status', `${PATH}#status`, { list: undefined, fields: ['status'] }],
        ['text', 'b.txt', { list: undefined, fields: [] }],
      ],
    );
  });
});

describe('a codebook as an outline', () => {
  it('has a line for each code, indented under its theme, and its definition below', () => {
    const codes = [
      { id: 't', name: 'Theme', color: '#111111' },
      { id: 'c', name: 'Code', parent: 't', description: 'one\ntwo', memo: 'm' },
      { id: 'm', mergedInto: 'c' },
    ];
    assert.equal(
      codebookOutline({ schema: 1, codes }),
      'Theme  #111111\n  Code\n      description: one\ntwo\n      memo: m\n',
    );
  });
});
