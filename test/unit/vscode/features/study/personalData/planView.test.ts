import assert from 'node:assert/strict';
import type { PlannedPlace, PseudonymPlan } from '../../../../../../src/core/pseudonyms/pseudonymPlan';
import {
  planDetails,
  planSummary,
  plannedViews,
} from '../../../../../../src/vscode/features/study/personalData/planView';

const place = (key: string, replacement: number, more: Partial<PlannedPlace> = {}): PlannedPlace => ({
  key,
  in: 'text',
  path: '01 Anna.txt',
  field: '',
  line: 3,
  start: 0,
  end: 4,
  replacement,
  kind: 'name',
  words: 'Anna',
  becomes: 'Clara',
  before: 'So I told ',
  after: ' that',
  ...more,
});

const PLAN: PseudonymPlan = {
  replacements: [
    { find: 'Anna', replacement: 'Clara', kind: 'name' },
    { find: '030 1234567', replacement: '[telephone number 1]', kind: 'phone' },
  ],
  places: [
    place('a', 0),
    place('b', 1, { words: '030 1234567', becomes: '[telephone number 1]', kind: 'phone' }),
    place('c', 0, { in: 'record', path: 'study.json', field: 'participants › anna › memo', line: null }),
    place('d', 0, { in: 'path', line: null }),
  ],
  kept: new Set(['c']),
  counts: [2, 1],
  files: [
    { path: '01 Anna.txt', to: '01 Clara.txt', places: 3 },
    { path: '01 Anna.txt.nd.coding.json', to: '01 Clara.txt.nd.coding.json', places: 0 },
  ],
  uncertain: [{ transcript: '01 Anna.txt', coder: 'nd', segment: 's1' }],
  remaining: [{ path: 'codebook.json', reason: 'The code keeps its id.' }],
};

describe('a plan to replace words, as it is shown', () => {
  it('counts words by kind, places and files', () => {
    assert.equal(planSummary(PLAN), 'To be replaced: 1 telephone number, 1 name in 3 places of 2 files.');
  });

  it('says what is left, renamed and uncertain, and nothing of what is not', () => {
    assert.deepEqual(planDetails(PLAN).slice(1), [
      'Left as they are: 1 place.',
      'Renamed: 01 Anna.txt → 01 Clara.txt.',
      'Segments that stay uncertain: 1.',
      'Words stay in: codebook.json.',
    ]);
    const bare = { ...PLAN, kept: new Set<string>(), files: [], uncertain: [], remaining: [] };
    assert.equal(planDetails(bare).length, 1);
  });

  const textOf = () => 'Anna said so.';

  it('lists the places of some words, wherever they are, as many as are asked for', () => {
    const { places, of } = plannedViews(PLAN, 0, 10, textOf);
    assert.equal(of, 3);
    assert.deepEqual(
      places.map(({ place: number, where, planned }) => [number, where, planned!.isKept]),
      [
        [0, '01 Anna.txt, line 3', false],
        [2, 'study.json: participants › anna › memo', true],
        [3, 'Name of 01 Anna.txt', false],
      ],
    );
    // of a transcript as much as a scan shows, of all else what the plan has
    assert.deepEqual([places[0]!.before, places[0]!.after], ['', ' said so.']);
    assert.deepEqual([places[1]!.before, places[1]!.after], ['So I told ', ' that']);
    assert.equal(plannedViews(PLAN, 0, 1, textOf).places.length, 1);
  });
});
