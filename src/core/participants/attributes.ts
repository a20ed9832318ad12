import * as l10n from '@vscode/l10n';
import { cleanName, nameKey } from '../codebook/codeName';
import { type Result, fail, ok } from '../base/result';
import type { AttributeValue } from './attributeValue';
import { participantById } from './findParticipant';
import { RESERVED_KEY } from '../records/reservedKeys';
import { nameOf, withFields, withRecords } from '../studyFile/namedRecords';
import type { Participant, StudyFile } from '../studyFile/studyFile';

/** The names of all attributes that participants have, each once, in the order in which they are first met. */
export function attributeNames({ participants }: Pick<StudyFile, 'participants'>): string[] {
  return [...new Set(participants.flatMap(({ attributes = {} }) => Object.keys(attributes)))];
}

/** An attribute’s name as the study already writes it (`age` for `Age`), else cleaned. */
export function attributeName(study: Pick<StudyFile, 'participants'>, name: string): string {
  const names = attributeNames(study);
  const clean = cleanName(name);
  return names.includes(clean) ? clean : (names.find(known => nameKey(known) === nameKey(clean)) ?? clean);
}

/** Sets an attribute of a participant, in the study’s own spelling of its name. */
export function setAttribute(
  study: StudyFile,
  participantId: string,
  name: string,
  value: AttributeValue,
): Result<StudyFile> {
  const participant = participantById(study, participantId);
  if (!participant.ok) return participant;
  const known = attributeName(study, name);
  if (known === '') return fail(l10n.t('An attribute needs a name.'));
  if (known === RESERVED_KEY) return fail(l10n.t('An attribute cannot be named “{0}”.', RESERVED_KEY));
  if (typeof value === 'number' && !Number.isFinite(value)) return fail(l10n.t('This is not a number.'));
  const { attributes = {} } = participant.value;
  if (Object.hasOwn(attributes, known) && attributes[known] === value) return ok(study);
  return ok(withAttributes(study, participant.value, [...Object.entries(attributes), [known, value]]));
}

/** Removes an attribute from a participant. */
export function removeAttribute(study: StudyFile, participantId: string, name: string): Result<StudyFile> {
  const participant = participantById(study, participantId);
  if (!participant.ok) return participant;
  const { attributes = {} } = participant.value;
  if (!Object.hasOwn(attributes, name)) {
    return fail(l10n.t('“{0}” has no attribute “{1}”.', nameOf(participant.value), name));
  }
  const kept = Object.entries(attributes).filter(([key]) => key !== name);
  return ok(withAttributes(study, participant.value, kept));
}

function withAttributes(
  study: StudyFile,
  participant: Participant,
  entries: readonly (readonly [string, AttributeValue])[],
): StudyFile {
  const attributes = entries.length > 0 ? Object.fromEntries(entries) : undefined;
  const changed = withFields(participant, { attributes });
  return { ...study, participants: withRecords(study.participants, [changed]) };
}
