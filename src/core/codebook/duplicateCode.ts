import { type Result, fail, ok } from '../base/result';
import { CONFLICTS } from '../records/openConflicts';
import type { Code, CodebookFile } from './code';
import type { Codebook } from './codebook';
import { nameKey } from './codeName';
import { addCode, moveCode } from './operations';
import { rewrite, unknownCode, withFields } from './rewriteCodes';

/** Adds a code after another, with the definition of that one but a colour of its own, and no codings. */
export function duplicateCode(
  codebook: Codebook,
  id: string,
  name: string,
  random: () => number,
): Result<{ readonly file: CodebookFile; readonly code: Code }> {
  const original = codebook.get(id);
  if (!original) return fail(unknownCode(id));
  const parent = codebook.parentOf(id);
  const added = addCode(codebook, { name, parent: parent?.id }, random);
  if (!added.ok) return added;
  const now = codebook.with(added.value.file);
  const siblings = parent ? now.children(parent.id) : now.roots();
  const next = siblings[siblings.findIndex(one => one.id === id) + 1];
  const moved = moveCode(now, added.value.code.id, { parent: parent?.id, before: next?.id });
  if (!moved.ok) return moved;
  const { id: newId, name: newName, color, rank } = now.with(moved.value).get(added.value.code.id)!;
  const own = { id: newId, name: newName, parent: parent?.id, color, rank, retired: undefined };
  const code = withFields(original, { ...own, ...({ [CONFLICTS]: undefined } as object) });
  return ok({ file: rewrite(moved.value, [code]), code });
}

/** `Trust 2`, or the next number that no sibling has. */
export function nameOfCopy(codebook: Codebook, { id, name }: Code): string {
  const parent = codebook.parentOf(id);
  const siblings = parent ? codebook.children(parent.id) : codebook.roots();
  const taken = new Set(siblings.map(one => nameKey(one.name)));
  const [, stem = name, last = '1'] = /^(.*\S)\s+(\d{1,4})$/.exec(name) ?? [];
  for (let number = Number(last) + 1; ; number++) {
    const copy = `${stem} ${number}`;
    if (!taken.has(nameKey(copy))) return copy;
  }
}
