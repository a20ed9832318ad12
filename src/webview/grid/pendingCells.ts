import { idOf } from './cellId';
import type { CellView } from './messages';

/** Cells that look as if what was asked for were done: until it is, the page knows better than what it is told. */
export class PendingCells {
  private readonly views = new Map<string, { readonly number: number; readonly view: CellView }>();
  /** How many changes were asked for. */
  private asked = 0;

  /** Asks for a change. @param view the cell as it will be, as far as that is known @returns its number, from 1 on */
  ask(view?: CellView): number {
    const number = ++this.asked;
    if (view) this.views.set(idOf(view), { number, view });
    return number;
  }

  /** Cells as they are to be shown. @param heard how many changes were made, or have failed, when they were told */
  fresh(cells: readonly CellView[], heard: number): CellView[] {
    for (const [id, { number }] of this.views) if (number <= heard) this.views.delete(id);
    return cells.map(cell => this.views.get(idOf(cell))?.view ?? cell);
  }
}
