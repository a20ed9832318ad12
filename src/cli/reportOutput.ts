import fs from 'node:fs';
import path from 'node:path';
import type { Report } from '../core/report/report';
import { parseSidecarPath } from '../core/coding/sidecarName';
import { PathMatcher } from '../core/studyFile/matchPaths';
import { FORMATS, type Format, formatOf } from '../core/report/formats/formats';
import { writeFileAtomically } from '../node/writeFile';
import { renderPng } from '../node/png';
import { CODEBOOK_FILE, STUDY_FILE } from '../study/studyFiles';
import { type Given, type Io, type Option, UsageError } from './command';
import type { LoadedStudy } from './loadStudy';
import { single } from './parseOptions';
import { unknown } from './suggest';

const IDS = FORMATS.map(({ id }) => id);
const TEXT = FORMATS[0]!;

/** Options of every command that makes a report. */
export const REPORT_OPTIONS: Readonly<Record<string, Option>> = {
  format: { value: 'FORMAT', help: `${IDS.join(', ')}; else what the ending of FILE says, else text` },
  output: { short: 'o', value: 'FILE', help: 'write to a file instead of printing' },
};

/** Where a report goes, and how it is written. */
export interface Output {
  readonly format: Format;
  /** As typed; undefined for standard output. */
  readonly file: string | undefined;
}

export function readOutput(given: Given): Output {
  const typed = single(given, 'output');
  const file = typed === '-' ? undefined : typed;
  const wanted = single(given, 'format');
  const format =
    wanted === undefined ? (formatOf(file ?? '') ?? TEXT) : FORMATS.find(({ id }) => id === wanted);
  if (!format) throw unknown('--format', wanted!, IDS);
  if (format.isBinary && file === undefined) {
    throw new UsageError(`A file in ${format.id} cannot be printed: name it with -o FILE.`);
  }
  return { format, file };
}

/** Prints a report, or writes it to a file in one step. */
export async function writeReport(
  report: Report<object>,
  { format, file }: Output,
  study: LoadedStudy,
  io: Io,
): Promise<void> {
  if (format.isPicture && report.charts.length === 0) throw new UsageError('This report has no chart.');
  const content = await format.write(report, renderPng);
  if (file === undefined) return io.out(content as string);
  const absolute = path.resolve(io.cwd, file);
  if (isOfStudy(absolute, study)) {
    throw new UsageError(
      `“${file}” belongs to the study or would become a transcript of it. Nothing was written.`,
    );
  }
  try {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    await writeFileAtomically(absolute, bytes);
  } catch (error) {
    throw new UsageError(`“${file}” could not be written: ${(error as Error).message}.`);
  }
}

/** Whether a report would stand in place of a file of the study, or be taken for a transcript. */
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
