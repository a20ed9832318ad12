import { element } from './dom';

/** How far the work is that a page waits for: a sentence and a bar at the end of the page. */
export class PageProgress {
  readonly element: HTMLElement;
  private readonly bar: HTMLProgressElement;

  /** @param sentence what is being done @param label the same as the name of the bar */
  constructor(
    private readonly root: HTMLElement,
    sentence: string,
    label: string,
  ) {
    this.bar = element('progress', { max: 1, 'aria-label': label });
    this.element = element('div', { class: 'progress', role: 'status', hidden: true }, sentence, this.bar);
  }

  /** @param done from 0 to 1 */
  show(done: number): void {
    this.element.hidden = false;
    this.bar.value = done;
    if (!this.element.isConnected) this.root.append(this.element);
  }

  hide(): void {
    this.element.hidden = true;
  }
}

/** Shows why a page has nothing else to show. */
export function showFailure(root: HTMLElement, message: string): void {
  root.replaceChildren(element('main', {}, element('p', { class: 'failure', role: 'alert' }, message)));
}
