import * as l10n from '@vscode/l10n';
import '../kit/translations';
import { button, element, keepingFocus } from '../kit/dom';
import { PageProgress } from '../kit/pageStates';
import { CellEditing } from './cellEditing';
import { idOf } from './cellId';
import { ownText } from './editor';
import { type CellAction, GridTable } from './gridTable';
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
const pending = new PendingCells();
const editing = new CellEditing({
  ...{ table, scroller: main, notice, pending },
  onChange: () => {
    keepPlace();
    showPane();
  },
  onQuotes: insertAll,
});
const pane = new CellPane({
  onEdit: () => editing.begin(),
  onQuotes: insertAll,
  onQuote: quote => editing.insert(quote),
  onConfirm: () =>
    onCurrent(cell => send({ type: 'confirm', ...cell, ...table.grid, number: pending.ask() })),
  onRemove: () => act({ type: 'remove' }),
  onDiscard: () => act({ type: 'remove' }),
  onLeave: () => editing.focus(),
});
const progress = new PageProgress(root, l10n.t('Reading segments…'), l10n.t('Reading segments'));
main.append(element('div', { class: 'sheet' }, table.element, editing.element));

let looked: string | undefined;
/** Quotes are to be inserted as soon as they are there. */
let waitsForQuotes = false;
let request: unknown;

window.addEventListener('message', ({ data }: MessageEvent<ToGrid>) => receive(data));
// a click gives the focus to what was clicked a moment later
window.addEventListener('focus', () => setTimeout(takeFocus));
send({ type: 'ready' });

/** The current cell has the focus where nothing else has; a page that is not worked in leaves it where it is. */
function takeFocus(): void {
  if (document.hasFocus() && document.activeElement === document.body) editing.focus();
}

/** Keeps what is shown, and where somebody is, for when the window is reloaded. */
function keepPlace(): void {
  keep({ ...(request as object), current: table.current, isEditing: editing.cell !== undefined });
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
      editing.close();
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
  if (view.current && table.goTo(view.current, false) && view.isEditing) editing.begin();
  takeFocus();
  editing.follow();
  lookAgain();
}

function update(cells: readonly CellView[]): void {
  table.update(cells);
  if (cells.some(cell => editing.isIn(cell))) editing.showChanges();
  lookAgain();
  // what could not be saved is there to be looked at, unless the person does something else by now
  const isRefused = cells.some(cell => cell.draft?.problem !== undefined && isCurrent(cell));
  if (isRefused && !editing.cell && table.hasFocus) editing.begin();
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
  if (editing.cell && !editing.isIn(cell)) editing.finish();
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

/** Asks once more: its segments may be others, or others’ and not to be seen any more. */
function lookAgain(): void {
  looked = undefined;
  look();
}

function showPane(): void {
  onCurrent(cell => pane.show(table.view(cell), table.namesOf(cell), editing.isIn(cell)));
}

function act(action: CellAction): void {
  switch (action.type) {
    case 'edit':
      return editing.begin();
    case 'type':
      return editing.begin(action.text);
    case 'quotes':
      return insertAll();
    case 'undo':
      return send({ type: 'undo', ofSaid: false });
    case 'nextChanged': {
      const next = table.nextChanged();
      if (next) table.goTo(next, true);
      return;
    }
    case 'remove':
      return onCurrent(remove);
  }
}

/** Takes away a draft, or else the summary: both can be taken back. */
function remove(cell: CellKey): void {
  const view = table.view(cell);
  if (view.draft) editing.discard(cell);
  else if (ownText(view) !== '') editing.remove(cell);
  else return;
  table.focus();
}

/** Inserts the words of all segments; they may be on their way. */
function insertAll(): void {
  onCurrent(cell => {
    waitsForQuotes = !pane.knows(cell);
    if (waitsForQuotes) return look();
    const quotes = pane.segments.flatMap(({ quote }) => quote ?? []);
    if (quotes.length > 0) editing.insert(quotes.join('\n'));
  });
}

function undoButton(): HTMLElement {
  return button(l10n.t('Undo'), l10n.t('Undo the last change'), () => {
    send({ type: 'undo', ofSaid: true });
    table.focus();
  });
}
