import { LastFew } from '../base/lastFew';
import { SpanIndex } from '../coding/spanIndex';
import type { Segment } from '../coding/segment';
import { type LabelOwners, labelOwners } from '../participants/speakers';
import { codesAskedFor } from '../query/bindQuery';
import { askQuery } from '../query/evaluate';
import type { FoundPassages } from '../query/evaluate';
import type { Queried } from '../query/queriedTranscript';
import type { Participant, StudyFile } from '../studyFile/studyFile';
import type { Counting } from './codingThatCounts';
import type { AskedQuery, CodedTranscript, Corpus, PlacedSegment } from './corpus';
import { distinctSegments } from './doubles';

/** What counts of a transcript, with the passages of the queries that are asked for. */
export function withPassages(
  corpus: Corpus,
  transcript: CodedTranscript,
  counting: Counting,
  queries: readonly AskedQuery[],
): Counting {
  if (queries.length === 0) return counting;
  return {
    ...counting,
    get segments() {
      return [
        ...counting.segments,
        ...queries.flatMap(query => passageSegments(corpus, transcript, counting, query)),
      ];
    },
  };
}

function passageSegments(
  corpus: Corpus,
  transcript: CodedTranscript,
  counting: Counting,
  { id, bound }: AskedQuery,
): readonly PlacedSegment[] {
  return passagesIn(corpus, transcript, counting, bound).flatMap(one => asSegments(id, bound, one, counting));
}

interface Known {
  readonly bound: AskedQuery['bound'];
  readonly coders: string;
  readonly found: readonly FoundPassages[];
}

/** So many queries are remembered for a transcript. */
const MAX_KNOWN = 64;
const known = new LastFew<CodedTranscript, Known>(MAX_KNOWN);

/** What a query finds in a transcript: the same as long as nothing has changed in it. */
export function passagesIn(
  corpus: Corpus,
  transcript: CodedTranscript,
  counting: Counting,
  bound: AskedQuery['bound'],
): readonly FoundPassages[] {
  const coders = JSON.stringify(counting.coders);
  return known.get(
    transcript,
    one => one.bound === bound && one.coders === coders,
    () => ({ bound, coders, found: askQuery(bound, queriedIn(corpus, transcript, counting)) }),
  ).found;
}

/** A transcript as queries take it. */
export function queriedIn(corpus: Corpus, transcript: CodedTranscript, counting: Counting): Queried {
  return {
    transcript,
    counting,
    all: distinctSegments(transcript.segments, corpus.codebook),
    participantOf: participantsOf(corpus.study, transcript.path),
  };
}

const owners = new WeakMap<StudyFile, LabelOwners>();

/** Whose turns those with a label are in a transcript. */
function participantsOf(
  study: StudyFile,
  path: string,
): (label: string | undefined) => Participant | undefined {
  let labels = owners.get(study);
  if (!labels) owners.set(study, (labels = labelOwners(study)));
  const { participants } = labels;
  const claimants = labels.claimants(path);
  const ofLabel = labels.ownerOf.bind(labels);
  return label => {
    const owner = ofLabel(label, claimants);
    return typeof owner === 'number' ? participants[owner] : undefined;
  };
}

/** Passages as segments of a code, of the coder whose coding was asked. */
function asSegments(
  id: string,
  bound: AskedQuery['bound'],
  { coder, passages }: FoundPassages,
  counting: Counting,
): PlacedSegment[] {
  const { starts, ends } = passages;
  const codes = [id];
  let index: OfCoder | undefined;
  const codingsIn = (start: number, end: number) =>
    coder === undefined
      ? []
      : (index ??= new OfCoder(counting, coder, codesAskedFor(bound))).overlapping(start, end);
  return Array.from(starts, (start, i) => {
    const end = ends[i]!;
    const segment = new PassageSegment(id, start, end, codes, () => codingsIn(start, end));
    return { segment, coder: coder ?? '', start, end, state: 'ok' as const };
  });
}

/** The segments of one coder with some codes, by place. */
class OfCoder {
  private readonly segments: readonly PlacedSegment[];
  private readonly index: SpanIndex;

  constructor(counting: Counting, coder: string, codes: ReadonlySet<string>) {
    this.segments = counting.segments.filter(
      one => one.coder === coder && one.segment.codes.some(id => codes.has(id)),
    );
    this.index = new SpanIndex(
      Int32Array.from(this.segments, one => one.start),
      Int32Array.from(this.segments, one => one.end),
    );
  }

  overlapping(start: number, end: number): PlacedSegment[] {
    return this.index.overlapping(start, end).map(i => this.segments[i]!);
  }
}

/** Whether a segment is a passage of a query, which no file has. */
export function isPassage(segment: Segment): boolean {
  return segment instanceof PassageSegment;
}

/** A passage in the form of a segment; it was made when the last coding in it that was asked for was. */
class PassageSegment implements Segment {
  readonly id: string;
  readonly text = '';

  constructor(
    query: string,
    readonly start: number,
    readonly end: number,
    readonly codes: readonly string[],
    private readonly codingsIn: () => readonly PlacedSegment[],
  ) {
    this.id = `${query}@${start}-${end}`;
  }

  get created(): string | undefined {
    let last: string | undefined;
    for (const { segment } of this.codingsIn())
      if (segment.created !== undefined && (last === undefined || segment.created > last))
        last = segment.created;
    return last;
  }
}
