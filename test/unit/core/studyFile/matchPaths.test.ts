import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PathLists, PathMatcher } from '../../../../src/core/studyFile/matchPaths';

const PATHS = [
  'focus-group.txt',
  'interviews/01.txt',
  'interviews/02.txt',
  'interviews/notes.md',
  'interviews/later/03.txt',
  'interviews/.hidden.txt',
  'what [draft].txt',
  'what d.txt',
];

function matched(...patterns: string[]): string[] {
  const matcher = PathMatcher.of(patterns);
  return PATHS.filter(path => matcher.matches(path));
}

describe('PathMatcher', () => {
  it('takes capital and small letters of an extension for the same, and those of a name not', () => {
    const matches = (pattern: string, path: string) => PathMatcher.of([pattern]).matches(path);
    for (const [pattern, path] of [
      ['*.txt', 'INTERVIEW.TXT'],
      ['*.TXT', 'a.txt'],
      ['a.Txt', 'a.tXT'],
      ['Dr. Who*', 'Dr. Who 1.TXT'],
      ['**/*.{txt,MD}', 'x/a.Md'],
    ] as const)
      assert.ok(matches(pattern, path), `${pattern} ${path}`);
    assert.ok(!matches('interview.txt', 'INTERVIEW.TXT'));
    assert.ok(!PathMatcher.of(['*.txt', '!A.txt']).matches('A.TXT'));
  });

  it('takes paths and globs; * stays in its folder, ** does not, and neither finds hidden files', () => {
    assert.deepEqual(matched('focus-group.txt'), ['focus-group.txt']);
    assert.deepEqual(matched('interviews/*.txt'), ['interviews/01.txt', 'interviews/02.txt']);
    assert.deepEqual(matched('./interviews/0?.txt'), ['interviews/01.txt', 'interviews/02.txt']);
    assert.deepEqual(matched('interviews/**/*.{txt,md}'), [
      'interviews/01.txt',
      'interviews/02.txt',
      'interviews/notes.md',
      'interviews/later/03.txt',
    ]);
    assert.deepEqual(matched('*.txt'), ['focus-group.txt', 'what [draft].txt', 'what d.txt']);
    assert.deepEqual(matched(), []);
  });

  it('takes a path that looks like a glob as it is written, too', () => {
    assert.deepEqual(matched('what [draft].txt'), ['what [draft].txt', 'what d.txt']);
    assert.ok(PathMatcher.of(['(1.txt']).matches('(1.txt'));
    assert.ok(PathMatcher.of(['[z-a].txt']).matches('[z-a].txt'));
  });

  it('leaves out what stands behind an exclamation mark', () => {
    assert.deepEqual(matched('interviews/*.txt', '!**/02.txt'), ['interviews/01.txt']);
    assert.deepEqual(matched('!interviews/01.txt'), []);
    assert.deepEqual(matched('interviews/0!(1).txt'), ['interviews/02.txt']);
  });

  it('does not mind how a letter is composed', () => {
    assert.ok(PathMatcher.of(['Zo\u00eb.txt']).matches('Zoe\u0308.txt'));
    assert.ok(PathMatcher.of(['Zoe\u0308*']).matches('Zo\u00eb.txt'));
  });

  it('survives any pattern', () => {
    const long = 'a'.repeat(70_000);
    assert.ok(PathMatcher.of([long, '', '!', '{', '**', '\\']).matches('x'));
    assert.ok(PathMatcher.of([long]).matches(long));
  });
});

describe('PathLists', () => {
  it('match what each of the lists matches by itself', () => {
    const pattern = fc.constantFrom(
      ...PATHS,
      ...[
        './interviews/01.txt',
        'interviews/*.txt',
        '!interviews/02.txt',
        '!**/0?.txt',
        '**',
        'Interviews/01.TXT',
      ],
      ...['interviews/01.TXT', 'what [draft].txt', '[z-a].txt', 'é.txt', 'e\u0301.txt', '!é.txt', '(1.txt'],
    );
    const paths = [...PATHS, '!interviews/02.txt', 'interviews/01.TXT', 'é.txt', 'e\u0301.txt', '(1.txt', ''];
    fc.assert(
      fc.property(fc.array(fc.array(pattern, { maxLength: 4 }), { maxLength: 6 }), lists => {
        const together = new PathLists(lists);
        const matchers = lists.map(list => PathMatcher.of(list));
        for (const path of paths)
          assert.deepEqual(
            together.matching(path),
            [...matchers.keys()].filter(i => matchers[i]!.matches(path)),
          );
      }),
    );
  });
});
