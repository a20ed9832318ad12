import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../base/result';
import type { Span } from '../text/span';
import {
  DISTANCE_UNITS,
  type Distance,
  type Keyword,
  MAX_DEPTH,
  type Named,
  QUERY_UNITS,
  type Query,
  type QueryProblem,
  type QueryUnit,
  type Relation,
} from './query';
import { type Prefix, type Token, tokensOf } from './tokens';

/** Reads a query; the grammar is in docs/queries.md. Takes linear time. */
export function parseQuery(text: string): Result<Query, QueryProblem> {
  const tokens = tokensOf(text);
  if (!tokens.ok) return tokens;
  try {
    return ok(new Parser(tokens.value, text).query());
  } catch (error) {
    if (error instanceof Unexpected) return fail(error.problem);
    throw error;
  }
}

/** Ends the reading of a query at the first thing that is wrong with it. */
class Unexpected extends Error {
  constructor(readonly problem: QueryProblem) {
    super(problem.message);
  }
}

const RELATIONS: Readonly<Partial<Record<Keyword, Exclude<Relation['relation'], Distance>>>> = {
  BEFORE: 'before',
  OVERLAPS: 'overlaps',
  INSIDE: 'inside',
};

/** From the loosest to the closest: IN and WITHIN, OR, AND, NOT, the relations, BY. */
class Parser {
  private next = 0;
  private depth = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly text: string,
  ) {}

  query(): Query {
    const query = this.scoped();
    const { token } = this;
    if (token.kind === 'end') return query;
    if (token.kind === ')') throw wrong(token, l10n.t('There is no “(” before this “)”.'));
    const isScoped = query.kind === 'in' || query.kind === 'near';
    throw wrong(token, isScoped && token.kind === 'keyword' ? endsThere() : between());
  }

  private get token(): Token {
    return this.tokens[this.next]!;
  }

  private isAt(keyword: Keyword, ahead = 0): boolean {
    const token = this.tokens[this.next + ahead];
    return token?.kind === 'keyword' && token.keyword === keyword;
  }

  private accept(keyword: Keyword): boolean {
    if (!this.isAt(keyword)) return false;
    this.next++;
    return true;
  }

  private scoped(): Query {
    const of = this.or();
    if (this.accept('IN')) return { kind: 'in', of, unit: this.unit(), at: this.since(of.at.start) };
    if (this.accept('WITHIN'))
      return { kind: 'near', of, distance: this.distance(), at: this.since(of.at.start) };
    return of;
  }

  private or(): Query {
    return this.several(
      'or',
      () => this.and(),
      () => this.accept('OR'),
    );
  }

  /** `a NOT b` is short for `a AND NOT b`. */
  private and(): Query {
    return this.several(
      'and',
      () => this.not(),
      () => this.accept('AND') || this.isAt('NOT'),
    );
  }

  private several(kind: 'and' | 'or', one: () => Query, hasMore: () => boolean): Query {
    const first = one();
    const of = [first];
    while (hasMore()) of.push(one());
    return of.length === 1 ? first : { kind, of, at: this.since(first.at.start) };
  }

  private not(): Query {
    const { start } = this.token;
    if (!this.accept('NOT')) return this.relation();
    return { kind: 'not', of: this.deeper(() => this.not()), at: this.since(start) };
  }

  private relation(): Query {
    const left = this.by();
    const relation = this.acceptRelation();
    if (relation === undefined) return left;
    const right = this.by();
    if (this.atRelation())
      throw wrong(this.token, l10n.t('Use parentheses to say which of the two relations is meant first.'));
    return { kind: 'relation', relation, left, right, at: this.since(left.at.start) };
  }

  private acceptRelation(): Relation['relation'] | undefined {
    if (!this.atRelation()) return undefined;
    if (this.accept('WITHIN')) {
      const distance = this.distance();
      this.next++; // OF
      return distance;
    }
    const { token } = this;
    this.next++;
    return token.kind === 'keyword' ? RELATIONS[token.keyword] : undefined;
  }

  private atRelation(): boolean {
    const { token } = this;
    if (token.kind !== 'keyword') return false;
    return token.keyword in RELATIONS || (token.keyword === 'WITHIN' && this.isAt('OF', 2));
  }

  private by(): Query {
    const of = this.primary();
    if (!this.accept('BY')) return of;
    const coder = this.name(l10n.t('After BY, the name of a coder is expected.'));
    return { kind: 'by', of, coder, at: this.since(of.at.start) };
  }

  private primary(): Query {
    const { token } = this;
    const at = { start: token.start, end: token.end };
    switch (token.kind) {
      case '(':
        return this.parenthesized(token);
      case 'words':
      case 'regex':
        this.next++;
        return { kind: token.kind, pattern: token.text, at };
      case 'prefix':
        this.next++;
        return this.prefixed(token.prefix);
      case 'name':
      case 'bracketed':
        this.next++;
        return this.compared({ name: token.text, at }, undefined) ?? { kind: 'name', name: token.text, at };
      default:
        throw wrong(token, this.missing(token));
    }
  }

  private missing(token: Token): string {
    if (token.kind === 'end')
      return this.next === 0
        ? l10n.t('Type a query, such as: trust AND fear IN turn')
        : l10n.t('Something is missing at the end: a code, words in quotation marks, or “(”.');
    const found = this.text.slice(token.start, token.end);
    return l10n.t('A code, words in quotation marks or “(” is expected before “{0}”.', found);
  }

  private parenthesized(open: Token): Query {
    this.next++;
    const inner = this.deeper(() => this.scoped());
    const { token } = this;
    if (token.kind === ')') {
      this.next++;
      return inner;
    }
    if (token.kind === 'end') throw wrong(open, l10n.t('The closing “)” is missing.'));
    const isScoped = inner.kind === 'in' || inner.kind === 'near';
    throw wrong(token, isScoped && token.kind === 'keyword' ? endsThere() : between());
  }

  private prefixed(prefix: Prefix): Query {
    const { name, at } = this.name(l10n.t('After “{0}:”, a name is expected.', prefix));
    if (prefix === 'code' || prefix === 'attribute') {
      const comparison = this.compared({ name, at }, prefix);
      if (comparison) return comparison;
    }
    switch (prefix) {
      case 'attribute':
        throw wrong(this.token, l10n.t('After an attribute, a comparison is expected, such as: = nurse'));
      case 'code':
      case 'codegroup':
      case 'query':
        return { kind: 'name', name, of: prefix, at };
      default:
        return { kind: 'condition', of: prefix, name, at };
    }
  }

  private compared({ name, at }: Named, of: 'code' | 'attribute' | undefined): Query | undefined {
    const { token } = this;
    if (token.kind !== 'operator') return undefined;
    this.next++;
    const value = this.name(l10n.t('After “{0}”, a value is expected.', token.operator));
    return { kind: 'compare', name, of, operator: token.operator, value, at };
  }

  private name(otherwise: string): Named {
    const { token } = this;
    if (token.kind !== 'name' && token.kind !== 'bracketed' && token.kind !== 'words')
      throw wrong(token, otherwise);
    this.next++;
    return { name: token.text, at: { start: token.start, end: token.end } };
  }

  private unit(): QueryUnit {
    const { token } = this;
    const unit = token.kind === 'name' ? QUERY_UNITS.find(one => one === token.text) : undefined;
    if (!unit) throw wrong(token, l10n.t('After IN, one of these is expected: {0}.', QUERY_UNITS.join(', ')));
    this.next++;
    return unit;
  }

  private distance(): Distance {
    const { token } = this;
    const [, most, unit] = (token.kind === 'name' && /^(\d{1,7}) (word|turn)s?$/.exec(token.text)) || [];
    const of = DISTANCE_UNITS.find(one => one === `${unit}s`);
    if (!of)
      throw wrong(token, l10n.t('After WITHIN, a distance is expected, such as: 30 words, or 2 turns'));
    this.next++;
    return { most: Number(most), of };
  }

  private since(start: number): Span {
    return { start, end: this.tokens[this.next - 1]!.end };
  }

  private deeper(read: () => Query): Query {
    if (++this.depth > MAX_DEPTH)
      throw wrong(this.token, l10n.t('More than {0} parts of the query are inside each other.', MAX_DEPTH));
    const query = read();
    this.depth--;
    return query;
  }
}

function between(): string {
  return l10n.t('AND, OR or another keyword is missing before this.');
}

function endsThere(): string {
  return l10n.t('A query ends with IN or WITHIN. Put parentheses around what is before this.');
}

function wrong({ start, end }: Span, message: string): Unexpected {
  return new Unexpected({ message, start, end });
}
