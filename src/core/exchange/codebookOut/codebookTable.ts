import * as l10n from '@vscode/l10n';
import { FIELDS, FIELD_NAMES, type Field, SCALE_NAME } from '../../codebook/definition';
import { scaleText } from '../../codebook/editScale';
import { quoteOnOneLine } from '../../analyses/kit/attribution';
import { pathCell } from '../../analyses/kit/pathCell';
import { THEME_OR_CODE } from '../../analyses/kit/sentences';
import type { TableModel } from '../../report/table/tableModel';
import { type Figure, dataColumn, main, numberColumn, tableOf, textColumn } from '../../report/table/tableOf';
import type { CodebookDocument, CodebookEntry } from './codebookDocument';

/** Where a place among siblings is not enough for programs: the columns that put the tree together again. */
const TREE: readonly Figure<CodebookEntry>[] = [
  dataColumn('id', ({ code }) => code.id),
  dataColumn('parent', ({ parent }) => parent ?? null),
  dataColumn('path', ({ path }) => pathCell(path)),
  dataColumn('level', ({ level }) => level + 1, 'number'),
  dataColumn('kind', ({ kind }) => kind),
  dataColumn('color', ({ code }) => code.color ?? null),
  dataColumn('retired', ({ code }) => (code.retired ? 'yes' : null)),
];

const GROUPS = textColumn<CodebookEntry>(
  l10n.t('Code groups'),
  'code_groups',
  row => row.groups.join('; ') || null,
);

/** A codebook as a table with a row for each code: for CSV and Excel. */
export function codebookTable(document: CodebookDocument): TableModel {
  const { study, scope, warnings, definitions, notes, entries, groups } = document;
  return tableOf({
    title: l10n.t('Codebook: {0}', study),
    ...{ scope, warnings, definitions, notes },
    figures: [
      main(textColumn<CodebookEntry>(THEME_OR_CODE, 'name', ({ code }) => code.name)),
      ...FIELDS.map(definition),
      textColumn<CodebookEntry>(SCALE_NAME, 'scale', ({ code }) =>
        code.scale ? scaleText(code.scale) : null,
      ),
      numberColumn<CodebookEntry>(l10n.t('Participants'), 'participants', row => row.counts.participants),
      numberColumn<CodebookEntry>(l10n.t('Transcripts'), 'transcripts', row => row.counts.transcripts),
      numberColumn<CodebookEntry>(l10n.t('Segments'), 'segments', row => row.counts.segments),
      textColumn<CodebookEntry>(
        l10n.t('Key quotes'),
        'key_quotes',
        row => row.quotes.map(quoteOnOneLine).join('\n') || null,
      ),
      ...(groups.length > 0 ? [GROUPS] : []),
      ...TREE,
    ],
    rows: entries,
    level: ({ level }) => level,
    strong: ({ kind }) => kind === 'theme',
  });
}

function definition(field: Field): Figure<CodebookEntry> {
  return textColumn(FIELD_NAMES[field], field, ({ code }) => code[field] ?? null);
}
