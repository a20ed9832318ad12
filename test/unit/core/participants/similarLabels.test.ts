import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isLikelyInterviewer } from '../../../../src/core/participants/guessInterviewers';
import { type LabelUse, similarLabels } from '../../../../src/core/participants/similarLabels';

/** Labels with falling numbers of turns, so that they come in their order; `Ann=p` is assigned to p. */
function similar(...labels: string[]): string[][] {
  const uses = labels.map((written, i): LabelUse => {
    const [label, owner] = written.split('=');
    return { label: label!, turns: 100 - i, owner };
  });
  return similarLabels(uses).map(group => group.map(({ label }) => label));
}

describe('spellings of one label', () => {
  it('differ in case, blanks, punctuation or accents', () => {
    assert.deepEqual(
      similar('Job Coach 1', 'P1', 'JOB COACH 1', 'Job-coach1', 'P 1', 'José', 'Jose', 'p.1'),
      [
        ['Job Coach 1', 'JOB COACH 1', 'Job-coach1'],
        ['P1', 'P 1', 'p.1'],
        ['José', 'Jose'],
      ],
    );
  });

  it('differ by a letter that is left out, added, replaced or swapped with the next', () => {
    assert.deepEqual(similar('Johanna', 'Johana', 'Johamna', 'Johnana', 'Peter'), [
      ['Johanna', 'Johana', 'Johamna', 'Johnana'],
    ]);
    assert.deepEqual(similar('Ann', 'Anna'), [['Ann', 'Anna']]);
  });

  it('are not labels with other numbers, other short words, or two letters of difference', () => {
    for (const pair of [
      ['P1', 'P2'],
      ['P1', 'P11'],
      ['P 1 2', 'P 12'],
      ['Speaker A', 'Speaker B'],
      ['Coach I', 'Coach II'],
      ['Al', 'Ali'],
      ['王芳', '王明'],
      ['Johanna', 'Johan'],
      ['Mother', 'Father'],
      ['Abcde', 'Bcdea'],
    ])
      assert.deepEqual(similar(...pair), [], pair.join(', '));
  });

  it('are not the labels of an interviewer and of whom they interview', () => {
    for (const pair of [
      ['Interviewer', 'Interviewee'],
      ['Entrevistador', 'Entrevistado'],
    ])
      assert.deepEqual(similar(...pair), [], pair.join(', '));
    assert.deepEqual(similar('Interviewer', 'Interviwer', 'INTERVIEWER'), [
      ['Interviewer', 'Interviwer', 'INTERVIEWER'],
    ]);
  });

  it('are left alone where they are assigned, to one person or to several', () => {
    assert.deepEqual(similar('Anna=a', 'anna=a'), []);
    assert.deepEqual(similar('Anna=a', 'anna=b'), []);
    assert.deepEqual(similar('Anna=a', 'anna=b', 'ANNA'), []);
    assert.deepEqual(similar('Anna=a', 'anna'), [['Anna', 'anna']]);
    // Hanna is someone else, so only the other spelling of Anna is in question
    assert.deepEqual(similar('Anna=a', 'Hanna=b', 'ANNA', 'hanna'), [
      ['Anna', 'ANNA'],
      ['Hanna', 'hanna'],
    ]);
  });

  it('come with the most frequent one first', () => {
    const uses = [
      { label: 'anna', turns: 2 },
      { label: 'Anna', turns: 9 },
    ];
    assert.deepEqual(similarLabels(uses), [[uses[1], uses[0]]]);
  });
});

// The same by comparing every two labels, letter by letter.

const WORD = /\p{L}+/gu;

function plain(label: string): string {
  const kept = label
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, ' ')
    .trim();
  return [...kept]
    .filter(
      (unit, i) => unit !== ' ' || (/\d/.test(kept[i - 1] ?? '') && /\d/.test(kept.slice(i).trim()[0]!)),
    )
    .join('')
    .replace(/ +/g, ' ');
}

interface Changed {
  readonly made: string;
  readonly by: 'out' | 'star' | 'swap';
  readonly isLast: boolean;
}

/** A label with one letter of a longer word left out, replaced by a letter that none has, or swapped with the next. */
function changed(label: string): Changed[] {
  const clean = label.toLowerCase();
  return [...clean.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    if (word.length < 4) return [];
    const put = (made: string) => plain(clean.slice(0, index) + made + clean.slice(index + word.length));
    return [...word].flatMap((letter, i): Changed[] => {
      const isLast = i === word.length - 1;
      const [before, after] = [word.slice(0, i), word.slice(i + 1)];
      return [
        { made: put(before + after), by: 'out', isLast },
        { made: put(`${before}ж${after}`), by: 'star', isLast },
        ...(isLast
          ? []
          : [{ made: put(before + after[0]! + letter + after.slice(1)), by: 'swap' as const, isLast }]),
      ];
    });
  });
}

function areAlike(a: string, b: string): boolean {
  if (plain(a) === plain(b)) return true;
  const areOfOneKind = isLikelyInterviewer(a) === isLikelyInterviewer(b);
  const [first, second] = [a, b].map(one => changed(one).filter(({ isLast }) => !isLast || areOfOneKind));
  const becomes = (all: readonly Changed[], other: string) =>
    all.some(({ made, by }) => by !== 'star' && made === plain(other));
  return (
    becomes(first!, b) ||
    becomes(second!, a) ||
    first!.some(
      ({ made, by }) => by === 'star' && second!.some(one => one.by === 'star' && one.made === made),
    )
  );
}

/** Labels that can be reached from each other. */
function classes(uses: readonly LabelUse[], alike: (a: string, b: string) => boolean): LabelUse[][] {
  const left = [...uses];
  const found: LabelUse[][] = [];
  while (left.length > 0) {
    const group = [left.shift()!];
    for (let i = 0; i < group.length; i++)
      for (const other of [...left])
        if (alike(group[i]!.label, other.label)) group.push(...left.splice(left.indexOf(other), 1));
    found.push(group);
  }
  return found;
}

function twin(uses: readonly LabelUse[]): Set<string> {
  const people = (group: readonly LabelUse[]) => new Set(group.map(one => one.owner).filter(Boolean)).size;
  const found = classes(uses, areAlike).flatMap(group =>
    people(group) > 1 ? classes(group, (a, b) => plain(a) === plain(b)) : [group],
  );
  return new Set(
    found
      .filter(group => group.length > 1 && people(group) < 2 && group.some(one => one.owner === undefined))
      .map(group => namesOf(group)),
  );
}

function namesOf(group: readonly LabelUse[]): string {
  return group
    .map(({ label }) => label)
    .sort()
    .join(' | ');
}

const anyWord = fc.constantFrom(
  ...['anna', 'Anna', 'annna', 'anan', 'Hanna', 'hana', 'nana', 'an', 'a', 'A', 'job', 'coach', 'Coach'],
  ...['coahc', 'INT', 'interviewer', 'Interviewee', 'intervewer', '1', '2', '12', '芳'],
);
const anyLabel = fc
  .tuple(fc.array(anyWord, { minLength: 1, maxLength: 3 }), fc.constantFrom(' ', '', '-', '. '))
  .map(([words, between]) => words.join(between));
const anyUses = fc.uniqueArray(
  fc.record(
    { label: anyLabel, turns: fc.nat(9), owner: fc.constantFrom('p', 'q') },
    { requiredKeys: ['label', 'turns'], noNullPrototype: true },
  ),
  { selector: ({ label }) => label, maxLength: 12 },
);

it('spellings are the same as by comparing every two labels', () => {
  fc.assert(
    fc.property(anyUses, uses => {
      const found = similarLabels(uses);
      assert.deepEqual(new Set(found.map(namesOf)), twin(uses));
      for (const group of found)
        for (let i = 1; i < group.length; i++) assert.ok(group[i - 1]!.turns >= group[i]!.turns);
    }),
    { numRuns: 800 },
  );
});
