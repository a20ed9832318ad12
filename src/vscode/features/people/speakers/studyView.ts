import * as l10n from '@vscode/l10n';
import { counted } from '../../../../core/base/phrases';
import type { Steps } from '../../../../core/base/steps';
import { nameOf } from '../../../../core/studyFile/namedRecords';
import type { StudyFile } from '../../../../core/studyFile/studyFile';
import type { LabelUse } from '../../../../core/participants/similarLabels';
import {
  INTERVIEWERS,
  type SpeakersOverview,
  speakersOverview,
} from '../../../../core/participants/speakersOverview';
import { countSpeech } from '../../../../core/participants/speech';
import type { LabelCounts } from '../../../../core/participants/labelCounts';
import { BUILT_IN } from '../../../../core/turns/patterns/builtIn';
import type { Transcript } from '../../../../study/transcript';
import type {
  CountedLabel,
  PatternsView,
  SpellingsView,
  StudyView,
} from '../../../../webview/speakers/messages';

/** Looks at the labels of all transcripts: of those that are not counted yet, one in each step. */
export function* overviewOf(study: StudyFile, transcripts: readonly Transcript[]): Steps<SpeakersOverview> {
  const counts: { path: string; labels: LabelCounts }[] = [];
  for (const { path, labelCounts } of transcripts) {
    counts.push({ path, labels: labelCounts });
    yield counts.length / transcripts.length;
  }
  return speakersOverview(study, countSpeech(study, counts));
}

/** What the page shows of an overview. */
export function overviewView(
  study: StudyFile,
  { guessed, spellings, hasUnassigned }: SpeakersOverview,
): Pick<StudyView, 'guessed' | 'spellings' | 'refused' | 'hasUnassigned'> {
  return {
    guessed: guessed.map(countedLabel),
    spellings: spellings.map(group => spellingsView(study, group)),
    refused: study.turns?.notSpeakers ?? [],
    hasUnassigned,
  };
}

function spellingsView({ participants }: StudyFile, group: readonly LabelUse[]): SpellingsView {
  const owner = group.find(one => one.owner !== undefined)?.owner;
  const participant = participants.find(({ id }) => owner === ` ${id}`);
  return {
    labels: group.map(countedLabel),
    owner: participant && nameOf(participant),
    areInterviewers: owner === INTERVIEWERS,
  };
}

function countedLabel({ label, turns }: LabelUse): CountedLabel {
  return { label, turns: counted.turns(turns) };
}

/** What patterns can be set for: the study, with an empty id, or a group. */
export function scopesOf(study: StudyFile): { readonly id: string; readonly title: string }[] {
  return [
    { id: '', title: l10n.t('all transcripts') },
    ...study.groups.map(group => ({ id: group.id, title: l10n.t('the group “{0}”', nameOf(group)) })),
  ];
}

/** Patterns to choose from: those that are set anywhere in the study, then those that are understood without being set. */
export function knownPatterns({ turns, groups }: StudyFile): PatternsView['known'] {
  const set = [turns, ...groups.map(group => group.turns)].flatMap(one => one?.patterns ?? []);
  const examples = new Map(BUILT_IN.map(({ source, example }) => [source, example.replace(/\n.*$/s, '')]));
  return [...new Set([...set, ...examples.keys()])].map(pattern => ({
    pattern,
    example: examples.get(pattern),
  }));
}
