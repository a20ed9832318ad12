import * as l10n from '@vscode/l10n';
import { byUnits } from '../base/compare';
import type { Code, CodebookFile, MergedCode } from './code';

/** The code with some fields changed; undefined ones are left out. */
export function withFields(code: Code, fields: Partial<Code>): Code {
  const entries = Object.entries({ ...code, ...fields }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as unknown as Code;
}

/** The file with codes inserted by their id and others removed, sorted as it is on disk. */
export function rewrite(
  file: CodebookFile,
  codes: readonly Code[],
  deleted: ReadonlySet<string> = new Set(),
): CodebookFile {
  const byId = new Map<string, Code | MergedCode>(file.codes.map(code => [code.id, code]));
  for (const code of codes) byId.set(code.id, code);
  for (const id of deleted) byId.delete(id);
  return { ...file, codes: [...byId.values()].sort((a, b) => byUnits(a.id, b.id)) };
}

export function unknownCode(id: string): string {
  return l10n.t('The codebook no longer has a code “{0}”.', id);
}
