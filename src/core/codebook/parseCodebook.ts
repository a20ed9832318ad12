import * as l10n from '@vscode/l10n';
import { type LineOf, type RecordFormat, SCHEMA, parseRecords, type Parsed } from '../records/parseRecords';
import { type Piece, rewriteRecords } from '../records/rewrite';
import { type Layout, stringifyRecords } from '../records/stringify';
import type { Problem } from '../base/problem';
import type { CodebookFile } from './code';
import { codebookSchema } from './codebookSchema';
import { namedCodeProblems } from './namedCodes';
import { scaleProblems } from './scales';
import { findParents, isMerged, recordsById } from './parents';

const LAYOUT: Layout = {
  fields: ['schema', 'codes', 'groups', 'queries', 'rules'],
  lists: {
    codes: [
      'id',
      'name',
      'mergedInto',
      'parent',
      'color',
      'description',
      'include',
      'exclude',
      'example',
      'memo',
      'rank',
      'retired',
      'scale',
      'by',
      'at',
    ],
    groups: ['id', 'name', 'description', 'codes'],
    queries: ['id', 'name', 'query', 'description', 'color'],
    rules: ['id', 'name', 'search', 'unit', 'codes', 'options'],
  },
};

/** Lists that a codebook can do without. */
export const OTHER_LISTS = ['groups', 'queries', 'rules'] as const;

const CHECKS = [parentProblems, namedCodeProblems, scaleProblems];

const FORMAT: RecordFormat<CodebookFile> = {
  schema: codebookSchema,
  defaults: {},
  lists: ['codes', ...OTHER_LISTS],
  check: (file, lineOf) => CHECKS.flatMap(check => check(file, lineOf)),
};

/**
 * Reads `codebook.json`. Unknown and circular parents are warnings: such codes are at the top. So are codes that groups and
 * rules name and the codebook lacks.
 */
export function parseCodebook(text: string): Parsed<CodebookFile> {
  return parseRecords(text, FORMAT);
}

/** `codebook.json` as it is on disk: records sorted by id, one to a line. */
export function stringifyCodebook(file: CodebookFile): string {
  return stringifyRecords(asWritten(file), LAYOUT);
}

/** The same in pieces of what it gave for the file before. */
export function rewriteCodebook(before: CodebookFile, after: CodebookFile): Piece[] {
  return rewriteRecords(asWritten(before), asWritten(after), LAYOUT);
}

/** Without lists that came to have nothing in them, so that the file is as it was before the first one was made. */
function asWritten(file: CodebookFile): CodebookFile {
  const isEmpty = (list: readonly object[] | undefined) => list?.length === 0;
  if (!OTHER_LISTS.some(list => isEmpty(file[list]))) return file;
  const left = OTHER_LISTS.filter(list => isEmpty(file[list])).map(list => [list, undefined] as const);
  return { ...file, ...Object.fromEntries(left) };
}

/** A codebook without codes. */
export function emptyCodebook(): CodebookFile {
  return { schema: SCHEMA, codes: [] };
}

function parentProblems(file: CodebookFile, lineOf: LineOf): Problem[] {
  const { unknown, circular } = findParents(recordsById(file));
  const problems: Problem[] = [];
  file.codes.forEach((code, i) => {
    if (isMerged(code)) return;
    const report = (kind: string, message: string) =>
      problems.push({ severity: 'warning', code: kind, message, line: lineOf('codes', i) });
    const { name } = code;
    if (unknown.has(code.id)) {
      report(
        'unknown-parent',
        l10n.t(
          'The codebook has no code “{0}”, the parent of “{1}”. “{1}” is shown at the top level.',
          code.parent ?? '',
          name,
        ),
      );
    } else if (circular.has(code.id)) {
      report('parent-cycle', l10n.t('“{0}” is its own ancestor. It is shown at the top level.', name));
    }
  });
  return problems;
}
