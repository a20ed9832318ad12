import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { CONSENSUS } from '../../../../core/coding/sidecarName';
import type { Decision } from '../../../../core/coding/segment';
import { type Compared, extentOf } from '../../../../core/coders/comparison/compared';
import { compareCodings } from '../../../../core/coders/comparison/compareCodings';
import type { Pair } from '../../../../core/coders/comparison/compareTranscripts';
import { type PlacedCoding, codingsOf } from '../../../../core/coders/comparison/placedCoding';
import { DecidedCodings, codingRefs } from '../../../../core/coders/consensus/codingRefs';
import { stateOf } from '../../../../core/coders/consensus/progress';
import { distinctSegments } from '../../../../core/corpus/doubles';
import type { PlacedSegment } from '../../../../core/corpus/corpus';
import type { Span } from '../../../../core/text/span';
import { pastCoder, withPastCoding } from '../../../../study/pastCoding';
import type { Commit } from '../../../../study/pastFiles';
import type { Transcript } from '../../../../study/transcript';
import { Debounce } from '../../../ui/debounce';
import { Refusal, logFailure, unwrap } from '../../../ui/failure';
import type { OpenStudy } from '../../../session/openStudy';
import type { Deps } from '../../../deps';

/** One of the two that are compared: a coder, the consensus, or a coder at a commit. */
export interface Side {
  readonly coder: string;
  readonly name: string;
  readonly at?: Commit | undefined;
}

/** A row of the comparison, where it is. */
export interface Difference {
  readonly id: string;
  readonly transcript: Transcript;
  readonly row: Compared;
  readonly extent: Span;
  readonly state: ReturnType<typeof stateOf>;
  /** What was decided about it. */
  readonly decisions: readonly Decision[];
}

/** A transcript that both have coded, compared. */
export interface ComparedText {
  readonly transcript: Transcript;
  readonly codings: { readonly a: readonly PlacedCoding[]; readonly b: readonly PlacedCoding[] };
  /** All rows, of what is the same, too. */
  readonly rows: readonly Difference[];
}

/** Milliseconds in which changes are gathered. */
const DEBOUNCE_MS = 80;

/** A comparison that follows the coding. */
export class OpenComparison implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly known = new WeakMap<
    Transcript,
    { readonly from: readonly unknown[]; text: ComparedText }
  >();
  /** Of a side at a commit, by path. */
  private past: ReadonlyMap<string, readonly PlacedSegment[]> = new Map();
  private pastTexts = '';
  private readonly disposables: vscode.Disposable[];
  private all: readonly ComparedText[] | undefined;

  private constructor(
    private readonly deps: Deps,
    readonly openStudy: OpenStudy,
    readonly a: Side,
    readonly b: Side,
    /** Paths of the transcripts that are compared; undefined for all. */
    readonly only: readonly string[] | undefined,
  ) {
    const gather = new Debounce(DEBOUNCE_MS, () => void this.update());
    this.disposables = [
      this.changed,
      gather,
      deps.studies.onChange('comparison', ['texts', 'coding', 'codebook', 'files'], change => {
        if (change && change.openStudy !== openStudy) return;
        this.all = undefined;
        gather.call();
      }),
    ];
  }

  static async begin(
    deps: Deps,
    openStudy: OpenStudy,
    a: Side,
    b: Side,
    only?: readonly string[],
  ): Promise<OpenComparison> {
    const comparison = new OpenComparison(deps, openStudy, a, b, only);
    await comparison.readPast();
    return comparison;
  }

  get pair(): Pair {
    return { a: idOf(this.a), b: idOf(this.b) };
  }

  /** Whether its differences can be decided: between two coders as they are now. */
  get canDecide(): boolean {
    return [this.a, this.b].every(({ coder, at }) => coder !== CONSENSUS && at === undefined);
  }

  /** In the order of the transcripts. */
  get texts(): readonly ComparedText[] {
    const { only, openStudy } = this;
    return (this.all ??= openStudy.study.transcripts
      .filter(({ path }) => only?.includes(path) ?? true)
      .flatMap(transcript => this.textOf(transcript) ?? []));
  }

  /** The sides that have not marked a compared transcript as complete: what only the other one has there may be still to come. */
  unfinishedIn({ transcript }: ComparedText): readonly Side[] {
    return [this.a, this.b].filter(
      ({ coder, at }) => !at && transcript.sidecars.get(coder)?.parsed.value?.status !== 'complete',
    );
  }

  /** The comparison in one transcript, if both have coded it. */
  text(path: string): ComparedText | undefined {
    return this.texts.find(({ transcript }) => transcript.path === path);
  }

  /** Everything that waits for a decision or has one: differences, and agreements that a third coder's touch. */
  get differences(): readonly Difference[] {
    return this.texts.flatMap(({ rows }) => rows.filter(isDifference));
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private async update(): Promise<void> {
    if (!this.deps.studies.all.includes(this.openStudy)) return this.deps.review.close();
    try {
      await this.readPast();
    } catch (error) {
      logFailure(this.deps.log, 'compare', error);
    }
    this.all = undefined;
    this.changed.fire();
  }

  /** Finds what was coded at a commit in the texts as they are now. */
  private async readPast(): Promise<void> {
    const side = [this.a, this.b].find(({ at }) => at);
    if (!side?.at) return;
    const texts = this.openStudy.study.transcripts
      .map(({ path, version }) => `${path} ${version}`)
      .join('\n');
    if (texts === this.pastTexts) return;
    const { studies } = this.deps;
    const files = studies.pastFiles(this.openStudy);
    if (!files)
      throw new Refusal(l10n.t('Earlier commits can be read only when the study is on this machine’s disk.'));
    const { study, root } = this.openStudy;
    const corpus = unwrap(
      await withPastCoding(study.corpus, side.coder, side.at, files, studies.oldTexts(root)),
    );
    const id = pastCoder(side.coder, side.at);
    this.past = new Map(
      corpus.transcripts.flatMap(({ path, segments, codings }) =>
        codings.some(({ coder }) => coder === id)
          ? [[path, segments.filter(({ coder }) => coder === id)] as const]
          : [],
      ),
    );
    this.pastTexts = texts;
  }

  private textOf(transcript: Transcript): ComparedText | undefined {
    const a = this.segmentsOf(this.a, transcript);
    const b = this.segmentsOf(this.b, transcript);
    if (!a || !b) return undefined;
    const { codebook } = this.openStudy.study;
    const consensus = transcript.sidecars.get(CONSENSUS)?.parsed.value;
    const from = [transcript.segments, codebook, this.past, consensus];
    const known = this.known.get(transcript);
    if (known && from.every((part, i) => part === known.from[i])) return known.text;
    const [codingA, codingB] = [a, b].map(side => codingsOf(distinctSegments(side, codebook), codebook));
    const codings = { a: codingA!, b: codingB! };
    const resolve = (code: string) => codebook.resolve(code)?.id ?? code;
    const decided = new DecidedCodings(this.canDecide ? (consensus?.decisions ?? []) : [], resolve);
    const rows = compareCodings(codings.a, codings.b).rows.map((row): Difference => {
      const refs = codingRefs(row, this.pair);
      return {
        id: `${transcript.path}#${refs.map(({ coder, segment, code }) => `${coder}/${segment}/${code}`).join('#')}`,
        transcript,
        row,
        extent: extentOf(row),
        state: stateOf(row, this.pair, decided),
        decisions: decided.on(refs),
      };
    });
    const text = { transcript, codings, rows };
    this.known.set(transcript, { from, text });
    return text;
  }

  /** Undefined where the coder has not coded the transcript. */
  private segmentsOf({ coder, at }: Side, transcript: Transcript): readonly PlacedSegment[] | undefined {
    if (at) return this.past.get(transcript.path);
    if (!transcript.sidecars.get(coder)?.parsed.value) return undefined;
    return transcript.segments.filter(placed => placed.coder === coder);
  }
}

export function isDifference({ row, state }: Difference): boolean {
  return row.kind !== 'matched' || state === 'open';
}

function idOf({ coder, at }: Side): string {
  return at ? pastCoder(coder, at) : coder;
}
