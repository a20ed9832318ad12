import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../base/result';
import type { Span } from '../text/span';
import { isWhiteSpace } from '../text/whiteSpace';
import {
  CONDITION_KINDS,
  KEYWORDS,
  type Keyword,
  MAX_QUERY,
  NAME_KINDS,
  OPERATORS,
  type Operator,
  type QueryProblem,
} from './query';

/** What may stand before a name, to say what it is the name of. */
export const PREFIXES = [...NAME_KINDS, 'attribute', ...CONDITION_KINDS] as const;
export type Prefix = (typeof PREFIXES)[number];

/** A piece of a query; places are UTF-16 units. */
export type Token = Span &
  (
    | { readonly kind: 'name' | 'bracketed' | 'words' | 'regex'; readonly text: string }
    | { readonly kind: 'keyword'; readonly keyword: Keyword }
    | { readonly kind: 'prefix'; readonly prefix: Prefix }
    | { readonly kind: 'operator'; readonly operator: Operator }
    | { readonly kind: '(' | ')' | 'end' }
  );

/** Takes a query apart. */
export function tokensOf(text: string): Result<readonly Token[], QueryProblem> {
  if (text.length > MAX_QUERY) {
    const message = l10n.t('The query is longer than {0} characters.', MAX_QUERY);
    return fail({ message, start: MAX_QUERY, end: text.length });
  }
  const tokens: Token[] = [];
  for (let at = 0; ;) {
    while (at < text.length && isWhiteSpace(text.charCodeAt(at))) at++;
    const token = tokenAt(text, at);
    if (!token.ok) return token;
    tokens.push(token.value);
    if (token.value.kind === 'end') return ok(tokens);
    at = token.value.end;
  }
}

type Found = Result<Token, QueryProblem>;

const TYPED_OPERATORS: Readonly<Record<string, Operator>> = {
  ...Object.fromEntries(OPERATORS.map(operator => [operator, operator])),
  '==': '=',
  '≠': '!=',
  '≤': '<=',
  '≥': '>=',
};
const OPERATOR = /<=|>=|!=|==|[=<>≠≤≥]/y;

function tokenAt(text: string, start: number): Found {
  if (start >= text.length) return ok({ kind: 'end', start: text.length, end: text.length });
  const first = text[start]!;
  switch (first) {
    case '(':
    case ')':
      return ok({ kind: first, start, end: start + 1 });
    case '"':
    case '“':
    case '”':
    case '„':
      return quotedAt(text, start);
    case '/':
      return regexAt(text, start);
    case '[':
      return bracketedAt(text, start);
    case ']':
      return fail({ message: l10n.t('There is no “[” before this “]”.'), start, end: start + 1 });
  }
  OPERATOR.lastIndex = start;
  const [typed] = OPERATOR.exec(text) ?? [];
  if (typed !== undefined)
    return ok({ kind: 'operator', operator: TYPED_OPERATORS[typed]!, start, end: start + typed.length });
  return ok(wordsAt(text, start));
}

const QUOTE_END = /["“”]/g;

function quotedAt(text: string, start: number): Found {
  QUOTE_END.lastIndex = start + 1;
  const end = QUOTE_END.exec(text)?.index;
  if (end === undefined) return unended(l10n.t('The closing quotation mark is missing.'), text, start);
  return ok({ kind: 'words', text: text.slice(start + 1, end), start, end: end + 1 });
}

/** `\/` is a slash in it; an `i` after it changes nothing, since case does not matter anyway. */
function regexAt(text: string, start: number): Found {
  let at = start + 1;
  while (at < text.length && text[at] !== '/') at += text[at] === '\\' ? 2 : 1;
  if (at >= text.length)
    return unended(l10n.t('The closing “/” of the regular expression is missing.'), text, start);
  const pattern = text.slice(start + 1, at).replace(/\\([\s\S])/g, (pair, one) => (one === '/' ? '/' : pair));
  const end = at + (text[at + 1] === 'i' && !isNamePart(text, at + 2) ? 2 : 1);
  return ok({ kind: 'regex', text: pattern, start, end });
}

/** `]]` is one bracket in it. */
function bracketedAt(text: string, start: number): Found {
  let name = '';
  for (let at = start + 1; ;) {
    const close = text.indexOf(']', at);
    if (close < 0) return unended(l10n.t('The closing “]” is missing.'), text, start);
    name += text.slice(at, close);
    if (text[close + 1] !== ']') return ok({ kind: 'bracketed', text: name, start, end: close + 1 });
    name += ']';
    at = close + 2;
  }
}

function unended(message: string, text: string, start: number): Found {
  return fail({ message, start, end: text.length });
}

/** A keyword, a prefix, or a name of several words up to the next of them. */
function wordsAt(text: string, start: number): Token {
  let end = wordEnd(text, start);
  const first = text.slice(start, end);
  const keyword = KEYWORDS.find(one => one === first);
  if (keyword) return { kind: 'keyword', keyword, start, end };
  const prefix = prefixOf(first);
  if (prefix) return { kind: 'prefix', prefix, start, end: start + prefix.length + 1 };
  for (;;) {
    let next = end;
    while (next < text.length && isWhiteSpace(text.charCodeAt(next))) next++;
    const nextEnd = wordEnd(text, next);
    const word = text.slice(next, nextEnd);
    if (word === '' || isKeyword(word) || prefixOf(word)) break;
    end = nextEnd;
  }
  const name = text.slice(start, end).replace(/\s+/gu, ' ');
  return { kind: 'name', text: name, start, end };
}

function prefixOf(word: string): Prefix | undefined {
  const colon = word.indexOf(':');
  return colon < 0 ? undefined : PREFIXES.find(one => one === word.slice(0, colon));
}

function isKeyword(word: string): boolean {
  return (KEYWORDS as readonly string[]).includes(word);
}

const SPECIAL = new Set('()[]"“”„=<>≠≤≥');

function isNamePart(text: string, at: number): boolean {
  if (at >= text.length || isWhiteSpace(text.charCodeAt(at)) || SPECIAL.has(text[at]!)) return false;
  return text[at] !== '!' || text[at + 1] !== '=';
}

function wordEnd(text: string, start: number): number {
  let end = start;
  while (isNamePart(text, end)) end++;
  return end;
}
