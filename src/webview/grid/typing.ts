import { element } from '../kit/dom';

/** Where text is heard of. */
export interface TypingListener {
  /** @param text what the keyboard gives: by one key or several, by an input method, or from the clipboard */
  readonly onText: (text: string) => void;
}

/**
 * Listens in the current cell for text, however it is entered: a letter with AltGr, an accent that waits for its letter, a word
 * that an input method composes. A browser tells of these only what can be edited, so the cell can; but nothing in it changes.
 */
export class Typing {
  /** What is being composed. */
  private readonly area = element('div', { class: 'typed' });
  private cell: HTMLElement | undefined;

  constructor(private readonly on: TypingListener) {}

  /** Listens in this cell, and no longer in the one before. */
  moveTo(cell: HTMLElement | undefined): void {
    if (cell === this.cell) return;
    this.cell?.removeEventListener('beforeinput', this.onBeforeInput);
    this.cell?.removeEventListener('compositionend', this.onComposed);
    this.cell?.removeEventListener('focus', this.putCaret);
    this.cell?.removeAttribute('contenteditable');
    this.area.remove();
    this.area.replaceChildren();
    this.cell = cell;
    if (!cell) return;
    cell.setAttribute('contenteditable', 'true');
    cell.addEventListener('beforeinput', this.onBeforeInput);
    cell.addEventListener('compositionend', this.onComposed);
    cell.addEventListener('focus', this.putCaret);
    cell.append(this.area);
  }

  /** Gives what has been composed so far: the person goes elsewhere. */
  flush(): void {
    this.give('');
  }

  private give(more: string): void {
    const text = this.area.textContent + more;
    this.area.replaceChildren();
    if (text !== '') this.on.onText(text);
  }

  /** What is composed begins where it can be seen. */
  private readonly putCaret = (): void => getSelection()?.collapse(this.area, 0);

  private readonly onBeforeInput = (event: InputEvent): void => {
    // an input method writes into the area until it is done
    if (event.isComposing || event.inputType === 'insertCompositionText') return;
    event.preventDefault();
    if (!event.inputType.startsWith('insert') || event.inputType === 'insertFromDrop') return;
    this.give(event.data ?? event.dataTransfer?.getData('text/plain') ?? '');
  };

  /** The next syllable may begin at once: what was composed is given when none does. */
  private readonly onComposed = (): void => {
    const { cell } = this;
    let goesOn = false;
    const begun = () => (goesOn = true);
    cell?.addEventListener('compositionstart', begun, { once: true });
    setTimeout(() => {
      cell?.removeEventListener('compositionstart', begun);
      if (!goesOn) this.flush();
    });
  };
}
