import * as l10n from '@vscode/l10n';
import { nameKey } from '../codebook/codeName';
import { type Result, fail, ok } from '../base/result';
import { nameOf } from '../studyFile/namedRecords';
import type { Participant, StudyFile } from '../studyFile/studyFile';

type People = Pick<StudyFile, 'participants'>;

/** The participant with an id, or why there is none. */
export function participantById({ participants }: People, id: string): Result<Participant> {
  const found = participants.find(participant => participant.id === id);
  return found ? ok(found) : fail(l10n.t('The study no longer has a participant “{0}”.', id));
}

/** The participant meant by an id or, when only one has it, a name in any case. */
export function findParticipant({ participants }: People, idOrName: string): Participant | undefined {
  const exact = participants.find(({ id }) => id === idOrName);
  if (exact) return exact;
  const key = nameKey(idOrName);
  const named = participants.filter(one => nameKey(nameOf(one)) === key || nameKey(one.id) === key);
  return named.length === 1 ? named[0] : undefined;
}
