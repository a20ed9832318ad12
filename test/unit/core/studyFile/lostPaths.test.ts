import assert from 'node:assert/strict';
import { lostPaths } from '../../../../src/core/studyFile/lostPaths';

/** `from > to`, with a question mark where a person has to choose. */
function found(patterns: readonly string[], files: readonly string[], unlisted: readonly string[]): string[] {
  return lostPaths(patterns, files, unlisted).map(
    ({ from, to, isCertain }) => `${from} > ${to.join(' ')}${isCertain ? '' : ' ?'}`,
  );
}

describe('paths of study.json that match nothing', () => {
  it('are those of the only coded transcript that is in no pattern', () => {
    assert.deepEqual(found(['a.txt', 'z.txt'], ['b.txt', 'z.txt'], ['b.txt']), ['a.txt > b.txt']);
  });

  it('are found by the names of files, whatever else is there', () => {
    const files = ['sub/a.txt', 'sub/b.txt', 'c.txt'];
    assert.deepEqual(found(['a.txt', 'b.txt', 'x.txt'], files, files), [
      'a.txt > sub/a.txt',
      'b.txt > sub/b.txt',
      'x.txt > c.txt',
    ]);
  });

  it('leave the choice to a person where several can be meant', () => {
    assert.deepEqual(found(['a.txt'], ['b.txt', 'c.txt'], ['b.txt', 'c.txt']), ['a.txt > b.txt c.txt ?']);
    assert.deepEqual(found(['a.txt', 'b.txt'], ['c.txt'], ['c.txt']), ['a.txt > c.txt ?', 'b.txt > c.txt ?']);
    assert.deepEqual(found(['a.txt'], ['x/a.txt', 'y/a.txt'], ['x/a.txt', 'y/a.txt']), [
      'a.txt > x/a.txt y/a.txt ?',
    ]);
  });

  it('follow a folder with all of its texts, also those that are not coded', () => {
    const files = ['new/1.txt', 'new/2.txt', 'new/notes.md', 'b.txt'];
    assert.deepEqual(found(['talks/*.txt', 'b.txt'], files, ['new/1.txt']), [
      'talks/1.txt > new/1.txt',
      'talks/2.txt > new/2.txt',
    ]);
  });

  it('follow a folder into another, and folders within it', () => {
    assert.deepEqual(found(['talks/**/*.txt'], ['old/talks/x/1.txt'], ['old/talks/x/1.txt']), [
      'talks/x/1.txt > old/talks/x/1.txt',
    ]);
    assert.deepEqual(found(['talks/**/*.txt'], ['new/x/1.txt'], ['new/x/1.txt']), [
      'talks/x/1.txt > new/x/1.txt',
    ]);
  });

  it('do not choose between folders, or between patterns', () => {
    assert.deepEqual(found(['t/*.txt'], ['a/1.txt', 'b/2.txt'], ['a/1.txt', 'b/2.txt']), [
      't/1.txt > a/1.txt ?',
      't/2.txt > b/2.txt ?',
    ]);
    assert.deepEqual(found(['s/*.txt', 't/*.txt'], ['a/1.txt'], ['a/1.txt']), [
      's/1.txt > a/1.txt ?',
      't/1.txt > a/1.txt ?',
    ]);
  });

  it('take one text alone for a folder only where no file is missing', () => {
    assert.deepEqual(found(['a.txt', 't/*.txt'], ['n/b.txt'], ['n/b.txt']), [
      't/b.txt > n/b.txt ?',
      'a.txt > n/b.txt ?',
    ]);
    assert.deepEqual(found(['a.txt', 't/*.txt'], ['n/b.txt', 'n/c.txt'], ['n/b.txt']), [
      't/b.txt > n/b.txt',
      't/c.txt > n/c.txt',
    ]);
  });

  it('are nothing where all match, where nothing is coded, or where what is excluded is missing', () => {
    assert.deepEqual(found(['a.txt'], ['a.txt', 'b.txt'], ['b.txt']), []);
    assert.deepEqual(found(['a.txt', 't/*.txt'], ['b.txt', 'x/1.txt'], []), []);
    assert.deepEqual(found(['*.txt', '!a.txt'], ['b.txt', 'x/1.txt'], ['x/1.txt']), []);
  });
});
