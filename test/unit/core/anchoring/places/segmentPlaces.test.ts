import assert from 'node:assert/strict';
import { FORMATS } from '../../../../../src/core/report/formats/formats';
import { segmentPlaces } from '../../../../../src/core/anchoring/places/segmentPlaces';
import { STATES, placesReport } from '../../../../../src/core/anchoring/places/placesReport';
import { corpusOf } from '../../analyses/kit/corpora';
import { joined, toText } from '../../report/formats/written';

const TEXT = 'INT: How was it?\n\nP1: It was hard at first, then easier.\n';

const corpus = corpusOf({}, [{ id: 'effort-ab12', name: 'Effort' }], {
  'a.txt': [
    TEXT,
    { words: 'easier', codes: ['effort-ab12'], state: 'changed' },
    { words: 'hard', codes: ['effort-ab12'] },
    { words: 'hard at first', codes: ['effort-ab12'], coder: 'xy', state: 'moved' },
    { words: 'It', codes: ['effort-ab12'], state: 'orphan' },
    { words: 'was', codes: ['effort-ab12'], state: 'ambiguous' },
  ],
});

describe('segmentPlaces', () => {
  it('gives every segment its place, its state and the words at it', () => {
    const found = [...segmentPlaces(corpus, new Set(STATES))];
    assert.deepEqual(
      found.map(({ state, quote, line }) => [state, quote, line]),
      [
        ['moved', 'hard at first', 3],
        ['ok', 'hard', 3],
        ['changed', 'easier', 3],
        ['orphan', null, null],
        ['ambiguous', null, null],
      ],
    );
    for (const { start, end, quote } of found) assert.equal(start < 0 ? null : TEXT.slice(start, end), quote);
  });
});

describe('placesReport', () => {
  it('counts every state, also those that are not listed', async () => {
    const { table } = placesReport(corpus, ['orphan', 'moved']);
    assert.equal(table.scope, '5 segments: 1 ok, 1 changed, 1 moved, 1 ambiguous, 1 orphan');
    assert.deepEqual(
      [...table.rows].map(({ cells }) => cells[0]),
      ['moved', 'orphan'],
    );
  });

  it('shows coders by name, and gives programs their ids', () => {
    const named = { ...corpus, study: { ...corpus.study, coders: [{ id: 'xy', name: 'Xenia' }] } };
    const { table } = placesReport(named, ['moved']);
    assert.match(toText(table), /a\.txt +3 +Xenia/);
    assert.ok([...table.rows][0]!.cells.includes('xy'));
  });

  it('is for programs as the design has it', () => {
    const format = FORMATS.find(({ id }) => id === 'json')!;
    const json = format.write(placesReport(corpus), () => Promise.reject(new Error('no picture')));
    const { segments } = JSON.parse(joined(json as Iterable<string>)) as {
      segments: Record<string, unknown>[];
    };
    assert.deepEqual(segments[1], {
      id: 's1',
      transcript: 'a.txt',
      coder: 'nd',
      state: 'ok',
      start: TEXT.indexOf('hard'),
      end: TEXT.indexOf('hard') + 4,
      quote: 'hard',
      line: 3,
    });
  });
});
