import fs from 'node:fs';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Report } from '../core/report/report';
import { parseSidecarPath } from '../core/coding/sidecarName';
import { PathMatcher } from '../core/studyFile/matchPaths';
import { FORMATS, type Format, formatOf } from '../core/report/formats/formats';
import { writeFileAtomically } from '../node/writeFile';
import { renderPng } from '../node/png';
import { CODEBOOK_FILE, STUDY_FILE } from '../study/studyFiles';
import { type Given, type Io, type Options, UsageError } from './command';
import type { LoadedStudy } from './loadStudy';
import { single } from './parseOptions';
import { OUTPUT_OPTION } from './textOutput';

const TEXT = FORMATS[0]!;

/** Options of every command that makes a report. */
export const REPORT_OPTIONS: Options = {
  format: {
    group: 'output',
    choices: FORMATS.map(({ id }) => id),
    default: l10n.t('by the extension of FILE, otherwise text'),
    help: l10n.t('the format of the output'),
  },
  output: OUTPUT_OPTION,
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
  const format = FORMATS.find(({ id }) => id === wanted) ?? formatOf(file ?? '') ?? TEXT;
  if (format.isBinary && file === undefined) {
    throw new UsageError(l10n.t('{0} cannot be printed. Name a file: -o FILE', format.id));
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
  if (format.isPicture && report.charts.length === 0)
    throw new UsageError(l10n.t('This report has no chart.'));
  const content = await format.write(report, renderPng);
  if (file === undefined) return io.out(content as string);
  const absolute = path.resolve(io.cwd, file);
  if (isOfStudy(absolute, study)) {
    throw new UsageError(
      l10n.t(
        '“{0}” is a file of the study or would become one of its transcripts. Nothing was written.',
        file,
      ),
    );
  }
  try {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    await writeFileAtomically(absolute, bytes);
  } catch (error) {
    throw new UsageError(l10n.t('“{0}” could not be written: {1}.', file, (error as Error).message));
  }
}

/** Whether a report would replace a file of the study, or be taken for a transcript. */
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
