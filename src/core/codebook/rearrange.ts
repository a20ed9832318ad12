import { type Result, fail, ok } from '../base/result';
import type { Code, CodebookFile } from './code';
import type { Codebook } from './codebook';
import { type Move, moveCode } from './operations';
import { unknownCode } from './rewriteCodes';

// Each moves several codes, with all below them, and keeps them in the order of the codebook. Those below another one of them
// go with that.

/** Moves codes to another theme or another place. */
export function moveCodes(codebook: Codebook, ids: readonly string[], to: Move): Result<CodebookFile> {
  return eachInTurn(codebook, ids, 'forwards', () => to);
}

/** Moves codes by one place among their siblings; those that are at the end already stay. */
export function shiftCodes(codebook: Codebook, ids: readonly string[], by: -1 | 1): Result<CodebookFile> {
  const moved = new Set(ids);
  return eachInTurn(codebook, ids, by < 0 ? 'forwards' : 'backwards', (now, code) => {
    const { siblings, at } = placeOf(now, code);
    const neighbour = siblings[at + by];
    if (!neighbour || moved.has(neighbour.id)) return undefined;
    const before = by < 0 ? neighbour : siblings[at + 2];
    return { parent: now.parentOf(code.id)?.id, before: before?.id };
  });
}

/** Moves codes one level up, to the place after their theme; those at the top stay. */
export function promoteCodes(codebook: Codebook, ids: readonly string[]): Result<CodebookFile> {
  // the last one first, so that each comes before those that went up before it
  return eachInTurn(codebook, ids, 'backwards', (now, code) => {
    const theme = now.parentOf(code.id);
    if (!theme) return undefined;
    const { siblings, at } = placeOf(now, theme);
    return { parent: now.parentOf(theme.id)?.id, before: siblings[at + 1]?.id };
  });
}

/** Moves codes one level down, to the end of the code before them; those without one stay. */
export function demoteCodes(codebook: Codebook, ids: readonly string[]): Result<CodebookFile> {
  const moved = new Set(ids);
  return eachInTurn(codebook, ids, 'forwards', (now, code) => {
    const { siblings, at } = placeOf(now, code);
    const above = siblings.slice(0, at).findLast(({ id }) => !moved.has(id));
    return above && { parent: above.id };
  });
}

/** Codes of which none is below another one of them, in the order of the codebook. */
export function topmost(codebook: Codebook, ids: readonly string[]): readonly Code[] {
  const chosen = new Set(ids);
  const isBelow = (id: string): boolean => {
    for (let above = codebook.parentOf(id); above; above = codebook.parentOf(above.id))
      if (chosen.has(above.id)) return true;
    return false;
  };
  return codebook.inOrder().filter(({ id }) => chosen.has(id) && !isBelow(id));
}

/** @param placeFor where a code goes in the codebook as it is then; undefined where it stays */
function eachInTurn(
  codebook: Codebook,
  ids: readonly string[],
  order: 'forwards' | 'backwards',
  placeFor: (now: Codebook, code: Code) => Move | undefined,
): Result<CodebookFile> {
  const missing = ids.find(id => !codebook.get(id));
  if (missing !== undefined) return fail(unknownCode(missing));
  const codes = topmost(codebook, ids);
  let now = codebook;
  for (const code of order === 'forwards' ? codes : [...codes].reverse()) {
    const place = placeFor(now, code);
    const moved = place ? moveCode(now, code.id, place) : ok(now.file);
    if (!moved.ok) return moved;
    now = now.with(moved.value);
  }
  return ok(now.file);
}

function placeOf(
  codebook: Codebook,
  code: Code,
): { readonly siblings: readonly Code[]; readonly at: number } {
  const parent = codebook.parentOf(code.id);
  const siblings = parent ? codebook.children(parent.id) : codebook.roots();
  return { siblings, at: siblings.findIndex(({ id }) => id === code.id) };
}
