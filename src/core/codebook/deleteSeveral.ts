import { type Result, ok } from '../base/result';
import type { CodebookFile } from './code';
import type { Codebook } from './codebook';
import { deleteCodes } from './operations';
import { topmost } from './rearrange';
import { type RulesWithout, rulesWithout } from './rules';

/** What becomes of the codes below deleted ones. */
export type ChildrenFate = 'delete' | 'move-up';

/**
 * Deletes codes as {@link deleteCodes} does, also out of the rules that name them.
 * @param ids those that are gone already are passed over
 * @param to id of the code that takes their place in rules, if any does
 */
export function deleteSeveral(
  codebook: Codebook,
  ids: readonly string[],
  children: ChildrenFate,
  to?: string,
): Result<{
  readonly file: CodebookFile;
  readonly deleted: readonly string[];
  readonly rules: Omit<RulesWithout, 'file'>;
}> {
  const codes =
    children === 'delete' ? topmost(codebook, ids) : codebook.inOrder().filter(({ id }) => ids.includes(id));
  const deleted: string[] = [];
  let now = codebook;
  for (const { id } of codes) {
    const result = deleteCodes(now, id, { children });
    if (!result.ok) return result;
    deleted.push(...result.value.deleted);
    now = now.with(result.value.file);
  }
  const gone = new Set(deleted);
  const { file, ...rules } = rulesWithout(now.file, id => gone.has(codebook.resolve(id)?.id ?? id), to);
  return ok({ file, deleted, rules });
}
