import type { CellKey, DraftView, GridChange, GridOfPage } from '../../../../webview/grid/messages';
import type { SummaryDraft, SummaryDrafts } from './summaryDrafts';
import type { WriteOutcome } from './writeSummary';

/** A cell, and what the rows of its grid are. */
type DraftCell = CellKey & Pick<GridOfPage, 'by'>;

/** The drafts of one study’s grids, and why some of them could not be saved. */
export class PanelDrafts {
  private readonly problems = new Map<string, string>();

  /** @param keyOf tells a cell from all others, also from those of grids with other rows */
  constructor(
    private readonly drafts: Pick<SummaryDrafts, 'get' | 'write' | 'saved' | 'discard'>,
    private readonly keyOf: (cell: DraftCell) => string,
  ) {}

  of(cell: DraftCell): DraftView | undefined {
    const draft = this.drafts.get(this.keyOf(cell));
    const problem = this.problems.get(this.keyOf(cell));
    return draft && { ...draft, ...(problem === undefined ? {} : { problem }) };
  }

  write(cell: DraftCell, draft: SummaryDraft): void {
    this.problems.delete(this.keyOf(cell));
    this.drafts.write(this.keyOf(cell), draft);
  }

  discard(cell: DraftCell): void {
    this.problems.delete(this.keyOf(cell));
    this.drafts.discard(this.keyOf(cell));
  }

  /** Takes how a change went: what could not be saved stays. */
  note(change: GridChange, outcome: WriteOutcome): void {
    const key = this.keyOf(change);
    if (outcome.problem === undefined) {
      this.problems.delete(key);
      if (change.type === 'save') this.drafts.saved(key, change.text, outcome.base);
      if (change.type === 'remove') this.drafts.discard(key);
    } else if (change.type === 'save') {
      // what was typed since is not lost; once their text is shown, saving means that it is replaced
      const text = this.drafts.get(key)?.text ?? change.text;
      this.drafts.write(key, { text, base: outcome.base ?? change.base });
      this.problems.set(key, outcome.problem);
    }
  }
}
