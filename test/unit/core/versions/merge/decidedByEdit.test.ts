import assert from 'node:assert/strict';
import { decidedByEdit } from '../../../../../src/core/versions/merge/decidedByEdit';

const conflicts = { name: ['A', 'B'], description: ['x', 'y'] };
const codebook = (...codes: object[]) => ({ schema: 1, codes });
const sidecar = (segment: object, rest: object = {}): object => ({ schema: 1, segments: [segment], ...rest });

describe('an edit of what a merge has left open', () => {
  it('decides the fields that it changes, and no others', () => {
    const before = codebook({ id: 'a', name: 'A', description: 'x', conflicts }, { id: 'b', name: 'Other' });
    const after = codebook({ id: 'a', name: 'C', description: 'x', conflicts }, { id: 'b', name: 'New' });
    assert.deepEqual(
      decidedByEdit('codebook', before, after),
      codebook(
        { id: 'a', name: 'C', description: 'x', conflicts: { description: ['x', 'y'] } },
        { id: 'b', name: 'New' },
      ),
    );
    assert.deepEqual(decidedByEdit('codebook', before, before), before);
  });

  it('decides a boundary when any field of the anchor changes', () => {
    const open = { id: 's', text: 't', start: 1, end: 4, codes: ['c'], conflicts: { anchor: [{}, {}] } };
    const { conflicts: _, ...closed } = open;
    assert.deepEqual(decidedByEdit('sidecar', sidecar(open), sidecar({ ...open, end: 5 })), {
      ...sidecar({ ...closed, end: 5 }),
    });
    const recoded = sidecar({ ...open, codes: ['d'] });
    assert.deepEqual(decidedByEdit('sidecar', sidecar(open), recoded), recoded);
  });

  it('decides fields of the file itself, and leaves what undo brings back', () => {
    const segment = { id: 's', text: 't', start: 1, end: 4, codes: ['c'] };
    const open = sidecar(segment, {
      status: 'in-progress',
      conflicts: { status: ['complete', 'in-progress'] },
    });
    const done = sidecar(segment, { status: 'complete' });
    assert.deepEqual(decidedByEdit('sidecar', open, { ...open, status: 'complete' }), done);
    assert.deepEqual(decidedByEdit('sidecar', done, open), open);
  });
});
