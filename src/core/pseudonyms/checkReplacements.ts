import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../base/result';
import type { Replacement } from './replacement';
import { WordReplacer } from './replacedWords';

/** Replacements without those that say the same twice; fails where one cannot be used. */
export function checkReplacements(given: readonly Replacement[]): Result<readonly Replacement[]> {
  const byFind = new Map<string, Replacement>();
  for (const one of given) {
    const find = one.find.normalize('NFC').trim().replace(/\s+/gu, ' ');
    const replacement = one.replacement.trim();
    if (!/[\p{L}\p{N}]/u.test(find))
      return fail(l10n.t('“{0}” cannot be replaced: it has no letters and no digits.', one.find));
    if (replacement === '') return fail(l10n.t('There is no replacement for “{0}”.', find));
    if (/[\p{Cc}\u2028\u2029]/u.test(replacement))
      return fail(l10n.t('The replacement for “{0}” must be on one line.', find));
    const known = byFind.get(find);
    if (known && known.replacement !== replacement)
      return fail(
        l10n.t('“{0}” has two replacements: “{1}” and “{2}”.', find, known.replacement, replacement),
      );
    byFind.set(find, { ...one, find, replacement });
  }
  const replacements = [...byFind.values()];
  const replacer = new WordReplacer(replacements);
  for (const { find, replacement } of replacements) {
    const [again] = replacer.finder.find(replacement);
    if (again)
      return fail(
        l10n.t(
          '“{0}” cannot be the replacement for “{1}”: it has “{2}” in it, which is replaced itself.',
          replacement,
          find,
          replacements[again.index]!.find,
        ),
      );
  }
  return ok(replacements);
}
