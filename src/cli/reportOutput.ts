import * as l10n from '@vscode/l10n';
import type { Report } from '../core/report/report';
import { FORMATS, type Format, formatOf } from '../core/report/formats/formats';
import { NothingToDrawWith, renderPng } from '../node/png';
import { type Given, type Io, type Options, UsageError } from './command';
import type { LoadedStudy } from './withStudy';
import { OUTPUT_OPTION, writeOutput } from './output';
import { single } from './parseOptions';

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

/** Prints a report, or writes it to a file. */
export async function writeReport(
  report: Report<object>,
  { format, file }: Output,
  study: LoadedStudy,
  io: Io,
): Promise<void> {
  if (format.isPicture && report.charts.length === 0)
    throw new UsageError(l10n.t('This report has no chart.'));
  const content = await drawn(async () => format.write(report, renderPng));
  await writeOutput(content, file, { root: study.root }, io);
}

async function drawn<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw error instanceof NothingToDrawWith ? new UsageError(error.message) : error;
  }
}
