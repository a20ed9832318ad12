import * as l10n from '@vscode/l10n';
import { counted } from '../core/base/phrases';
import type { Code, MergedCode } from '../core/codebook/code';
import type { Codebook } from '../core/codebook/codebook';
import type { CodeUse } from './codeUse';
import type { FileChange } from './codingUndo';
import { CODEBOOK_FILE } from './studyFiles';

/** Codes that a step takes out of the codebook. */
export function removedCodes({ path, change }: FileChange): (Code | MergedCode)[] {
  if (path !== CODEBOOK_FILE) return [];
  return change.records.flatMap(({ before, after }) =>
    before && !after ? [before as Code | MergedCode] : [],
  );
}

/** Why codes that were just removed must stay: others use them now. */
export function usedSince(
  use: CodeUse,
  codebook: Codebook,
  gone: readonly (Code | MergedCode)[],
): string | undefined {
  for (const code of gone) {
    const name = code.name ?? code.id;
    if (codebook.file.codes.some(one => 'parent' in one && one.parent === code.id))
      return l10n.t('There are codes below “{0}” now.', name);
    const count = use.segmentsWith(code.id).length;
    if (count > 0) return l10n.t('“{0}” is used on {1} now.', name, counted.segments(count));
    if (use.isUsed(code.id)) return l10n.t('“{0}” is in use now.', name);
  }
  return undefined;
}
