import { nameKey } from '../codebook/codeName';
import { labelKey } from '../turns/labelKey';
import { nameOf } from '../studyFile/namedRecords';
import type { Participant } from '../studyFile/studyFile';

/** Finds participants by id, else name, else label, in any case. */
export class PeopleIndex {
  private readonly keys: readonly ReadonlyMap<string, readonly Participant[]>[];

  constructor(participants: readonly Participant[]) {
    this.keys = [
      byKey(participants, ({ id }) => [id]),
      byKey(participants, participant => [nameOf(participant)]),
      byKey(participants, ({ speakers = [] }) => speakers),
    ];
  }

  /** Several where more than one fits. */
  find(text: string): readonly Participant[] {
    for (const keys of this.keys) {
      const found = keys.get(keyOf(text));
      if (found) return found;
    }
    return [];
  }
}

function byKey(
  participants: readonly Participant[],
  keysOf: (participant: Participant) => readonly string[],
): Map<string, Participant[]> {
  const map = new Map<string, Participant[]>();
  for (const participant of participants) {
    for (const key of new Set(keysOf(participant).map(keyOf))) {
      map.set(key, [...(map.get(key) ?? []), participant]);
    }
  }
  return map;
}

function keyOf(text: string): string {
  return nameKey(labelKey(text));
}
