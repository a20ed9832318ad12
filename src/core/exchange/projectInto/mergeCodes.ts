import { byUnits } from '../../base/compare';
import type { Code, CodebookFile } from '../../codebook/code';
import { Codebook } from '../../codebook/codebook';
import { nameKey } from '../../codebook/codeName';
import { isMerged } from '../../codebook/parents';
import { ranksAt } from '../../codebook/ranks';
import { withFields } from '../../studyFile/namedRecords';
import type { Clashes } from './clashes';
import type { IdMap } from './mergePeople';

const COMPARED = ['name', 'description', 'include', 'exclude', 'example', 'memo'] as const;

/** The codes of a project among those of a study: one with the same id, else one with the same names from the top. */
export function mergeCodes(
  ours: Codebook,
  theirs: Codebook,
  clashes: Clashes,
): { readonly file: CodebookFile; readonly ids: IdMap } {
  // one that the project has by its id is that, and none of the same name
  const others = ours.inOrder().filter(({ id }) => !theirs.get(id));
  const byPath = new Map([...others].reverse().map(({ id }) => [pathKey(ours, id), id]));
  const ids = new Map<string, string>();
  const added = new Map<string | undefined, Code[]>();
  for (const code of theirs.inOrder()) {
    const key = pathKey(theirs, code.id);
    const same = ours.resolve(code.id)?.id ?? byPath.get(key);
    // of two codes of one name in one place, only one is that of the study
    byPath.delete(key);
    ids.set(code.id, same ?? code.id);
    if (same !== undefined) {
      noteDifferences(ours, ours.get(same)!, theirs, code, clashes);
      continue;
    }
    const above = theirs.parentOf(code.id)?.id;
    const parent = above === undefined ? undefined : ids.get(above)!;
    added.set(parent, [...(added.get(parent) ?? []), code]);
  }
  const placed = [...added].flatMap(([parent, codes]) => {
    const there = parent === undefined ? ours.roots() : ours.has(parent) ? ours.children(parent) : [];
    const ranks = ranksAt(there, there.length, codes.length);
    const moved = [...ranks.changed].map(([id, rank]) => ({ ...ours.get(id)!, rank }));
    return [...moved, ...codes.map((code, i) => withFields(code, { parent, rank: ranks.inserted[i] }))];
  });
  const merged = theirs.file.codes.flatMap(code =>
    isMerged(code) && !ours.has(code.id)
      ? [{ ...code, mergedInto: ids.get(code.mergedInto) ?? code.mergedInto }]
      : [],
  );
  const records = new Map([...ours.file.codes, ...placed, ...merged].map(code => [code.id, code]));
  const codes = [...records.values()].sort((a, b) => byUnits(a.id, b.id));
  return { file: { ...ours.file, codes, ...listsOf(ours, theirs, ids) }, ids };
}

function pathKey(codebook: Codebook, id: string): string {
  return codebook.path(id).map(nameKey).join('\n');
}

function noteDifferences(ours: Codebook, own: Code, theirs: Codebook, other: Code, clashes: Clashes): void {
  const name = ours.path(own.id).join(' › ');
  for (const field of COMPARED)
    if (other[field] !== undefined && other[field] !== own[field]) clashes.differs(`${name}: ${field}`);
  const above = (codebook: Codebook, id: string) => codebook.path(id).slice(0, -1).join(' › ');
  if (above(ours, own.id) !== above(theirs, other.id))
    clashes.differs(`${name}: ${theirs.path(other.id).join(' › ')}`);
}

/** Groups with the codes of both; queries and rules that the study lacks. */
function listsOf(ours: Codebook, theirs: Codebook, ids: IdMap): Partial<CodebookFile> {
  const { groups = [], queries = [], rules = [] } = ours.file;
  const now = new Map(groups.map(group => [group.id, group]));
  for (const group of theirs.file.groups ?? []) {
    const codes = group.codes.map(id => ids.get(id) ?? id);
    const same = now.get(group.id) ?? groups.find(({ name }) => nameKey(name) === nameKey(group.name));
    const joined = same && { ...same, codes: [...new Set([...same.codes, ...codes])] };
    now.set(joined?.id ?? group.id, joined ?? { ...group, codes });
  }
  const missing = <T extends { readonly id: string }>(own: readonly T[], other: readonly T[] = []) => [
    ...own,
    ...other.filter(({ id }) => own.every(one => one.id !== id)),
  ];
  const list = <T>(name: string, all: readonly T[]) => (all.length > 0 ? { [name]: all } : {});
  return {
    ...list('groups', [...now.values()]),
    ...list(
      'queries',
      missing(
        queries,
        theirs.file.queries?.map(one => ({ ...one, query: withIds(one.query, ids) })),
      ),
    ),
    ...list(
      'rules',
      missing(
        rules,
        theirs.file.rules?.map(rule => ({ ...rule, codes: rule.codes.map(id => ids.get(id) ?? id) })),
      ),
    ),
  };
}

/** A query, in which codes are named by their ids. */
function withIds(query: string, ids: IdMap): string {
  const changed = [...ids].filter(([from, to]) => from !== to);
  return changed.reduce((text, [from, to]) => text.replaceAll(from, to), query);
}
