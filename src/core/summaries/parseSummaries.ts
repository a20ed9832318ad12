import * as l10n from '@vscode/l10n';
import type { Problem } from '../base/problem';
import { type LineOf, type Parsed, type RecordFormat, SCHEMA, parseRecords } from '../records/parseRecords';
import { type Piece, rewriteRecords } from '../records/rewrite';
import { type Layout, stringifyRecords } from '../records/stringify';
import { type SummariesFile, isPlaced } from './summary';
import { summariesSchema } from './summarySchema';

const LAYOUT: Layout = {
  fields: ['schema', 'summaries'],
  lists: {
    summaries: ['id', 'code', 'participant', 'transcript', 'text', 'segments', 'words', 'by', 'at'],
  },
};

const FORMAT: RecordFormat<SummariesFile> = {
  schema: summariesSchema,
  defaults: {},
  lists: ['summaries'],
  check: placeProblems,
};

/** Reads `summaries.json`. Summaries of nothing, or of two rows at once, are warnings: they stay, and no grid shows them. */
export function parseSummaries(text: string): Parsed<SummariesFile> {
  return parseRecords(text, FORMAT);
}

/** `summaries.json` as it is on disk: records sorted by id, one to a line. */
export function stringifySummaries(file: SummariesFile): string {
  return stringifyRecords(file, LAYOUT);
}

/** The same in pieces of what it gave for the file before. */
export function rewriteSummaries(before: SummariesFile, after: SummariesFile): Piece[] {
  return rewriteRecords(before, after, LAYOUT);
}

/** A file without summaries. */
export function emptySummaries(): SummariesFile {
  return { schema: SCHEMA, summaries: [] };
}

function placeProblems({ summaries }: SummariesFile, lineOf: LineOf): Problem[] {
  return summaries.flatMap((summary, i) => {
    if (isPlaced(summary)) return [];
    const message =
      summary.participant === undefined
        ? l10n.t(
            'The summary “{0}” names no code, participant or transcript. It is not in the grid.',
            summary.id,
          )
        : l10n.t(
            'The summary “{0}” names a participant and a transcript. It is not in the grid: keep one of them.',
            summary.id,
          );
    return [{ severity: 'warning', code: 'summary-place', message, line: lineOf('summaries', i) } as const];
  });
}
