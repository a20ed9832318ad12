import * as l10n from '@vscode/l10n';
import type { Problem } from '../base/problem';
import { enumerate } from '../base/phrases';
import type { JsonPath } from '../records/locator';
import { PathMatcher } from '../studyFile/matchPaths';
import { nameOf } from '../studyFile/namedRecords';
import type { Participant, StudyFile } from '../studyFile/studyFile';
import { labelKey } from '../turns/labelKey';
import type { LabelCounts } from './labelCounts';
import { labelOwners } from './speakers';
import { countSpeech } from './speech';

/** Something in `study.json` that its transcripts do not bear out, and where it is said. */
export interface StudyFinding extends Pick<Problem, 'severity' | 'code' | 'message'> {
  readonly at: JsonPath;
}

interface Labelled {
  readonly path: string;
  readonly labels: LabelCounts;
}

/**
 * What `study.json` says and no transcript bears out: paths, patterns and labels that match nothing, labels of which it is
 * not clear whose they are, groups and participants without anything.
 * @param isWhole whether all texts are there; else nothing is said of labels
 */
export function studyFindings(
  study: StudyFile,
  transcripts: readonly Labelled[],
  isWhole = true,
): StudyFinding[] {
  const paths = new Paths(transcripts.map(({ path }) => path));
  const ofStudy = study.transcripts.flatMap((pattern, i) => paths.idle(['transcripts', i], pattern));
  // of the rest nothing can be said without a transcript
  if (transcripts.length === 0) return ofStudy.filter(isNoExclusion);
  const found = [
    ...ofStudy.filter(isNoExclusion),
    ...patternsOf(study).flatMap(({ at, patterns }) =>
      patterns.flatMap((pattern, i) => paths.idle([...at, i], pattern)),
    ),
    ...(isWhole ? idleLabels(study, transcripts) : []),
    ...sharedLabels(study, transcripts),
  ];
  const groups = idleGroups(study, paths, found);
  return [...found, ...groups, ...(isWhole ? silentParticipants(study, transcripts, found) : [])];
}

/** What the study's own exclusions take out is no transcript: whether there is such a file is not known here. */
function isNoExclusion({ code }: StudyFinding): boolean {
  return code !== 'idle-exclusion';
}

function patternsOf({ participants, groups, reports = [] }: StudyFile) {
  const of = (at: JsonPath, patterns: readonly string[] | undefined) => (patterns ? [{ at, patterns }] : []);
  return [
    ...participants.flatMap((one, i) => of(['participants', i, 'transcripts'], one.transcripts)),
    ...groups.flatMap((one, i) => of(['groups', i, 'transcripts'], one.transcripts)),
    ...reports.flatMap((one, i) => of(['reports', i, 'scope', 'transcripts'], one.scope?.transcripts)),
  ];
}

/** The transcripts' paths, to be matched. */
class Paths {
  private readonly known: ReadonlySet<string>;

  constructor(readonly all: readonly string[]) {
    this.known = new Set(all);
  }

  /** What is to be said of a path or pattern that matches none of them. */
  idle(at: JsonPath, pattern: string): StudyFinding[] {
    // nearly all are paths that are there
    if (this.known.has(pattern)) return [];
    const isExclusion = /^(?:\.\/)*!(?!\()/.test(pattern);
    const wanted = isExclusion ? pattern.replace(/^(?:\.\/)*!/, '') : pattern;
    if (this.matches([wanted])) return [];
    if (isExclusion) {
      const message = l10n.t('“{0}” excludes nothing: no transcript matches it.', pattern);
      return [{ at, severity: 'info', code: 'idle-exclusion', message }];
    }
    const message = /[*?[\]{}()]/.test(pattern)
      ? l10n.t('No transcript matches “{0}”.', pattern)
      : l10n.t('There is no transcript “{0}”.', pattern);
    return [{ at, severity: 'warning', code: 'matches-nothing', message }];
  }

  matches(patterns: readonly string[]): boolean {
    const matcher = PathMatcher.of(patterns);
    return this.all.some(path => matcher.matches(path));
  }
}

/** Every label that the study claims, with its key. */
function claimedLabels({ interviewers, participants }: StudyFile) {
  const claimed = interviewers.map((label, i) => ({
    at: ['interviewers', i] as JsonPath,
    label,
    key: labelKey(label),
    participant: undefined as Participant | undefined,
  }));
  participants.forEach((participant, i) =>
    participant.speakers?.forEach((label, j) =>
      claimed.push({ at: ['participants', i, 'speakers', j], label, key: labelKey(label), participant }),
    ),
  );
  return claimed;
}

function idleLabels(study: StudyFile, transcripts: readonly Labelled[]): StudyFinding[] {
  const spoken = new Set(transcripts.flatMap(({ labels }) => [...labels.keys()]));
  const bySmall = new Map([...spoken].map(label => [label?.toLowerCase(), label]));
  const refused = new Set(study.turns?.notSpeakers?.map(labelKey));
  return claimedLabels(study).flatMap(({ at, label, key }) => {
    if (spoken.has(key)) return [];
    const similar = bySmall.get(key.toLowerCase());
    const message = refused.has(key)
      ? l10n.t('No turn has the label “{0}”, since “notSpeakers” lists it.', label)
      : similar === undefined
        ? l10n.t('No turn has the label “{0}”.', label)
        : l10n.t('No turn has the label “{0}”; the transcripts have “{1}”.', label, similar);
    return [{ at, severity: 'warning', code: 'unused-label', message }];
  });
}

/** Labels of several, whose turns count for none of them. */
function sharedLabels(study: StudyFile, transcripts: readonly Labelled[]): StudyFinding[] {
  const owners = labelOwners(study);
  const first = new Map<string, Participant | undefined>();
  return claimedLabels(study).flatMap(({ at, label, key, participant }) => {
    if (!first.has(key)) {
      first.set(key, participant);
      return [];
    }
    const other = first.get(key);
    if (participant === other || !participant) return [];
    if (!other) {
      const message = l10n.t(
        '“{0}” is also a label of an interviewer, so its turns do not count for this participant.',
        label,
      );
      return [{ at, severity: 'warning', code: 'shared-label', message }];
    }
    const unclear = transcripts.filter(
      ({ path, labels }) => labels.has(key) && owners.ownerOf(key, owners.claimants(path)) === 'several',
    );
    if (unclear.length === 0) return [];
    const message = l10n.t(
      '“{0}” is also a label of {1}. These turns count for neither of them, in: {2}.',
      label,
      nameOf(other),
      enumerate(unclear.map(({ path }) => path)),
    );
    return [{ at, severity: 'warning', code: 'shared-label', message }];
  });
}

/** Groups without a transcript, where not each of their entries is named already. */
function idleGroups(study: StudyFile, paths: Paths, found: readonly StudyFinding[]): StudyFinding[] {
  return study.groups.flatMap((group, i): StudyFinding[] => {
    if (isNamed(found, 'groups', i) || paths.matches(group.transcripts)) return [];
    const message = l10n.t('The group “{0}” has no transcripts.', nameOf(group));
    return [{ at: ['groups', i], severity: 'warning', code: 'empty-group', message }];
  });
}

/** Participants who say nothing, where not each of their entries is named already. */
function silentParticipants(
  study: StudyFile,
  transcripts: readonly Labelled[],
  found: readonly StudyFinding[],
): StudyFinding[] {
  const { ofParticipant } = countSpeech(study, transcripts);
  return study.participants.flatMap((participant, i): StudyFinding[] => {
    if (isNamed(found, 'participants', i) || ofParticipant.has(participant.id)) return [];
    const message = l10n.t('The participant “{0}” has no turn in the transcripts.', nameOf(participant));
    return [{ at: ['participants', i], severity: 'warning', code: 'silent-participant', message }];
  });
}

function isNamed(found: readonly StudyFinding[], list: string, i: number): boolean {
  return found.some(({ at, severity }) => at[0] === list && at[1] === i && severity !== 'info');
}
