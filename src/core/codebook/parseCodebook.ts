import * as l10n from '@vscode/l10n';
import { type LineOf, type RecordFormat, SCHEMA, parseRecords, type Parsed } from '../records/parseRecords';
import { type Piece, rewriteRecords } from '../records/rewrite';
import { type Layout, stringifyRecords } from '../records/stringify';
import type { Problem } from '../base/problem';
import type { CodebookFile } from './code';
import { codebookSchema } from './codebookSchema';
import { findParents, isMerged, recordsById } from './parents';

const LAYOUT: Layout = {
  fields: ['schema', 'codes'],
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
      'by',
      'at',
    ],
  },
};

const FORMAT: RecordFormat<CodebookFile> = {
  schema: codebookSchema,
  defaults: {},
  lists: ['codes'],
  check: parentProblems,
};

/** Reads `codebook.json`. Unknown and circular parents are warnings: such codes are at the top. */
export function parseCodebook(text: string): Parsed<CodebookFile> {
  return parseRecords(text, FORMAT);
}

/** `codebook.json` as it is on disk: codes sorted by id, one to a line. */
export function stringifyCodebook(file: CodebookFile): string {
  return stringifyRecords(file, LAYOUT);
}

/** The same in pieces of what it gave for the file before. */
export function rewriteCodebook(before: CodebookFile, after: CodebookFile): Piece[] {
  return rewriteRecords(before, after, LAYOUT);
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
