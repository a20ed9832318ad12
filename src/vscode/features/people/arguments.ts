import * as l10n from '@vscode/l10n';
import { findGroup } from '../../../core/participants/groups';
import { findParticipant } from '../../../core/participants/findParticipant';
import type { Group, Participant, StudyFile } from '../../../core/studyFile/studyFile';
import { Refusal } from '../../ui/failure';
import { requireStudy } from '../../ui/requireStudy';
import type { OpenStudy } from '../../session/openStudy';
import type { Studies } from '../../session/studies';
import type { ParticipantsNode } from './nodes';

/** A row of the view, an id or name, or nothing: then the user is asked. Plain objects name their study by its root. */
export type Argument = ParticipantsNode | string | InStudy | undefined;

/** What a link or a quick fix passes: it may be about another study than the current one. */
export interface InStudy {
  /** URI of the study’s root. */
  readonly study: string;
  readonly labels?: readonly string[];
  readonly path?: string;
}

/** Somebody, or the interviewers, to whom a label or a transcript goes; or no one. */
export type Assignee =
  { readonly participant: string } | { readonly newParticipant: string } | 'interviewer' | 'unassigned';

/** The study that is meant: that of the row, else the current one. */
export function studyOf(studies: Studies, argument: Argument): OpenStudy {
  if (typeof argument !== 'object') return requireStudy(studies);
  if ('openStudy' in argument) return argument.openStudy;
  const named = studies.all.find(({ root }) => root.toString() === argument.study);
  if (!named) throw new Refusal(l10n.t('The study is no longer in this workspace.'));
  return named;
}

/** The study’s file as it was last read. */
export function fileOf({ study }: OpenStudy): StudyFile {
  if (!study.file) throw new Refusal(l10n.t('The study’s study.json cannot be read.'));
  return study.file;
}

/** Paths of all transcripts of a study. */
export function pathsOf({ study }: OpenStudy): string[] {
  return study.transcripts.map(({ path }) => path);
}

/** The participant that an argument names; undefined when it names none. Fails on a name that nobody has. */
export function participantOf(openStudy: OpenStudy, argument: Argument): Participant | undefined {
  const name =
    typeof argument === 'string'
      ? argument
      : typeof argument === 'object' && 'kind' in argument
        ? participantIdOf(argument)
        : undefined;
  if (name === undefined) return undefined;
  const found = findParticipant(fileOf(openStudy), name);
  if (!found) throw new Refusal(l10n.t('The study has no participant “{0}”.', name));
  return found;
}

/** The same with the id of a participant who is there. Fails on a name that nobody has. */
export function resolved<To extends Assignee>(openStudy: OpenStudy, to: To): To {
  if (typeof to !== 'object' || !('participant' in to)) return to;
  return { ...to, participant: participantOf(openStudy, to.participant)!.id };
}

function participantIdOf(node: ParticipantsNode): string | undefined {
  return node.kind === 'participant' ? node.id : 'participant' in node ? node.participant : undefined;
}

/** The group that an argument names; undefined when it names none. Fails on a name that no group has. */
export function groupOf(openStudy: OpenStudy, argument: Argument): Group | undefined {
  const name =
    typeof argument === 'string'
      ? argument
      : typeof argument === 'object' && 'kind' in argument
        ? groupIdOf(argument)
        : undefined;
  if (name === undefined) return undefined;
  const found = findGroup(fileOf(openStudy), name);
  if (!found) throw new Refusal(l10n.t('The study has no group “{0}”.', name));
  return found;
}

function groupIdOf(node: ParticipantsNode): string | undefined {
  return node.kind === 'group' ? node.id : 'group' in node ? node.group : undefined;
}

/** What a command was called with; views’ titles pass something of VS Code’s own. */
export function argumentOf(value: unknown): Argument {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  return 'kind' in value || 'study' in value ? (value as Argument) : undefined;
}

/** VS Code passes the rows selected as a second argument: only a text is a value that somebody gave. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A list of texts, such as paths, and not the rows selected. */
export function texts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every(one => typeof one === 'string') ? value : undefined;
}

/** The rows selected, when a command was called on several. */
export function rows(value: unknown): readonly ParticipantsNode[] {
  if (!Array.isArray(value)) return [];
  return value.filter(one => typeof one === 'object' && one !== null && 'kind' in one);
}

/** Whom somebody named in a keybinding or a quick fix. */
export function assignee(value: unknown): Assignee | undefined {
  if (value === 'interviewer' || value === 'unassigned') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const { participant, newParticipant } = value as { participant?: unknown; newParticipant?: unknown };
  if (typeof participant === 'string') return { participant };
  return typeof newParticipant === 'string' ? { newParticipant } : undefined;
}
