import { firstAtLeast } from '../../../base/sorted';
import type { CodedByCoders } from '../units/codedByCoders';
import { type SpanList, unionOf } from '../units/spanList';
import { eachUnit, ratedUnits } from '../units/tallyTranscript';
import type { TextUnits } from '../units/textUnits';
import type { Zones } from '../units/zones';

/** `rated`: a bit for each coder who rates it; `codes`: for each coder the targets they give it, each once. */
type Visit = (rated: number, codes: readonly (readonly number[])[], length: number) => void;

/** With only some of the targets. */
type Coded = Pick<CodedByCoders, 'scoped' | 'rates' | 'touched'> & {
  readonly spans: ReadonlyMap<number, readonly SpanList[]>;
};

/** Visits all units that anyone has given a code. */
export function eachCodedUnit(coded: Coded, units: TextUnits, visit: Visit): void {
  const rated = ratedUnits(coded, units);
  const given = new Map<number, number[][]>();
  for (const [target, lists] of coded.spans) {
    lists.forEach((list, coder) =>
      eachUnit(list, units, unit => {
        let codes = given.get(unit);
        if (!codes) given.set(unit, (codes = lists.map(() => [])));
        const own = codes[coder]!;
        if (own.at(-1) !== target) own.push(target);
      }),
    );
  }
  for (const [unit, codes] of given) visit(rated[unit]!, codes, 1);
}

/** Visits all stretches of text that anyone has given a code, by a sweep over all segments. */
export function eachCodedStretch({ spans, rates }: Coded, zones: Zones, visit: Visit): void {
  const events = [...spans].flatMap(([target, lists]) =>
    lists.flatMap((list, coder) => {
      const { starts, ends } = unionOf(list);
      return starts.flatMap((start, i) => [
        { place: start, target, coder, opens: true },
        { place: ends[i]!, target, coder, opens: false },
      ]);
    }),
  );
  // ends before starts, so that what only touches is not open twice
  events.sort((a, b) => a.place - b.place || Number(a.opens) - Number(b.opens));
  const open = rates.map((): number[] => []);
  let place = 0;
  for (const event of events) {
    if (event.place > place && open.some(({ length }) => length > 0)) visitZones(place, event.place);
    place = event.place;
    const own = open[event.coder]!;
    if (event.opens) own.push(event.target);
    else own.splice(own.indexOf(event.target), 1);
  }

  function visitZones(start: number, end: number): void {
    const { starts, ends, rated } = zones;
    for (let z = firstAtLeast(ends, start + 1); z < starts.length && starts[z]! < end; z++) {
      visit(rated[z]!, open, Math.min(end, ends[z]!) - Math.max(start, starts[z]!));
    }
  }
}
