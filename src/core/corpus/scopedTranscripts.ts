import { byUnits } from '../base/compare';
import { LastFew } from '../base/lastFew';
import type { Codebook } from '../codebook/codebook';
import { NOBODY, type TurnOwners } from '../participants/turnOwners';
import { dayOf } from '../studyFile/day';
import type { ScopeOptions } from '../studyFile/scopeOptions';
import type { CodesInScope } from './codesInScope';
import type { Counting } from './codingThatCounts';
import type { CodedTranscript, PlacedSegment } from './corpus';
import type { People } from './people';

export interface ScopedTranscript {
  readonly transcript: CodedTranscript;
  /** The segments that count, by start, then end, coder and id. */
  readonly segments: readonly ScopedSegment[];
  /** For each turn the index of its participant among the scope's, or `NOBODY`. */
  readonly ofTurn: Int32Array;
  readonly facts: SegmentFacts;
  /**
   * Something that was made of it: from another run, if it is kept there.
   * @param way all that it depends on besides this
   */
  part<P>(way: string, make: () => P): P;
}

export interface ScopedSegment {
  readonly placed: PlacedSegment;
  /** Indexes of the scope's participants who have a turn that the segment overlaps; a turn begins with its label. */
  readonly participants: readonly number[];
}

/** Numbers of segments that would count, but for one reason. */
export interface LeftOut {
  /** Without a trustworthy place in the text. */
  readonly orphan: number;
  readonly ambiguous: number;
  /** Without a date, when dates are asked for. */
  readonly undated: number;
}

/** What has to be said of a transcript's segments. */
export interface SegmentFacts {
  /** How many count. */
  readonly segments: number;
  readonly leftOut: LeftOut;
  /** Ids of the coders who have a segment that counts. */
  readonly coders: readonly string[];
  /** Segments that count at a new place. */
  readonly moved: number;
  /** Segments that count for no participant. */
  readonly unassigned: number;
  /** How many segments have a code that the codebook lacks, by its id. */
  readonly unknownCodes: ReadonlyMap<string, number>;
}

interface Counted {
  readonly transcript: CodedTranscript;
  readonly counting: Counting;
}

/** Everything besides the transcript that decides which of its segments count. */
interface Rules {
  readonly codebook: Codebook;
  readonly codes: CodesInScope;
  readonly people: People;
  readonly filters: ScopeOptions;
}

/**
 * The transcripts with the segments that count: for each the same object as long as nothing is otherwise that it depends
 * on, so that what was worked out of it need not be worked out again.
 */
export function transcriptsInScope(
  codebook: Codebook,
  codes: CodesInScope,
  people: People,
  filters: ScopeOptions,
  counted: readonly Counted[],
): readonly ScopedTranscript[] {
  const rules = { codebook, codes, people, filters };
  const filter = JSON.stringify(filters);
  const { groups: _, transcripts: __, ...deciding } = filters;
  const decided = JSON.stringify(deciding);
  return counted.map((one, i) => {
    // who is a program is in no filter
    const coders = one.counting.coders.join(' ');
    const names = { filter: `${coders} ${filter}`, decided: `${coders} ${decided}` };
    return scopedTranscript(one, people.owners[i]!, rules, names);
  });
}

interface Known {
  readonly codebook: Codebook;
  readonly owners: TurnOwners;
  readonly filter: string;
  readonly scoped: ScopedTranscript;
}

/** So many scopes are remembered for a transcript: as many reports may well be open. */
const MAX_KNOWN = 8;

const known = new LastFew<CodedTranscript, Known>(MAX_KNOWN);

interface Filters {
  readonly filter: string;
  /** Without those that only say which transcripts there are. */
  readonly decided: string;
}

function scopedTranscript(
  counted: Counted,
  owners: TurnOwners,
  rules: Rules,
  { filter, decided }: Filters,
): ScopedTranscript {
  const { codebook } = rules;
  return known.get(
    counted.transcript,
    one => one.codebook === codebook && one.owners === owners && one.filter === filter,
    () => ({ codebook, owners, filter, scoped: new InScope(counted, owners, rules, decided) }),
  ).scoped;
}

interface Found {
  readonly segments: readonly ScopedSegment[];
  readonly facts: SegmentFacts;
}

/** What counts of a transcript, looked for only when it is not known from elsewhere. */
class InScope implements ScopedTranscript {
  private memo: Found | undefined;
  private knownFacts: SegmentFacts | undefined;
  private readonly name: string;

  constructor(
    private readonly counted: Counted,
    private readonly owners: TurnOwners,
    private readonly rules: Rules,
    decided: string,
  ) {
    this.name = counted.transcript.kept ? `${owners.owners.join()} ${decided}` : '';
  }

  get transcript(): CodedTranscript {
    return this.counted.transcript;
  }

  get ofTurn(): Int32Array {
    return this.owners.ofTurn;
  }

  get segments(): readonly ScopedSegment[] {
    return this.found.segments;
  }

  get facts(): SegmentFacts {
    return (this.knownFacts ??= this.part('facts', () => this.found.facts));
  }

  part<P>(way: string, make: () => P): P {
    const { kept } = this.transcript;
    // which does not know what queries and groups mean
    if (this.rules.filters.queries || this.rules.codebook.sets.length > 0) return make();
    return kept ? kept.of(`${way} ${this.name}`, make) : make();
  }

  private get found(): Found {
    return (this.memo ??= findSegments(this.counted, this.ofTurn, this.rules));
  }
}

function findSegments(
  { transcript, counting }: Counted,
  ofTurn: Int32Array,
  { codebook, codes, people, filters }: Rules,
): Found {
  const keeps = segmentFilter(codes, filters);
  const leftOut = { orphan: 0, ambiguous: 0, undated: 0 };
  const coders = new Set<string>();
  const unknownCodes = new Map<string, number>();
  const segments: ScopedSegment[] = [];
  let moved = 0;
  let unassigned = 0;
  for (const placed of counting.segments) {
    const verdict = keeps(placed);
    if (verdict !== true) {
      if (verdict) leftOut[verdict]++;
      continue;
    }
    const participants = participantsOf(transcript, ofTurn, placed);
    if (participants.length === 0 && people.isFiltered) continue;
    segments.push({ placed, participants });
    if (placed.coder !== '') coders.add(placed.coder);
    if (placed.state === 'moved') moved++;
    if (participants.length === 0) unassigned++;
    noteUnknown(unknownCodes, placed.segment.codes, codebook);
  }
  const count = segments.length;
  const facts = { segments: count, leftOut, coders: [...coders], moved, unassigned, unknownCodes };
  return { segments: segments.sort(byPlace), facts };
}

function noteUnknown(counts: Map<string, number>, codes: readonly string[], codebook: Codebook): void {
  if (codes.every(id => codebook.resolve(id))) return;
  for (const id of new Set(codes)) if (!codebook.resolve(id)) counts.set(id, (counts.get(id) ?? 0) + 1);
}

/** Whether a segment counts; if not, the reason, where it has to be reported. */
function segmentFilter(
  codes: CodesInScope,
  { from, to }: ScopeOptions,
): (placed: PlacedSegment) => boolean | keyof LeftOut {
  return ({ segment, state }) => {
    if (!codes.includes(segment.codes)) return false;
    if (from !== undefined || to !== undefined) {
      const day = dayOf(segment.created);
      if (day === undefined) return 'undated';
      if ((from !== undefined && day < from) || (to !== undefined && day > to)) return false;
    }
    return state === 'orphan' || state === 'ambiguous' ? state : true;
  };
}

const NO_ONE: readonly number[] = [];

/** The same list for all segments of one participant: most are. */
const alone: (readonly number[])[] = [];

function participantsOf(
  { turns }: CodedTranscript,
  ofTurn: Int32Array,
  { start, end }: PlacedSegment,
): readonly number[] {
  const [from, to] = turns.overlapping(start, end);
  let found = NO_ONE;
  for (let turn = from; turn < to; turn++) {
    const participant = ofTurn[turn]!;
    if (participant === NOBODY) continue;
    if (found.length === 0) found = alone[participant] ??= [participant];
    else if (!found.includes(participant)) found = [...found, participant];
  }
  return found;
}

function byPlace({ placed: a }: ScopedSegment, { placed: b }: ScopedSegment): number {
  return (
    a.start - b.start || a.end - b.end || byUnits(a.coder, b.coder) || byUnits(a.segment.id, b.segment.id)
  );
}
