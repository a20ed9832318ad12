import type { PlaceState } from '../../coding/place';
import type { Report } from '../../report/report';
import type { Corpus } from '../../corpus/corpus';
import { counted } from '../../base/phrases';
import { type Figure, dataColumn, numberColumn, tableOf, textColumn } from '../../report/table/tableOf';
import { type SegmentPlace, segmentPlaces } from './segmentPlaces';

/** All states, from the best to the worst. */
export const STATES: readonly PlaceState[] = ['ok', 'changed', 'moved', 'ambiguous', 'orphan'];

const MEANINGS: Readonly<Record<PlaceState, string>> = {
  ok: 'ok: its own words.',
  changed: 'changed: its place is known, words in it were edited.',
  moved: 'moved: its words stand elsewhere now; a person should confirm.',
  ambiguous: 'ambiguous: its words stand in several places; a person has to choose.',
  orphan: 'orphan: its words can no longer be found. It is kept.',
};

const FIGURES: readonly Figure<SegmentPlace>[] = [
  textColumn('State', 'state', row => row.state),
  textColumn('Transcript', 'transcript', row => row.transcript),
  numberColumn('Line', 'line', row => row.line),
  textColumn('Coder', 'coder', row => row.coder),
  textColumn('Words', 'quote', row => row.quote),
  dataColumn('id', row => row.id),
  dataColumn('start', row => row.start, 'number'),
  dataColumn('end', row => row.end, 'number'),
  dataColumn(
    'candidates',
    row => row.candidates?.map(({ start, end }) => `${start}-${end}`).join(' ') ?? null,
  ),
  dataColumn('nearest', row => row.nearest ?? null, 'number'),
];

/** Every segment with its current place and state. */
export function placesReport(
  corpus: Corpus,
  states: readonly PlaceState[] = STATES,
): Report<{ readonly segments: readonly SegmentPlace[] }> {
  const all = segmentPlaces(corpus);
  const segments = all.filter(({ state }) => states.includes(state));
  const counts = STATES.map(state => ({ state, of: all.filter(one => one.state === state).length }));
  const found = counts.filter(({ of }) => of > 0);
  return {
    table: tableOf({
      title: `Segments and where they stand: ${corpus.study.name}`,
      caption: [
        `${counted.segments(all.length)}${found.length > 0 ? `: ${found.map(({ state, of }) => `${of} ${state}`).join(', ')}` : ''}.`,
        ...found.filter(({ state }) => states.includes(state)).map(({ state }) => MEANINGS[state]),
      ],
      notes: [],
      figures: FIGURES,
      rows: segments,
    }),
    charts: [],
    data: { segments },
  };
}
