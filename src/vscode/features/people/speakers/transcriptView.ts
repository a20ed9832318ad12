import * as l10n from '@vscode/l10n';
import { counted } from '../../../../core/base/phrases';
import { isLikelyInterviewer } from '../../../../core/participants/guessInterviewers';
import { SpeakerDoubts, doubtMessage } from '../../../../core/participants/speakerDoubts';
import { labelOwners } from '../../../../core/participants/speakers';
import {
  type LabelOwner,
  type SpeakerLabel,
  transcriptLabels,
} from '../../../../core/participants/transcriptLabels';
import { nameOf } from '../../../../core/studyFile/namedRecords';
import type { StudyFile } from '../../../../core/studyFile/studyFile';
import { firstWords } from '../../../../core/text/firstWords';
import { labelKey } from '../../../../core/turns/labelKey';
import { type SkippedLabel, skippedLabels } from '../../../../core/turns/skippedLabels';
import { type TurnDoubt, turnDoubts } from '../../../../core/turns/turnDoubts';
import type { Turns } from '../../../../core/turns/turns';
import type { Transcript } from '../../../../study/transcript';
import type {
  DoubtView,
  LabelView,
  SkippedView,
  TranscriptView,
} from '../../../../webview/speakers/messages';
import { reasonText } from '../wording';

const known = new WeakMap<Turns, readonly SkippedLabel[]>();
const doubtful = new WeakMap<Turns, readonly TurnDoubt[]>();

/** What looks like a label in a transcript and is not taken; looked for once for each state of text and rules. */
export function skippedIn({ text, turns, shownRules }: Transcript): readonly SkippedLabel[] {
  let skipped = known.get(turns);
  if (!skipped) known.set(turns, (skipped = skippedLabels(text, shownRules)));
  return skipped;
}

/** What is doubtful about the turns that are shown of a transcript. */
function doubtsIn({ text, turns }: Transcript): readonly TurnDoubt[] {
  let doubts = doubtful.get(turns);
  if (!doubts) doubtful.set(turns, (doubts = turnDoubts(text, turns)));
  return doubts;
}

/** Makes the views of transcripts, for one state of a study. */
export function transcriptViews(
  study: Pick<StudyFile, 'interviewers' | 'participants'>,
): (transcript: Transcript) => TranscriptView {
  const owners = labelOwners(study);
  const areDeclared = study.participants.length > 0;
  const doubts = new SpeakerDoubts(study);
  return transcript => {
    const [claimant, another] = owners.claimants(transcript.path);
    const { layouts, labels, unlabelled } = transcriptLabels(owners, areDeclared, transcript);
    return {
      path: transcript.path,
      layouts: layouts.map(({ pattern, turns }) => ({ pattern, turns: counted.turns(turns) })),
      labels: labels.map(labelView),
      skipped: skippedViews(transcript),
      unlabelled: unlabelled > 0 ? counted.turns(unlabelled) : undefined,
      assigned:
        claimant !== undefined && another === undefined ? nameOf(owners.participants[claimant]!) : undefined,
      doubts: doubtViews(doubts.open(transcript.path, doubtsIn(transcript))),
    };
  };
}

/** One for each kind of doubt. */
function doubtViews(doubts: readonly TurnDoubt[]): DoubtView[] {
  const kinds = [...new Set(doubts.map(({ kind }) => kind))];
  return kinds.map(kind => {
    const own = doubts.filter(one => one.kind === kind);
    return { kind, message: doubtMessage(own), start: own[0]!.start };
  });
}

function labelView({ label, turns, words, owner }: SpeakerLabel): LabelView {
  const isFree = owner.kind === 'undeclared' || (owner.kind === 'unassigned' && owner.reason === 'unclaimed');
  return {
    label,
    turns: counted.turns(turns),
    words,
    who: whoText(owner),
    kind: owner.kind,
    note: owner.kind === 'unassigned' ? reasonText(owner.reason, label) : undefined,
    isGuessed: isFree && isLikelyInterviewer(label),
  };
}

function whoText(owner: LabelOwner): string {
  switch (owner.kind) {
    case 'interviewer':
      return l10n.t('Interviewer');
    case 'participant':
      return nameOf(owner.participant);
    case 'unassigned':
      return owner.reason === 'unclaimed' ? l10n.t('Unassigned') : l10n.t('Several people');
    case 'undeclared':
      return l10n.t('No participant yet');
  }
}

function skippedViews(transcript: Transcript): SkippedView[] {
  const { text, lines, shownRules } = transcript;
  const refused = new Set(shownRules.notSpeakers?.map(labelKey));
  return skippedIn(transcript).map(({ label, lines: count, first }) => ({
    label,
    lines: count === 1 ? l10n.t('1 line') : l10n.t('{0} lines', count),
    words: firstWords(text, first, lines.lineEnd(lines.positionAt(first).line)),
    isRefused: refused.has(label),
  }));
}
