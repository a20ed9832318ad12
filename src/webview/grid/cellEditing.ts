import * as l10n from '@vscode/l10n';
import { button } from '../kit/dom';
import { idOf } from './cellId';
import { CellEditor } from './editor';
import type { GridTable } from './gridTable';
import { send } from './host';
import type { CellKey, CellView } from './messages';
import type { Notice } from './notice';
import type { PendingCells } from './pendingCells';

/** What is around the cells. */
export interface EditingParts {
  readonly table: GridTable;
  readonly scroller: HTMLElement;
  readonly notice: Notice;
  readonly pending: PendingCells;
  /** What is shown beside the grid is otherwise now. */
  readonly onChange: () => void;
  readonly onQuotes: () => void;
}

interface Typed {
  readonly cell: CellKey;
  readonly text: string;
  readonly base: string;
}

/** Writing in the cells: begun, saved, cancelled, discarded. The grid shows at once what the file will have. */
export class CellEditing {
  private readonly editor: CellEditor;
  readonly element: HTMLElement;
  /** What the rows were when editing began. */
  private by = '';

  constructor(private readonly parts: EditingParts) {
    this.editor = new CellEditor({
      onDraft: (cell, text, base) => this.draft({ cell, text, base }),
      onSave: (cell, text, base, next) => this.save({ cell, text, base }, next),
      onCancel: (cell, text, base) => this.cancel({ cell, text, base }),
      onQuotes: parts.onQuotes,
    });
    this.element = this.editor.element;
    new ResizeObserver(() => this.place()).observe(parts.scroller);
  }

  /** The cell that is being edited. */
  get cell(): CellKey | undefined {
    return this.editor.editing;
  }

  /** Whether a cell is the one that is being edited. */
  isIn(cell: CellKey): boolean {
    return this.cell !== undefined && idOf(this.cell) === idOf(cell);
  }

  focus(): void {
    if (this.cell) this.editor.focus();
    else this.parts.table.focus();
  }

  /** Edits the current cell. @param typed at the end of what is there, or at the caret where it is edited already */
  begin(typed = ''): void {
    const { table, notice } = this.parts;
    const { current } = table;
    if (!current) return;
    if (this.cell && !this.isIn(current)) this.finish();
    if (this.cell) return this.editor.type(typed);
    const [row, column] = table.namesOf(current);
    notice.clear();
    this.by = table.grid.by;
    this.editor.open(table.view(current), l10n.t('Summary: {0}, {1}', row, column), typed);
    send({ type: 'editing', isEditing: true });
    this.place();
    this.editor.focusEnd();
    this.parts.onChange();
  }

  /** Puts a text where the caret is. */
  insert(text: string): void {
    this.begin();
    this.editor.insert(text);
    this.place();
  }

  /** Saves what was changed, and closes the box. */
  finish(): void {
    if (this.editor.isChanged) this.editor.save(0);
    else this.end();
  }

  /** Says what of the cell has changed while it is being edited. */
  showChanges(): void {
    if (!this.cell) return;
    this.editor.show(this.parts.table.view(this.cell));
    this.place();
  }

  /** Another grid is shown: of a cell that is not in it, the draft is kept, and is there when the cell is. */
  follow(): void {
    if (!this.cell) return;
    const { table } = this.parts;
    // a participant and a transcript may have the same id; what is written of whole columns is the same
    const isSame = table.grid.by === this.by || this.cell.row === '';
    if (isSame && table.goTo(this.cell, false)) return this.showChanges();
    this.close();
    this.parts.notice.say(
      l10n.t('The cell that you were editing is not in this grid. Its draft is kept.'),
      true,
    );
  }

  /** The box is gone, and what was typed stays a draft. */
  close(): void {
    this.editor.close();
  }

  /** Discards what was typed in a cell, if anything was, and offers it again. */
  discard(cell: CellKey): void {
    const { draft, ...view } = this.parts.table.view(cell);
    this.forget(view);
    if (draft) this.offerAgain({ cell, ...draft }, l10n.t('The draft was discarded.'));
  }

  /** Deletes the person's summary of a cell. */
  remove(cell: CellKey): void {
    send({ type: 'remove', ...cell, ...this.parts.table.grid, number: this.showAs(cell, '') });
  }

  private draft({ cell, text, base }: Typed): void {
    const { row, column } = cell;
    send({ type: 'draft', row, column, ...this.parts.table.grid, text, base });
    this.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  private save({ cell, text, base }: Typed, next: 0 | 1 | -1): void {
    const { table, notice } = this.parts;
    const isChanged = this.editor.isChanged || table.view(cell).draft !== undefined;
    this.end();
    notice.clear();
    if (isChanged)
      send({ type: 'save', ...cell, ...table.grid, text, base, number: this.showAs(cell, text.trim()) });
    if (next !== 0) table.step(next);
    else if (table.current && idOf(table.current) === idOf(cell)) table.focus();
  }

  private cancel(typed: Typed): void {
    const isLost = this.editor.isChanged;
    this.end();
    const { draft: _, ...view } = this.parts.table.view(typed.cell);
    this.forget(view);
    this.parts.table.focus();
    if (isLost) this.offerAgain(typed, l10n.t('Editing was cancelled.'));
  }

  private forget(view: CellView): void {
    this.parts.table.update([view]);
    send({ type: 'discard', row: view.row, column: view.column, ...this.parts.table.grid });
    this.parts.onChange();
  }

  private offerAgain(typed: Typed, sentence: string): void {
    const again = () => this.restore(typed);
    const offer = button(l10n.t('Restore Draft'), l10n.t('Go on with what you had typed'), again);
    this.parts.notice.say(sentence, false, offer);
  }

  private restore({ cell, text, base }: Typed): void {
    const { table } = this.parts;
    if (!table.goTo(cell, true)) return;
    this.draft({ cell, text, base });
    table.update([{ ...table.view(cell), draft: { text, base } }]);
    this.begin();
  }

  private end(): void {
    this.close();
    send({ type: 'editing', isEditing: false });
    this.parts.onChange();
  }

  /** Until it is written, a cell shows its new text. @returns the number of the change */
  private showAs(cell: CellKey, text: string): number {
    const { table, pending, onChange } = this.parts;
    const view = withOwn(table.view(cell), text);
    table.update([view]);
    onChange();
    return pending.ask(view);
  }

  private place(): void {
    const { table, scroller } = this.parts;
    if (!this.cell || !table.box) return;
    const { head, heads } = table.covered;
    const from = Math.abs(scroller.scrollLeft) + head;
    this.editor.place(table.box, { from, width: scroller.clientWidth - head });
    this.element.style.scrollMarginTop = `${heads}px`;
    this.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}

/** A cell with another text of one's own. @param text empty for none */
function withOwn({ draft: _, ...view }: CellView, text: string): CellView {
  const own = view.summaries.find(({ isOwn }) => isOwn);
  const others = view.summaries.filter(({ isOwn }) => !isOwn);
  if (text === '') return { ...view, summaries: others };
  const first = { coder: '', initials: '', written: '', ...own };
  const now = { ...first, text, isOwn: true, versions: [], changed: undefined };
  return { ...view, summaries: [now, ...others] };
}
