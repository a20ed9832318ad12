import type { SavedQuery } from '../codebook/code';
import { attributesOf } from './comparisons';
import { parseQuery } from './parseQuery';
import { printName } from './printQuery';
import type { Named, NamedCodes, Query } from './query';
import { type QueryNames, meaningsOf } from './queryNames';

// A query is kept with ids in place of names, so that renaming a code breaks none: not here, not where git merges a branch
// that has renamed it, and not where somebody does it by hand. An id is a name to queries, too, so it is one grammar.

/** A query as it is kept: with ids in place of the names of codes, code groups, queries, participants, groups and coders. */
export function withIds(text: string, names: QueryNames): string {
  return rewritten(text, named => {
    const [meaning, ...others] = meaningsFor(named, names);
    return meaning && others.length === 0 ? meaning.id : undefined;
  });
}

/** A query as a person reads it: with names in place of ids, as far as these mean the same. */
export function withNames(text: string, names: QueryNames): string {
  return rewritten(text, named => {
    const [meaning, ...others] = meaningsFor(named, names);
    if (!meaning || others.length > 0) return undefined;
    const candidates = [meaning.name, ...(meaning.path === undefined ? [] : [meaning.path])];
    return candidates.find(name => {
      const again = meaningsFor({ ...named, name }, names);
      return again.length === 1 && again[0]!.id === meaning.id && again[0]!.kind === meaning.kind;
    });
  });
}

/** The saved queries that name one of some codes themselves. @param codes ids */
export function queriesNaming(names: QueryNames, codes: readonly string[]): readonly SavedQuery[] {
  const wanted = new Set(codes);
  const { queries = [] } = names.codebook.file;
  return queries.filter(({ query }) => {
    const parsed = parseQuery(query);
    const asked = parsed.ok ? namesOf(parsed.value) : [];
    return asked.some(({ kind, named }) =>
      meaningsFor({ kind, name: named.name, of: 'of' in named ? named.of : undefined }, names).some(
        meant => meant.kind === 'code' && wanted.has(meant.id),
      ),
    );
  });
}

type Place =
  | { readonly kind: 'codes' | 'scale'; readonly named: NamedCodes }
  | { readonly kind: 'participant' | 'group' | 'coder'; readonly named: Named };

interface Meant {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly path?: string | undefined;
}

type Asked = { readonly kind: Place['kind'] } & Pick<NamedCodes, 'name' | 'of'>;

function meaningsFor(asked: Asked, names: QueryNames): readonly Meant[] {
  const { codebook, study, coders } = names;
  const pathOf = (id: string) => codebook.path(id).join(' / ');
  switch (asked.kind) {
    case 'codes':
      return meaningsOf(asked, names).map(({ kind, id, name }) => ({
        kind,
        id,
        name,
        path: kind === 'code' ? pathOf(id) : undefined,
      }));
    case 'scale':
      if (asked.of === undefined && attributesOf(names).includes(asked.name)) return [];
      return codebook
        .findAll(asked.name)
        .filter(({ scale }) => scale !== undefined)
        .map(({ id, name }) => ({ kind: 'code', id, name, path: pathOf(id) }));
    case 'participant':
      return recordsNamed(asked.name, study.participants);
    case 'group':
      return recordsNamed(asked.name, study.groups);
    case 'coder':
      return recordsNamed(asked.name, coders);
  }
}

function recordsNamed(
  wanted: string,
  records: readonly { readonly id: string; readonly name?: string | undefined }[],
): readonly Meant[] {
  const byId = records.filter(({ id }) => id === wanted);
  const key = (name: string | undefined) => name?.toLowerCase();
  return (byId.length > 0 ? byId : records.filter(({ name }) => key(name) === key(wanted))).map(
    ({ id, name = id }) => ({ kind: '', id, name }),
  );
}

function rewritten(text: string, nameFor: (asked: Asked) => string | undefined): string {
  const parsed = parseQuery(text);
  if (!parsed.ok) return text;
  let written = '';
  let done = 0;
  for (const { kind, named } of namesOf(parsed.value)) {
    const name = nameFor({ kind, name: named.name, of: 'of' in named ? named.of : undefined });
    if (name === undefined) continue;
    const { start, end } = named.at;
    written += text.slice(done, start) + printName(name);
    done = end;
  }
  return written + text.slice(done);
}

/** All names in a query that have an id, in their order. */
function namesOf(query: Query): readonly Place[] {
  switch (query.kind) {
    case 'name':
      return [{ kind: 'codes', named: query }];
    case 'compare': {
      const { name, of, at } = query;
      return of === 'attribute' ? [] : [{ kind: 'scale', named: { kind: 'name', name, of, at } }];
    }
    case 'condition':
      return query.of === 'participant' || query.of === 'group' ? [{ kind: query.of, named: query }] : [];
    case 'words':
    case 'regex':
      return [];
    case 'and':
    case 'or':
      return query.of.flatMap(namesOf);
    case 'relation':
      return [...namesOf(query.left), ...namesOf(query.right)];
    case 'by':
      return [...namesOf(query.of), { kind: 'coder', named: query.coder }];
    case 'not':
    case 'in':
    case 'near':
      return namesOf(query.of);
  }
}
