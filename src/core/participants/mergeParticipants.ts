import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../base/result';
import { labelKey } from '../turns/labelKey';
import { participantById } from './findParticipant';
import { PathMatcher } from '../studyFile/matchPaths';
import { matchExactly } from '../studyFile/pathPatterns';
import { nameOf, withFields, withRecords } from '../studyFile/namedRecords';
import type { Participant, PinnedReport, StudyFile } from '../studyFile/studyFile';

export interface Merge {
  /** Id of the participant who stays. */
  readonly into: string;
  /** Id of the participant who becomes the other. */
  readonly from: string;
  /** Id of the participant whose values are kept where the two differ. */
  readonly winner?: string | undefined;
}

/** A field in which two participants differ. */
export interface Conflict {
  readonly field: string;
  readonly into: unknown;
  readonly from: unknown;
}

const OWN_RULES = new Set(['id', 'name', 'speakers', 'transcripts', 'attributes', 'memo']);

/**
 * Makes two participants one, who keeps id and name of the first and has labels, transcripts, attributes, memos and
 * unknown fields of both. Fails where an attribute differs and no winner is given; the message names all that do. Reports that
 * count the second one count the first instead.
 * @param known paths of all transcripts
 */
export function mergeParticipants(
  study: StudyFile,
  { into, from, winner }: Merge,
  known: readonly string[],
): Result<StudyFile> {
  const kept = participantById(study, into);
  if (!kept.ok) return kept;
  const gone = participantById(study, from);
  if (!gone.ok) return gone;
  if (into === from) return fail(l10n.t('A participant cannot be merged with themselves.'));
  const conflicts = mergeConflicts(kept.value, gone.value);
  if (conflicts.length > 0 && winner !== into && winner !== from) {
    return fail(conflictMessage(kept.value, gone.value, conflicts));
  }
  const transcripts = unitedPatterns(kept.value, gone.value, known);
  if (!transcripts.ok) return transcripts;
  const merged = winner === from ? united(kept.value, gone.value) : united(gone.value, kept.value);
  const participant = withFields(merged, {
    id: into,
    name: kept.value.name,
    speakers: unitedLabels(kept.value, gone.value),
    transcripts: transcripts.value,
    memo: unitedMemos(kept.value, gone.value),
  });
  const others = study.participants.filter(({ id }) => id !== from);
  const reports = study.reports?.map(report => renamedIn(report, from, into));
  return ok(withFields(study, { participants: withRecords(others, [participant]), reports }));
}

/** The attributes, and the fields that no version knows, of which both have a value, and not the same one. */
export function mergeConflicts(into: Participant, from: Participant): Conflict[] {
  return [
    ...differing(into.attributes ?? {}, from.attributes ?? {}),
    ...differing(unknownFields(into), unknownFields(from)),
  ];
}

function conflictMessage(into: Participant, from: Participant, conflicts: readonly Conflict[]): string {
  const list = conflicts.map(
    conflict => `${conflict.field} (${JSON.stringify(conflict.into)}, ${JSON.stringify(conflict.from)})`,
  );
  return l10n.t(
    '“{0}” and “{1}” have different values for {2}. Choose whose values to keep.',
    nameOf(into),
    nameOf(from),
    list.join(', '),
  );
}

function differing(a: object, b: object): Conflict[] {
  const others = new Map<string, unknown>(Object.entries(b));
  return Object.entries(a).flatMap(([field, into]: [string, unknown]) => {
    if (!others.has(field) || JSON.stringify(others.get(field)) === JSON.stringify(into)) return [];
    return [{ field, into, from: others.get(field) }];
  });
}

function unknownFields(participant: Participant): Record<string, unknown> {
  return Object.fromEntries(Object.entries(participant).filter(([key]) => !OWN_RULES.has(key)));
}

/** Fields and attributes of both; where both have one, that of the second. */
function united(first: Participant, second: Participant): Participant {
  const fields = [...Object.entries(first), ...Object.entries(second)];
  const attributes = [...Object.entries(first.attributes ?? {}), ...Object.entries(second.attributes ?? {})];
  const entries =
    attributes.length > 0 ? [...fields, ['attributes', Object.fromEntries(attributes)]] : fields;
  return Object.fromEntries(entries) as unknown as Participant;
}

function unitedLabels(into: Participant, from: Participant): readonly string[] | undefined {
  const all = [...(into.speakers ?? []), ...(from.speakers ?? [])];
  const known = new Set<string>();
  const each = all.filter(label => {
    const key = labelKey(label);
    return !known.has(key) && known.add(key);
  });
  return each.length > 0 ? each : undefined;
}

function unitedMemos({ memo: into }: Participant, { memo: from }: Participant): string | undefined {
  const memos = [...new Set([into, from].flatMap(memo => memo || []))];
  return memos.length > 0 ? memos.join('\n\n') : undefined;
}

/** A `!` of the one must not exclude what the other claims. */
function unitedPatterns(
  into: Participant,
  from: Participant,
  known: readonly string[],
): Result<readonly string[] | undefined> {
  const all = [...new Set([...(into.transcripts ?? []), ...(from.transcripts ?? [])])];
  if (all.length === 0) return ok(undefined);
  const matchers = [into, from].map(({ transcripts = [] }) => PathMatcher.of(transcripts));
  const claimed = known.filter(path => matchers.some(matcher => matcher.matches(path)));
  return matchExactly(all, new Set(claimed), known);
}

function renamedIn(report: PinnedReport, from: string, into: string): PinnedReport {
  const { scope } = report;
  if (!scope?.participants?.includes(from)) return report;
  const participants = [...new Set(scope.participants.map(id => (id === from ? into : id)))];
  return { ...report, scope: { ...scope, participants } };
}
