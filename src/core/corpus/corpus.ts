import type { CodebookPast } from './codebookPast';
import { codedOnly } from './codedOnly';
import { isAnnotation } from '../coding/annotation';
import type { PlaceState } from '../coding/place';
import type { Codebook } from '../codebook/codebook';
import type { CodingStatus, Segment } from '../coding/segment';
import type { AnalyticMemo } from '../memos/analyticMemo';
import type { Coder, StudyFile } from '../studyFile/studyFile';
import type { Summary } from '../summaries/summary';
import type { Span } from '../text/span';
import type { Bound } from '../query/bound';
import type { LabelledTurns } from '../participants/turnOwners';
import type { HeadMemory } from '../turns/headMemory';
import type { TurnRules } from '../turns/turnRules';
import type { Turns } from '../turns/turns';
import { findTurns } from '../turns/findTurns';
import type { TextState } from '../text/textState';
import { type SpanArrays, spanArrays, unionOf } from '../text/spanArrays';
import { type TranscriberNotes, notesIn } from '../text/transcriberNotes';
import { WordIndex } from '../text/words';

/** A segment at its place in the current text: UTF-16 units, half-open; -1 where it has no trustworthy place. */
export interface PlacedSegment {
  readonly segment: Segment;
  readonly coder: string;
  readonly start: number;
  readonly end: number;
  readonly state: PlaceState;
  /** Of an ambiguous segment: the places between which a person has to choose. */
  readonly candidates?: readonly Span[];
  /** Of an orphan: where its words would be, going by what is left around them. */
  readonly nearest?: number;
}

/** What one coder has said of a transcript by having a sidecar for it. */
export interface Coding {
  readonly coder: string;
  readonly status: CodingStatus;
  /** Of the whole transcript. */
  readonly memo?: string | undefined;
}

/** The turns and words of a text, found when first asked for: that takes longer than anything that is counted with them. */
export class Reading implements TextReading {
  private foundTurns: Turns | undefined;
  private foundNotes: readonly Span[] | undefined;
  private foundWords: WordIndex | undefined;
  private foundStops: WordIndex | undefined;

  /**
   * @param written the text, LF and BOM-less
   * @param rules what the study says of turns, or a memory of it
   * @param noted what in brackets is a transcriber's note, and no words
   */
  constructor(
    private readonly written: string | TextState,
    private readonly rules: TurnRules | HeadMemory,
    private readonly noted: TranscriberNotes = 'brackets',
  ) {}

  get turns(): Turns {
    return (this.foundTurns ??= findTurns(this.written, this.rules));
  }

  private get text(): string {
    return typeof this.written === 'string' ? this.written : this.written.whole;
  }

  /** What transcribers noted within turns, as `[laughs]`; ascending and disjoint. */
  get notes(): readonly Span[] {
    return (this.foundNotes ??= this.findNotes());
  }

  private findNotes(): readonly Span[] {
    const { headEnds, ends } = this.turns;
    return notesIn(this.text, { starts: headEnds, ends }, this.noted);
  }

  get labelled(): LabelledTurns {
    return this.turns;
  }

  get noteCount(): number {
    return this.notes.length;
  }

  /** The words that people speak: labels and timestamps of turns do not count, nor do transcribers' notes. */
  get words(): WordIndex {
    return (this.foundWords ??=
      this.notes.length === 0
        ? this.stops
        : new WordIndex(this.text, unionOf(unsaid(this.turns), spanArrays(this.notes))));
  }

  /** The same with the words of transcribers' notes: where a segment may start or end. */
  get stops(): WordIndex {
    return (this.foundStops ??= new WordIndex(this.text, unsaid(this.turns)));
  }
}

/** Heads, and what else is written and not said. */
function unsaid({ starts, headEnds, unspoken }: Turns): SpanArrays {
  return unionOf({ starts, ends: headEnds }, unspoken);
}

/** What was read of a text: with the text at hand, or kept from when it was. */
export interface TextReading {
  readonly turns: Turns;
  readonly words: Pick<WordIndex, keyof WordIndex>;
  readonly notes: readonly Span[];
  /** What of the turns says whose they are, and how many notes there are: may be known without the others. */
  readonly labelled: LabelledTurns;
  readonly noteCount: number;
}

/** What was worked out of a transcript with everyone's segments, kept for other runs of the program. */
export interface KeptParts {
  /** @param name all that it depends on besides the transcript, its coding and the codebook */
  of<P>(name: string, make: () => P): P;
}

/** A transcript with everyone's segments. */
export class CodedTranscript {
  /** @param written its text, LF and BOM-less, or how to get it each time that it is asked for */
  constructor(
    readonly path: string,
    private readonly written: string | (() => string),
    private readonly placed: readonly PlacedSegment[] | (() => readonly PlacedSegment[]),
    /** One for each coder who has a sidecar for it, with or without segments. */
    readonly codings: readonly Coding[],
    private readonly reading: TextReading,
    /** Where parts of counts are kept. */
    readonly kept?: KeptParts,
  ) {}

  /** Those that are coded. What is only annotated counts nowhere. */
  get segments(): readonly PlacedSegment[] {
    return codedOnly(this.all);
  }

  /** The memos on words without any code. */
  get annotations(): readonly PlacedSegment[] {
    const { all } = this;
    return codedOnly(all) === all ? [] : all.filter(({ segment }) => isAnnotation(segment));
  }

  /** Both, for what is about the places of segments. */
  get all(): readonly PlacedSegment[] {
    const { placed } = this;
    return typeof placed === 'function' ? placed() : placed;
  }

  /** LF, BOM-less. It may have to be read again: what is counted needs only the rest. */
  get text(): string {
    return typeof this.written === 'string' ? this.written : this.written();
  }

  get turns(): Turns {
    return this.reading.turns;
  }

  /** The words that people speak: labels and timestamps of turns do not count, nor do transcribers' notes. */
  get words(): TextReading['words'] {
    return this.reading.words;
  }

  /** What transcribers noted within turns, as `[laughs]`. */
  get notes(): readonly Span[] {
    return this.reading.notes;
  }

  get labelled(): LabelledTurns {
    return this.reading.labelled;
  }

  get noteCount(): number {
    return this.reading.noteCount;
  }

  /** Ids of the coders who have any segment. */
  get withSegments(): readonly string[] {
    const find = () => [...new Set(this.segments.map(({ coder }) => coder))];
    return this.kept ? this.kept.of('with segments', find) : find(); // not for the catalogue
  }

  /** Finds its turns and words, if nothing is known of them yet. */
  read(): void {
    void this.labelled;
    void this.words.count;
  }

  /** The same with the coding of one coder more. */
  withCoding(coding: Coding, segments: readonly PlacedSegment[]): CodedTranscript {
    const { path, written, reading } = this;
    return new CodedTranscript(path, written, [...this.all, ...segments], [...this.codings, coding], reading);
  }
}

/** A study as analyses take it; transcripts in the order of their paths. */
export interface Corpus {
  /** Ids of those whose coding it has, where that of others is hidden from a person who codes blind. */
  readonly onlyCoders?: readonly string[] | undefined;
  readonly study: StudyFile;
  readonly codebook: Codebook;
  readonly transcripts: readonly CodedTranscript[];
  /** The memos that are files of their own, in the order of their paths. */
  readonly memos?: readonly AnalyticMemo[] | undefined;
  /** What is written in its summary grid, in the order of their ids. */
  readonly summaries?: readonly Summary[] | undefined;
  /** Of this program, which counts. */
  readonly version?: string | undefined;
  /** What git knows of its codebook, where git can be asked. */
  readonly past?: CodebookPast | undefined;
  /** The queries that its codebook has among its codes, see `withQueries`. */
  readonly queries?: readonly AskedQuery[] | undefined;
}

/** A query whose passages count as segments of a code. */
export interface AskedQuery {
  /** That of its code. */
  readonly id: string;
  /** Its own, or the query itself where it is not saved. */
  readonly name: string;
  /** With names, as a person types it. */
  readonly text: string;
  readonly bound: Bound;
}

/** A study with one more coder, who is in none of its files. */
export function withCoder(
  { study, codebook, transcripts, ...rest }: Corpus,
  coder: Coder,
  codings: ReadonlyMap<
    string,
    { readonly status: CodingStatus; readonly segments: readonly PlacedSegment[] }
  >,
): Corpus {
  return {
    ...rest,
    study: { ...study, coders: [...study.coders, coder] },
    codebook,
    transcripts: transcripts.map(transcript => {
      const coding = codings.get(transcript.path);
      if (!coding) return transcript;
      return transcript.withCoding({ coder: coder.id, status: coding.status }, coding.segments);
    }),
  };
}
