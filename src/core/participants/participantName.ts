import type { Participant } from './studyFile';

/** What a participant is called in tables. */
export function participantName({ id, name }: Participant): string {
  return name ?? id;
}
