import { type Result, fail, ok } from '../base/result';
import type { Code, CodebookFile } from './code';
import type { Codebook } from './codebook';
import { rewrite, unknownCode, withFields } from './rewriteCodes';

/**
 * Retires codes with all below them, or brings them back: a retired code stays, with its codings, and counts; it is only not
 * offered any more.
 */
export function retireCodes(
  codebook: Codebook,
  ids: readonly string[],
  isRetired: boolean,
): Result<CodebookFile> {
  const changed: Code[] = [];
  for (const id of new Set(ids.flatMap(one => codebook.descendants(one)))) {
    const code = codebook.get(id);
    if (!code) return fail(unknownCode(id));
    if ((code.retired === true) !== isRetired)
      changed.push(withFields(code, { retired: isRetired ? true : undefined }));
  }
  return ok(changed.length === 0 ? codebook.file : rewrite(codebook.file, changed));
}
