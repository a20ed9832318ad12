import { type Token, markdownTokens } from '../../core/text/markdown';
import { element } from './dom';

/** Elements that Markdown may become; all else is left out, and its words stay. */
const TAGS = new Set([
  ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'blockquote', 'hr', 'pre', 'code'],
  ...['strong', 'em', 's', 'a', 'br', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
]);
/** Headings within a definition come below those of the page. */
const HEADING = /^h\d$/;

/** Markdown as elements of the page: made one by one, so that no text can become anything else. */
export function markdownView(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  addTokens(markdownTokens(text), fragment);
  return fragment;
}

function addTokens(tokens: readonly Token[], root: Node): void {
  const open: Node[] = [root];
  for (const token of tokens) {
    const parent = open.at(-1)!;
    if (token.type === 'inline') addTokens(token.children ?? [], parent);
    else if (token.nesting === 1) {
      const made = elementOf(token);
      if (made) parent.appendChild(made);
      open.push(made ?? parent);
    } else if (token.nesting === -1) open.pop();
    else addLeaf(token, parent);
  }
}

function elementOf(token: Token): HTMLElement | undefined {
  // a paragraph in a tight list
  if (token.hidden || !TAGS.has(token.tag)) return undefined;
  if (token.tag === 'a') return element('a', { href: token.attrGet('href') ?? undefined });
  if (HEADING.test(token.tag)) return element('p', { class: 'heading' });
  const start = token.tag === 'ol' ? token.attrGet('start') : null;
  return element(token.tag as 'p', start === null ? {} : { start });
}

function addLeaf({ type, content }: Token, parent: Node): void {
  if (type === 'softbreak') parent.appendChild(document.createTextNode('\n'));
  else if (type === 'hardbreak') parent.appendChild(element('br'));
  else if (type === 'hr') parent.appendChild(element('hr'));
  else if (type === 'code_inline') parent.appendChild(element('code', {}, content));
  else if (type === 'fence' || type === 'code_block')
    parent.appendChild(element('pre', {}, element('code', {}, content)));
  else parent.appendChild(document.createTextNode(content));
}
