import { UnusableFile } from '../codebookIn/readXml';
import { MAX_CODES, MAX_DEPTH, tooDeep, tooMany } from '../codebookIn/incoming';
import type { ToolCode } from './toolRecords';

/** Codes in the order of their tree. */
export interface CodeTree {
  /** Each before those below it, with the key of the one above it. */
  readonly ordered: readonly { readonly code: ToolCode; readonly parent: string | undefined }[];
  /** Names of those that were their own ancestors and are at the top now. */
  readonly rings: readonly string[];
}

/** Puts codes into the order of their tree: siblings stay in theirs, and what is below no other is at the top. @throws UnusableFile */
export function inTree(codes: readonly ToolCode[]): CodeTree {
  if (codes.length > MAX_CODES) throw new UnusableFile(tooMany());
  const byKey = new Map<string, ToolCode>();
  for (const code of codes) if (!byKey.has(code.key)) byKey.set(code.key, code);
  const below = new Map<string, ToolCode[]>();
  const roots: ToolCode[] = [];
  for (const code of byKey.values()) {
    const above = code.parent !== undefined && byKey.has(code.parent) ? code.parent : undefined;
    const siblings = above === undefined ? roots : (below.get(above) ?? []);
    siblings.push(code);
    if (above !== undefined) below.set(above, siblings);
  }
  const ordered: { readonly code: ToolCode; readonly parent: string | undefined }[] = [];
  const placed = new Set<string>();
  const rings: string[] = [];
  const place = (root: ToolCode) => {
    const stack = [{ code: root, parent: undefined as string | undefined, depth: 1 }];
    while (stack.length > 0) {
      const { code, parent, depth } = stack.pop()!;
      if (placed.has(code.key)) continue;
      if (depth > MAX_DEPTH) throw new UnusableFile(tooDeep());
      placed.add(code.key);
      ordered.push({ code, parent });
      const next = (below.get(code.key) ?? []).map(one => ({
        code: one,
        parent: code.key,
        depth: depth + 1,
      }));
      stack.push(...next.reverse());
    }
  };
  for (const root of roots) place(root);
  for (const code of byKey.values()) {
    if (placed.has(code.key)) continue;
    rings.push(code.name);
    place(code);
  }
  return { ordered, rings };
}
