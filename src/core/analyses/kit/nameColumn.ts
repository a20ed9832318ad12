import * as l10n from '@vscode/l10n';
import type { RowFacts } from '../../corpus/codeRows';
import { type Figure, textColumn } from '../../report/table/tableOf';
import { THEME_OR_CODE } from './sentences';

type Named = Pick<RowFacts, 'name' | 'kind'>;

/** The column with what each row is of. */
export function nameColumn<Row extends Named>(): Figure<Row> {
  return { ...textColumn<Row>(THEME_OR_CODE, 'name', row => row.name), shownAs: shownName };
}

/** A name as people see it: a code group is told from the codes among which it stands. */
export function shownName({ name, kind }: Named): string {
  return kind === 'group' ? l10n.t('{0} (code group)', name) : name;
}

/** Whether a row is of several codes, and so set off from those of codes. */
export function isOfSeveral({ kind }: Named): boolean {
  return kind !== 'code';
}

/** What figures of themes and, where there are any, of code groups cover. */
export function figuresOfSeveral(rows: readonly Named[], ofThemes: string): readonly string[] {
  return rows.some(({ kind }) => kind === 'group') ? [ofThemes, GROUP_FIGURES] : [ofThemes];
}

const GROUP_FIGURES = l10n.t(
  'A code group’s figures cover all segments coded with any of its codes or with a code below one, each counted once.',
);
