import * as l10n from '@vscode/l10n';
import { byUnits } from '../base/compare';
import { type Result, fail, ok } from '../base/result';
import type { CodebookFile, SavedQuery } from './code';
import type { Codebook } from './codebook';
import { newCodeId } from './codeId';
import { cleanName, nameKey } from './codeName';

// Each takes a codebook and gives the file that comes of it, or a sentence that says why it cannot be done.

/** Keeps a query. No other query, code group or code has its name, so that the name alone can mean it. */
export function addQuery(
  codebook: Codebook,
  input: Pick<SavedQuery, 'name' | 'query' | 'color'>,
  random: () => number,
): Result<{ readonly file: CodebookFile; readonly query: SavedQuery }> {
  const named = checkName(codebook, input.name, undefined);
  if (!named.ok) return named;
  const { queries = [], groups = [] } = codebook.file;
  const isTaken = (id: string) => codebook.has(id) || [...queries, ...groups].some(one => one.id === id);
  const query = { ...input, id: newCodeId(named.value, isTaken, random), name: named.value };
  return ok({ file: withQueries(codebook.file, [...queries, query]), query });
}

/** Changes some fields of a query; its id stays. */
export function changeQuery(
  codebook: Codebook,
  id: string,
  fields: Partial<Pick<SavedQuery, 'name' | 'query' | 'color' | 'description'>>,
): Result<CodebookFile> {
  const { queries = [] } = codebook.file;
  const query = queries.find(one => one.id === id);
  if (!query) return fail(unknownQuery());
  const named = fields.name === undefined ? ok(query.name) : checkName(codebook, fields.name, id);
  if (!named.ok) return named;
  const changed = { ...query, ...fields, name: named.value };
  return ok(
    withQueries(
      codebook.file,
      queries.map(one => (one.id === id ? changed : one)),
    ),
  );
}

/** Deletes a query. Others that name it are left as they are, and then name something unknown. */
export function deleteQuery(codebook: Codebook, id: string): Result<CodebookFile> {
  const { queries = [] } = codebook.file;
  const left = queries.filter(one => one.id !== id);
  return left.length < queries.length ? ok(withQueries(codebook.file, left)) : fail(unknownQuery());
}

/** A name as a query may have it. @param own id of the query that has it already, if any */
export function checkName(codebook: Codebook, name: string, own: string | undefined): Result<string> {
  const clean = cleanName(name);
  if (clean === '') return fail(l10n.t('Type a name.'));
  const { queries = [], groups = [] } = codebook.file;
  const others = [...queries.filter(({ id }) => id !== own), ...groups, ...codebook.inOrder()];
  const twin = others.find(one => nameKey(one.name) === nameKey(clean));
  return twin
    ? fail(l10n.t('“{0}” is the name of another query, code or code group.', twin.name))
    : ok(clean);
}

function withQueries(file: CodebookFile, queries: readonly SavedQuery[]): CodebookFile {
  return { ...file, queries: [...queries].sort((a, b) => byUnits(a.id, b.id)) };
}

function unknownQuery(): string {
  return l10n.t('This query is no longer in the codebook.');
}
