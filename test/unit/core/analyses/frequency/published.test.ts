import assert from 'node:assert/strict';
import { frequency } from '../../../../../src/core/analyses/frequency/frequency';
import { type Marked, corpusOf } from '../kit/corpora';

/** For each theme its N and those of its codes: Tables 1 and 2 of Dunand et al. 2024 (PLoS ONE 19(3): e0299514). */
const FOCUS_GROUP: Table = [
  [5, [5, 4, 4, 3, 3, 3, 3, 3, 2, 2, 2]],
  [5, [4, 4, 3, 3, 2, 2]],
  [5, [5, 4, 4, 2]],
  [5, [4, 3, 3, 2]],
];
const INTERVIEWS: Table = [
  [6, [6, 6, 6, 6, 6, 6, 5, 5, 5, 5, 5, 4, 4, 4, 3, 3, 3, 2, 2]],
  [6, [6, 3]],
  [6, [5, 5, 4, 4]],
  [6, [5, 4]],
  [5, [5, 5, 4]],
];

type Table = readonly (readonly [number, readonly number[]])[];

/** A study in which as many participants mention each code: one after the other, so that a theme has all of its N. */
function studyOf(table: Table, of: number, isFocusGroup: boolean) {
  const people = Array.from({ length: of }, (_, i) => `Coach ${i}`);
  const codes: { id: string; name: string; parent?: string; rank?: string }[] = [];
  const said: { who: number; words: string; code: string }[] = [];
  table.forEach(([n, counts], t) => {
    codes.push({ id: `t${t}`, name: `Theme ${t}`, rank: `a${t}` });
    let next = 0;
    counts.forEach((count, c) => {
      const code = `t${t}c${String(c).padStart(2, '0')}`;
      codes.push({ id: code, name: code, parent: `t${t}` });
      for (let i = 0; i < count; i++) said.push({ who: next++ % n, words: `words ${said.length}.`, code });
    });
  });
  const turns = said.map(({ who, words }) => ({ who, turn: `${people[who]}: ${words}\n\n` }));
  const text = (who?: number) =>
    turns
      .filter(turn => who === undefined || turn.who === who)
      .map(({ turn }) => turn)
      .join('');
  const marked = (who?: number): Marked[] =>
    said
      .filter(one => who === undefined || one.who === who)
      .map(({ words, code }) => ({ words, codes: [code] }));
  const participants = people.map((label, i) => ({ id: `c${i}`, speakers: [label] }));
  const texts = isFocusGroup
    ? { 'group.txt': [text(), ...marked()] as const }
    : Object.fromEntries(people.map((_, i) => [`${i}.txt`, [text(i), ...marked(i)] as const]));
  return corpusOf({ participants }, codes.reverse(), texts);
}

function figures(table: Table, of: number, isFocusGroup: boolean): string[] {
  const found = frequency(studyOf(table, of, isFocusGroup));
  assert.ok(found.ok);
  return found.value.rows.map(row => `${row.name} ${row.participants}/${row.of} ${row.label}`);
}

function expected(table: Table, of: number, label: (n: number) => string): string[] {
  return table.flatMap(([n, counts], t) => [
    `Theme ${t} ${n}/${of} ${label(n)}`,
    ...counts.map((count, c) => `t${t}c${String(c).padStart(2, '0')} ${count}/${of} ${label(count)}`),
  ]);
}

describe('frequency, on studies as the published one', () => {
  it('has N, order and labels of the focus group', () => {
    const label = (n: number) => ['', 'rare', 'variant', 'typical', 'typical', 'general'][n]!;
    assert.deepEqual(figures(FOCUS_GROUP, 5, true), expected(FOCUS_GROUP, 5, label));
  });

  it('has N, order and labels of the interviews', () => {
    const label = (n: number) => ['', 'rare', 'variant', 'variant', 'typical', 'typical', 'general'][n]!;
    assert.deepEqual(figures(INTERVIEWS, 6, false), expected(INTERVIEWS, 6, label));
  });
});
