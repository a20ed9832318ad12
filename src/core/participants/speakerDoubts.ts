import * as l10n from '@vscode/l10n';
import type { Problem } from '../base/problem';
import { enumerate, quoted } from '../base/phrases';
import type { StudyFile } from '../studyFile/studyFile';
import { labelKey } from '../turns/labelKey';
import type { TurnDoubt } from '../turns/turnDoubts';
import { labelOwners } from './speakers';

/** Tells what is doubtful about the speakers of transcripts from what the study has settled. */
export class SpeakerDoubts {
  private readonly interviewers: ReadonlySet<string>;
  private readonly declared: ReadonlySet<string>;
  private readonly claimants: (path: string) => readonly number[];
  private readonly ofParticipant: readonly ReadonlySet<string>[];

  /** @param recurring labels that head several turns in some transcript of the study */
  constructor(
    study: Pick<StudyFile, 'interviewers' | 'participants'>,
    private readonly recurring: ReadonlySet<string> = new Set(),
  ) {
    this.interviewers = new Set(study.interviewers.map(labelKey));
    this.ofParticipant = study.participants.map(({ speakers = [] }) => new Set(speakers.map(labelKey)));
    this.declared = new Set([...this.interviewers, ...this.ofParticipant.flatMap(labels => [...labels])]);
    const owners = labelOwners(study);
    this.claimants = path => owners.claimants(path);
  }

  /**
   * Those of a transcript's doubts that the study leaves open. What a person has declared is no doubt: a label, or a
   * transcript of one participant. Nor is a label that occurs once where it recurs in another transcript: that took away
   * 371 of 609 such doubts in 186 transcripts of a series, all of them of real speakers, and none of what was no label.
   * @param path of the transcript
   */
  open(path: string, doubts: readonly TurnDoubt[]): readonly TurnDoubt[] {
    return doubts.filter(({ kind, label }) => {
      switch (kind) {
        case 'no-labels':
          return this.claimants(path).length !== 1;
        case 'one-label':
          return !this.isOfClaimant(path, label!);
        case 'label-once':
          return !this.declared.has(label!) && !this.recurring.has(label!);
        case 'long-turn':
          return true;
      }
    });
  }

  /** Whether all that is said in a transcript is one participant's, by the label and by what is said of the transcript. */
  private isOfClaimant(path: string, label: string): boolean {
    if (this.interviewers.has(label)) return false;
    const claimants = this.claimants(path);
    if (claimants.length !== 1) return false;
    return !this.declared.has(label) || this.ofParticipant[claimants[0]!]!.has(label);
  }

  /**
   * Doubts of one kind as a problem of the transcript.
   * @param doubts at least one, all of one kind and of one transcript
   * @param haveOthers whether other transcripts of the study have labels
   */
  problem(doubts: readonly TurnDoubt[], haveOthers: boolean): Pick<Problem, 'severity' | 'code' | 'message'> {
    const [{ kind, label = '' }] = doubts as [TurnDoubt];
    return { severity: this.severity(kind, label, haveOthers), code: kind, message: doubtMessage(doubts) };
  }

  /**
   * A warning where turns very likely count for no one, or for the wrong person: among transcripts with labels, one
   * without; one in which only the interviewer speaks. The rest may well be as it should be, and a warning that a person
   * cannot settle would fail every check from then on.
   */
  private severity(kind: TurnDoubt['kind'], label: string, haveOthers: boolean): Problem['severity'] {
    if (kind === 'no-labels') return haveOthers ? 'warning' : 'info';
    return kind === 'one-label' && this.interviewers.has(label) ? 'warning' : 'info';
  }
}

/** Doubts of one kind in words. @param doubts at least one, all of one kind and of one transcript */
export function doubtMessage(doubts: readonly TurnDoubt[]): string {
  return MESSAGES[doubts[0]!.kind](doubts);
}

const MESSAGES: Readonly<Record<TurnDoubt['kind'], (doubts: readonly TurnDoubt[]) => string>> = {
  'no-labels': () =>
    l10n.t(
      'No speakers were found in this transcript. Check how its turns begin, or assign the transcript to a participant.',
    ),
  'one-label': ([doubt]) =>
    l10n.t(
      '“{0}” is the only speaker that was found in this transcript. Check whether other labels were missed.',
      doubt!.label!,
    ),
  'label-once': doubts =>
    doubts.length === 1
      ? l10n.t('“{0}” occurs only once. Check whether it is a speaker.', doubts[0]!.label!)
      : l10n.t(
          'These occur only once: {0}. Check whether they are speakers.',
          enumerate(doubts.map(({ label }) => quoted(label!))),
        ),
  'long-turn': doubts =>
    doubts.length === 1
      ? l10n.t('This turn is much longer than the others. Check whether a label in it was missed.')
      : l10n.t(
          'This turn is much longer than the others, as are {0} more. Check whether labels in them were missed.',
          doubts.length - 1,
        ),
};
