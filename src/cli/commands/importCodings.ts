import * as l10n from '@vscode/l10n';
import { formatProblem } from '../../core/base/problem';
import { visible } from '../../core/base/visible';
import { type CoderOfRows, CodersOfRows, parseProgram } from '../../core/exchange/codingsIn/codersOfRows';
import { type ColumnMap, parseColumnMap } from '../../core/exchange/codingsIn/codingColumns';
import type { CodingRow } from '../../core/exchange/codingsIn/codingRow';
import { type CodingsPlan, planCodings } from '../../core/exchange/codingsIn/planCodings';
import { countWords, planWords } from '../../core/exchange/codingsIn/planWords';
import { readCodings, refusedSize } from '../../core/exchange/codingsIn/readCodings';
import { importCodings } from '../../study/importCodings';
import type { Study } from '../../study/study';
import { type ExitCode, type Given, type Io, UsageError } from '../command';
import { single } from '../parseOptions';
import { readInput } from '../readInput';
import { openStudy } from '../openStudy';

/** `transcript-coder import CODINGS.csv --into STUDY`: codings of a table or of JSON lines. */
export async function importCodingFiles(
  typed: readonly string[],
  into: string,
  given: Given,
  io: Io,
): Promise<ExitCode> {
  const asked = coderAsked(given);
  const map = parseColumnMap(given('map'));
  if (!map.ok) throw new UsageError(map.error);
  const rows: CodingRow[] = [];
  // one by one: an argument for each of very many would be too many
  for (const file of typed) for (const row of await readRows(file, map.value, io)) rows.push(row);
  const study = await openStudy([into], io);
  requireUsable(study);
  if (asked.coder !== undefined) {
    const coder = new CodersOfRows(study.corpus, asked).idOf(asked.coder);
    if (!coder.ok) throw new UsageError(`${coder.error} ${l10n.t('Nothing was imported.')}`);
  }
  const options = { ...asked, newCodes: given('new-codes').length > 0, random: Math.random };
  const plan = planCodings(study.corpus, rows, options);
  print(study, plan, rows.length, io);
  const { codings, rejected } = plan;
  if (given('strict').length > 0 && rejected.length > 0)
    throw new UsageError(l10n.t('Codings were rejected. Nothing was imported.'));
  if (given('dry-run').length > 0) return codings.length > 0 || rejected.length > 0 ? 1 : 0;
  if (codings.length > 0) {
    const imported = await importCodings(study, plan, new Date().toISOString(), Math.random);
    if (!imported.ok) throw new UsageError(`${imported.error} ${l10n.t('Nothing was imported.')}`);
  }
  return rejected.length > 0 ? 1 : 0;
}

function coderAsked(given: Given): CoderOfRows {
  const coder = single(given, 'coder');
  const by = single(given, 'by');
  if (by === undefined) return { coder };
  if (coder === undefined) throw new UsageError(l10n.t('{0} needs {1}.', '--by', '--coder'));
  const program = parseProgram(by);
  if (!program.ok) throw new UsageError(program.error);
  return { coder, program: program.value };
}

async function readRows(file: string, map: ColumnMap, io: Io): Promise<readonly CodingRow[]> {
  const rows = await readCodings(file, await readInput(file, io, refusedSize), { map });
  if (!rows.ok) throw new UsageError(`${file}: ${rows.error} ${l10n.t('Nothing was imported.')}`);
  return rows.value;
}

/** Where files of the study cannot be used, codes and coding that are there would be taken for missing. */
function requireUsable({ problems }: Study): void {
  const error = problems.find(({ severity }) => severity === 'error');
  if (error) throw new UsageError(`${formatProblem(error)} ${l10n.t('Nothing was imported.')}`);
}

function print({ file }: Study, plan: CodingsPlan, rows: number, { out, err }: Io): void {
  const lines = [countWords(plan, rows), ...planWords(file, plan)];
  out(`${lines.map(visible).join('\n')}\n`);
  for (const { row, reason } of plan.rejected) err(`${visible(`${row.source}:${row.at}: ${reason}`)}\n`);
}
