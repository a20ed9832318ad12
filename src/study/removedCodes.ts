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

/** Says so when codes that have just gone have come to be used by others. */
export function usedSince(
  use: CodeUse,
  codebook: Codebook,
  gone: readonly (Code | MergedCode)[],
): string | undefined {
  for (const code of gone) {
    const name = 'name' in code ? code.name : code.id;
    if (codebook.file.codes.some(one => 'parent' in one && one.parent === code.id))
      return `Codes stand below “${name}” now.`;
    const count = use.segmentsWith(code.id).length;
    if (count > 0) return `“${name}” is on ${count === 1 ? 'a segment' : `${count} segments`} now.`;
  }
  return undefined;
}
