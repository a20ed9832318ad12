import type { Place } from '../src/core/coding/place';
import type { Segment } from '../src/core/coding/segment';
import { trimSpan, type Span } from '../src/core/text/span';
import type { EditedText } from './editScripts/editedText';

/** What became of the segments of one run, as counts. */
export interface Outcome {
  readonly total: number;
  /** At the true place, or without one when there is none. */
  readonly exact: number;
  /** Exact ones whose words were edited, so that they are called changed. */
  readonly changed: number;
  /** Shown to a person: moved or ambiguous, rightly placed or not. */
  readonly flagged: number;
  /** Flagged, and at a wrong place or without it among the candidates. */
  readonly wrongFlagged: number;
  /** Called ok or changed at a wrong place. */
  readonly silent: number;
  /** Called orphans although they are there. */
  readonly lost: number;
}

/** Compares places with the truth. @param ignoresSpace whether white space around a place counts for nothing */
export function measure(
  segments: readonly Segment[],
  places: readonly Place[],
  after: EditedText,
  ignoresSpace: boolean,
  visit?: (segment: Segment, place: Place, kind: keyof Outcome) => void,
): Outcome {
  const counts = { exact: 0, changed: 0, flagged: 0, wrongFlagged: 0, silent: 0, lost: 0 };
  segments.forEach((segment, i) => {
    const place = places[i]!;
    const truth = after.truth(segment);
    const kind = kindOf(place, truth, after.text, ignoresSpace);
    counts[kind]++;
    visit?.(segment, place, kind);
    if (kind === 'exact' && place.state === 'changed') counts.changed++;
    if (place.state === 'moved' || place.state === 'ambiguous') counts.flagged++;
  });
  return { total: segments.length, ...counts };
}

function kindOf(
  place: Place,
  truth: Span | 'gone' | 'torn',
  text: string,
  ignoresSpace: boolean,
): 'exact' | 'wrongFlagged' | 'silent' | 'lost' {
  const isAt = (span: Span) => typeof truth !== 'string' && isSameSpan(text, span, truth, ignoresSpace);
  switch (place.state) {
    case 'orphan':
      return typeof truth === 'string' ? 'exact' : 'lost';
    case 'ambiguous':
      return truth === 'torn' ? 'exact' : 'wrongFlagged';
    case 'moved':
      return truth === 'torn' || isAt(place) ? 'exact' : 'wrongFlagged';
    default:
      return isAt(place) ? 'exact' : 'silent';
  }
}

function isSameSpan(text: string, a: Span, b: Span, ignoresSpace: boolean): boolean {
  if (a.start === b.start && a.end === b.end) return true;
  if (!ignoresSpace) return false;
  const [x, y] = [trimSpan(text, a.start, a.end), trimSpan(text, b.start, b.end)];
  return x !== undefined && y !== undefined && x.start === y.start && x.end === y.end;
}
