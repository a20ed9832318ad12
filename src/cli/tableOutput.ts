import fs from 'node:fs';
import path from 'node:path';
import { parseSidecarPath } from '../core/coding/sidecarName';
import { PathMatcher } from '../core/participants/matchPaths';
import { toCsv } from '../core/report/csv';
import { toHtml } from '../core/report/html';
import { toJson } from '../core/report/json';
import { toMarkdown } from '../core/report/markdown';
import type { TableModel } from '../core/report/tableModel';
import { toText } from '../core/report/text';
import { writeFileAtomically } from '../node/nodeFileStore';
import { CODEBOOK_FILE, STUDY_FILE } from '../study/studyFiles';
import { type Given, type Io, type Option, UsageError } from './command';
import type { LoadedStudy } from './loadStudy';
import { oneOf, single } from './parseOptions';

const FORMATS = ['text', 'md', 'csv', 'json', 'html'] as const;
type Format = (typeof FORMATS)[number];

/** Options of every command that prints a table. */
export const TABLE_OPTIONS: Readonly<Record<string, Option>> = {
  format: { value: 'FORMAT', help: `${FORMATS.join(', ')}; else what the ending of FILE says, else text` },
  output: { short: 'o', value: 'FILE', help: 'write to a file instead of printing' },
};

/** Where a table goes, and how it is written. */
export interface Output {
  readonly format: Format;
  /** As typed; undefined for standard output. */
  readonly file: string | undefined;
}

export function readOutput(given: Given): Output {
  const typed = single(given, 'output');
  const file = typed === '-' ? undefined : typed;
  const ending = /\.(md|csv|json|html)$/i.exec(file ?? '')?.[1]?.toLowerCase() as Format | undefined;
  return { format: oneOf(given, 'format', FORMATS, ending ?? 'text'), file };
}

/**
 * Prints a table, or writes it to a file in one step.
 * @param data what it is made of, for JSON
 */
export async function printTable(
  table: TableModel,
  data: object,
  { format, file }: Output,
  study: LoadedStudy,
  io: Io,
): Promise<void> {
  const text = format === 'json' ? toJson(data) : PRINT[format](table);
  if (file === undefined) return io.out(text);
  const absolute = path.resolve(io.cwd, file);
  if (isOfStudy(absolute, study)) {
    throw new UsageError(
      `“${file}” belongs to the study or would become a transcript of it. Nothing was written.`,
    );
  }
  try {
    await writeFileAtomically(absolute, new TextEncoder().encode(text));
  } catch (error) {
    throw new UsageError(`“${file}” could not be written: ${(error as Error).message}.`);
  }
}

const PRINT: Readonly<Record<Exclude<Format, 'json'>, (table: TableModel) => string>> = {
  text: toText,
  md: toMarkdown,
  csv: toCsv,
  html: toHtml,
};

/** Whether a table would stand in place of a file of the study, or be taken for a transcript. */
function isOfStudy(file: string, { root, corpus }: LoadedStudy): boolean {
  const relative = path.relative(realPath(root), realPath(file)).split(path.sep).join('/');
  if (relative.startsWith('../') || path.isAbsolute(relative)) return false;
  return (
    [STUDY_FILE, CODEBOOK_FILE].includes(relative) ||
    parseSidecarPath(relative) !== undefined ||
    PathMatcher.of(corpus.study.transcripts).matches(relative)
  );
}

/** Through links; the file itself need not exist. */
function realPath(file: string): string {
  try {
    return fs.realpathSync(file);
  } catch {
    const folder = path.dirname(file);
    return folder === file ? file : path.join(realPath(folder), path.basename(file));
  }
}
