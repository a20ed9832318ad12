import * as l10n from '@vscode/l10n';
import { cleanName, nameKey } from '../codebook/codeName';
import { type Result, fail, ok } from '../base/result';
import { nameOf } from '../studyFile/namedRecords';

/**
 * A name as it is kept, unless it is empty or another record of the kind has it.
 * @param kind `participant` or `group`
 */
export function checkName(
  name: string,
  others: readonly { readonly id: string; readonly name?: string | undefined }[],
  kind: 'participant' | 'group',
): Result<string> {
  const clean = cleanName(name);
  if (clean === '') return fail(nameless(kind));
  const same = others.find(other => nameKey(nameOf(other)) === nameKey(clean));
  return same ? fail(taken(kind, nameOf(same))) : ok(clean);
}

function nameless(kind: 'participant' | 'group'): string {
  return kind === 'group' ? l10n.t('A group needs a name.') : l10n.t('A participant needs a name.');
}

function taken(kind: 'participant' | 'group', name: string): string {
  return kind === 'group'
    ? l10n.t('There is already a group named “{0}”.', name)
    : l10n.t('There is already a participant named “{0}”.', name);
}
