import type { MergedText } from './mergeFiles';
import type { Conflict, MergeNote } from './mergeRecords';

/** Most characters of a value that a line repeats. */
const MAX_SHOWN = 60;

/** What a person should know of a merge, a line each, for a terminal; nothing when all went by itself. */
export function mergeLines({ conflicts, notes }: Omit<MergedText, 'text'>): string[] {
  return [...conflicts.map(conflictLine), ...notes.map(noteLine)];
}

function conflictLine({ list, id, field, base, values }: Conflict): string {
  const where = id === undefined ? field : `${list} ${id}, ${field}`;
  const was = base === undefined ? '' : ` (was ${shown(base)})`;
  return `conflict: ${where}: ${values.map(shown).join(' or ')}${was}`;
}

function noteLine({ kind, list, id, other }: MergeNote): string {
  return `note: ${list} ${id}: ${NOTES[kind](other ?? '')}`;
}

const NOTES: Readonly<Record<MergeNote['kind'], (other: string) => string>> = {
  kept: () => 'deleted on one side, changed on the other; it is kept',
  needed: () => 'deleted on one side, used on the other; it is kept',
  unified: other => `coded on both sides; ${other} is now one with it`,
  renamed: other => `another segment had the id ${other}, too; this one has a new id`,
  rejoined: other => `each side had merged one of this and ${other} into the other; they are one`,
  'merged-away': other => `changed on one side, merged into ${other} on the other; it is merged`,
  'same-name': other => `it has the name of ${other}, beside which it stands`,
};

/** A value on one line, cut. */
function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  const quote = typeof value === 'object' && 'quote' in value ? value.quote : undefined;
  const json = JSON.stringify(typeof quote === 'string' ? quote : value);
  const characters = [...json];
  return characters.length > MAX_SHOWN ? `${characters.slice(0, MAX_SHOWN).join('')}…` : json;
}
