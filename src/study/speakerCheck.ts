import type { FileProblem } from '../core/base/problem';
import { type LabelCounts, recurringLabels } from '../core/participants/labelCounts';
import { SpeakerDoubts } from '../core/participants/speakerDoubts';
import type { StudyFile } from '../core/studyFile/studyFile';
import type { TurnDoubt } from '../core/turns/turnDoubts';
import { isLfsPointer } from '../core/versions/merge/markers';
import type { Transcript } from './transcript';

interface Checked {
  readonly found: readonly TurnDoubt[];
  readonly doubts: SpeakerDoubts;
  readonly haveOthers: boolean;
  readonly problems: readonly FileProblem[];
}

/** Where it is doubtful who speaks; looked at again only where turns, or what the study says of people, are others. */
export class SpeakerCheck {
  private labels: readonly LabelCounts[] = [];
  /** Transcripts that have any. */
  private labelled = 0;
  private recurring: ReadonlySet<string> = new Set();
  private last:
    | {
        readonly file: StudyFile;
        readonly recurring: ReadonlySet<string>;
        readonly doubts: SpeakerDoubts;
      }
    | undefined;
  private readonly known = new WeakMap<Transcript, Checked>();

  /** One problem for each transcript and kind. @param file none while it is not known what the study says */
  problems(file: StudyFile | undefined, transcripts: readonly Transcript[]): readonly FileProblem[] {
    if (!file) return [];
    this.countLabels(transcripts);
    const doubts = this.doubtsOf(file);
    const { labelled } = this;
    return transcripts.flatMap(transcript => {
      const found = transcript.turnDoubts;
      if (found.length === 0) return [];
      const haveOthers = labelled > (isLabelled(transcript.labelCounts) ? 1 : 0);
      let known = this.known.get(transcript);
      if (known?.found !== found || known.doubts !== doubts || known.haveOthers !== haveOthers) {
        known = { found, doubts, haveOthers, problems: problemsIn(transcript, doubts, haveOthers) };
        this.known.set(transcript, known);
      }
      return known.problems;
    });
  }

  /** Coding changes no labels, nor do most keys. */
  private countLabels(transcripts: readonly Transcript[]): void {
    const labels = transcripts.map(({ labelCounts }) => labelCounts);
    const isKnown = labels.length === this.labels.length && labels.every((one, i) => one === this.labels[i]);
    if (isKnown) return;
    this.labels = labels;
    this.labelled = labels.filter(isLabelled).length;
    const recurring = recurringLabels(labels);
    if (!isSame(recurring, this.recurring)) this.recurring = recurring;
  }

  /** The same object as long as the same is known. */
  private doubtsOf(file: StudyFile): SpeakerDoubts {
    const { recurring } = this;
    if (this.last?.file !== file || this.last.recurring !== recurring)
      this.last = { file, recurring, doubts: new SpeakerDoubts(file, recurring) };
    return this.last.doubts;
  }
}

function isLabelled(labels: LabelCounts): boolean {
  return labels.size > (labels.has(undefined) ? 1 : 0);
}

function problemsIn(transcript: Transcript, doubts: SpeakerDoubts, haveOthers: boolean): FileProblem[] {
  const { path } = transcript;
  const open = doubts.open(path, transcript.turnDoubts);
  if (open.length === 0 || isLfsPointer(transcript.texts.state)) return [];
  const byKind = new Map<TurnDoubt['kind'], TurnDoubt[]>();
  for (const doubt of open) {
    const same = byKind.get(doubt.kind);
    if (same) same.push(doubt);
    else byKind.set(doubt.kind, [doubt]);
  }
  return [...byKind.values()].map(found => ({
    ...doubts.problem(found, haveOthers),
    path,
    line: transcript.lineOf(found[0]!.start),
  }));
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every(one => b.has(one));
}
