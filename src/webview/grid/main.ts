import * as l10n from '@vscode/l10n';
import '../kit/translations';
import { button, element, keepingFocus } from '../kit/dom';
import { PageProgress } from '../kit/pageStates';
import { idOf } from './cellId';
import { CellEditor, ownText } from './editor';
import type { GridAction } from './gridKeys';
import { GridTable } from './gridTable';
import { headElement } from './head';
import { keep, send } from './host';
import type { CellKey, CellView, GridView, ToGrid } from './messages';
import { Notice } from './notice';
import { CellPane } from './pane';
import { PendingCells } from './pendingCells';

const root = document.getElementById('grid')!;
const top = element('div', { class: 'top' });
const caption = element('span', { class: 'caption', role: 'status' });
const nextChanged = button(
  l10n.t('Next Changed'),
  l10n.t('Go to the next cell whose segments have changed since its summary was written (F8)'),
  () => act({ type: 'nextChanged' }),
);
const notes = element('div', { class: 'notes' });
const notice = new Notice();
const main = element('main', { tabindex: -1 });
const table = new GridTable(main, { onMove: moved, onAction: act });
const editor = new CellEditor({ onDraft: draft, onSave: save, onCancel: cancel, onQuotes: insertAll });
const pane = new CellPane({
  onEdit: () => edit(),
  onQuotes: insertAll,
  onQuote: insert,
  onConfirm: () => onCurrent(cell => send({ type: 'confirm', ...cell, number: pending.ask() })),
  onRemove: () => act({ type: 'remove' }),
  onDiscard: () => onCurrent(discard),
  onLeave: () => (editor.editing ? editor.focus() : table.focus()),
});
const sheet = element('div', { class: 'sheet' }, table.element, editor.element);
const progress = new PageProgress(root, l10n.t('Reading segments…'), l10n.t('Reading segments'));
main.append(sheet);

const pending = new PendingCells();
let looked: string | undefined;
/** What was typed before editing was cancelled last. */
let cancelled: { readonly cell: CellKey; readonly text: string; readonly base: string } | undefined;
/** Quotes are to be inserted as soon as they are there. */
let waitsForQuotes = false;
let request: unknown;

window.addEventListener('message', ({ data }: MessageEvent<ToGrid>) => receive(data));
// a click gives the focus to what was clicked a moment later
window.addEventListener('focus', () => setTimeout(takeFocus));
new ResizeObserver(placeEditor).observe(main);
send({ type: 'ready' });

/** The current cell has the focus where nothing else has; a page that is not worked in leaves it where it is. */
function takeFocus(): void {
  if (!document.hasFocus() || document.activeElement !== document.body) return;
  if (editor.editing) editor.focus();
  else table.focus();
}

/** Keeps what is shown, and where somebody is, for when the window is reloaded. */
function keepPlace(): void {
  keep({ ...(request as object), current: table.current, isEditing: editor.editing !== undefined });
}

function receive(message: ToGrid): void {
  if (message.type === 'progress') return progress.show(message.done);
  progress.hide();
  switch (message.type) {
    case 'grid':
      request = message.request;
      return show(message);
    case 'cells':
      update(pending.fresh(message.cells, message.heard));
      return tellCaption(message.caption);
    case 'details':
      pane.take(message);
      showPane();
      if (waitsForQuotes && isCurrent(message)) insertAll();
      return;
    case 'said':
      return notice.say(message.text, message.isProblem, message.canUndo ? undoButton() : undefined);
    case 'nothing':
      keep(message.request);
      editor.close();
      return root.replaceChildren(
        element('main', {}, element('p', { class: 'none', role: 'status' }, message.message)),
      );
  }
}

function show(view: GridView): void {
  if (!main.isConnected)
    root.replaceChildren(top, notes, element('div', { class: 'parts' }, main, pane.element), notice.element);
  keepingFocus(top, () => top.replaceChildren(headElement(view, caption, nextChanged)));
  notes.replaceChildren(...view.notes.map(note => element('p', { class: 'note' }, note)));
  notes.hidden = view.notes.length === 0;
  table.show({ ...view, cells: pending.fresh(view.cells, view.heard) });
  tellCaption(view.caption);
  pane.element.hidden = table.current === undefined;
  if (view.current && table.goTo(view.current, false) && view.isEditing) edit();
  takeFocus();
  const { editing } = editor;
  if (editing && !table.goTo(editing, false)) {
    // the draft is kept, and is there when the cell is
    editor.close();
    notice.say(l10n.t('The cell that you were editing is not in this grid. Its draft is kept.'), true);
  } else if (editing) {
    editor.show(table.view(editing));
    placeEditor();
  }
  look();
}

function update(cells: readonly CellView[]): void {
  table.update(cells);
  const { editing } = editor;
  if (editing && cells.some(cell => idOf(cell) === idOf(editing))) {
    editor.show(table.view(editing));
    placeEditor();
  }
  // its segments may be others, too
  looked = undefined;
  look();
  // what could not be saved is there to be looked at, unless the person does something else by now
  const isRefused = cells.some(cell => cell.draft?.problem !== undefined && isCurrent(cell));
  if (isRefused && !editor.editing && table.hasFocus) edit();
}

function tellCaption(text: string): void {
  caption.textContent = text;
  nextChanged.hidden = table.nextChanged() === undefined;
}

function onCurrent(work: (cell: CellKey) => void): void {
  if (table.current) work(table.current);
}

function isCurrent(cell: CellKey): boolean {
  return table.current !== undefined && idOf(table.current) === idOf(cell);
}

function moved(cell: CellKey): void {
  // whoever goes on by mouse has finished
  if (editor.editing && idOf(editor.editing) !== idOf(cell)) finish();
  waitsForQuotes = false;
  look();
}

/** Asks for what is to be said of the current cell. */
function look(): void {
  onCurrent(cell => {
    if (looked !== idOf(cell)) send({ type: 'look', ...cell });
    looked = idOf(cell);
    keepPlace();
    showPane();
  });
}

function showPane(): void {
  onCurrent(cell => {
    const isEditing = editor.editing !== undefined && isCurrent(editor.editing);
    pane.show(table.view(cell), table.namesOf(cell), isEditing);
  });
}

function act(action: Exclude<GridAction, { type: 'move' }>): void {
  switch (action.type) {
    case 'edit':
      return edit();
    case 'type':
      return edit(action.text);
    case 'quotes':
      return insertAll();
    case 'undo':
      return send({ type: 'undo', ofSaid: false });
    case 'nextChanged':
      return goToChanged();
    case 'remove':
      return onCurrent(cell => {
        const view = table.view(cell);
        if (view.draft) discard(cell);
        else if (ownText(view) !== '') remove(cell);
      });
  }
}

function edit(typed = ''): void {
  onCurrent(cell => {
    if (editor.editing && !isCurrent(editor.editing)) finish();
    if (editor.editing) return editor.focus();
    const [row, column] = table.namesOf(cell);
    notice.clear();
    editor.open(table.view(cell), l10n.t('Summary: {0}, {1}', row, column), typed);
    send({ type: 'editing', isEditing: true });
    keepPlace();
    placeEditor();
    editor.focusEnd();
    showPane();
  });
}

function placeEditor(): void {
  const drawn = editor.editing && table.drawnCurrent();
  if (!drawn) return;
  const head = parseFloat(table.element.style.getPropertyValue('--head'));
  const from = Math.abs(main.scrollLeft) + head;
  editor.place(drawn, { from, width: main.clientWidth - head });
  editor.element.style.scrollMarginTop = table.element.style.getPropertyValue('--heads');
  editor.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function draft(cell: CellKey, text: string, base: string): void {
  send({ type: 'draft', row: cell.row, column: cell.column, text, base });
  editor.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** Saves what was changed, and closes the box. */
function finish(): void {
  if (editor.isChanged) editor.save(0);
  else close();
}

function save(cell: CellKey, text: string, base: string, next: 0 | 1 | -1): void {
  const isChanged = editor.isChanged || table.view(cell).draft !== undefined;
  close();
  notice.clear();
  if (isChanged) send({ type: 'save', ...cell, text, base, number: showAs(cell, text) });
  if (next !== 0) table.step(next);
  else if (isCurrent(cell)) table.focus();
}

/** Until it is written, a cell shows its new text. @returns the number of the change */
function showAs(cell: CellKey, text: string): number {
  const view = table.view(cell);
  const own = view.summaries.find(({ isOwn }) => isOwn);
  const others = view.summaries.filter(({ isOwn }) => !isOwn);
  const now = {
    initials: '',
    coder: '',
    written: '',
    ...own,
    text,
    isOwn: true,
    versions: [],
    changed: undefined,
  };
  const shown = { ...view, draft: undefined, summaries: text.trim() === '' ? others : [now, ...others] };
  table.update([shown]);
  showPane();
  return pending.ask(shown);
}

function cancel(cell: CellKey, text: string, base: string): void {
  const isLost = editor.isChanged;
  close();
  discard(cell);
  table.focus();
  if (!isLost) return;
  cancelled = { cell, text, base };
  notice.say(
    l10n.t('Editing was cancelled.'),
    false,
    button(l10n.t('Restore Draft'), l10n.t('Go on with what you had typed'), restore),
  );
}

function restore(): void {
  if (!cancelled || !table.goTo(cancelled.cell, true)) return;
  const view = table.view(cancelled.cell);
  const { text, base } = cancelled;
  draft(cancelled.cell, text, base);
  table.update([{ ...view, draft: { text, base } }]);
  edit();
}

function discard(cell: CellKey): void {
  const { draft: _, ...view } = table.view(cell);
  table.update([view]);
  send({ type: 'discard', row: cell.row, column: cell.column });
  showPane();
}

function remove(cell: CellKey): void {
  send({ type: 'remove', ...cell, number: showAs(cell, '') });
  if (isCurrent(cell)) table.focus();
}

function close(): void {
  editor.close();
  send({ type: 'editing', isEditing: false });
  keepPlace();
  showPane();
}

/** Inserts the words of all segments; they may be on their way. */
function insertAll(): void {
  onCurrent(cell => {
    waitsForQuotes = !pane.knows(cell);
    if (waitsForQuotes) return look();
    const quotes = pane.segments.flatMap(({ quote }) => quote ?? []);
    if (quotes.length > 0) insert(quotes.join('\n'));
  });
}

function insert(quote: string): void {
  edit();
  editor.insert(quote);
  placeEditor();
}

function goToChanged(): void {
  const next = table.nextChanged();
  if (next) table.goTo(next, true);
}

function undoButton(): HTMLElement {
  return button(l10n.t('Undo'), l10n.t('Undo the last change'), () => {
    send({ type: 'undo', ofSaid: true });
    table.focus();
  });
}
