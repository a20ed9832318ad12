type Focusable = HTMLElement | SVGElement;

/** What had the focus last, unless something else was clicked since. */
let last: Element | null = null;
/** What has the focus when the page is worked in again, as it is then. */
let kept: (() => Element | null | undefined) | undefined;

window.addEventListener('focusin', ({ target }) => {
  last = target as Element;
  kept = undefined;
});
window.addEventListener('pointerdown', () => ((last = null), (kept = undefined)), true);
window.addEventListener('blur', () => {
  kept ??= () => last;
});
// a browser forgets what had the focus when VS Code asks something, and leaves keys to nobody after that
window.addEventListener('focus', () => {
  if (document.hasFocus() && document.activeElement === document.body) focus(kept?.());
});

/** What has the focus, or had it when the page was left. */
export function focusHolder(): Element | null {
  return document.hasFocus() ? document.activeElement : (kept?.() ?? null);
}

/**
 * Gives something in a page that was drawn again the focus, without scrolling: now, or when the page is worked in again. A page
 * that is not worked in would take the focus from VS Code, and so close what is asked there.
 */
export function returnFocus(find: () => Element | null | undefined): void {
  if (document.hasFocus()) focus(find());
  else kept = find;
}

function focus(element: Element | null | undefined): void {
  (element as Focusable | null | undefined)?.focus({ preventScroll: true });
}
