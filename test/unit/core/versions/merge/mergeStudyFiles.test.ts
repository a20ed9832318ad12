import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeStudyFiles } from '../../../../../src/core/versions/merge/mergeStudyFiles';
import { parseStudy, stringifyStudy } from '../../../../../src/core/studyFile/parseStudy';
import type { Participant, StudyFile } from '../../../../../src/core/studyFile/studyFile';

const some = (values: readonly string[]) => fc.subarray([...values]);

const participant: fc.Arbitrary<Participant> = fc.record(
  {
    id: fc.constantFrom('p1', 'p2', 'p3'),
    name: fc.constantFrom('One', 'Two'),
    memo: fc.constantFrom('Shy.', 'Shy.\n\nCall again.'),
    speakers: some(['P1', 'P2', 'R']),
    attributes: fc.record(
      { age: fc.nat(2), site: fc.constantFrom('north', 'south') },
      { requiredKeys: [], noNullPrototype: true },
    ),
  },
  { requiredKeys: ['id', 'speakers'], noNullPrototype: true },
);

const PATTERNS = ['{speaker}:', '[{speaker}]', '{speaker} -'];
const REFUSED = ['Monday', 'Note'];

const turns: fc.Arbitrary<Pick<StudyFile, 'turns'>> = fc
  .option(
    fc.record(
      { patterns: some(PATTERNS), notSpeakers: some(REFUSED), mine: fc.nat(2) },
      { requiredKeys: [], noNullPrototype: true },
    ),
    { nil: undefined },
  )
  .map(said => (said ? { turns: said } : {}));

const study: fc.Arbitrary<StudyFile> = fc
  .tuple(
    turns,
    fc.record({
      schema: fc.constant(1),
      name: fc.constantFrom('Study', 'Another'),
      transcripts: some(['a.txt', 'b/*.txt', '!b/x.txt']),
      quotes: fc.constantFrom('full', 'hashed'),
      interviewers: some(['INT', 'I']),
      participants: fc
        .uniqueArray(participant, { selector: ({ id }) => id })
        .map(all => all.sort((x, y) => (x.id < y.id ? -1 : 1))),
      groups: fc
        .tuple(some(['g1', 'g2']), turns)
        .map(([ids, said]) => ids.map(id => ({ id, transcripts: ['a.txt'], ...said }))),
      coders: some(['nd', 'xy']).map(ids => ids.map(id => ({ id }))),
    }),
  )
  .map(([said, rest]) => ({ ...rest, ...said }));

const EMPTY: StudyFile = {
  schema: 1,
  name: 'S',
  transcripts: ['a.txt'],
  quotes: 'full',
  interviewers: [],
  participants: [],
  groups: [],
  coders: [],
};

describe('mergeStudyFiles', () => {
  it('gives the same bytes whichever side is ours, and a file that can be read', () => {
    fc.assert(
      fc.property(fc.option(study, { nil: undefined }), study, study, (base, a, b) => {
        const one = mergeStudyFiles(base, a, b);
        assert.deepEqual(one, mergeStudyFiles(base, b, a));
        assert.equal(stringifyStudy(one.value), stringifyStudy(mergeStudyFiles(base, b, a).value));
        const parsed = parseStudy(stringifyStudy(one.value));
        assert.ok(parsed.writable, JSON.stringify(parsed.problems));
        assert.equal(parsed.problems.length > 0, one.conflicts.length > 0);
      }),
    );
  });

  it('gives back a side that the other has not changed, or has changed in the same way', () => {
    fc.assert(
      fc.property(study, study, (base, a) => {
        for (const [x, y] of [
          [a, a],
          [base, a],
          [a, base],
        ] as const) {
          const { value, conflicts, notes } = mergeStudyFiles(base, x, y);
          assert.equal(stringifyStudy(value), stringifyStudy(a));
          assert.deepEqual([conflicts, notes], [[], []]);
        }
      }),
    );
  });

  it('holds what its twin says of every label, path and attribute', () => {
    fc.assert(
      fc.property(study, study, study, (base, a, b) => {
        const { value, conflicts } = mergeStudyFiles(base, a, b);
        const votes = (list: (file: StudyFile) => readonly string[] | undefined, one: string) => {
          const [was, x, y] = [base, a, b].map(file => list(file)?.includes(one) === true);
          return was ? x && y : x || y;
        };
        for (const path of ['a.txt', 'b/*.txt', '!b/x.txt'])
          assert.equal(
            value.transcripts.includes(path),
            votes(file => file.transcripts, path),
          );
        for (const label of ['INT', 'I'])
          assert.equal(
            value.interviewers.includes(label),
            votes(file => file.interviewers, label),
          );
        for (const pattern of PATTERNS)
          assert.equal(
            value.turns?.patterns?.includes(pattern) === true,
            votes(file => file.turns?.patterns, pattern),
          );
        for (const word of REFUSED)
          assert.equal(
            value.turns?.notSpeakers?.includes(word) === true,
            votes(file => file.turns?.notSpeakers, word),
          );
        for (const id of ['g1', 'g2']) {
          const of = (file: StudyFile) => file.groups.find(one => one.id === id);
          if (!of(base) || !of(a) || !of(b)) continue;
          for (const pattern of PATTERNS)
            assert.equal(
              of(value)!.turns?.patterns?.includes(pattern) === true,
              votes(file => of(file)?.turns?.patterns, pattern),
            );
        }
        for (const id of ['p1', 'p2', 'p3']) {
          const of = (file: StudyFile) => file.participants.find(one => one.id === id);
          if (!of(base) || !of(a) || !of(b)) continue;
          const merged = of(value)!;
          for (const label of ['P1', 'P2', 'R'])
            assert.equal(
              merged.speakers!.includes(label),
              votes(file => of(file)?.speakers, label),
            );
          for (const key of ['age', 'site']) {
            const [was, x, y] = [base, a, b].map(file => of(file)!.attributes?.[key]);
            const wanted = x === y ? [x] : was === x ? [y] : was === y ? [x] : [x, y];
            assert.ok(wanted.includes(merged.attributes?.[key]));
            if (wanted.length > 1)
              assert.ok(conflicts.some(one => one.id === id && one.field === 'attributes'));
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keeps what two people say of turns, and asks only about what it does not know', () => {
    const of = (said: object): StudyFile => ({ ...EMPTY, turns: said });
    const { value, conflicts } = mergeStudyFiles(
      EMPTY,
      of({ notSpeakers: ['Monday'], patterns: ['{speaker}:'], mine: 1 }),
      of({ notSpeakers: ['Note'], patterns: ['{speaker} -'], mine: 2 }),
    );
    const both = { notSpeakers: ['Monday', 'Note'], patterns: ['{speaker} -', '{speaker}:'] };
    assert.deepEqual(value.turns, { ...both, mine: 2 });
    assert.deepEqual(conflicts, [
      {
        field: 'turns',
        base: undefined,
        values: [
          { ...both, mine: 1 },
          { ...both, mine: 2 },
        ],
      },
    ]);
    const gone = mergeStudyFiles(
      of({ notSpeakers: ['Monday'] }),
      EMPTY,
      of({ notSpeakers: ['Monday', 'Note'] }),
    );
    assert.deepEqual([gone.value.turns, gone.conflicts], [{ notSpeakers: ['Note'] }, []]);
  });

  it('merges what two people do to one participant, and asks only about what both wrote', () => {
    const of = (attributes: Participant['attributes'], speakers: string[]): StudyFile => ({
      ...EMPTY,
      participants: [{ id: 'p1', speakers, attributes }],
    });
    const base = of({ age: 40 }, ['P1']);
    const { value, conflicts } = mergeStudyFiles(
      base,
      of({ age: 41, site: 'north' }, ['P1', 'R']),
      of({ age: 42 }, ['P1', 'B']),
    );
    assert.deepEqual(value.participants[0]!.speakers, ['P1', 'B', 'R']);
    assert.deepEqual(conflicts, [
      {
        list: 'participants',
        id: 'p1',
        field: 'attributes',
        base: { age: 40 },
        values: [
          { age: 41, site: 'north' },
          { age: 42, site: 'north' },
        ],
      },
    ]);
  });

  it('keeps the imports of both sides, and what is one fact about an import together', () => {
    const source = (id: string, more: object = {}) => ({
      ...{ id, transcript: `${id}.txt`, file: `${id}.docx`, sha256: 'a'.repeat(64), format: 'docx' },
      ...{ at: '2026-11-22T10:00:00Z', text: 'b'.repeat(64), ...more },
    });
    const base = { ...EMPTY, sources: [source('k1')] };
    const updated = source('k1', {
      sha256: 'c'.repeat(64),
      at: '2026-11-23T10:00:00Z',
      text: 'd'.repeat(64),
    });
    const a = { ...EMPTY, sources: [updated, source('k2')] };
    const b = { ...EMPTY, sources: [source('k1', { transcript: 'moved.txt' }), source('k3')] };
    const { value, conflicts } = mergeStudyFiles(base, a, b);
    assert.deepEqual(conflicts, []);
    assert.deepEqual(value.sources, [{ ...updated, transcript: 'moved.txt' }, source('k2'), source('k3')]);
    const other = source('k1', { sha256: 'e'.repeat(64), at: '2026-11-24T10:00:00Z', text: 'f'.repeat(64) });
    const both = mergeStudyFiles(base, a, { ...EMPTY, sources: [other] });
    assert.equal(both.conflicts.length, 1);
    const { sha256, at, text } = both.value.sources![0]!;
    assert.ok([updated, other].some(one => one.sha256 === sha256 && one.at === at && one.text === text));
  });
});
