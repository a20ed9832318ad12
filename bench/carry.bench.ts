import { carryForward } from '../src/core/anchoring/places/carry';
import type { Place } from '../src/core/coding/place';
import type { Segment } from '../src/core/coding/segment';
import { type Interview, englishInterview, hanInterview } from './editScripts/interview';
import { EDIT_SCRIPTS } from './editScripts/scripts';
import { drawSegments } from './editScripts/segments';
import { type Outcome, measure } from './measure';
import { placeByMapping, placeByNearestQuote } from './peers';

const LENGTH = 1_000_000;
const SEGMENTS = 10_000;

/** How segments are placed in an edited text. */
interface Way {
  readonly name: string;
  place(before: string, after: string, segments: readonly Segment[]): Place[];
}

const WAYS: readonly Way[] = [
  {
    name: 'ours, with the old text',
    place: (before, text, segments) =>
      carryForward({ text, version: 'new', segments, oldText: () => before }),
  },
  {
    name: 'ours, without it (windows only)',
    place: (_, text, segments) => carryForward({ text, version: 'new', segments, oldText: () => undefined }),
  },
  { name: '@codemirror/state, one replacement', place: placeByMapping },
  {
    name: 'nearest occurrence of the quote',
    place: (_, after, segments) => placeByNearestQuote(after, segments),
  },
];

/** Carries segments through every edit script, and prints how many arrive where. */
export async function carry(print: (line: string) => void): Promise<void> {
  print(
    `Carrying ${SEGMENTS} segments of a transcript of ${LENGTH} units through edit scripts. In per cent:`,
  );
  print('exact: at the true place, or rightly an orphan; changed: exact ones that are called changed;');
  print('asked: shown for confirmation (moved, ambiguous); silent: called ok or changed at a wrong place;');
  print('lost: called an orphan, but there. An editor gets an external change as one replacement, from the');
  print('first to the last difference; so does @codemirror/state here.');
  const texts: readonly [string, Interview][] = [
    ['English', englishInterview(1, LENGTH)],
    ['English, another seed', englishInterview(2, LENGTH)],
    ['Chinese', hanInterview(3, LENGTH)],
  ];
  for (const [name, interview] of texts) {
    const segments = drawSegments(interview, SEGMENTS, 7);
    for (const script of EDIT_SCRIPTS) {
      print(`\n${name}: ${script.name}`);
      print(`${''.padEnd(36)}   exact changed   asked  silent    lost       ms`);
      const after = script.run(interview, 11);
      for (const way of WAYS) {
        const begin = performance.now();
        const places = way.place(interview.text, after.text, segments);
        const time = performance.now() - begin;
        print(
          `${way.name.padEnd(36)} ${row(measure(segments, places, after, script.wraps))} ${time.toFixed(0).padStart(8)}`,
        );
      }
    }
  }
}

function row({ total, exact, changed, flagged, silent, lost }: Outcome): string {
  return [exact, changed, flagged, silent, lost]
    .map(count => ((100 * count) / total).toFixed(2).padStart(7))
    .join(' ');
}
