import { withFields, withRecords } from './namedRecords';
import type { StudyFile, TurnSettings } from './studyFile';

/** A study, or a group of one: whatever can say how its transcripts are laid out. */
interface HasTurns {
  readonly turns?: TurnSettings | undefined;
}

/** Sets fields of what is said of turns; empty lists are left out, and so is `turns` with nothing in it. */
export function withTurnSettings<T extends HasTurns>(record: T, fields: TurnSettings): T {
  const entries = Object.entries({ ...record.turns, ...fields }).filter(
    ([, value]: [string, unknown]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  const turns: TurnSettings | undefined = entries.length > 0 ? Object.fromEntries(entries) : undefined;
  return withFields<HasTurns>(record, { turns }) as T;
}

/**
 * Changes what the study and its groups say of turns, where they say something.
 * @param change gives the same object where nothing changes; then the study is the same, too
 */
export function mapTurnSettings(study: StudyFile, change: (turns: TurnSettings) => TurnSettings): StudyFile {
  const changed = changedIn(study, change);
  const groups = study.groups.filter(group => changedIn(group, change) !== group);
  if (groups.length === 0) return changed;
  return {
    ...changed,
    groups: withRecords(
      study.groups,
      groups.map(group => changedIn(group, change)),
    ),
  };
}

function changedIn<T extends HasTurns>(record: T, change: (turns: TurnSettings) => TurnSettings): T {
  if (!record.turns) return record;
  const turns = change(record.turns);
  return turns === record.turns ? record : withTurnSettings(record, turns);
}
