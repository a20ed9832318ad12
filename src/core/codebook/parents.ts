import type { Code, CodebookFile, MergedCode } from './code';

/** How the codes are nested. */
export interface Parents {
  /** Id of a code → id of its parent. Codes at the top are absent, also those whose parent is unknown or in a circle. */
  readonly parentOf: ReadonlyMap<string, string>;
  /** Ids of codes whose parent is not in the codebook. */
  readonly unknown: ReadonlySet<string>;
  /** Ids of codes that are, by their parents, their own ancestors. */
  readonly circular: ReadonlySet<string>;
}

export function isMerged(code: Code | MergedCode): code is MergedCode {
  return 'mergedInto' in code;
}

/** Id → record; of two with one id the first. */
export function recordsById(file: CodebookFile): ReadonlyMap<string, Code | MergedCode> {
  const byId = new Map<string, Code | MergedCode>();
  for (const code of file.codes) if (!byId.has(code.id)) byId.set(code.id, code);
  return byId;
}

/** The code that an id means, through any number of merges; undefined when that leads nowhere or in a circle. */
export function followMerges(byId: ReadonlyMap<string, Code | MergedCode>, id: string): Code | undefined {
  const first = byId.get(id);
  if (!first || !isMerged(first)) return first;
  const seen = new Set<string>();
  for (let at: Code | MergedCode | undefined = first; at && !seen.has(at.id); at = byId.get(at.mergedInto)) {
    if (!isMerged(at)) return at;
    seen.add(at.id);
  }
  return undefined;
}

/** Finds the parent of each code. A parent that was merged into another code is that code. */
export function findParents(byId: ReadonlyMap<string, Code | MergedCode>): Parents {
  const parentOf = new Map<string, string>();
  const unknown = new Set<string>();
  for (const code of byId.values()) {
    if (isMerged(code) || code.parent === undefined) continue;
    const parent = followMerges(byId, code.parent);
    if (parent) parentOf.set(code.id, parent.id);
    else unknown.add(code.id);
  }
  const circular = findCircles(parentOf);
  for (const id of circular) parentOf.delete(id);
  return { parentOf, unknown, circular };
}

/** Each id lies on at most one way up, so every id is looked at once. */
function findCircles(parentOf: ReadonlyMap<string, string>): Set<string> {
  const circular = new Set<string>();
  const done = new Set<string>();
  for (const start of parentOf.keys()) {
    const way: string[] = [];
    const onWay = new Set<string>();
    let at: string | undefined = start;
    while (at !== undefined && !done.has(at) && !onWay.has(at)) {
      way.push(at);
      onWay.add(at);
      at = parentOf.get(at);
    }
    if (at !== undefined && onWay.has(at)) for (const id of way.slice(way.indexOf(at))) circular.add(id);
    for (const id of way) done.add(id);
  }
  return circular;
}
