import * as l10n from '@vscode/l10n';
import { counted } from '../../base/phrases';
import type { Codebook } from '../../codebook/codebook';
import { FIELD_NAMES } from '../../codebook/definition';
import type { ImportItem, ImportPlan, ItemKind } from './planImport';

/** The headings of a preview, in its order. */
export const ITEM_HEADINGS: Readonly<Record<ItemKind, string>> = {
  new: l10n.t('New codes'),
  changed: l10n.t('Changed definitions'),
  renamed: l10n.t('Clashes: same id, other name'),
  moved: l10n.t('Clashes: same code, other place'),
  elsewhere: l10n.t('Clashes: same name, other place'),
};

/** Names from the top down to a code of the file. */
export function incomingPath({ incoming }: ImportPlan, index: number): readonly string[] {
  const names: string[] = [];
  for (let at: number | undefined = index; at !== undefined; at = incoming.codes[at]!.parent)
    names.push(incoming.codes[at]!.name);
  return names.reverse();
}

/** What an item does when it is taken, and, of a clash, what there is. */
export function itemDetail(codebook: Codebook, plan: ImportPlan, item: ImportItem): string {
  const path = (names: readonly string[]) => names.slice(0, -1).join(' › ') || l10n.t('top level');
  const theirs = path(incomingPath(plan, item.index));
  const ours = item.ours ? path(codebook.path(item.ours.id)) : '';
  switch (item.kind) {
    case 'new':
      return theirs;
    case 'changed':
      return item.fields.map(fieldName).join(', ');
    case 'renamed':
      return l10n.t('“{0}” would be renamed', item.ours!.name);
    case 'moved':
      return l10n.t('is in {0}, would be moved to {1}', ours, theirs);
    case 'elsewhere':
      return l10n.t('is in {0}, would be added as another code in {1}', ours, theirs);
  }
}

function fieldName(field: ImportItem['fields'][number]): string {
  if (field === 'color') return l10n.t('Colour');
  return field === 'retired' ? l10n.t('Retired') : FIELD_NAMES[field];
}

/** What a file would do in all: “3 new codes, 2 changed definitions, 1 clash, 40 codes unchanged”. */
export function planSummary({ items, unchanged, incoming }: ImportPlan): string {
  const count = (...kinds: readonly ItemKind[]) => items.filter(({ kind }) => kinds.includes(kind)).length;
  const clashes = count('renamed', 'moved', 'elsewhere');
  const changed = count('changed');
  const parts = [
    counted.newCodes(count('new')),
    changed === 1 ? l10n.t('1 changed definition') : l10n.t('{0} changed definitions', changed),
    clashes === 1 ? l10n.t('1 clash') : l10n.t('{0} clashes', clashes),
    l10n.t('{0} of {1} unchanged', unchanged, counted.codes(incoming.codes.length)),
  ];
  return parts.join(', ');
}
