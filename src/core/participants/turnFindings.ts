import * as l10n from '@vscode/l10n';
import type { JsonPath } from '../records/locator';
import { PathMatcher } from '../studyFile/matchPaths';
import type { StudyFile, TurnSettings } from '../studyFile/studyFile';
import { parsePattern } from '../turns/patterns/pattern';
import type { StudyFinding } from './studyFindings';
import type { TurnFacts } from './turnFacts';

/** A transcript, with what its turns say of the study's settings. */
interface Divided {
  readonly path: string;
  readonly turns: Pick<TurnFacts, 'patterns' | 'refused'>;
}

/**
 * Speaker patterns by which no turn begins, and what is said to be no speaker and occurs nowhere, in the transcripts that
 * they are for. Warnings, since someone has written them for a purpose that they do not serve.
 */
export function turnFindings(study: StudyFile, transcripts: readonly Divided[]): StudyFinding[] {
  const groups = study.groups.flatMap((group, i) => {
    if (!group.turns) return [];
    const matcher = PathMatcher.of(group.transcripts);
    const own = transcripts.filter(({ path }) => matcher.matches(path));
    return [{ turns: group.turns, own, at: ['groups', i] as JsonPath }];
  });
  const elsewhere = new Set(groups.flatMap(({ turns, own }) => (turns.patterns?.length ? own : [])));
  const others = transcripts.filter(transcript => !elsewhere.has(transcript));
  return [
    ...idlePatterns(study.turns, [], others),
    ...idleRefusals(study.turns, [], transcripts),
    // of a group without transcripts, that is said of it
    ...groups
      .filter(({ own }) => own.length > 0)
      .flatMap(({ turns, own, at }) => [...idlePatterns(turns, at, own), ...idleRefusals(turns, at, own)]),
  ];
}

function idlePatterns(
  { patterns = [] }: TurnSettings = {},
  at: JsonPath,
  transcripts: readonly Divided[],
): StudyFinding[] {
  return patterns.flatMap((pattern, i): StudyFinding[] => {
    if (!parsePattern(pattern).ok || transcripts.some(({ turns }) => turns.patterns.has(pattern))) return [];
    const message = l10n.t('No turn begins as “{0}”.', pattern);
    return [{ at: [...at, 'turns', 'patterns', i], severity: 'warning', code: 'idle-pattern', message }];
  });
}

function idleRefusals(
  { notSpeakers = [] }: TurnSettings = {},
  at: JsonPath,
  transcripts: readonly Divided[],
): StudyFinding[] {
  return notSpeakers.flatMap((words, i): StudyFinding[] => {
    if (transcripts.some(({ turns }) => turns.refused.has(words))) return [];
    const message = l10n.t('“{0}” does not occur in the transcripts.', words);
    return [{ at: [...at, 'turns', 'notSpeakers', i], severity: 'warning', code: 'idle-refusal', message }];
  });
}
