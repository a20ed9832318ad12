import type { FileProblem } from '../core/base/problem';
import { recurringLabels } from '../core/participants/labelCounts';
import { SpeakerDoubts } from '../core/participants/speakerDoubts';
import type { KnownTurnFacts } from '../core/participants/turnFacts';
import { countLineFeeds } from '../core/records/recordLines';
import type { StudyFile } from '../core/studyFile/studyFile';
import type { TurnDoubt } from '../core/turns/turnDoubts';
import { isLfsPointer } from '../core/versions/merge/markers';
import type { Transcript } from './transcript';

interface Checked {
  readonly turns: KnownTurnFacts;
  readonly doubts: SpeakerDoubts;
  readonly haveOthers: boolean;
  readonly problems: readonly FileProblem[];
}

/** Where it is doubtful who speaks; looked at again only where turns, or what the study says of people, are others. */
export class SpeakerCheck {
  private file: StudyFile | undefined;
  private doubts: SpeakerDoubts | undefined;
  private recurring: ReadonlySet<string> = new Set();
  private readonly known = new WeakMap<Transcript, Checked>();

  /** One problem for each transcript and kind. @param file none while it is not known what the study says */
  problems(file: StudyFile | undefined, transcripts: readonly Transcript[]): readonly FileProblem[] {
    if (!file) return [];
    const doubts = this.doubtsOf(file, transcripts);
    const isLabelled = ({ labels }: KnownTurnFacts) => labels.size > (labels.has(undefined) ? 1 : 0);
    const labelled = transcripts.filter(({ turnFacts }) => isLabelled(turnFacts)).length;
    return transcripts.flatMap(transcript => {
      const turns = transcript.turnFacts;
      if (turns.doubts.length === 0) return [];
      const haveOthers = labelled > (isLabelled(turns) ? 1 : 0);
      let known = this.known.get(transcript);
      if (known?.turns !== turns || known.doubts !== doubts || known.haveOthers !== haveOthers) {
        known = { turns, doubts, haveOthers, problems: problemsIn(transcript, doubts, haveOthers) };
        this.known.set(transcript, known);
      }
      return known.problems;
    });
  }

  /** The same object as long as the same is known. */
  private doubtsOf(file: StudyFile, transcripts: readonly Transcript[]): SpeakerDoubts {
    const recurring = recurringLabels(transcripts.map(({ labelCounts }) => labelCounts));
    if (!this.doubts || file !== this.file || !isSame(recurring, this.recurring)) {
      this.doubts = new SpeakerDoubts(file, recurring);
      this.file = file;
      this.recurring = recurring;
    }
    return this.doubts;
  }
}

function problemsIn(transcript: Transcript, doubts: SpeakerDoubts, haveOthers: boolean): FileProblem[] {
  const { path, turnFacts } = transcript;
  const open = doubts.open(path, turnFacts.doubts);
  if (open.length === 0) return [];
  const { text } = transcript;
  if (isLfsPointer(text)) return [];
  const byKind = new Map<TurnDoubt['kind'], TurnDoubt[]>();
  for (const doubt of open) {
    const same = byKind.get(doubt.kind);
    if (same) same.push(doubt);
    else byKind.set(doubt.kind, [doubt]);
  }
  return [...byKind.values()].map(found => ({
    ...doubts.problem(found, haveOthers),
    path,
    line: 1 + countLineFeeds(text, 0, found[0]!.start),
  }));
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every(one => b.has(one));
}
