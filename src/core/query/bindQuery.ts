import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../base/result';
import type { Codebook } from '../codebook/codebook';
import { isMerged } from '../codebook/parents';
import { loadedRegexMatcher } from '../matching/regexMatcher';
import { FOLDED, wordMatcher } from '../matching/wordMatcher';
import { PathMatcher } from '../studyFile/matchPaths';
import { labelKey } from '../turns/labelKey';
import type { Bound, BoundCondition, BoundParts, BoundTruth, TurnTest } from './bound';
import { comparedBy } from './comparisons';
import { parseQuery } from './parseQuery';
import {
  type Comparison,
  type Condition,
  MAX_DEPTH,
  type NamedCodes,
  type Query,
  type QueryProblem,
  type Words,
} from './query';
import { type QueryNames, Wrong, meaningOf, recordNamed, wrongAt } from './queryNames';

/**
 * Finds out what a query means. Fails at the first name that means nothing or several things, and where only NOT or a
 * condition is left to give passages. Regular expressions must be loaded, see `loadRegexes`.
 */
export function bindQuery(query: Query, names: QueryNames): Result<Bound, QueryProblem> {
  try {
    return ok(new Binder(names, []).passages(query));
  } catch (error) {
    if (error instanceof Wrong) return fail(error.problem);
    throw error;
  }
}

class Binder {
  /**
   * @param within ids of the saved queries that this one is a part of
   * @param known saved queries, each bound once however often it is named
   */
  constructor(
    private readonly names: QueryNames,
    private readonly within: readonly string[],
    private readonly known = new Map<string, Bound>(),
  ) {}

  passages(query: Query): Bound {
    switch (query.kind) {
      case 'name':
        return this.named(query);
      case 'compare':
        return this.compared(query);
      case 'words':
      case 'regex':
        return hits(query, this.names);
      case 'or':
        return perCoder({ kind: 'or', of: query.of.map(one => this.passages(one)) });
      case 'and':
        return perCoder({ kind: 'and', ...this.parts(query.of, query) });
      case 'relation': {
        const [left, right] = [this.passages(query.left), this.passages(query.right)];
        return perCoder({ kind: 'relation', relation: query.relation, left, right });
      }
      case 'in':
        return perCoder({ kind: 'in', of: this.truth(query.of), unit: query.unit });
      case 'near':
        return perCoder({ kind: 'near', distance: query.distance, of: this.near(query) });
      case 'by':
        return { kind: 'by', of: this.passages(query.of), coder: this.coder(query), isPerCoder: false };
      case 'not':
        throw wrongAt(query.at, onlyNot());
      case 'condition':
        throw wrongAt(query.at, onlyCondition());
    }
  }

  private coder({ coder }: Query & { readonly kind: 'by' }): string {
    return recordNamed(coder, this.names.coders, l10n.t('There is no coder “{0}”.', coder.name)).id;
  }

  private named(query: NamedCodes): Bound {
    const meaning = meaningOf(query, this.names);
    const { codebook } = this.names;
    switch (meaning.kind) {
      case 'code':
        return {
          kind: 'codes',
          ids: withMerged(codebook, codebook.descendants(meaning.id)),
          isPerCoder: true,
        };
      case 'codegroup': {
        const ids = meaning.group.codes.flatMap(id => codebook.descendants(id));
        return { kind: 'codes', ids: withMerged(codebook, ids), isPerCoder: true };
      }
      case 'query':
        return this.saved(query, meaning.id, meaning.name, meaning.query.query);
    }
  }

  private saved({ at }: NamedCodes, id: string, name: string, text: string): Bound {
    const within = [...this.within, id];
    if (this.within.includes(id)) throw wrongAt(at, l10n.t('The query “{0}” is a part of itself.', name));
    if (within.length > MAX_DEPTH)
      throw wrongAt(at, l10n.t('More than {0} parts of the query are inside each other.', MAX_DEPTH));
    const known = this.known.get(id);
    if (known) return known;
    const parsed = parseQuery(text);
    try {
      if (!parsed.ok) throw new Wrong(parsed.error);
      const bound = new Binder(this.names, within, this.known).passages(parsed.value);
      this.known.set(id, bound);
      return bound;
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      throw wrongAt(at, l10n.t('In the query “{0}”: {1}', name, error.problem.message));
    }
  }

  private compared(query: Comparison): Bound {
    const compared = comparedBy(query, this.names);
    if (compared.kind === 'attribute') throw wrongAt(query.at, onlyCondition());
    const ids = withMerged(this.names.codebook, [compared.code.id]);
    return { kind: 'values', ids, test: compared.test, isPerCoder: true };
  }

  /** What is joined by AND: what gives passages, what must not be there, and conditions. */
  private parts(all: readonly Query[], whole: Query): BoundParts {
    const parts = { all: [] as Bound[], none: [] as Bound[], conditions: [] as BoundCondition[] };
    for (const one of all) {
      const condition = this.condition(one);
      if (condition) parts.conditions.push(condition);
      else if (one.kind === 'not') parts.none.push(this.passages(one.of));
      else parts.all.push(this.passages(one));
    }
    if (parts.all.length === 0) throw wrongAt(whole.at, parts.none.length > 0 ? onlyNot() : onlyCondition());
    return parts;
  }

  private near({ of, at }: Query & { readonly kind: 'near' }): BoundParts | { first: Bound; then: Bound } {
    if (of.kind === 'and') return this.parts(of.of, of);
    if (of.kind === 'relation' && of.relation === 'before')
      return { first: this.passages(of.left), then: this.passages(of.right) };
    const example = 'trust AND fear WITHIN 30 words'; // not for the catalogue
    throw wrongAt(
      at,
      l10n.t('WITHIN needs two things before it that are joined by AND or BEFORE, such as: {0}', example),
    );
  }

  private truth(query: Query): BoundTruth {
    const condition = this.condition(query);
    if (condition) return condition;
    switch (query.kind) {
      case 'not':
        return { kind: 'not', of: this.truth(query.of) };
      case 'and':
      case 'or':
        return { kind: query.kind, of: query.of.map(one => this.truth(one)) };
      case 'relation':
        if (query.relation === 'before')
          return { kind: 'before', first: this.passages(query.left), then: this.passages(query.right) };
    }
    return { kind: 'some', of: this.passages(query) };
  }

  /** A condition, or several with nothing else between them; undefined for what gives passages. */
  private condition(query: Query): BoundCondition | undefined {
    switch (query.kind) {
      case 'condition':
        return this.leaf(query);
      case 'compare': {
        const compared = comparedBy(query, this.names);
        return compared.kind === 'attribute' ? { kind: 'turn', test: compared.test } : undefined;
      }
      case 'not': {
        const of = this.condition(query.of);
        return of && { kind: 'not', of };
      }
      case 'and':
      case 'or': {
        const of = query.of.map(one => this.condition(one));
        return of.every(one => one !== undefined) ? { kind: query.kind, of } : undefined;
      }
      default:
        return undefined;
    }
  }

  private leaf({ of, name, at }: Condition): BoundCondition {
    const { study } = this.names;
    switch (of) {
      case 'speaker': {
        const key = labelKey(name);
        return turnTest(label => label === key);
      }
      case 'participant': {
        // where none are declared, each label is one
        if (study.participants.length === 0) return turnTest((_, one) => one?.id === labelKey(name));
        const otherwise = l10n.t('There is no participant “{0}”.', name);
        const { id } = recordNamed({ name, at }, study.participants, otherwise);
        return turnTest((_, one) => one?.id === id);
      }
      case 'transcript': {
        const matcher = PathMatcher.of([name]);
        return { kind: 'transcript', test: path => matcher.matches(path) };
      }
      case 'group': {
        const otherwise = l10n.t('The study has no group “{0}”.', name);
        const matcher = PathMatcher.of(recordNamed({ name, at }, study.groups, otherwise).transcripts);
        return { kind: 'transcript', test: path => matcher.matches(path) };
      }
    }
  }
}

function turnTest(test: TurnTest): BoundCondition {
  return { kind: 'turn', test };
}

function hits({ kind, pattern, at }: Words, { isWithoutRegexes }: QueryNames): Bound {
  if (kind === 'regex' && isWithoutRegexes)
    return { kind: 'hits', matcher: { matches: () => [] }, isPerCoder: false };
  const matcher = kind === 'words' ? wordMatcher(pattern, FOLDED) : loadedRegexMatcher(pattern, false);
  if (!matcher.ok) throw wrongAt(at, matcher.error);
  return { kind: 'hits', matcher: matcher.value, isPerCoder: false };
}

/** Codes with those that were merged into one of them. */
function withMerged(codebook: Codebook, ids: readonly string[]): ReadonlySet<string> {
  const all = new Set(ids);
  for (const code of codebook.file.codes)
    if (isMerged(code) && all.has(codebook.resolve(code.id)?.id ?? '')) all.add(code.id);
  return all;
}

type WithoutOfCoder<T> = T extends unknown ? Omit<T, 'isPerCoder'> : never;

/** Says of a part whether it has other passages for other coders: whether something in it has. */
function perCoder(bound: WithoutOfCoder<Bound>): Bound {
  return { ...bound, isPerCoder: partsOf(bound as Bound).some(one => one.isPerCoder) } as Bound;
}

function partsOf(bound: Bound): readonly Bound[] {
  switch (bound.kind) {
    case 'or':
      return bound.of;
    case 'and':
      return [...bound.all, ...bound.none];
    case 'relation':
      return [bound.left, bound.right];
    case 'in':
      return partsOfTruth(bound.of);
    case 'near':
      return 'first' in bound.of ? [bound.of.first, bound.of.then] : [...bound.of.all, ...bound.of.none];
    default:
      return [];
  }
}

function partsOfTruth(truth: BoundTruth): readonly Bound[] {
  switch (truth.kind) {
    case 'some':
      return [truth.of];
    case 'before':
      return [truth.first, truth.then];
    case 'not':
      return partsOfTruth(truth.of);
    case 'and':
    case 'or':
      return truth.of.flatMap(partsOfTruth);
    default:
      return [];
  }
}

/** Ids of all codes whose segments a query looks at. */
export function codesAskedFor(bound: Bound): ReadonlySet<string> {
  const ids = new Set<string>();
  const seen = new Set<Bound>();
  for (const stack = [bound]; stack.length > 0;) {
    const one = stack.pop()!;
    if (seen.has(one)) continue;
    seen.add(one);
    if ('ids' in one) for (const id of one.ids) ids.add(id);
    stack.push(...(one.kind === 'by' ? [one.of] : partsOf(one)));
  }
  return ids;
}

function onlyNot(): string {
  const examples = ['trust AND NOT fear', 'NOT fear IN turn']; // not for the catalogue
  return l10n.t('NOT alone gives no passages. Say what is to be found, or in what: {0}, or {1}', ...examples);
}

function onlyCondition(): string {
  const examples = ['trust AND participant:p1', 'participant:p1 IN turn']; // not for the catalogue
  return l10n.t(
    'A condition alone gives no passages. Say what is to be found, or in what: {0}, or {1}',
    ...examples,
  );
}
