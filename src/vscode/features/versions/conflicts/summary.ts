import * as l10n from '@vscode/l10n';
import { labelled } from '../../../../core/base/phrases';
import { countChanges } from '../../../../core/versions/merge/choices';
import { listIn } from '../../../../core/versions/merge/fileParts';
import type { MergeNote } from '../../../../core/versions/merge/mergeRecords';
import type { OpenedConflict } from './openConflict';
import { recordById, sideLabel } from './wording';

/** So many notes are told one by one. */
const MAX_NOTES = 8;

/** What a merge has done by itself, a line each: what each side brought, and what a person may want to know. */
export function summaryLines(conflict: OpenedConflict): string[] {
  const { kind, parse, sides, notes } = conflict;
  const counted = (['ours', 'theirs'] as const).flatMap(side => {
    const text = sides[side];
    if (text === undefined || sides.base === undefined) return [];
    const { added, changed, removed } = countChanges(kind, sides.base, text, parse);
    const parts = [
      added > 0 ? l10n.t('{0} added', added) : '',
      changed > 0 ? l10n.t('{0} changed', changed) : '',
      removed > 0 ? l10n.t('{0} removed', removed) : '',
    ].filter(Boolean);
    return [labelled(sideLabel(conflict, side), parts.join(', ') || l10n.t('nothing changed'))];
  });
  const isBaseUnknown = sides.ours !== undefined && sides.theirs !== undefined && sides.base === undefined;
  return [
    ...counted,
    ...(isBaseUnknown
      ? [l10n.t('The common base is unknown, so everything found on only one side is kept.')]
      : []),
    ...notes.slice(0, MAX_NOTES).map(note => noteLine(conflict, note)),
    ...(notes.length > MAX_NOTES ? [l10n.t('and {0} more', notes.length - MAX_NOTES)] : []),
  ];
}

function noteLine(conflict: OpenedConflict, { kind, list, id, other }: MergeNote): string {
  const file = conflict.text === undefined ? undefined : conflict.parse(conflict.text).value;
  const records = file ? listIn(file, list) : [];
  const what = recordById(conflict, list, id, records);
  const second = other === undefined ? '' : recordById(conflict, list, other, records);
  switch (kind) {
    case 'kept':
      return l10n.t('{0} was deleted on one side and changed on the other: it is kept.', what);
    case 'needed':
      return l10n.t('{0} was deleted on one side and is used on the other: it is kept.', what);
    case 'unified':
      return l10n.t('{0} was coded on both sides: it becomes one segment with the codes of both.', what);
    case 'renamed':
      return l10n.t('{0} had the same id as another segment: it gets a new one.', what);
    case 'rejoined':
      return l10n.t('Each side merged one of {0} and {1} into the other: they become one.', what, second);
    case 'merged-away':
      return l10n.t(
        '{0} was changed on one side and merged into {1} on the other: it is merged.',
        what,
        second,
      );
    case 'same-name':
      return l10n.t('{0} has the same name as another code in its theme: you may want to merge them.', what);
  }
}
