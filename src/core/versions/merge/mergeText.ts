import * as l10n from '@vscode/l10n';
import { visible } from '../../base/visible';
import type { MergedText } from './mergeFiles';
import type { Conflict, MergeNote } from './mergeRecords';

/** Most characters of a value that a line repeats. */
const MAX_SHOWN = 60;

/** What a person should know about a merge, a line each, for a terminal; none when everything merged by itself. */
export function mergeLines({ conflicts, notes }: Omit<MergedText, 'text'>): string[] {
  return [...conflicts.map(conflictLine), ...notes.map(noteLine)].map(visible);
}

function conflictLine({ list, id, field, base, values }: Conflict): string {
  const where = id === undefined ? field : `${list} ${id}, ${field}`;
  const wanted = values
    .slice(1)
    .reduce<string>((all, value) => l10n.t('{0} or {1}', all, shown(value)), shown(values[0]));
  return base === undefined
    ? l10n.t('conflict: {0}: {1}', where, wanted)
    : l10n.t('conflict: {0}: {1} (was {2})', where, wanted, shown(base));
}

function noteLine({ kind, list, id, other }: MergeNote): string {
  return l10n.t('note: {0} {1}: {2}', list, id, NOTES[kind](other ?? ''));
}

const NOTES: Readonly<Record<MergeNote['kind'], (other: string) => string>> = {
  kept: () => l10n.t('deleted on one side and changed on the other, so it was kept'),
  needed: () => l10n.t('deleted on one side and used on the other, so it was kept'),
  unified: other => l10n.t('coded on both sides; {0} was merged into it', other),
  renamed: other => l10n.t('another segment also had the id {0}, so this one was given a new id', other),
  rejoined: other =>
    l10n.t('each side had merged one of this and {0} into the other; they are now one code', other),
  'merged-away': other =>
    l10n.t('changed on one side and merged into {0} on the other, so it was merged', other),
  'same-name': other => l10n.t('has the same name as {0} in the same place of the codebook', other),
};

/** A value on one line, cut. */
function shown(value: unknown): string {
  if (value === undefined || value === null) return l10n.t('nothing');
  const quote = typeof value === 'object' && 'quote' in value ? value.quote : undefined;
  const json = JSON.stringify(typeof quote === 'string' ? quote : value);
  const characters = [...json];
  return characters.length > MAX_SHOWN ? `${characters.slice(0, MAX_SHOWN).join('')}…` : json;
}
