import assert from 'node:assert/strict';
import fc from 'fast-check';
import { claimTranscript, releaseTranscript } from '../../../../src/core/participants/claimTranscript';
import { PathMatcher } from '../../../../src/core/studyFile/matchPaths';
import { matchExactly } from '../../../../src/core/studyFile/pathPatterns';
import {
  PATHS,
  STUDY,
  anyPath,
  anyStudy,
  assertWritable,
  error,
  participant,
  value,
} from '../participants/studies';

const KNOWN = ['a.txt', 'b.txt', 'x/a.txt', 'x/b.txt', 'x/c [1].txt', 'x/c 1.txt'];
const changed = (patterns: string[], ...wanted: string[]) =>
  value(matchExactly(patterns, new Set(wanted), KNOWN));

describe('matchExactly', () => {
  it('leaves a list alone that says it already', () => {
    const patterns = ['./a.txt', 'x/a*', 'gone.txt'];
    assert.equal(changed(patterns, 'a.txt', 'x/a.txt'), patterns);
  });

  it('adds what no glob matches and takes out what one does', () => {
    assert.deepEqual(changed(['x/*.txt'], 'a.txt', ...KNOWN.slice(2)), ['x/*.txt', 'a.txt']);
    assert.deepEqual(changed(['x/*.txt'], 'x/a.txt', 'x/c [1].txt', 'x/c 1.txt'), ['x/*.txt', '!x/b.txt']);
    assert.deepEqual(changed(['./a.txt', 'b.txt'], 'b.txt'), ['b.txt']);
    assert.deepEqual(changed(['*.txt', '!b.txt'], 'a.txt', 'b.txt'), ['*.txt']);
    assert.deepEqual(changed(['*.txt', '!b*'], 'a.txt', 'b.txt'), ['*.txt', '!b*', 'b.txt']);
    assert.deepEqual(changed(['*.txt', '!b.txt']), ['*.txt', '!b.txt', '!a.txt']);
    assert.deepEqual(changed(['a.txt', '!b.txt']), []);
  });

  it('tells paths with characters of globs from those they match', () => {
    assert.deepEqual(changed([], 'x/c [1].txt'), ['x/c [1].txt', '!x/c 1.txt']);
    const without = changed(['x/*.txt'], 'x/a.txt', 'x/b.txt', 'x/c 1.txt');
    assert.deepEqual(without, ['x/*.txt', '!x/c [1].txt', 'x/c 1.txt']);
    // `!(` begins a glob of its own
    assert.deepEqual(value(matchExactly(['*'], new Set(['1.txt']), ['1.txt', '(1).txt'])), ['*', '!?1?.txt']);
    assert.deepEqual(value(matchExactly(['f[1].txt'], new Set(['f[1].txt']), ['f[1].txt', 'f1.txt'])), [
      'f[1].txt',
      '!f1.txt',
    ]);
  });

  it('matches what is wanted, of any list', () => {
    const pattern = fc.constantFrom(
      ...KNOWN,
      '*.txt',
      'x/*',
      '**',
      '!x/b.txt',
      '!**/a.txt',
      'x/c*',
      '{a,b}.txt',
    );
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 5 }), fc.subarray(KNOWN), (patterns, wanted) => {
        const result = changed(patterns, ...wanted);
        const matcher = PathMatcher.of(result);
        assert.deepEqual(
          KNOWN.filter(path => matcher.matches(path)),
          wanted,
        );
      }),
    );
  });
});

describe('claimTranscript, releaseTranscript', () => {
  it('give a transcript one owner, and the globs of others an exception', () => {
    const file = value(claimTranscript(STUDY, 'interviews/1.txt', 'cy', PATHS));
    assert.deepEqual(participant(file, 'cy').transcripts, ['interviews/1.txt']);
    assert.deepEqual(participant(file, 'ben').transcripts, ['interviews/*.txt', '!interviews/1.txt']);
    assert.equal(participant(file, 'ann'), participant(STUDY, 'ann'));
    const back = value(claimTranscript(file, 'interviews/1.txt', 'ben', PATHS));
    assert.deepEqual(participant(back, 'ben'), participant(STUDY, 'ben'));
    assert.deepEqual(participant(back, 'cy'), { id: 'cy' });
    assert.deepEqual(
      participant(value(releaseTranscript(file, 'interviews/1.txt', PATHS)), 'cy'),
      participant(STUDY, 'cy'),
    );
  });

  it('give the same study where nothing changes, and say why they cannot', () => {
    assert.equal(value(claimTranscript(STUDY, 'interviews/2.txt', 'ben', PATHS)), STUDY);
    assert.equal(value(releaseTranscript(STUDY, 'focus.txt', PATHS)), STUDY);
    assert.match(
      error(claimTranscript(STUDY, 'focus.txt', 'gone', PATHS)),
      /no longer has a participant “gone”/,
    );
  });

  it('change whose that transcript is, and of no other, in any study', () => {
    const claimants = (study: typeof STUDY, path: string) =>
      study.participants
        .filter(({ transcripts = [] }) => PathMatcher.of(transcripts).matches(path))
        .map(({ id }) => id);
    fc.assert(
      fc.property(anyStudy, anyPath, fc.constantFrom('p0', 'p3', undefined), (study, path, to) => {
        const result =
          to === undefined ? releaseTranscript(study, path, KNOWN) : claimTranscript(study, path, to, KNOWN);
        assert.equal(result.ok, to === undefined || study.participants.some(({ id }) => id === to));
        if (!result.ok) return;
        assert.deepEqual(claimants(result.value, path), to === undefined ? [] : [to]);
        for (const other of KNOWN) {
          if (other !== path) assert.deepEqual(claimants(result.value, other), claimants(study, other));
        }
        assertWritable(result.value);
      }),
    );
  });
});
