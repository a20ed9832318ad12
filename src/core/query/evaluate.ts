import * as l10n from '@vscode/l10n';
import { TooSlow } from '../matching/matcher';
import { type SpanArrays, spanArrays, unionOf } from '../text/spanArrays';
import type {
  Bound,
  BoundCondition,
  BoundNear,
  BoundParts,
  BoundRelation,
  BoundTruth,
  BoundUnits,
} from './bound';
import {
  type Counted,
  NO_PASSAGES,
  NearIndex,
  PassageBuilder,
  PassageIndex,
  type Passages,
  joinedPassages,
  passagesWhere,
  sharedPassages,
  unionOfPassages,
} from './passages';
import type { DistanceUnit } from './query';
import type { Queried, QueriedSegment } from './queriedTranscript';
import { TurnConditions } from './turnConditions';
import { touchedUnits, unitsOf } from './unitsOf';

/** The passages that a query finds in one transcript. */
export interface FoundPassages {
  /** Id of the coder whose coding it was asked of; undefined where that makes no difference. */
  readonly coder: string | undefined;
  readonly passages: Passages;
}

/** A regular expression that takes longer than anyone waits, and where. */
export class TooSlowIn extends Error {
  constructor(path: string) {
    super(l10n.t('This pattern takes too long to match in {0}. Make it more specific.', path));
  }
}

/**
 * Asks a query of a transcript: of the coding of each coder that counts by itself, or once where coding makes no
 * difference. Time grows with segments × their logarithm.
 */
export function askQuery(bound: Bound, queried: Queried): readonly FoundPassages[] {
  const evaluation = new Evaluation(queried);
  if (!bound.isPerCoder) return [{ coder: undefined, passages: evaluation.of(bound, NO_CODING) }];
  const { coders, segments } = queried.counting;
  return coders.map(coder => ({
    coder,
    passages: evaluation.of(bound, { key: `own ${coder}`, segments: ofCoder(segments, coder) }),
  }));
}

/** Those segments of one coder that a query is asked of. */
interface Asked {
  /** Whose, and whether of what counts or of everything: what is known of a query is kept by it. */
  readonly key: string;
  readonly segments: readonly QueriedSegment[];
}

const NO_CODING: Asked = { key: '', segments: [] };

class Evaluation {
  private readonly conditions: TurnConditions;
  /** By coder, what is known already; that for which coders make no difference by `''`. */
  private readonly known = new Map<string, Map<Bound, Passages>>();
  private readonly ofBy = new Map<string, Asked>();

  constructor(private readonly queried: Queried) {
    this.conditions = new TurnConditions(queried);
  }

  of(bound: Bound, asked: Asked): Passages {
    const key = bound.isPerCoder ? asked.key : '';
    let known = this.known.get(key);
    if (!known) this.known.set(key, (known = new Map<Bound, Passages>()));
    let passages = known.get(bound);
    if (!passages) known.set(bound, (passages = this.find(bound, asked)));
    return passages;
  }

  private find(bound: Bound, asked: Asked): Passages {
    switch (bound.kind) {
      case 'codes':
        return coded(asked, ({ codes }) =>
          codes.length === 1 ? bound.ids.has(codes[0]!) : codes.some(id => bound.ids.has(id)),
        );
      case 'values':
        return coded(asked, ({ codes, values = {} }) =>
          codes.some(id => bound.ids.has(id) && Object.hasOwn(values, id) && bound.test(values[id]!)),
        );
      case 'hits':
        return this.hits(bound.matcher);
      case 'or':
        return unionOfPassages(bound.of.map(one => this.of(one, asked)));
      case 'and':
        return this.joined(bound, asked);
      case 'relation':
        return this.related(bound, asked);
      case 'in':
        return this.units(bound, asked);
      case 'near':
        return this.near(bound, asked);
      case 'by': {
        const { coder } = bound;
        let by = this.ofBy.get(coder);
        if (!by) {
          by = { key: `all ${coder}`, segments: ofCoder(this.queried.all, coder) };
          this.ofBy.set(coder, by);
        }
        return this.of(bound.of, by);
      }
    }
  }

  private hits(matcher: (Bound & { readonly kind: 'hits' })['matcher']): Passages {
    const { transcript } = this.queried;
    const { text, turns, notes } = transcript;
    const unsaid: SpanArrays =
      notes.length === 0 ? turns.unspoken : unionOf(turns.unspoken, spanArrays(notes));
    const builder = new PassageBuilder();
    try {
      for (let turn = 0; turn < turns.count; turn++) {
        const speech = { start: turns.headEnd(turn), end: turns.end(turn) };
        for (const { start, end } of matcher.matches(text, speech, unsaid)) builder.add(start, end);
      }
    } catch (error) {
      throw error instanceof TooSlow ? new TooSlowIn(transcript.path) : error;
    }
    return builder.build();
  }

  private joined({ all, none, conditions }: BoundParts, asked: Asked): Passages {
    let shared: Passages | undefined;
    for (const one of all) {
      const passages = this.of(one, asked);
      shared = shared ? sharedPassages(shared, passages) : passages;
      if (shared.starts.length === 0) return NO_PASSAGES;
    }
    for (const one of none) {
      const index = new PassageIndex(this.of(one, asked));
      shared = passagesWhere(shared!, (start, end) => !index.overlaps(start, end));
    }
    return this.meeting(conditions, shared!);
  }

  private meeting(conditions: readonly BoundCondition[], passages: Passages): Passages {
    if (conditions.length === 0 || passages.starts.length === 0) return passages;
    return passagesWhere(passages, (start, end) =>
      conditions.every(one => this.conditions.holds(one, start, end)),
    );
  }

  private related({ left, right, relation }: BoundRelation, asked: Asked): Passages {
    const [passages, others] = [this.of(left, asked), this.of(right, asked)];
    if (passages.starts.length === 0 || others.starts.length === 0) return NO_PASSAGES;
    if (typeof relation === 'object') {
      const near = new NearIndex(others, this.counted(relation.of), relation.most);
      return passagesWhere(passages, (start, end) => near.around(start, end) !== undefined);
    }
    const index = new PassageIndex(others);
    switch (relation) {
      case 'before':
        return passagesWhere(passages, (_, end) => index.startsFrom(end));
      case 'overlaps':
        return passagesWhere(passages, (start, end) => index.overlaps(start, end));
      case 'inside':
        return passagesWhere(passages, (start, end) => index.covers(start, end));
    }
  }

  private counted(unit: DistanceUnit): Counted {
    const { words, turns } = this.queried.transcript;
    if (unit === 'words') return (start, end) => words.range(start, end);
    return (start, end) => {
      const [from, to] = turns.overlapping(start, end);
      return [from, to - 1];
    };
  }

  private near({ of, distance }: BoundNear, asked: Asked): Passages {
    const counted = this.counted(distance.of);
    if ('first' in of)
      return this.followed(this.of(of.first, asked), this.of(of.then, asked), counted, distance.most);
    const all = of.all.map(one => this.of(one, asked));
    if (all.some(({ starts }) => starts.length === 0)) return NO_PASSAGES;
    let found = all.length === 1 ? all[0]! : together(all, counted, distance.most);
    for (const one of of.none) {
      const index = new NearIndex(this.of(one, asked), counted, distance.most);
      found = passagesWhere(found, (start, end) => index.around(start, end) === undefined);
    }
    return this.meeting(of.conditions, found);
  }

  /** From each passage to the next of the others, where that is near. */
  private followed(first: Passages, then: Passages, counted: Counted, most: number): Passages {
    const index = new PassageIndex(then);
    const builder = new PassageBuilder();
    for (let i = 0; i < first.starts.length; i++) {
      const [start, end] = [first.starts[i]!, first.ends[i]!];
      const next = index.firstFrom(end);
      if (next && counted(next.start, next.end)[0] <= counted(start, end)[1] + most)
        builder.add(start, next.end);
    }
    return joinedPassages(builder.build());
  }

  private units({ of, unit }: BoundUnits, asked: Asked): Passages {
    const { transcript } = this.queried;
    // sentences take long to find: where nothing can be true without a passage, only those around passages are
    const touching = holdsWithoutPassages(of) ? undefined : this.touching(of, asked);
    if (touching?.starts.length === 0) return NO_PASSAGES;
    const index = touching && new PassageIndex(touching);
    const units = unitsOf(transcript, unit, index && (({ start, end }) => index.overlaps(start, end)));
    const holds = this.truths(of, units, asked);
    const builder = new PassageBuilder();
    holds.forEach((isTrue, i) => {
      if (isTrue) builder.add(units.starts[i]!, units.ends[i]!);
    });
    return builder.build();
  }

  private touching(truth: BoundTruth, asked: Asked): Passages {
    switch (truth.kind) {
      case 'some':
        return this.of(truth.of, asked);
      case 'before':
        return this.of(truth.first, asked);
      case 'not':
        return this.touching(truth.of, asked);
      case 'and':
      case 'or':
        return unionOfPassages(truth.of.map(one => this.touching(one, asked)));
      default:
        return NO_PASSAGES;
    }
  }

  /** For each unit whether something holds of it. */
  private truths(truth: BoundTruth, units: Passages, asked: Asked): Uint8Array {
    switch (truth.kind) {
      case 'some':
        return touchedUnits(units, this.of(truth.of, asked));
      case 'before':
        return this.inOrder(units, this.of(truth.first, asked), this.of(truth.then, asked));
      case 'not':
        return this.truths(truth.of, units, asked).map(one => 1 - one);
      case 'and':
        return combined(
          truth.of.map(one => this.truths(one, units, asked)),
          (a, b) => a & b,
        );
      case 'or':
        return combined(
          truth.of.map(one => this.truths(one, units, asked)),
          (a, b) => a | b,
        );
      default:
        return Uint8Array.from(units.starts, (start, i) =>
          Number(this.conditions.holds(truth, start, units.ends[i]!)),
        );
    }
  }

  /** In which units a passage of the first ends before one of the others starts there. */
  private inOrder(units: Passages, first: Passages, then: Passages): Uint8Array {
    const ends = first.ends.slice().sort();
    const starts = then.starts;
    let [nextEnd, nextStart] = [0, 0];
    return Uint8Array.from(units.starts, (unitStart, i) => {
      const unitEnd = units.ends[i]!;
      // an end after the unit’s start, and a start after that end
      while (nextEnd < ends.length && ends[nextEnd]! <= unitStart) nextEnd++;
      while (nextStart < starts.length && starts[nextStart]! < unitEnd) nextStart++;
      const [end, start] = [ends[nextEnd] ?? Infinity, starts[nextStart - 1] ?? -1];
      return Number(end <= start);
    });
  }
}

/** Those that have a place, by start, so that those of a code are, too. */
function ofCoder(segments: readonly QueriedSegment[], coder: string): readonly QueriedSegment[] {
  const own = segments.filter(one => one.coder === coder && one.start >= 0);
  const isSorted = own.every((one, i) => i === 0 || own[i - 1]!.start <= one.start);
  return isSorted ? own : own.sort((a, b) => a.start - b.start || a.end - b.end);
}

function coded({ segments }: Asked, isMeant: (segment: QueriedSegment['segment']) => boolean): Passages {
  const builder = new PassageBuilder();
  for (const one of segments) if (isMeant(one.segment)) builder.add(one.start, one.end);
  return builder.build();
}

/**
 * Stretches in which passages of all kinds are near each other: from each passage that has one of each other kind near it,
 * to the ends of all that are. Stretches that share something are one.
 */
function together(all: readonly Passages[], counted: Counted, most: number): Passages {
  const indexes = all.map(passages => new NearIndex(passages, counted, most));
  const builder = new PassageBuilder();
  all.forEach(({ starts, ends }, kind) => {
    for (let i = 0; i < starts.length; i++) {
      let [start, end] = [starts[i]!, ends[i]!];
      const isTogether = indexes.every((index, other) => {
        const reach = other === kind ? undefined : index.around(starts[i]!, ends[i]!);
        if (reach) [start, end] = [Math.min(start, reach.start), Math.max(end, reach.end)];
        return other === kind || reach !== undefined;
      });
      if (isTogether) builder.add(start, end);
    }
  });
  return joinedPassages(builder.build());
}

/** Whether something can hold of a unit that no passage shares anything with. */
function holdsWithoutPassages(truth: BoundTruth): boolean {
  switch (truth.kind) {
    case 'some':
    case 'before':
      return false;
    case 'not':
      return true;
    case 'and':
      return truth.of.every(holdsWithoutPassages);
    case 'or':
      return truth.of.some(holdsWithoutPassages);
    default:
      return true;
  }
}

function combined(all: readonly Uint8Array[], join: (a: number, b: number) => number): Uint8Array {
  return all.reduce((a, b) => a.map((one, i) => join(one, b[i]!)));
}
