import { type Result, ok } from '../base/result';
import type { CodebookFile } from './code';
import type { Codebook } from './codebook';
import { deleteCodes } from './operations';
import { topmost } from './rearrange';

/** What becomes of the codes below deleted ones. */
export type ChildrenFate = 'delete' | 'move-up';

/** Deletes codes as {@link deleteCodes} does. @param ids those that are gone already are passed over */
export function deleteSeveral(
  codebook: Codebook,
  ids: readonly string[],
  children: ChildrenFate,
): Result<{ readonly file: CodebookFile; readonly deleted: readonly string[] }> {
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
  return ok({ file: now.file, deleted });
}
