import { element } from '../kit/dom';

/** What is said below the grid, until something else happens. */
export class Notice {
  readonly element = element('div', { class: 'notice', hidden: true });

  /** @param offer a button for what can be done about it */
  say(text: string, isProblem = false, offer?: HTMLElement): void {
    this.element.className = isProblem ? 'notice problem' : 'notice'; // not for the catalogue
    this.element.replaceChildren(
      element('span', { role: isProblem ? 'alert' : 'status' }, text),
      ...(offer ? [offer] : []),
    );
    this.element.hidden = false;
  }

  clear(): void {
    this.element.hidden = true;
    this.element.replaceChildren();
  }
}
