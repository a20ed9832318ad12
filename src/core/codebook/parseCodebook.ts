import { type LineOf, type RecordFormat, SCHEMA, parseRecords, type Parsed } from '../records/parseRecords';
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
    ],
  },
};

const FORMAT: RecordFormat<CodebookFile> = {
  schema: codebookSchema,
  defaults: {},
  lists: ['codes'],
  check: parentProblems,
};

/** Reads `codebook.json`. Unknown and circular parents are warnings: such codes stand at the top. */
export function parseCodebook(text: string): Parsed<CodebookFile> {
  return parseRecords(text, FORMAT);
}

/** `codebook.json` as it stands on disk: codes sorted by id, one to a line. */
export function stringifyCodebook(file: CodebookFile): string {
  return stringifyRecords(file, LAYOUT);
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
    const name = JSON.stringify(code.name);
    if (unknown.has(code.id)) {
      report(
        'unknown-parent',
        `The codebook has no code ${JSON.stringify(code.parent)}, under which ${name} should stand. It stands at the top.`,
      );
    } else if (circular.has(code.id)) {
      report('parent-cycle', `By its parents, ${name} stands below itself. It stands at the top.`);
    }
  });
  return problems;
}
