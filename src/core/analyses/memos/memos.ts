import { byName, byUnits } from '../../base/compare';
import { collapseWhiteSpace } from '../../text/whiteSpace';
import { hasMemo } from '../../coding/annotation';
import type { Corpus, PlacedSegment } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import type { ScopedTranscript } from '../../corpus/scopedTranscripts';
import type { AnalyticMemo } from '../../memos/analyticMemo';
import { findParticipant } from '../../participants/findParticipant';
import { NOBODY } from '../../participants/turnOwners';
import { dayOf } from '../../studyFile/day';
import { nameOf } from '../../studyFile/namedRecords';
import { Quoter } from '../kit/quoter';

/** What a memo is on; an annotation is a segment without a code, `analytic` a file of its own. */
export type MemoKind =
  'analytic' | 'study' | 'group' | 'participant' | 'code' | 'transcript' | 'segment' | 'annotation';

/** In the order of lists. */
export const MEMO_KINDS: readonly MemoKind[] = [
  'analytic',
  'study',
  'group',
  'participant',
  'code',
  'transcript',
  'segment',
  'annotation',
];

/** A memo of a study, and what it is on. */
export interface MemoRow {
  readonly kind: MemoKind;
  /** Words of a segment, a path, a name, the title of an analytic memo. */
  readonly about: string;
  /** Id of a segment, code, participant or group; the path of an analytic memo; null for the study and of transcripts. */
  readonly id: string | null;
  /** Path, of a segment and a transcript. */
  readonly transcript: string | null;
  /** The line that a segment begins in; null where it has no place. */
  readonly line: number | null;
  /** Of a segment: UTF-16 units in the LF text, half-open; null where it has no place. */
  readonly start: number | null;
  readonly end: number | null;
  /** Ids of codes, in the order of the codebook; merged ones as what they became, unknown ones last. */
  readonly codes: readonly string[];
  /** Id of who wrote it, where that is known. */
  readonly coder: string | null;
  /** As it is written; of a segment when it was coded. */
  readonly created: string | null;
  /** Markdown. */
  readonly text: string;
}

/** Of a segment without a place, or a transcript that is a long one, so many words. */
const MAX_WORDS = 40;

/**
 * All memos in a scope, by what they are on. Filters leave out what they cannot be applied to: with a coder, whatever nobody
 * has signed; with codes, what is on none of them.
 */
export function memosIn(corpus: Corpus, scope: Scope): MemoRow[] {
  const collector = new Collector(corpus, scope);
  return [
    ...collector.analytic(),
    ...collector.study(),
    ...collector.groups(),
    ...collector.participants(),
    ...collector.codes(),
    ...scope.transcripts.flatMap(one => [...collector.transcript(one), ...collector.segments(one)]),
  ];
}

class Collector {
  private readonly orderOf: ReadonlyMap<string, number>;
  private readonly paths: ReadonlySet<string>;

  constructor(
    private readonly corpus: Corpus,
    private readonly scope: Scope,
  ) {
    this.orderOf = new Map(corpus.codebook.inOrder().map(({ id }, i) => [id, i]));
    this.paths = new Set(scope.transcripts.map(({ transcript }) => transcript.path));
  }

  analytic(): MemoRow[] {
    return (this.corpus.memos ?? [])
      .filter(memo => this.keepsAnalytic(memo))
      .map(memo => ({
        ...ON_NO_WORDS,
        kind: 'analytic',
        about: memo.title,
        id: memo.path,
        codes: this.ordered(this.codesOf(memo)),
        coder: memo.coder?.name ?? null,
        created: memo.created ?? null,
        text: memo.text,
      }));
  }

  study(): MemoRow[] {
    const { memo, name } = this.corpus.study;
    if (!hasMemo({ memo }) || !this.isOnly([])) return [];
    return [{ ...UNSIGNED, kind: 'study', about: name, text: memo! }];
  }

  groups(): MemoRow[] {
    if (!this.isOnly(['groups'])) return [];
    const asked = this.scope.groups;
    const groups = asked.length > 0 ? asked : this.corpus.study.groups;
    return groups
      .filter(hasMemo)
      .map(group => ({ ...UNSIGNED, kind: 'group', about: nameOf(group), id: group.id, text: group.memo! }));
  }

  participants(): MemoRow[] {
    if (!this.isOnly(['groups', 'transcripts', 'participants', 'where'])) return [];
    const inScope = new Set(this.scope.participants.map(({ id }) => id));
    // one who says nothing is in no scope, but in the study
    const isAll = this.isOnly([]);
    return this.corpus.study.participants
      .filter(one => hasMemo(one) && (isAll || inScope.has(one.id)))
      .map(one => ({ ...UNSIGNED, kind: 'participant', about: nameOf(one), id: one.id, text: one.memo! }));
  }

  codes(): MemoRow[] {
    if (!this.isOnly(['codes', 'codeGroups'])) return [];
    return this.scope.codes.codes.filter(hasMemo).map(({ id, memo }) => ({
      ...UNSIGNED,
      kind: 'code',
      about: this.corpus.codebook.path(id).join(' / '),
      id,
      codes: [id],
      text: memo!,
    }));
  }

  transcript({ transcript }: ScopedTranscript): MemoRow[] {
    if (!this.isOnly(['groups', 'transcripts', 'coders', 'status'])) return [];
    return transcript.codings
      .filter(
        ({ coder, status, memo }) => hasMemo({ memo }) && this.keepsCoder(coder) && this.keepsStatus(status),
      )
      .map(({ coder, memo }) => ({
        ...UNSIGNED,
        kind: 'transcript',
        about: transcript.path,
        transcript: transcript.path,
        coder,
        text: memo!,
      }));
  }

  segments(one: ScopedTranscript): MemoRow[] {
    const { transcript } = one;
    const statuses = new Map(transcript.codings.map(({ coder, status }) => [coder, status]));
    const noted = transcript.all.filter(
      placed =>
        hasMemo(placed.segment) &&
        this.keepsCoder(placed.coder) &&
        this.keepsStatus(statuses.get(placed.coder)) &&
        this.scope.codes.includes(placed.segment.codes) &&
        this.keepsDay(placed.segment.created) &&
        this.keepsSpeakers(one, placed),
    );
    if (noted.length === 0) return [];
    const quoter = new Quoter(transcript);
    return noted.sort(byPlace).map(placed => this.segment(transcript.path, placed, quoter));
  }

  private segment(path: string, { segment, coder, start, end }: PlacedSegment, quoter: Quoter): MemoRow {
    const hasPlace = start >= 0;
    return {
      kind: segment.codes.length > 0 ? 'segment' : 'annotation',
      about: hasPlace ? quoter.quote({ start, end }, MAX_WORDS) : collapseWhiteSpace(segment.quote ?? ''),
      id: segment.id,
      transcript: path,
      line: hasPlace ? quoter.line(start) : null,
      start: hasPlace ? start : null,
      end: hasPlace ? end : null,
      codes: this.ordered(segment.codes),
      coder,
      created: segment.created ?? null,
      text: segment.memo!,
    };
  }

  private keepsAnalytic(memo: AnalyticMemo): boolean {
    const { filters, codes, participants } = this.scope;
    const { coder, created, transcripts } = memo;
    const asksPeople = filters.participants !== undefined || filters.where !== undefined;
    const asksTexts = filters.transcripts !== undefined || filters.groups !== undefined;
    const people = new Set(participants.map(({ id }) => id));
    return (
      filters.status === undefined &&
      (filters.coders === undefined || (coder !== undefined && filters.coders.includes(coder.name))) &&
      ((filters.codes ?? filters.codeGroups) === undefined || codes.includes(this.codesOf(memo))) &&
      (!asksTexts || transcripts.some(({ name }) => this.paths.has(name))) &&
      (!asksPeople ||
        memo.participants.some(({ name }) =>
          people.has(findParticipant(this.corpus.study, name)?.id ?? ''),
        )) &&
      this.keepsDay(created)
    );
  }

  private codesOf({ codes }: AnalyticMemo): readonly string[] {
    return codes.map(({ name }) => this.corpus.codebook.find(name)?.id ?? name);
  }

  private ordered(codes: readonly string[]): readonly string[] {
    const ids = [...new Set(codes.map(id => this.corpus.codebook.resolve(id)?.id ?? id))];
    const order = (id: string) => this.orderOf.get(id) ?? Infinity;
    return ids.sort((a, b) => (order(a) === order(b) ? byUnits(a, b) : order(a) - order(b)));
  }

  /** Whether no other filters narrow the scope than these. */
  private isOnly(filters: readonly (keyof Scope['filters'])[]): boolean {
    return Object.keys(this.scope.filters).every(name => (filters as readonly string[]).includes(name));
  }

  private keepsCoder(coder: string): boolean {
    return this.scope.filters.coders?.includes(coder) ?? true;
  }

  private keepsStatus(status: string | undefined): boolean {
    const { filters } = this.scope;
    return filters.status === undefined || filters.status === status;
  }

  private keepsDay(created: string | undefined): boolean {
    const { from, to } = this.scope.filters;
    if (from === undefined && to === undefined) return true;
    const day = dayOf(created);
    return day !== undefined && (from === undefined || day >= from) && (to === undefined || day <= to);
  }

  private keepsSpeakers({ transcript, ofTurn }: ScopedTranscript, { start, end }: PlacedSegment): boolean {
    const { participants, where } = this.scope.filters;
    if (participants === undefined && where === undefined) return true;
    if (start < 0) return false;
    const [from, to] = transcript.turns.overlapping(start, end);
    for (let turn = from; turn < to; turn++) if (ofTurn[turn] !== NOBODY) return true;
    return false;
  }
}

const ON_NO_WORDS = { transcript: null, line: null, start: null, end: null } as const;
const UNSIGNED = { ...ON_NO_WORDS, id: null, codes: [], coder: null, created: null } as const;

/** In the order of the text, those without a place last. */
function byPlace(a: PlacedSegment, b: PlacedSegment): number {
  const [x, y] = [a, b].map(({ start }) => (start < 0 ? Infinity : start)) as [number, number];
  return (
    (x === y ? 0 : x - y) || b.end - a.end || byName(a.coder, b.coder) || byUnits(a.segment.id, b.segment.id)
  );
}
