import { cleanName, nameKey } from '../codebook/codeName';
import { type Result, fail, ok } from '../base/result';
import { nameOf } from '../studyFile/namedRecords';

/**
 * A name as it is kept, unless it is empty or another record of the kind is called so.
 * @param kind `participant` or `group`
 */
export function checkName(
  name: string,
  others: readonly { readonly id: string; readonly name?: string | undefined }[],
  kind: 'participant' | 'group',
): Result<string> {
  const clean = cleanName(name);
  if (clean === '') return fail(`A ${kind} needs a name.`);
  const same = others.find(other => nameKey(nameOf(other)) === nameKey(clean));
  return same ? fail(`There is a ${kind} “${nameOf(same)}” already.`) : ok(clean);
}
