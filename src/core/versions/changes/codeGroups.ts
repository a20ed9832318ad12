import * as l10n from '@vscode/l10n';
import type { Codebook } from '../../codebook/codebook';
import type { ChangedCode, CoderChanges, TranscriptChanges } from './changes';
import type { SegmentChange, SegmentChangeKind } from './segmentChanges';

/** What happened to a code in a transcript. */
export interface CodeGroup {
  readonly code: ChangedCode;
  readonly items: readonly GroupItem[];
}

/** A coding that was added (`+`) or removed (`-`), or a segment of it that has changed in other respects (`~`). */
export interface GroupItem {
  readonly sign: '+' | '-' | '~';
  /** Id of the code that was added or removed. */
  readonly code?: string;
  readonly coding: CoderChanges;
  readonly change: SegmentChange;
}

/** The codes that segments of a review carry or carried, in the order of the later codebook; unknown ones last. */
export function changedCodes(
  transcripts: readonly TranscriptChanges[],
  before: Codebook,
  after: Codebook,
): ChangedCode[] {
  const ids = new Set(
    transcripts.flatMap(({ codings }) =>
      codings.flatMap(({ changes }) =>
        changes.flatMap(({ codes, removedCodes }) => [...codes, ...removedCodes]),
      ),
    ),
  );
  const known = [...after.inOrder(), ...before.inOrder()].map(({ id }) => id);
  const order = [...new Set(known)].filter(id => ids.has(id));
  const rest = [...ids].filter(id => !order.includes(id)).sort();
  return [...order, ...rest].map(id => {
    const path = [after.path(id), before.path(id)].find(names => names.length > 0) ?? [id];
    return { id, path };
  });
}

/**
 * What has changed in a transcript, code by code. Each coding that was added or removed is under its code; what else has
 * changed of a segment is there once, under the first of its codes; that of annotations, which have none, comes last.
 */
export function codeGroups({ codings }: TranscriptChanges, codes: readonly ChangedCode[]): CodeGroup[] {
  const items = new Map(codes.map(({ id }) => [id, [] as GroupItem[]]));
  const annotations: GroupItem[] = [];
  for (const coding of codings) {
    for (const change of coding.changes) {
      for (const code of change.addedCodes) items.get(code)?.push({ sign: '+', code, coding, change });
      for (const code of change.removedCodes) items.get(code)?.push({ sign: '-', code, coding, change });
      const isSaid = change.addedCodes.length > 0 || change.removedCodes.length > 0;
      const under = codes.find(({ id }) => change.codes.includes(id));
      if (!isSaid && under) items.get(under.id)!.push({ sign: '~', coding, change });
      if (!isSaid && change.codes.length === 0) annotations.push({ sign: signOf(change), coding, change });
    }
  }
  const noted = { code: { id: '', path: [l10n.t('Annotations')] }, items: annotations };
  const coded = codes.map(code => ({ code, items: items.get(code.id)! }));
  return [...coded, noted].filter(group => group.items.length > 0);
}

function signOf({ kinds }: SegmentChange): GroupItem['sign'] {
  if (kinds.includes('added')) return '+';
  return kinds.includes('removed') ? '-' : '~';
}

/** The kinds of change that its sign under a code does not say. */
export function otherKinds({ change, sign }: GroupItem): SegmentChangeKind[] {
  const said: readonly SegmentChangeKind[] = sign === '~' ? [] : ['added', 'removed', 'recoded'];
  return change.kinds.filter(kind => !said.includes(kind));
}
