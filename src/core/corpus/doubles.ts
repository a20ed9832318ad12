import { byUnits } from '../base/compare';
import type { Codebook } from '../codebook/codebook';
import { joinedSegment } from '../coding/joinedSegment';
import type { PlaceState } from '../coding/place';
import type { PlacedSegment } from './corpus';

// Several codes on one span by one coder are one segment. A plain merge of two branches, or a copied line, can leave two;
// where these share a code, that code would count twice.

/** From the best to the worst. */
const STATES: readonly PlaceState[] = ['ok', 'changed', 'moved', 'ambiguous', 'orphan'];

/** Looks for segments of one coder on the same words without making anything: mostly there are none. */
class OccupiedWords {
  /** Number of a segment + 1; a hash table with open addressing. */
  private slots = new Int32Array(256);

  hasDoubles(segments: readonly PlacedSegment[]): boolean {
    const size = this.sizeFor(segments.length);
    for (let i = 0; i < segments.length; i++) {
      const placed = segments[i]!;
      for (let slot = slotOf(placed) & (size - 1); ; slot = (slot + 1) & (size - 1)) {
        const other = this.slots[slot]!;
        if (other === 0) {
          this.slots[slot] = i + 1;
          break;
        }
        if (areOnSameWords(segments[other - 1]!, placed)) return true;
      }
    }
    return false;
  }

  /** Empties as many slots as are needed: twice as many as segments, a power of two. */
  private sizeFor(segments: number): number {
    let size = 64;
    while (size < 2 * segments) size *= 2;
    if (size > this.slots.length) this.slots = new Int32Array(size);
    else this.slots.fill(0, 0, size);
    return size;
  }
}

const occupied = new OccupiedWords();

function slotOf({ start, end, segment }: PlacedSegment): number {
  const from = start >= 0 ? start : segment.start;
  const to = start >= 0 ? end : segment.end;
  // multipliers as in Teschner et al. 2003, “Optimized spatial hashing”
  const mixed = Math.imul(from, 73856093) ^ Math.imul(to, 19349663);
  return mixed ^ (mixed >>> 15);
}

function areOnSameWords(a: PlacedSegment, b: PlacedSegment): boolean {
  if (a.coder !== b.coder || a.start >= 0 !== b.start >= 0) return false;
  if (a.start >= 0) return a.start === b.start && a.end === b.end;
  const { text, start, end } = a.segment;
  return text === b.segment.text && start === b.segment.start && end === b.segment.end;
}

/** More than any text has units, and small enough for the product to be a whole number. */
const MOST_UNITS = 2 ** 26;

/**
 * Segments of one coder on the same words that share a code, directly or through others of them; merged codes are what
 * they became. Those without a place are on the same words when they have the same anchor.
 * @returns groups of two or more, each in the order of its ids, in the order of their first segments
 */
export function findDoubles(
  segments: readonly PlacedSegment[],
  codebook: Codebook,
): readonly (readonly PlacedSegment[])[] {
  if (!occupied.hasDoubles(segments)) return [];
  const bySpan = new Map<number, PlacedSegment | PlacedSegment[]>();
  const shared = new Set<PlacedSegment[]>();
  for (const placed of segments) {
    const key = spanKey(placed);
    const known = bySpan.get(key);
    if (!known) bySpan.set(key, placed);
    else if (Array.isArray(known)) known.push(placed);
    else {
      const both = [known, placed];
      bySpan.set(key, both);
      shared.add(both);
    }
  }
  return [...shared].flatMap(group => sharingCodes(group, codebook));
}

/** The segments with {@link findDoubles} joined: each is the one of them whose place is the most certain, with all their codes. */
export function distinctSegments(
  segments: readonly PlacedSegment[],
  codebook: Codebook,
): readonly PlacedSegment[] {
  const last = known.get(segments);
  if (last?.codebook === codebook) return last.distinct;
  const doubles = findDoubles(segments, codebook);
  const distinct = doubles.length > 0 ? withJoined(segments, doubles) : segments;
  known.set(segments, { codebook, distinct });
  return distinct;
}

/** Of lists that stay the same for as long as nothing is coded. */
const known = new WeakMap<
  readonly PlacedSegment[],
  { readonly codebook: Codebook; readonly distinct: readonly PlacedSegment[] }
>();

function withJoined(
  segments: readonly PlacedSegment[],
  doubles: readonly (readonly PlacedSegment[])[],
): readonly PlacedSegment[] {
  const joined = new Map<PlacedSegment, PlacedSegment | undefined>();
  for (const group of doubles) {
    const [best, ...others] = bestFirst(group);
    for (const one of others) joined.set(one, undefined);
    joined.set(best!, {
      ...best!,
      segment: joinedSegment([best!, ...others].map(({ segment }) => segment)),
    });
  }
  return segments.flatMap(one => (joined.has(one) ? (joined.get(one) ?? []) : one));
}

/** Those whose place is the most certain first, then by id. */
export function bestFirst(group: readonly PlacedSegment[]): PlacedSegment[] {
  return [...group].sort(
    (a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state) || byUnits(a.segment.id, b.segment.id),
  );
}

function spanKey({ start, end, segment }: PlacedSegment): number {
  return start >= 0 ? start * MOST_UNITS + end : -(segment.start * MOST_UNITS + segment.end) - 1;
}

/** @param group of any coders, most probably on the same words */
function sharingCodes(group: readonly PlacedSegment[], codebook: Codebook): PlacedSegment[][] {
  const found: { words: string; codes: Set<string>; members: PlacedSegment[] }[] = [];
  for (const placed of [...group].sort((a, b) => byUnits(a.segment.id, b.segment.id))) {
    const words = wordsKey(placed);
    const codes = new Set(codebook.resolveAll(placed.segment.codes));
    const members = [placed];
    for (const other of found.filter(one => one.words === words && intersect(one.codes, codes))) {
      found.splice(found.indexOf(other), 1);
      members.unshift(...other.members);
      for (const code of other.codes) codes.add(code);
    }
    found.push({ words, codes, members });
  }
  return found.filter(({ members }) => members.length > 1).map(({ members }) => members);
}

function wordsKey({ coder, start, end, segment }: PlacedSegment): string {
  return start >= 0 ? `${coder} ${start} ${end}` : `${coder} ${segment.text} ${segment.start} ${segment.end}`;
}

function intersect(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const one of a) if (b.has(one)) return true;
  return false;
}
