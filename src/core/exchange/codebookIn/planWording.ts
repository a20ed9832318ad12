import * as l10n from '@vscode/l10n';
import { counted, enumerate, labelled } from '../../base/phrases';
import type { Codebook } from '../../codebook/codebook';
import type { Code } from '../../codebook/code';
import { FIELD_NAMES, SCALE_NAME } from '../../codebook/definition';
import { scaleText } from '../../codebook/editScale';
import { oneLine } from '../../base/visible';
import type { IncomingCode } from './incoming';
import {
  CLASHES,
  type ImportItem,
  type ImportPlan,
  type ItemKind,
  type PlannedItem,
  isOfGroup,
  offScale,
} from './planImport';

/** The headings of a preview, in its order. */
export const ITEM_HEADINGS: Readonly<Record<PlannedItem['kind'], string>> = {
  new: l10n.t('New codes'),
  changed: l10n.t('Changed definitions'),
  rescaled: l10n.t('Clashes: scale without values in use'),
  renamed: l10n.t('Clashes: same id, other name'),
  moved: l10n.t('Clashes: same code, other place'),
  elsewhere: l10n.t('Clashes: same name, other place'),
  newGroup: l10n.t('New code groups'),
  fullerGroup: l10n.t('Code groups with further codes'),
};

/** The name of what an item is about, as the file has it. */
export function itemName({ incoming }: ImportPlan, item: PlannedItem): string {
  return (isOfGroup(item) ? incoming.groups : incoming.codes)[item.index]!.name;
}

/** So many codes of a group are named. */
const MAX_NAMED = 6;

/** Names from the top down to a code of the file. */
export function incomingPath({ incoming }: ImportPlan, index: number): readonly string[] {
  const names: string[] = [];
  for (let at: number | undefined = index; at !== undefined; at = incoming.codes[at]!.parent)
    names.push(incoming.codes[at]!.name);
  return names.reverse();
}

/** What an item does when it is taken, and, of a clash, what there is. */
export function itemDetail(codebook: Codebook, plan: ImportPlan, item: PlannedItem): string {
  if (isOfGroup(item)) {
    const names = item.codes.map(code => plan.incoming.codes[code]!.name);
    return labelled(counted.codes(names.length), enumerate(names, MAX_NAMED));
  }
  const path = (names: readonly string[]) => names.slice(0, -1).join(' › ') || l10n.t('top level');
  const theirs = path(incomingPath(plan, item.index));
  const ours = item.ours ? path(codebook.path(item.ours.id)) : '';
  switch (item.kind) {
    case 'new':
      return theirs;
    case 'changed':
      return item.fields.map(fieldName).join(', ');
    case 'rescaled':
      return `${scaleChange(item.ours!, plan.incoming.codes[item.index]!)}; ${lostInWords(plan, item)}`;
    case 'renamed':
      return l10n.t('“{0}” would be renamed', item.ours!.name);
    case 'moved':
      return l10n.t('is in {0}, would be moved to {1}', ours, theirs);
    case 'elsewhere':
      return l10n.t('is in {0}, would be added as another code in {1}', ours, theirs);
  }
}

/** The scale that a code gets, and the one that it has. */
export function scaleChange({ scale: before }: Code, { scale: after }: IncomingCode): string {
  const now = oneLine(scaleText(after!));
  return before
    ? l10n.t('Scale: {0} instead of {1}', now, oneLine(scaleText(before)))
    : l10n.t('Scale: {0}', now);
}

/** So many values are named. */
const MAX_VALUES = 8;

/** Which values of codings would not be on the scale of the file. */
export function lostInWords({ incoming, use }: ImportPlan, { ours, index }: ImportItem): string {
  const lost = [...offScale(ours!, incoming.codes[index]!, use)];
  const named = lost.map(([value, count]) => l10n.t('{0} ({1})', value, counted.segments(count)));
  return l10n.t('not on it: {0}', enumerate(named, MAX_VALUES));
}

function fieldName(field: ImportItem['fields'][number]): string {
  if (field === 'color') return l10n.t('Colour');
  if (field === 'scale') return SCALE_NAME;
  return field === 'retired' ? l10n.t('Retired') : FIELD_NAMES[field];
}

/** What a file would do in all: “3 new codes, 2 changed definitions, 1 clash, 40 codes unchanged”. */
export function planSummary({ items, groups, unchanged, incoming }: ImportPlan): string {
  const count = (...kinds: readonly ItemKind[]) => items.filter(({ kind }) => kinds.includes(kind)).length;
  const clashes = count(...CLASHES);
  const changed = count('changed');
  const parts = [
    counted.newCodes(count('new')),
    changed === 1 ? l10n.t('1 changed definition') : l10n.t('{0} changed definitions', changed),
    clashes === 1 ? l10n.t('1 clash') : l10n.t('{0} clashes', clashes),
    ...(groups.length > 0
      ? [groups.length === 1 ? l10n.t('1 code group') : l10n.t('{0} code groups', groups.length)]
      : []),
    l10n.t('{0} of {1} unchanged', unchanged, counted.codes(incoming.codes.length)),
  ];
  return parts.join(', ');
}
