import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseStudy, stringifyStudy } from '../../../../src/core/studyFile/parseStudy';
import type { Participant, StudyFile } from '../../../../src/core/studyFile/studyFile';
import type { Result } from '../../../../src/core/base/result';

/** Three people, an interviewer, two groups, and fields that no version knows everywhere. */
export const STUDY = {
  schema: 1,
  name: 'Test',
  transcripts: ['**/*.txt'],
  quotes: 'full',
  interviewers: ['INT'],
  participants: [
    { id: 'ann', name: 'Ann', speakers: ['A', 'Ann  K.'], attributes: { age: 43 }, mine: [1] },
    { id: 'ben', name: 'Ben', speakers: ['B'], transcripts: ['interviews/*.txt'] },
    { id: 'cy' },
  ],
  groups: [
    { id: 'early', name: 'Early', transcripts: ['focus.txt'], mine: true },
    { id: 'late', transcripts: ['interviews/*.txt'] },
  ],
  coders: [{ id: 'nd' }],
  mine: { deep: true },
} as unknown as StudyFile;

export const PATHS = ['focus.txt', 'interviews/1.txt', 'interviews/2.txt', 'interviews/3 [draft].txt'];

export function value<T>(result: Result<T>): T {
  assert.ok(result.ok, result.ok ? '' : result.error);
  return result.value;
}

export function error(result: Result<unknown>): string {
  assert.ok(!result.ok, 'expected a failure');
  return result.error;
}

export function participant(study: StudyFile, id: string): Participant {
  const found = study.participants.find(one => one.id === id);
  assert.ok(found, `no participant ${id}`);
  return found;
}

/** What is written can be read again, as it is and without problems. */
export function assertWritable(study: StudyFile): void {
  const { value: read, problems } = parseStudy(stringifyStudy(study));
  assert.deepEqual(problems, []);
  assert.deepEqual(read, JSON.parse(JSON.stringify(study)));
}

export const anyLabel = fc.constantFrom('INT', 'A', 'B', 'Ann K.', 'R', 'Job  Coach 1', 'toString', '职');
export const anyPath = fc.constantFrom('a.txt', 'b.txt', 'x/a.txt', 'x/b.txt', 'x/c [1].txt', 'x/c 1.txt');
const anyPatterns = fc.array(
  fc.constantFrom('a.txt', '*.txt', 'x/*.txt', '!x/b.txt', '**/a.txt', 'x/c [1].txt', './b.txt', '!**/c*'),
  { maxLength: 3 },
);

/** What a study, or a group of it, says of turns, if anything. */
const anyTurns: fc.Arbitrary<Pick<StudyFile, 'turns'>> = fc.oneof(
  fc.constant({}),
  fc.record({
    turns: fc.record(
      {
        patterns: fc.array(fc.constantFrom('{speaker}:', '[{speaker}]', '{speaker} -'), { maxLength: 2 }),
        notSpeakers: fc.array(anyLabel, { maxLength: 2 }),
      },
      { requiredKeys: [], noNullPrototype: true },
    ),
  }),
);

/** Where some transcripts come from, if that is said, and who speaks in them. */
const anySources: fc.Arbitrary<Pick<StudyFile, 'sources'>> = fc
  .uniqueArray(fc.tuple(anyPath, fc.option(fc.array(anyLabel, { maxLength: 2 }), { nil: undefined })), {
    selector: ([path]) => path,
    maxLength: 3,
  })
  .map(all => {
    const sha256 = 'a'.repeat(64);
    const rest = { file: 'a.vtt', sha256, format: 'vtt', at: '2026-11-22T10:00:00Z', text: sha256 };
    const sources = all.map(([transcript, speakers], i) => ({
      ...{ id: `s${i}`, transcript, ...rest },
      ...(speakers ? { speakers } : {}),
    }));
    return sources.length > 0 ? { sources } : {};
  });

/** Small studies in which labels and transcripts have several owners, one or none. */
export const anyStudy: fc.Arbitrary<StudyFile> = fc
  .tuple(
    fc.array(anyLabel, { maxLength: 2 }),
    fc.array(
      fc.record(
        {
          speakers: fc.array(anyLabel, { maxLength: 3 }),
          transcripts: anyPatterns,
          attributes: fc.dictionary(
            fc.constantFrom('age', 'site', 'constructor'),
            fc.constantFrom(1, 2, 'x', null),
          ),
          note: fc.nat(1),
        },
        { requiredKeys: [], noNullPrototype: true },
      ),
      { maxLength: 4 },
    ),
    fc.array(fc.tuple(anyPatterns, anyTurns), { maxLength: 3 }),
    anyTurns,
    anySources,
  )
  .map(([interviewers, people, groups, turns, sources]) => ({
    ...STUDY,
    interviewers,
    participants: people.map((one, i) => ({ id: `p${i}`, name: `P ${i}`, ...one })),
    groups: groups.map(([transcripts, said], i) => ({ id: `g${i}`, name: `G ${i}`, transcripts, ...said })),
    ...turns,
    ...sources,
  }));
