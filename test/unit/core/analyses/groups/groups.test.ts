import assert from 'node:assert/strict';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import type { BarChart } from '../../../../../src/core/report/chart/chart';
import type { Corpus } from '../../../../../src/core/corpus/corpus';
import type { ScopeOptions } from '../../../../../src/core/studyFile/scopeOptions';
import type { GroupsTable } from '../../../../../src/core/analyses/groups/groups';
import { groupsAnalysis } from '../../../../../src/core/analyses/groups/groupsAnalysis';
import type { StudyFile } from '../../../../../src/core/studyFile/studyFile';
import { readable } from '../../../../../src/core/report/table/tableModel';
import { corpusOf } from '../kit/corpora';
import { settled } from '../../report/settled';

function report(corpus: Corpus, options: ScopeOptions = {}, given: Record<string, unknown> = {}) {
  const found = runAnalysis(groupsAnalysis, corpus, options, given);
  assert.ok(found.ok, found.ok ? '' : found.error);
  return { ...settled(found.value), found: found.value.data as unknown as GroupsTable };
}

/** `name before/after total`, of what is counted. */
function lines(corpus: Corpus, options?: ScopeOptions): string[] {
  return report(corpus, options).found.rows.map(
    ({ name, groups, total }) =>
      `${name} ${groups.map(one => `${one.participants}/${one.of} ${one.label}`).join(', ')}; ${total.participants}/${total.of}`,
  );
}

const study: Partial<StudyFile> = {
  participants: [
    { id: 'ann', speakers: ['Ann'] },
    { id: 'ben', speakers: ['Ben'], name: 'Benedict' },
    { id: 'cem', speakers: ['Cem'] },
  ],
  groups: [
    { id: 'before', name: 'Before it', transcripts: ['1.txt', '2.txt'] },
    { id: 'after', transcripts: ['2.txt', '3.txt'] },
  ],
};
const codes = [
  { id: 'care', name: 'Care' },
  { id: 'calm', name: 'Calm', parent: 'care' },
  { id: 'old', mergedInto: 'calm' },
  { id: 'time', name: 'Time', parent: 'care' },
  { id: 'none', name: 'None' },
];
const texts = {
  '1.txt': [
    'Ann: So calm here.\n\nBen: No time.',
    { words: 'calm here', codes: ['old'] },
    { words: 'calm', codes: ['calm'], coder: 'ks' },
  ],
  '2.txt': ['Ben: All is calm now.', { words: 'calm now', codes: ['calm', 'time'] }],
  '3.txt': ['Cem: No time.', { words: 'time', codes: ['time'] }],
  '4.txt': ['Ann: Time!', { words: 'Time', codes: ['time'] }],
} as const;

describe('groups', () => {
  it('puts groups side by side, each of its own participants, in the order of the whole', () => {
    const corpus = corpusOf(study, codes, texts);
    assert.deepEqual(lines(corpus), [
      'Care 2/2 general, 2/2 general; 3/3',
      'Time 1/2 rare, 2/2 general; 3/3',
      'Calm 2/2 general, 1/2 rare; 2/3',
    ]);
    assert.deepEqual(lines(corpus, { groups: ['after'] }), [
      'Care 2/2 general; 2/2',
      'Time 2/2 general; 2/2',
      'Calm 1/2 rare; 1/2',
    ]);
  });

  it('says what is in several groups, in none, and which group is empty', () => {
    const { table } = report(corpusOf(study, codes, texts));
    assert.deepEqual(table.notes, [
      '1 theme or code of the codebook has no segments here and is not listed.',
      'Transcripts in more than one group, counted in each: 2.txt.',
      'Participants in more than one group, counted in each: Benedict.',
      'Transcripts in no group, counted only in the total: 4.txt.',
    ]);
    const narrow = report(corpusOf(study, codes, texts), { transcripts: ['1.txt'] });
    assert.ok(narrow.table.notes.includes('Groups without transcripts here: “after”.'));
    const asked = report(corpusOf(study, codes, texts), { groups: ['before', 'before'] });
    assert.equal(asked.found.scope.groups.length, 1);
    assert.ok(asked.table.notes.every(note => !note.includes('group')));
  });

  it('has for people a count, % and label of each group, for programs all counts under unique names', () => {
    const { table } = report(corpusOf(study, codes, texts));
    const { columns, rows: all } = readable(table);
    const rows = [...all];
    assert.deepEqual(
      columns.map(({ title }) => title),
      ['Theme / code', 'Before it: N', '%', 'Label', 'after: N', '%', 'Label', 'Total: N', '%', 'Label'],
    );
    assert.deepEqual(rows[1]!.cells, [
      'Time',
      '1',
      '50.0',
      'rare',
      '2',
      '100.0',
      'general',
      '3',
      '100.0',
      'general',
    ]);
    assert.equal(new Set(table.columns.map(({ name }) => name)).size, table.columns.length);
    const segments = table.columns.findIndex(({ name }) => name === 'segments_before');
    assert.deepEqual(
      table.rows.map(({ cells }) => cells[segments]),
      [3, 1, 3],
    );
    assert.deepEqual(
      table.columns.filter(({ underlying }) => underlying?.group === 'before').map(({ name }) => name),
      ['participants', 'share', 'label', 'of', 'segments', 'words', 'transcripts'].map(
        name => `${name}_before`,
      ),
    );
    assert.deepEqual(table.rows[1]!.underlying, { code: 'time' });
    assert.deepEqual(
      report(corpusOf(study, codes, texts), { groups: ['after'] }).table.columns.at(4)!.name,
      'of_after',
    );
  });

  it('counts by segments, transcripts and words, too', () => {
    const corpus = corpusOf(study, codes, texts);
    const row = (by: string) => {
      const { columns, rows } = readable(report(corpus, {}, { by }).table);
      return [columns[1]!.title, ...[...rows].find(({ cells }) => cells[0] === 'Calm')!.cells.slice(1)].join(
        ' ',
      );
    };
    assert.equal(row('segment'), 'Before it: segments 3 100.0 1 50.0 3 60.0');
    assert.equal(row('transcript'), 'Before it: transcripts 2 100.0 1 50.0 2 50.0');
    assert.equal(row('words'), 'Before it: words 4 44.4 2 33.3 4 33.3');
  });

  it('has a bar for each group, in % as groups differ in size', () => {
    const { charts } = report(corpusOf(study, codes, texts));
    const [chart] = charts as [BarChart];
    assert.deepEqual(chart.series, [
      { name: 'Before it', underlying: { group: 'before' } },
      { name: 'after', underlying: { group: 'after' } },
    ]);
    assert.deepEqual(chart.bars[1]!.values, [50, 100]);
    assert.deepEqual(chart.bars[1]!.texts, ['1 rare', '2 general']);
    assert.equal(chart.full, 100);
  });

  it('fails with help when there are no groups, and is empty without codes or transcripts', () => {
    assert.deepEqual(runAnalysis(groupsAnalysis, corpusOf({}, codes, texts)), {
      ok: false,
      error: 'The study has no groups to compare. Add some in study.json, each with its transcripts.',
    });
    const unknown = runAnalysis(groupsAnalysis, corpusOf(study, codes, texts), { groups: ['x'] });
    assert.deepEqual(unknown, { ok: false, error: 'The study has no group “x”.' });
    assert.deepEqual(report(corpusOf(study, [], texts)).found.rows, []);
    const empty = report(corpusOf(study, codes, {}), {}, { all: true });
    assert.deepEqual(empty.found.rows[0]!.groups[0], {
      group: 'before',
      participants: 0,
      of: 0,
      share: null,
      label: null,
      segments: 0,
      words: 0,
      coverage: null,
      transcripts: 0,
    });
    assert.deepEqual(report(corpusOf(study, codes, {})).charts, []);
  });
});
