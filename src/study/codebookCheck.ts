import * as l10n from '@vscode/l10n';
import type { FileProblem } from '../core/base/problem';
import { byUnits } from '../core/base/compare';
import { type Codebook } from '../core/codebook/codebook';
import type { CodebookFile } from '../core/codebook/code';
import { locator } from '../core/records/locator';
import type { RecordFile } from './recordFile';

/** What is wrong with a codebook as a whole; looked at again only when its file is another. */
export class CodebookCheck {
  private file: RecordFile<CodebookFile> | undefined;
  private found: readonly FileProblem[] = [];

  problems(file: RecordFile<CodebookFile> | undefined, codebook: Codebook): readonly FileProblem[] {
    if (file === this.file) return this.found;
    this.file = file;
    return (this.found = file ? sameNames(file, codebook) : []);
  }
}

/** Codes with one name under one parent: what belongs to one is counted, and compared, as two. */
function sameNames({ path, raw, parsed }: RecordFile<CodebookFile>, codebook: Codebook): FileProblem[] {
  const isCounted = !parsed.problems.some(({ code }) => code === 'duplicate-id');
  if (!parsed.value || raw === undefined || !isCounted) return [];
  const groups = codebook.sameNamed();
  if (groups.length === 0) return [];
  const locate = locator(raw);
  const numbers = new Map(parsed.value.codes.map(({ id }, i) => [id, i]));
  return groups.flatMap(group => {
    const [first, ...others] = [...group].sort((a, b) => byUnits(a.id, b.id));
    return others.map(({ id, name }): FileProblem => {
      const message = l10n.t(
        'There are two codes “{0}” in the same place: {1} and {2}. They are counted and compared as two. Merge them, or rename one.',
        name,
        first!.id,
        id,
      );
      const { line } = locate(['codes', numbers.get(id)!]);
      return { path, line, severity: 'warning', code: 'same-name', message };
    });
  });
}
