import * as l10n from '@vscode/l10n';
import { seenNow } from '../../../../core/analyses/grid/gridCell';
import { ownTextIn, saveSeen } from '../../../../core/summaries/saveSeen';
import { CodingAction } from '../../../../study/codingUndo';
import type { GridChange } from '../../../../webview/grid/messages';
import type { Deps } from '../../../deps';
import type { OpenStudy } from '../../../session/openStudy';
import { cellName } from './gridView';
import type { ShownGrid } from './shownGrid';

/** How a change went. */
export type WriteOutcome =
  | { readonly problem: undefined; /** What the file has now. */ readonly base: string }
  | {
      readonly problem: string;
      /** What the file has now, where it was read. */
      readonly base: string | undefined;
    };

/** Writes, removes or confirms the own summary of a cell, over the segments that the person has seen there. */
export async function writeSummary(
  { coder: coders, now, random }: Deps,
  openStudy: OpenStudy,
  shown: ShownGrid,
  change: GridChange,
): Promise<WriteOutcome> {
  const { study } = openStudy;
  const coder = await coders.require(openStudy);
  if (!coder)
    return {
      problem: l10n.t('Not saved: it is not known who writes. Select a coder first.'),
      base: undefined,
    };
  const cell = shown.cell(change);
  if (!cell) return { problem: l10n.t('Not saved: this cell is no longer in the grid.'), base: undefined };
  const own = cell.summaries.find(({ isOwn }) => isOwn)?.summary;
  const base = change.type === 'save' ? change.base : (own?.text ?? '');
  const text = change.type === 'save' ? change.text : change.type === 'confirm' ? base : '';
  const { place } = cell;
  const seen = seenNow(cell.segments, shown.corpus.study);
  const id = own?.by === coder.id ? own.id : undefined;
  const written = { place, text, seen, by: coder.id, at: now(), base, ...(base === '' ? {} : { id }) };
  const resolve = (code: string) => study.codebook.resolve(code)?.id ?? code;
  let there: string | undefined;
  const saved = await study.changeSummaries(
    file => {
      there = ownTextIn(file, written, resolve);
      return saveSeen(file, written, resolve, random);
    },
    new CodingAction(labelOf(change.type, cellName(change, shown))),
  );
  return saved.ok
    ? { problem: undefined, base: ownTextIn(saved.value, written, resolve) }
    : { problem: saved.error, base: there };
}

function labelOf(type: GridChange['type'], name: string): string {
  switch (type) {
    case 'save':
      return l10n.t('summary of “{0}”', name);
    case 'confirm':
      return l10n.t('confirm the summary of “{0}”', name);
    case 'remove':
      return l10n.t('delete the summary of “{0}”', name);
  }
}
