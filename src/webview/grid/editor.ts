import * as l10n from '@vscode/l10n';
import { button, element } from '../kit/dom';
import type { CellBox } from './gridTable';
import { IS_MAC } from './isMac';
import type { CellKey, CellView } from './messages';

/** In widths of the letter m. */
const LEAST_WIDTH = 24;
const MOST_WIDTH = 40;

/** What a person decides about what they have typed. */
export interface EditorListener {
  readonly onDraft: (cell: CellKey, text: string, base: string) => void;
  /** @param next whether they go on to the next cell (1) or the previous one (-1) */
  readonly onSave: (cell: CellKey, text: string, base: string, next: 0 | 1 | -1) => void;
  readonly onCancel: (cell: CellKey, text: string, base: string) => void;
  readonly onQuotes: () => void;
}

/**
 * The box in which a cell is edited, over the cell. Nothing that is told from elsewhere changes what was typed in it, or moves
 * the caret; what others have written meanwhile is shown below.
 */
export class CellEditor {
  readonly element: HTMLElement;
  private readonly area = element('textarea', { rows: 3, dir: 'auto', spellcheck: 'true' });
  private readonly problem = element('p', { class: 'problem', role: 'alert', hidden: true });
  private readonly theirs = element('div', { class: 'theirs', hidden: true });
  private cell: CellKey | undefined;
  /** What the file had when editing began. */
  private base = '';

  constructor(private readonly on: EditorListener) {
    this.area.addEventListener('input', () => this.tell());
    this.element = element(
      'div',
      { class: 'editor', role: 'group', hidden: true },
      this.area,
      this.problem,
      this.theirs,
      element(
        'div',
        { class: 'caption keys' }, // not for the catalogue
        IS_MAC
          ? l10n.t('⌘Enter saves, Tab saves and goes on, Escape cancels')
          : l10n.t('Ctrl+Enter saves, Tab saves and goes on, Escape cancels'),
      ), // not for the catalogue
    );
    this.element.addEventListener('keydown', event => this.onKey(event));
  }

  get editing(): CellKey | undefined {
    return this.cell;
  }

  get text(): string {
    return this.area.value;
  }

  /** Whether anything else than what was there is in it. */
  get isChanged(): boolean {
    return this.area.value !== this.base;
  }

  /** @param typed at the end of what is there */
  open(view: CellView, label: string, typed = ''): void {
    const { row, column, draft } = view;
    this.cell = { row, column };
    this.base = draft?.base ?? ownText(view);
    const text = draft?.text ?? this.base;
    this.area.value = typed === '' || text === '' || /\s$/.test(text) ? text + typed : `${text} ${typed}`;
    this.area.setAttribute('aria-label', label);
    this.show(view);
    if (typed !== '') this.tell();
  }

  /** Says what of the cell has changed while it is being edited. */
  show(view: CellView): void {
    const { draft } = view;
    this.problem.hidden = draft?.problem === undefined;
    this.problem.textContent = draft?.problem ?? '';
    // once it was said that nothing was saved, saving means that their text is replaced
    if (draft?.problem !== undefined) this.base = draft.base;
    // the file may have been read for this alone so far
    const now = draft?.problem === undefined ? ownText(view) : draft.base;
    const isOther = draft?.problem !== undefined || now !== this.base;
    this.theirs.hidden = !isOther || now === this.area.value;
    if (this.theirs.hidden) return this.theirs.replaceChildren();
    this.theirs.replaceChildren(
      element('p', { class: 'caption' }, l10n.t('Changed meanwhile elsewhere to:')),
      element('p', { class: 'text', dir: 'auto', tabindex: 0 }, now || l10n.t('(nothing)')),
      button(l10n.t('Use This Text'), l10n.t('Put this text in place of yours'), () => {
        this.area.value = this.base = now;
        this.theirs.hidden = true;
        this.tell();
        this.area.focus();
      }),
    );
  }

  /** Puts it over its cell. @param room the width that can be seen, in pixels */
  place({ start, top, width, height }: CellBox, room: Readonly<{ from: number; width: number }>): void {
    this.element.hidden = false;
    const em = parseFloat(getComputedStyle(this.element).fontSize);
    const wished = Math.min(MOST_WIDTH * em, Math.max(width, LEAST_WIDTH * em));
    const wide = Math.min(wished, room.width - 8);
    const { style } = this.element;
    style.width = `${wide}px`;
    // it stays in sight, on the side of its cell
    style.insetInlineStart = `${Math.max(room.from, Math.min(start, room.from + room.width - wide - 8))}px`;
    style.top = `${top}px`;
    style.minHeight = `${height}px`;
    this.fit();
  }

  /** A page that is not worked in leaves the focus where it is. */
  focus(): void {
    if (document.hasFocus()) this.area.focus({ preventScroll: true });
  }

  focusEnd(): void {
    this.focus();
    this.area.setSelectionRange(this.area.value.length, this.area.value.length);
  }

  /** Goes on where the caret is. */
  type(text: string): void {
    this.focus();
    if (text === '') return;
    this.area.setRangeText(text, this.area.selectionStart, this.area.selectionEnd, 'end');
    this.tell();
  }

  /** Puts a text where the caret is, on lines of its own. */
  insert(text: string): void {
    const { value, selectionStart, selectionEnd } = this.area;
    const before = value.slice(0, selectionStart);
    const after = value.slice(selectionEnd);
    const begin = before === '' || before.endsWith('\n') ? '' : '\n';
    const end = after === '' || after.startsWith('\n') ? '' : '\n';
    this.area.setRangeText(begin + text + end, selectionStart, selectionEnd, 'end');
    this.tell();
    this.focus();
  }

  close(): void {
    this.cell = undefined;
    this.element.hidden = true;
  }

  /** @param next whether the person goes on to the next cell (1) or the previous one (-1) */
  save(next: 0 | 1 | -1): void {
    if (this.cell) this.on.onSave(this.cell, this.area.value, this.base, next);
  }

  private onKey(event: KeyboardEvent): void {
    const isCommand = IS_MAC ? event.metaKey : event.ctrlKey;
    // the workbench's single keys go by what is typed, too
    if (!isCommand || event.key.toLowerCase() === 'z') event.stopPropagation();
    if (event.isComposing || !this.cell) return;
    if (isCommand && (event.key === 'Enter' || event.key === 's')) this.save(0);
    else if (event.key === 'Tab' && !isCommand && !event.altKey && event.target === this.area)
      this.save(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') this.on.onCancel(this.cell, this.area.value, this.base);
    else if (event.key === 'Enter' && event.altKey) this.on.onQuotes();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private tell(): void {
    if (this.cell) this.on.onDraft(this.cell, this.area.value, this.base);
    this.fit();
  }

  /** As high as the text is. */
  private fit(): void {
    this.area.style.height = 'auto';
    this.area.style.height = `${this.area.scrollHeight + 2}px`;
  }
}

/** The person's own summary of a cell; empty without one. */
export function ownText({ summaries }: CellView): string {
  return summaries.find(({ isOwn }) => isOwn)?.text ?? '';
}
