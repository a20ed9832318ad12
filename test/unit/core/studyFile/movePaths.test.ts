import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PathMatcher } from '../../../../src/core/studyFile/matchPaths';
import { type Move, movePaths, movedPath } from '../../../../src/core/studyFile/movePaths';
import { newStudy } from '../../../../src/core/studyFile/newStudy';
import type { StudyFile } from '../../../../src/core/studyFile/studyFile';

function moved(study: Partial<StudyFile>, moves: readonly Move[], files: readonly string[]): StudyFile {
  const result = movePaths({ ...newStudy('S', []), ...study }, moves, files);
  assert.ok(result.ok, result.ok ? '' : result.error);
  return result.value;
}

describe('moving transcripts in study.json', () => {
  const FILES = ['a.txt', 'interviews/01.txt', 'interviews/02.txt', 'interviews/notes.md', 'later/03.txt'];

  it('takes every path along: transcripts, participants, groups, reports', () => {
    const study = moved(
      {
        transcripts: ['./a.txt', 'interviews/*.txt', '!interviews/02.txt'],
        participants: [
          { id: 'p1', transcripts: ['interviews/01.txt'] },
          { id: 'p2', speakers: ['P2'] },
        ],
        groups: [{ id: 'g', transcripts: ['a.txt', 'interviews/01.txt'] }],
        reports: [
          { id: 'r', name: 'R', analysis: 'frequency', scope: { transcripts: ['interviews/01.txt'] } },
          { id: 's', name: 'S', analysis: 'frequency' },
        ],
      },
      [
        { from: 'interviews/01.txt', to: 'first.txt' },
        { from: 'a.txt', to: 'interviews/b.md' },
      ],
      FILES,
    );
    assert.deepEqual(study.transcripts, [
      'interviews/b.md',
      'interviews/*.txt',
      '!interviews/02.txt',
      'first.txt',
    ]);
    assert.deepEqual(study.participants, [
      { id: 'p1', transcripts: ['first.txt'] },
      { id: 'p2', speakers: ['P2'] },
    ]);
    assert.deepEqual(study.groups, [{ id: 'g', transcripts: ['interviews/b.md', 'first.txt'] }]);
    assert.deepEqual(study.reports?.[0]?.scope, { transcripts: ['first.txt'] });
  });

  it('lets sources say on where transcripts come from, and nothing of those that are gone', () => {
    const sources = ['a.txt', 'interviews/01.txt', 'later/03.txt'].map((transcript, i) => ({
      ...{ id: `s${i}`, transcript, file: 'x.docx', sha256: 'a'.repeat(64), format: 'docx' },
      ...{ at: '2026-11-22T10:00:00Z', text: 'b'.repeat(64) },
    }));
    const study = moved(
      { transcripts: ['**/*.txt'], sources },
      [
        { from: 'interviews', to: 'talks' },
        { from: 'a.txt', to: undefined },
      ],
      FILES,
    );
    assert.deepEqual(study.sources, [{ ...sources[1], transcript: 'talks/01.txt' }, sources[2]]);
  });

  it('takes the patterns of a renamed folder along, and what they exclude', () => {
    const study = moved(
      {
        transcripts: ['interviews/*.txt', '!interviews/02*', 'later/*.txt'],
        groups: [{ id: 'g', transcripts: ['interviews/**/*.txt'] }],
      },
      [{ from: 'interviews', to: 'talks/2026' }],
      FILES,
    );
    assert.deepEqual(study.transcripts, ['talks/2026/*.txt', '!talks/2026/02*', 'later/*.txt']);
    assert.deepEqual(study.groups[0]!.transcripts, ['talks/2026/**/*.txt']);
  });

  it('lists the transcripts of a folder whose name cannot be part of a pattern', () => {
    const study = moved({ transcripts: ['interviews/*.txt'] }, [{ from: 'interviews', to: 'in [1]' }], FILES);
    const matcher = PathMatcher.of(study.transcripts);
    assert.deepEqual(
      FILES.map(path => movedPath(path, [{ from: 'interviews', to: 'in [1]' }])!).filter(path =>
        matcher.matches(path),
      ),
      ['in [1]/01.txt', 'in [1]/02.txt'],
    );
  });

  it('lets a pattern of another group or participant have what comes into it', () => {
    const before = {
      transcripts: ['**/*.txt'],
      groups: [
        { id: 'early', transcripts: ['interviews/*.txt'] },
        { id: 'late', transcripts: ['later/*.txt'] },
      ],
    };
    const study = moved(before, [{ from: 'interviews/01.txt', to: 'later/01.txt' }], FILES);
    assert.deepEqual(study.groups, before.groups);
    const away = moved(before, [{ from: 'interviews/01.txt', to: 'elsewhere/01.txt' }], FILES);
    assert.deepEqual(away.groups[0]!.transcripts, ['interviews/*.txt', 'elsewhere/01.txt']);
  });

  it('forgets paths of what is gone, and keeps patterns', () => {
    const study = moved(
      {
        transcripts: ['a.txt', 'interviews/*.txt'],
        participants: [{ id: 'p1', transcripts: ['a.txt'] }],
        groups: [{ id: 'g', transcripts: ['a.txt'] }],
      },
      [
        { from: 'a.txt', to: undefined },
        { from: 'interviews', to: undefined },
      ],
      FILES,
    );
    assert.deepEqual(study.transcripts, ['interviews/*.txt']);
    assert.deepEqual(study.participants, [{ id: 'p1' }]);
    assert.deepEqual(study.groups, [{ id: 'g', transcripts: [] }]);
  });

  it('compares letters that are composed in different ways as the same', () => {
    const study = moved(
      { transcripts: ['Mu\u0308ller.txt'] },
      [{ from: 'M\u00fcller.txt', to: 'Maier.txt' }],
      ['M\u00fcller.txt'],
    );
    assert.deepEqual(study.transcripts, ['Maier.txt']);
  });

  it('is the same study where nothing is to be changed', () => {
    const before = { ...newStudy('S', ['**/*.txt']), groups: [{ id: 'g', transcripts: ['**/*.txt'] }] };
    const result = movePaths(before, [{ from: 'a.txt', to: 'b.txt' }], FILES);
    assert.ok(result.ok && result.value === before);
  });

  it('loses no transcript of any list, whatever is moved where (random)', () => {
    const name = fc.constantFrom('a', 'b', 'in [1]', 'x{1}', '(p)', '!q', 'ä', '01');
    const folder = fc.constantFrom('', 'one/', 'two/', 'one/in/', '[t]/');
    const path = fc.tuple(folder, name, fc.constantFrom('.txt', '.md')).map(parts => parts.join(''));
    const pattern = fc.oneof(
      path,
      fc.constantFrom(
        '*.txt',
        '**/*.txt',
        'one/*',
        'one/**',
        'two/*.txt',
        'two/{a,b}.*',
        '!one/a*',
        '!a.txt',
        '{one,two}/*.txt',
      ),
    );
    const list = fc.array(pattern, { maxLength: 4 });
    const move = fc.oneof(
      fc.record({ from: path, to: path }),
      fc.record({
        from: fc.constantFrom('one', 'two', 'one/in', '[t]'),
        to: fc.constantFrom('three', 'one2', 'two/deep', 'in [3]', 'four/five'),
      }),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(path, { minLength: 1, maxLength: 12 }),
        list,
        fc.array(list, { maxLength: 3 }),
        fc.array(move, { minLength: 1, maxLength: 3 }),
        (files, transcripts, lists, moves) => {
          const after = files.map(file => movedPath(file, moves)!);
          fc.pre(new Set(after).size === after.length);
          const groups = lists.map((own, i) => ({ id: `g${i}`, transcripts: own }));
          const participants = lists.map((own, i) => ({ id: `p${i}`, transcripts: own }));
          const study = { ...newStudy('S', transcripts), groups, participants };
          const result = movePaths(study, moves, files);
          if (!result.ok) return;
          const has = (patterns: readonly string[] = [], one: string) =>
            PathMatcher.of(patterns).matches(one);
          files.forEach((file, i) => {
            if (has(transcripts, file))
              assert.ok(has(result.value.transcripts, after[i]!), `${file} → ${after[i]}`);
            for (const [k, group] of groups.entries()) {
              if (!has(group.transcripts, file) || has(result.value.groups[k]!.transcripts, after[i]!))
                continue;
              const isOthers = groups.some(
                (other, o) =>
                  !has(other.transcripts, file) && has(result.value.groups[o]!.transcripts, after[i]!),
              );
              assert.ok(isOthers, `${file} → ${after[i]} is lost to group ${k}`);
            }
          });
          groups.forEach((_, k) =>
            assert.deepEqual(
              result.value.participants[k]!.transcripts ?? [],
              result.value.groups[k]!.transcripts,
            ),
          );
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
