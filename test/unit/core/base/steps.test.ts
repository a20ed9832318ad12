import assert from 'node:assert/strict';
import { type Steps, between, finish } from '../../../../src/core/base/steps';

function* work(pieces: number): Steps<string> {
  for (let i = 1; i <= pieces; i++) yield i / pieces;
  return `done in ${pieces}`;
}

function* whole(): Steps<string> {
  const first = yield* between(0, 0.5, work(2));
  const second = yield* between(0.5, 1, work(4));
  return `${first}, ${second}`;
}

describe('work in steps', () => {
  it('is done at once, or piece by piece, with progress over the whole', () => {
    assert.equal(finish(whole()), 'done in 2, done in 4');
    assert.deepEqual([...whole()], [0.25, 0.5, 0.625, 0.75, 0.875, 1]);
    assert.equal(finish(work(0)), 'done in 0');
  });
});
