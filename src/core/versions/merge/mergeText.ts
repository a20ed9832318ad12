import * as l10n from '@vscode/l10n';
import { visible } from '../../base/visible';
import type { Scale } from '../../codebook/code';
import { scaleText } from '../../codebook/editScale';
import { type Fields, own } from '../../records/fields';
import { differingKeys } from './differingKeys';
import type { MergedText } from './mergeFiles';
import type { Conflict, MergeNote } from './mergeRecords';

/** Most characters of a value that a line repeats. */
const MAX_SHOWN = 60;

/**
 * What a person should know about a merge, a line each, for a terminal; none when everything merged by itself.
 * @param codeName of a code by its id
 */
export function mergeLines(
  { conflicts, notes }: Omit<MergedText, 'text'>,
  codeName: (id: string) => string,
): string[] {
  const decisions = conflicts.flatMap(conflict =>
    isOfValues(conflict) ? byCode(conflict, codeName) : [conflict],
  );
  return [...decisions.map(conflictLine), ...notes.map(noteLine)].map(visible);
}

/** Whether it is about the values of a segment on the scales of its codes. */
export function isOfValues({ list, field }: Conflict): boolean {
  return list === 'segments' && field === 'values';
}

/** One for each code of which the values differ, named as reviews name it. */
function byCode(conflict: Conflict, codeName: (id: string) => string): readonly Conflict[] {
  const { base, values } = conflict;
  const of = (code: string) => (map: unknown) => own((map ?? {}) as Fields, code);
  return differingKeys(values).map(code => ({
    ...conflict,
    field: l10n.t('value of {0}', codeName(code)),
    base: of(code)(base),
    values: values.map(of(code)),
  }));
}

function conflictLine({ list, id, field, base, values }: Conflict): string {
  const where = id === undefined ? field : `${list} ${id}, ${field}`;
  const shown = (value: unknown) => shownAs(field, value);
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
function shownAs(field: string, value: unknown): string {
  if (value === undefined || value === null) return l10n.t('nothing');
  if (field === 'scale') return scaleText(value as Scale);
  const quote = typeof value === 'object' && 'quote' in value ? value.quote : undefined;
  const json = JSON.stringify(typeof quote === 'string' ? quote : value);
  const characters = [...json];
  return characters.length > MAX_SHOWN ? `${characters.slice(0, MAX_SHOWN).join('')}…` : json;
}
