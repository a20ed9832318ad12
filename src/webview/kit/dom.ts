type Child = Node | string | undefined;

/** A new element with attributes (true is set without a value, false and undefined are not set) and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | number | boolean | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(key, value === true ? '' : String(value));
  }
  made.append(...children.filter(child => child !== undefined));
  return made;
}

/** A button that does something. @param key tells it from others, so that it keeps the focus when the page is drawn again */
export function button(text: string, title: string, onClick: () => void, key = text): HTMLButtonElement {
  const made = element('button', { type: 'button', title, 'data-key': key }, text);
  made.addEventListener('click', onClick);
  return made;
}

/** Draws a part of the page again; the element with the `data-key` that had the focus there keeps it. */
export function keepingFocus(root: HTMLElement, draw: () => void): void {
  const focused = document.activeElement as HTMLElement | null;
  const key = focused && root.contains(focused) ? focused.dataset['key'] : undefined;
  draw();
  if (key === undefined) return;
  [...root.querySelectorAll<HTMLElement>('[data-key]')]
    .find(({ dataset }) => dataset['key'] === key)
    ?.focus();
}
