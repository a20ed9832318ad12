import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../base/result';
import { readCsv } from '../participants/csvTable';
import { PERSONAL_KINDS, type PersonalKind } from '../privacy/personalData';
import { csvLines, undefused } from '../report/formats/csv';
import { type Figure, numberColumn, tableOf, textColumn } from '../report/table/tableOf';
import type { PseudonymPlan } from './pseudonymPlan';
import type { Replacement } from './replacement';

/** A row of the key: which words were replaced by which. */
interface KeyRow extends Replacement {
  /** Number of places. */
  readonly count: number;
  /** An example, for a list that is still to be edited. */
  readonly context?: string | undefined;
}

/** The key of a plan as CSV: what is in it is personal data. It can be read again with {@link readReplacements}. */
export function keyFile({ replacements, counts }: PseudonymPlan): string {
  const rows = replacements.map((one, i) => ({ ...one, count: counts[i]! })).filter(({ count }) => count > 0);
  return csvOf(rows, FIGURES);
}

/** A list of replacements as CSV, to be edited. */
export function replacementList(rows: readonly KeyRow[]): string {
  return csvOf(rows, [...FIGURES, textColumn<KeyRow>('', 'context', row => row.context ?? '')]);
}

const FIGURES: readonly Figure<KeyRow>[] = [
  textColumn<KeyRow>('', 'kind', row => row.kind),
  textColumn<KeyRow>('', 'find', row => row.find),
  textColumn<KeyRow>('', 'replacement', row => row.replacement),
  numberColumn<KeyRow>('', 'count', row => row.count),
];

function csvOf(rows: readonly KeyRow[], figures: readonly Figure<KeyRow>[]): string {
  const table = tableOf<KeyRow>({ title: '', scope: '', definitions: [], notes: [], figures, rows });
  return [...csvLines(table)].join('');
}

/**
 * Reads replacements from CSV, by the names of its columns: `find` (or `words`) and `replacement`; `kind` where it is there.
 * Rows without a replacement are left out: their words stay.
 */
export function readReplacements(bytes: Uint8Array): Result<readonly Replacement[]> {
  const table = readCsv(bytes);
  if (!table.ok) return table;
  const { header, rows } = table.value;
  const column = (...names: readonly string[]) =>
    header.cells.findIndex(cell => names.includes(cell.trim().toLowerCase()));
  const [find, replacement, kind] = [column('find', 'words'), column('replacement'), column('kind')];
  if (find < 0 || replacement < 0)
    return fail(l10n.t('Line {0}: expected the columns “find” and “replacement”.', header.line));
  const found: Replacement[] = [];
  for (const { cells, line } of rows) {
    const cell = (i: number) => (i < 0 ? '' : undefused(cells[i]!).trim());
    if (cell(find) === '' || cell(replacement) === '') continue;
    const known = kindNamed(cell(kind));
    if (!known)
      return fail(
        l10n.t('Line {0}: “{1}” is none of the kinds {2}.', line, cell(kind), PERSONAL_KINDS.join(', ')),
      );
    found.push({ find: cell(find), replacement: cell(replacement), kind: known });
  }
  return ok(found);
}

function kindNamed(name: string): PersonalKind | undefined {
  return name === '' ? 'name' : PERSONAL_KINDS.find(kind => kind === name.toLowerCase());
}
