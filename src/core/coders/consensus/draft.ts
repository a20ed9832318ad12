import { captureSegment } from '../../anchoring/anchors/capture';
import type { Hashed } from '../../anchoring/anchors/hashedQuotes';
import { newSegmentId } from '../../coding/segmentId';
import { hasMemo } from '../../coding/annotation';
import type { ScaleValue } from '../../codebook/code';
import type { Decision, Segment, SegmentRef, Sidecar } from '../../coding/segment';
import { withCodesAndValues, withValue } from '../../coding/values';
import { byUnits } from '../../base/compare';
import type { Span } from '../../text/span';
import type { NamedVersion } from '../../text/textVersion';
import type { PlacedCode, Proposal } from './proposal';

/** On what, by whom and when it is decided. */
export interface Desk {
  /** The whole transcript, LF and BOM-less. */
  readonly text: string;
  readonly version: NamedVersion;
  /** Where the segments of the consensus are in that text, by id. */
  readonly places: ReadonlyMap<string, Span>;
  readonly hashed?: Hashed | undefined;
  /** Id of the coder who decides. */
  readonly by: string;
  /** What people call a coder; the id unless given. */
  readonly nameOf?: ((coder: string) => string) | undefined;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** In [0, 1). */
  readonly random: () => number;
}

/** A consensus while decisions are added and withdrawn. */
export class Draft {
  private readonly segments: Map<string, Segment>;
  private readonly decisions: Map<string, Decision>;
  /** Segment → the decisions that put a code on it. */
  private readonly makers = new Map<string, Set<string>>();
  private readonly touched = new Set<string>();

  constructor({ segments, decisions = [] }: Sidecar) {
    this.segments = new Map(segments.map(segment => [segment.id, segment]));
    this.decisions = new Map(decisions.map(decision => [decision.id, decision]));
    for (const decision of decisions) this.noteMaker(decision);
  }

  add({ of, taken, codings, note }: Proposal, desk: Desk, at: SpanFinder): void {
    const id = this.newId(this.decisions, desk.random);
    const made = codings.flatMap(coding => this.make(coding, desk, at) ?? []);
    const { by, at: time } = desk;
    const decision = { id, of, taken, made, by, at: time, ...(note ? { note } : {}) };
    this.decisions.set(id, decision);
    this.noteMaker(decision);
    for (const { segment } of made) this.touched.add(segment);
  }

  /** Withdraws a decision, with what only it has put into the consensus. */
  remove({ id, made }: Decision): void {
    this.decisions.delete(id);
    for (const { segment } of made) this.makers.get(segment)?.delete(id);
    for (const { segment, code } of made) {
      this.touched.add(segment);
      const known = this.segments.get(segment);
      if (!known || this.isMade(segment, code)) continue;
      const codes = known.codes.filter(one => one !== code);
      if (codes.length > 0 || hasMemo(known)) this.segments.set(segment, withCodesAndValues(known, codes));
      else this.segments.delete(segment);
    }
  }

  /** The file with all that, sorted by id. */
  result(): Pick<Sidecar, 'segments' | 'decisions'> {
    for (const id of this.touched) {
      const segment = this.segments.get(id);
      if (segment) this.segments.set(id, this.withSource(segment));
    }
    const sorted = <T extends { readonly id: string }>(all: Iterable<T>) =>
      [...all].sort((a, b) => byUnits(a.id, b.id));
    return { segments: sorted(this.segments.values()), decisions: sorted(this.decisions.values()) };
  }

  /** Puts a code on the segment that covers just this span, or on a new one. Undefined when it is there by other means. */
  private make(
    { code, start, end, value }: PlacedCode,
    desk: Desk,
    at: SpanFinder,
  ): Decision['made'][number] | undefined {
    const there = at.find({ start, end });
    const known = there === undefined ? undefined : this.segments.get(there);
    if (known?.codes.includes(code)) {
      if (!this.isMade(known.id, code)) return undefined;
      this.segments.set(known.id, valued(known, code, value));
      return { segment: known.id, code };
    }
    if (known) {
      this.segments.set(known.id, valued({ ...known, codes: [...known.codes, code] }, code, value));
      return { segment: known.id, code };
    }
    const id = this.newId(this.segments, desk.random);
    const { text, version, hashed, at: created } = desk;
    const span = { start, end };
    const segment = captureSegment({ id, text, version: version.id, span, codes: [code], created, hashed });
    this.segments.set(id, valued(segment, code, value));
    at.note(span, id);
    return { segment: id, code };
  }

  private isMade(segment: string, code: string): boolean {
    const makers = [...(this.makers.get(segment) ?? [])];
    return makers.some(id =>
      this.decisions.get(id)?.made.some(one => one.segment === segment && one.code === code),
    );
  }

  private noteMaker({ id, made }: Decision): void {
    for (const { segment } of made) {
      const known = this.makers.get(segment);
      if (known) known.add(id);
      else this.makers.set(segment, new Set([id]));
    }
  }

  /** The segment with where it comes from, as the decisions say that have made it. */
  private withSource(segment: Segment): Segment {
    const { from: _from, by: _by, at: _at, note: _note, ...rest } = segment;
    const decisions = [...(this.makers.get(segment.id) ?? [])]
      .flatMap(id => this.decisions.get(id) ?? [])
      .sort((a, b) => byUnits(a.at, b.at) || byUnits(a.id, b.id));
    const last = decisions.at(-1);
    if (!last) return rest;
    const notes = new Set(decisions.flatMap(({ note }) => (note ? [note] : [])));
    return {
      ...rest,
      from: sources(decisions),
      by: last.by,
      at: last.at,
      ...(notes.size > 0 ? { note: [...notes].join('\n') } : {}),
    };
  }

  private newId(taken: ReadonlyMap<string, unknown>, random: () => number): string {
    for (;;) {
      const id = newSegmentId(random);
      if (!taken.has(id)) return id;
    }
  }
}

function valued(segment: Segment, code: string, value: ScaleValue | undefined): Segment {
  return value === undefined ? segment : withValue(segment, code, value, id => id);
}

/** The segments that decisions were about, each once. */
function sources(decisions: readonly Decision[]): SegmentRef[] {
  const found = new Map<string, SegmentRef>();
  for (const { coder, segment } of decisions.flatMap(({ of }) => of))
    found.set(`${coder} ${segment}`, { coder, segment });
  return [...found].sort(([a], [b]) => byUnits(a, b)).map(([, source]) => source);
}

/** Which segment of a consensus covers just a span of the current text. */
export class SpanFinder {
  private readonly ids = new Map<string, string>();

  constructor({ segments }: Sidecar, { version, places }: Desk) {
    for (const segment of segments) {
      const place = segment.text === version.id ? segment : places.get(segment.id);
      if (place && !this.ids.has(keyOf(place))) this.ids.set(keyOf(place), segment.id);
    }
  }

  find(span: Span): string | undefined {
    return this.ids.get(keyOf(span));
  }

  note(span: Span, id: string): void {
    this.ids.set(keyOf(span), id);
  }
}

function keyOf({ start, end }: Span): string {
  return `${start} ${end}`;
}
