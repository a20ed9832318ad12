import { LastFew } from '../base/lastFew';
import type { Result } from '../base/result';
import type { Codebook } from '../codebook/codebook';
import { bindQuery } from './bindQuery';
import type { Bound } from './bound';
import { parseQuery } from './parseQuery';
import type { QueryProblem } from './query';
import type { QueryNames } from './queryNames';

/** So many queries are remembered for a codebook. */
const MAX_KNOWN = 64;

interface Known {
  readonly study: QueryNames['study'];
  readonly coders: string;
  readonly text: string;
  readonly compiled: Result<Bound, QueryProblem>;
}

const known = new LastFew<Codebook, Known>(MAX_KNOWN);

/** Reads a query and finds out what it means: the same object as long as it means the same. */
export function compileQuery(text: string, names: QueryNames): Result<Bound, QueryProblem> {
  const { codebook, study } = names;
  const coders = JSON.stringify(names.coders);
  return known.get(
    codebook,
    one => one.text === text && one.study === study && one.coders === coders,
    () => ({ study, coders, text, compiled: compile(text, names) }),
  ).compiled;
}

function compile(text: string, names: QueryNames): Result<Bound, QueryProblem> {
  const parsed = parseQuery(text);
  if (!parsed.ok) return parsed;
  return bindQuery(parsed.value, names);
}
