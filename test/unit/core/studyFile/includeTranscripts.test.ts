import assert from 'node:assert/strict';
import fc from 'fast-check';
import { includeTranscripts } from '../../../../src/core/studyFile/includeTranscripts';
import { PathMatcher } from '../../../../src/core/studyFile/matchPaths';
import { newStudy } from '../../../../src/core/studyFile/newStudy';

const KNOWN = ['a.txt', 'notes.md', 'deep/b.txt', 'deep/c [1].txt', 'deep/d.md'];

function changed(patterns: readonly string[], paths: readonly string[], isIncluded: boolean) {
  const result = includeTranscripts(newStudy('S', patterns), paths, isIncluded, KNOWN);
  assert.ok(result.ok, result.ok ? '' : result.error);
  return result.value.transcripts;
}

describe('taking transcripts into a study, and out of it', () => {
  it('names a file that no pattern has, and excludes one that a pattern has', () => {
    assert.deepEqual(changed(['**/*.txt'], ['notes.md'], true), ['**/*.txt', 'notes.md']);
    assert.deepEqual(changed(['**/*.txt'], ['a.txt'], false), ['**/*.txt', '!a.txt']);
  });

  it('leaves no trace when what was done is done the other way round', () => {
    assert.deepEqual(changed(['**/*.txt', 'notes.md'], ['notes.md'], false), ['**/*.txt']);
    assert.deepEqual(changed(['**/*.txt', '!a.txt'], ['a.txt'], true), ['**/*.txt']);
  });

  it('gives the same study where it is so already', () => {
    const study = newStudy('S', ['**/*.txt']);
    const same = includeTranscripts(study, ['a.txt'], true, KNOWN);
    assert.ok(same.ok && same.value === study);
  });

  it('changes nothing for any other file, whatever the patterns', () => {
    const patterns = fc.uniqueArray(
      fc.constantFrom('**/*.txt', '*.txt', 'deep/*', '!deep/b.txt', 'notes.md', '**/*.md', '!**/*.md'),
    );
    fc.assert(
      fc.property(patterns, fc.subarray(KNOWN), fc.boolean(), (all, paths, isIncluded) => {
        const before = PathMatcher.of(all);
        const after = PathMatcher.of(changed(all, paths, isIncluded));
        for (const path of KNOWN)
          assert.equal(after.matches(path), paths.includes(path) ? isIncluded : before.matches(path), path);
      }),
    );
  });
});
