import * as l10n from '@vscode/l10n';
import '../kit/translations';
import { type Page, layoutPage, rowAtTop, rowTop } from '../../core/page/layoutPage';
import type { PageContent } from '../../core/page/pageModel';
import { patched } from '../../core/page/pagePatch';
import { rowAt } from '../../core/page/pageRows';
import type { PageStyle } from '../../core/page/pageStyle';
import type { Span } from '../../core/text/span';
import { element, keepingFocus } from '../kit/dom';
import { Brackets } from './brackets';
import { Caret } from './caret';
import { head } from './head';
import { HeldKeys } from './heldKeys';
import { keep, send } from './host';
import type { PageFrame, ToPage } from './messages';
import { Sheets } from './sheets';
import { applyStyle, styleFor, styleKey } from './style';

/** Above the page, in pixels. */
const PADDING = 20;

const root = document.getElementById('page')!;
const header = element('header');
const names = element('div', { class: 'names' });
const main = element('main', { tabindex: 0, 'aria-label': l10n.t('Coded transcript') });
const sheets = new Sheets(main, sheet => brackets.prepare(sheet));
const brackets = new Brackets(sheets, {
  reveal,
  onLookAt: ({ start }) => caret.keepAt(start),
  leave: () => main.focus({ preventScroll: true }),
  leavesArrowKeys: () => leavesArrowKeys,
});
const caret = new Caret(main, sheets, { reveal, top: () => topOffset() ?? 0, tell: tellSelected });
main.append(names, sheets.element);

let shown: { page: Page; content: PageContent; style: PageStyle; version: number } | undefined;
/** What the page is set for. */
let setFor = '';
const heldKeys = new HeldKeys(pressAgain);
/** What the extension has brought to the top: when it is there, that is no news. */
let brought: number | undefined;
let isPainted = false;
/** Whether arrow keys are for commands that VS Code runs. */
let leavesArrowKeys = false;

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => receive(data));
window.addEventListener('focus', () => tellFocus(true));
window.addEventListener('blur', () => tellFocus(false));
window.addEventListener('keydown', holdKey, { capture: true });
document.addEventListener('selectionchange', onceAFrame(tellSelection));
main.addEventListener('scroll', onceAFrame(tellScroll), { passive: true });
// buttons take these for themselves
header.addEventListener('keydown', event => {
  if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
});
document.body.addEventListener('keydown', press);
new ResizeObserver(onceAFrame(setAgain)).observe(main);
// another theme has other colours, and perhaps another font
new MutationObserver(onceAFrame(setAgain)).observe(document.body, { attributeFilter: ['class'] });
send({ type: 'ready' });

function receive(message: ToPage): void {
  switch (message.type) {
    case 'page':
      frame(message.frame);
      set(message.content, message.version);
      if (message.at !== undefined) scrollTo(message.at);
      return painted();
    case 'patch':
      if (!shown) return;
      frame(message.frame);
      return set(patched(shown.content, message.patch), message.version);
    case 'scroll':
      return scrollTo(message.offset);
    case 'select':
      return caret.select(message, message.isRevealed);
    case 'arrowKeys':
      leavesArrowKeys = message.areLeft;
      return;
    case 'focusKnown':
      return heldKeys.release();
    case 'failure':
      keep(message.request);
      shown = undefined;
      root.replaceChildren(
        element('main', {}, element('p', { class: 'failure', role: 'alert' }, message.message)),
      );
  }
}

function frame(view: PageFrame): void {
  keep(view.request);
  keepingFocus(header, () => header.replaceChildren(...head(view)));
  if (!main.isConnected) root.replaceChildren(header, main);
}

/** Sets a page. What is at the top stays there. */
function set(content: PageContent, version: number): void {
  const at = shown && topOffset();
  setFor = styleKey(main.clientWidth);
  const style = styleFor(main.clientWidth);
  const page = layoutPage(content, style);
  shown = { page, content, style, version };
  applyStyle(page, content, style);
  const [left, right] = content.sides ?? [];
  names.replaceChildren(
    ...(left === undefined || right === undefined
      ? []
      : [left, right].map(side => element('span', {}, content.coders[side]!.name))),
  );
  names.hidden = left === undefined;
  brackets.show(shown, () => sheets.show(page, content, style));
  caret.show({
    page,
    content,
    textWidths: style.textWidths,
    get rowsInSight() {
      return Math.floor(main.clientHeight / style.rowHeight);
    },
  });
  if (at !== undefined) scrollTo(at);
}

function setAgain(): void {
  const { clientWidth } = main;
  if (shown && clientWidth > 0 && styleKey(clientWidth) !== setFor) set(shown.content, shown.version);
}

/** Tells that something can be seen: after the frame in which it is painted. */
function painted(): void {
  if (isPainted) return;
  isPainted = true;
  requestAnimationFrame(() => setTimeout(() => send({ type: 'painted' })));
}

/** Where the page begins in what is scrolled. */
function pageTop(): number {
  return sheets.element.offsetTop;
}

function topOffset(): number | undefined {
  if (!shown) return undefined;
  const row = rowAtTop(shown.page, main.scrollTop - pageTop() + PADDING, shown.style.rowHeight);
  return main.scrollTop <= PADDING ? 0 : shown.page.rows[row]?.from;
}

function scrollTo(offset: number): void {
  if (!shown || offset === topOffset()) return;
  const top = rowTop(shown.page, rowAt(shown.page.rows, offset));
  main.scrollTop = offset === 0 ? 0 : pageTop() + top - PADDING;
  brought = topOffset();
}

/** Brings a row into sight, if it is not. */
function reveal(row: number): void {
  const top = pageTop() + rowTop(shown!.page, row);
  const { scrollTop, clientHeight } = main;
  const isInSight = top >= scrollTop && top + shown!.style.rowHeight <= scrollTop + clientHeight;
  if (!isInSight) main.scrollTop = top - clientHeight / 3;
}

function tellScroll(): void {
  const offset = topOffset();
  if (!shown || offset === undefined || offset === brought) return;
  brought = undefined;
  send({ type: 'scrolled', version: shown.version, offset });
}

function tellSelection(): void {
  const span = shown && document.hasFocus() ? caret.read() : undefined;
  if (span) tellSelected(span);
}

function tellSelected(span: Span): void {
  if (!shown) return;
  brackets.leadFrom(span.start);
  send({ type: 'selection', version: shown.version, ...span });
}

function tellFocus(hasFocus: boolean): void {
  heldKeys.expect();
  send({ type: 'focus', hasFocus });
}

/** Keeps a key for a command until the window knows that it is one; other keys are for the page itself, or for VS Code. */
function holdKey(event: KeyboardEvent): void {
  const isForCommand = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey;
  if (!isForCommand || header.contains(event.target as Node) || !heldKeys.take(event)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

function pressAgain(event: KeyboardEvent): void {
  const { key, code, keyCode, shiftKey, altKey } = event;
  const again = { key, code, keyCode, shiftKey, altKey, bubbles: true, cancelable: true };
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', again));
}

/** Keys that go to the text move the cursor; while a command has the arrow keys, they do not even scroll. */
function press(event: KeyboardEvent): void {
  const isInText = event.target === main || event.target === document.body;
  if (leavesArrowKeys) {
    if (event.key.startsWith('Arrow')) event.preventDefault();
  } else if (isInText && caret.press(event)) {
    event.preventDefault();
    event.stopPropagation();
  }
}

/** At most once before each frame is painted. */
function onceAFrame(run: () => void): () => void {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      run();
    });
  };
}
