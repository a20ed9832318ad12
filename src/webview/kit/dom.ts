import { focusHolder, returnFocus } from './focus';

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

/**
 * Draws a part of the page again. What had the focus there keeps it, by its `data-key`; where it is gone, the row it was in
 * (`data-row`) has it, or else another element.
 */
export function keepingFocus(
  root: HTMLElement,
  draw: () => void,
  other?: () => HTMLElement | undefined,
): void {
  const focused = focusHolder() as HTMLElement | null;
  const hadFocus = focused && focused !== root && root.contains(focused);
  const key = hadFocus ? focused.dataset['key'] : undefined;
  const row = hadFocus ? focused.closest<HTMLElement>('[data-row]')?.dataset['row'] : undefined;
  draw();
  if (!hadFocus || focused.isConnected) return;
  const find = (name: string, value: string | undefined) =>
    value === undefined
      ? undefined
      : [...root.querySelectorAll<HTMLElement>(`[data-${name}]`)].find(one => one.dataset[name] === value);
  returnFocus(() => find('key', key) ?? find('row', row)?.querySelector<HTMLElement>('button') ?? other?.());
}
