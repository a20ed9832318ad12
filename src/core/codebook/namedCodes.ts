import * as l10n from '@vscode/l10n';
import type { Problem } from '../base/problem';
import type { LineOf } from '../records/parseRecords';
import type { CodebookFile } from './code';

/** The lists of a codebook whose records name codes. */
export const LISTS_OF_CODES = ['groups', 'rules'] as const;

/** Codes that groups and rules name and the codebook does not have: they are passed over. */
export function namedCodeProblems(file: CodebookFile, lineOf: LineOf): Problem[] {
  const known = new Set(file.codes.map(({ id }) => id));
  return LISTS_OF_CODES.flatMap(list =>
    (file[list] ?? []).flatMap(({ name, codes }, i) =>
      codes
        .filter(id => !known.has(id))
        .map((id): Problem => {
          const message =
            list === 'groups'
              ? l10n.t('The codebook has no code “{0}”, which the code group “{1}” names.', id, name)
              : l10n.t('The codebook has no code “{0}”, which the rule “{1}” names.', id, name);
          return { severity: 'warning', code: 'unknown-code', message, line: lineOf(list, i) };
        }),
    ),
  );
}
