import * as l10n from '@vscode/l10n';
import { LastFew } from '../base/lastFew';
import { type Result, fail, ok } from '../base/result';
import type { Code, SavedQuery } from '../codebook/code';
import { nameKey } from '../codebook/codeName';
import type { Codebook } from '../codebook/codebook';
import { loadRegexes } from '../matching/regexMatcher';
import { compileQuery } from '../query/compileQuery';
import type { QueryProblem } from '../query/query';
import type { QueryNames } from '../query/queryNames';
import { withNames } from '../query/savedText';
import type { ScopeOptions } from '../studyFile/scopeOptions';
import { codersOf } from './coders';
import type { AskedQuery, Corpus } from './corpus';

/** Reads what queries may need. To be waited for before a scope with queries is found. */
export async function prepareQueries({ queries = [] }: Pick<ScopeOptions, 'queries'>): Promise<void> {
  if (queries.length > 0) await loadRegexes();
}

/** What the names in a query of a study can mean. */
export function queryNamesOf(corpus: Corpus): QueryNames {
  return { codebook: corpus.codebook, study: corpus.study, coders: codersOf(corpus) };
}

interface Queried {
  readonly corpus: Corpus;
  readonly options: ScopeOptions;
}

/**
 * A study whose codebook has the queries that are asked for among its codes, and filters that ask for these codes. As they
 * are where no queries are asked for. Fails where a query is wrong, with the place in it.
 */
export function withQueries(corpus: Corpus, options: ScopeOptions): Result<Queried> {
  const { queries: wanted = [], codes = [] } = options;
  if (wanted.length === 0 || corpus.queries) return ok({ corpus, options });
  const queries: AskedQuery[] = [];
  for (const one of wanted) {
    const asked = askedQuery(one, corpus);
    if (!asked.ok) return fail(asked.error);
    if (queries.every(({ id }) => id !== asked.value.id)) queries.push(asked.value);
  }
  const ids = queries.map(({ id }) => id);
  return ok({
    corpus: { ...corpus, codebook: codebookWith(corpus.codebook, queries), queries },
    options: { ...options, codes: [...codes, ...ids.filter(id => !codes.includes(id))] },
  });
}

/** The saved query that an id means, or a name if only one has it. */
export function savedQuery({ file }: Codebook, wanted: string): SavedQuery | undefined {
  const { queries = [] } = file;
  const byId = queries.find(({ id }) => id === wanted);
  if (byId) return byId;
  const named = queries.filter(({ name }) => nameKey(name) === nameKey(wanted));
  return named.length === 1 ? named[0] : undefined;
}

function askedQuery(wanted: string, corpus: Corpus): Result<AskedQuery> {
  const { codebook } = corpus;
  const saved = savedQuery(codebook, wanted);
  const names = queryNamesOf(corpus);
  const compiled = compileQuery(saved?.query ?? wanted, names);
  if (!compiled.ok) return fail(inQuery(saved, saved?.query ?? wanted, compiled.error));
  const text = withNames(saved?.query ?? wanted, names).trim();
  const id = saved && !codebook.has(saved.id) ? saved.id : `query:${saved?.id ?? text}`;
  return ok({ id, name: saved?.name ?? text, text, bound: compiled.value });
}

/** What is wrong with a query, and where: shown as compilers do. */
function inQuery(saved: SavedQuery | undefined, query: string, { message, start }: QueryProblem): string {
  const column = start + 1;
  return saved
    ? l10n.t('The query “{0}”, column {1}: {2}', saved.name, column, message)
    : l10n.t('The query “{0}”, column {1}: {2}', query, column, message);
}

interface Known {
  readonly queries: readonly AskedQuery[];
  readonly codebook: Codebook;
}

/** So many sets of queries are remembered for a codebook: as many reports may well be open. */
const MAX_KNOWN = 32;
const known = new LastFew<Codebook, Known>(MAX_KNOWN);

/** The same object for the same queries, so that what was counted with it is found again. */
function codebookWith(codebook: Codebook, queries: readonly AskedQuery[]): Codebook {
  const isSame = (one: Known) =>
    one.queries.length === queries.length &&
    one.queries.every(({ id, bound }, i) => id === queries[i]!.id && bound === queries[i]!.bound);
  const make = () => {
    const codes = queries.map(({ id, name, text }): Code => {
      const color = codebook.file.queries?.find(query => query.id === id)?.color;
      return { id, name, description: text, ...(color === undefined ? {} : { color }) };
    });
    return {
      queries,
      codebook: codebook.with({ ...codebook.file, codes: [...codebook.file.codes, ...codes] }),
    };
  };
  return known.get(codebook, isSame, make).codebook;
}
