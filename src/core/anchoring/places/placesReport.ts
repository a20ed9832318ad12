import * as l10n from '@vscode/l10n';
import { afresh } from '../../base/afresh';
import type { PlaceState } from '../../coding/place';
import type { Report } from '../../report/report';
import { coderName, codersOf } from '../../corpus/coders';
import type { Corpus } from '../../corpus/corpus';
import { counted } from '../../base/phrases';
import { type Figure, dataColumn, numberColumn, tableOf, textColumn } from '../../report/table/tableOf';
import { type SegmentPlace, segmentPlaces } from './segmentPlaces';

/** All states, from the best to the worst. */
export const STATES: readonly PlaceState[] = ['ok', 'changed', 'moved', 'ambiguous', 'orphan'];

const MEANINGS: Readonly<Record<PlaceState, string>> = {
  ok: l10n.t('ok: the segment’s words are unchanged.'),
  changed: l10n.t('changed: the place is certain, but words in it were edited.'),
  moved: l10n.t('moved: the words are probably at another place now. Please confirm it.'),
  ambiguous: l10n.t('ambiguous: the words occur in several places. Please choose one.'),
  orphan: l10n.t('orphan: the words can no longer be found. The segment is kept.'),
};

/** Every segment with its current place and state. */
export function placesReport(
  corpus: Corpus,
  states: readonly PlaceState[] = STATES,
): Report<{ readonly segments: Iterable<SegmentPlace> }> {
  const segments = afresh(() => segmentPlaces(corpus, new Set(states)));
  const counts = countStates(corpus);
  const found = STATES.flatMap(state => {
    const of = counts.get(state);
    return of === undefined ? [] : [{ state, of }];
  });
  const total = found.reduce((sum, { of }) => sum + of, 0);
  return {
    table: tableOf({
      title: l10n.t('Segments and their places: {0}', corpus.study.name),
      scope: `${counted.segments(total)}${found.length > 0 ? `: ${found.map(({ state, of }) => `${of} ${state}`).join(', ')}` : ''}`,
      definitions: found.filter(({ state }) => states.includes(state)).map(({ state }) => MEANINGS[state]),
      notes: [],
      figures: figuresOf(corpus),
      rows: segments,
    }),
    charts: [],
    data: { segments },
  };
}

function countStates({ transcripts }: Corpus): ReadonlyMap<PlaceState, number> {
  const counts = new Map<PlaceState, number>();
  for (const { all } of transcripts)
    for (const { state } of all) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}

function figuresOf(corpus: Corpus): readonly Figure<SegmentPlace>[] {
  return [
    textColumn(l10n.t('State'), 'state', row => row.state),
    textColumn(l10n.t('Transcript'), 'transcript', row => row.transcript),
    numberColumn(l10n.t('Line'), 'line', row => row.line),
    {
      ...textColumn(l10n.t('Coder'), 'coder', row => row.coder),
      shown: Object.fromEntries(codersOf(corpus).map(({ id }) => [id, coderName(corpus, id)])),
    },
    textColumn(l10n.t('Words'), 'quote', row => row.quote),
    dataColumn('id', row => row.id),
    dataColumn('start', row => row.start, 'number'),
    dataColumn('end', row => row.end, 'number'),
    dataColumn(
      'candidates',
      row => row.candidates?.map(({ start, end }) => `${start}-${end}`).join(' ') ?? null,
    ),
    dataColumn('nearest', row => row.nearest ?? null, 'number'),
  ];
}
