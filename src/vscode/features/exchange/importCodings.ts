import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../../../core/base/phrases';
import { oneLine } from '../../../core/base/visible';
import type { CoderOfRows } from '../../../core/exchange/codingsIn/codersOfRows';
import type { ColumnMap } from '../../../core/exchange/codingsIn/codingColumns';
import type { CodingRow } from '../../../core/exchange/codingsIn/codingRow';
import { CODINGS_ENDINGS } from '../../../core/exchange/codingsIn/codingsFile';
import { codingsTable } from '../../../core/exchange/codingsIn/codingsTable';
import { type CodingsPlan, planCodings } from '../../../core/exchange/codingsIn/planCodings';
import { countWords, planWords } from '../../../core/exchange/codingsIn/planWords';
import { readCodings, refusedSize } from '../../../core/exchange/codingsIn/readCodings';
import type { Result } from '../../../core/base/result';
import { importCodings as writeCodings } from '../../../study/importCodings';
import type { Deps } from '../../deps';
import type { OpenStudy } from '../../session/openStudy';
import { Refusal, unwrap } from '../../ui/failure';
import { type Preview, asText, confirmPreview } from '../../ui/previewList';
import { requireStudy } from '../../ui/requireStudy';
import { showText } from '../../ui/showText';
import { withCancel } from '../../ui/withCancel';
import { type GivenFile, fileAt } from '../study/importing/givenFiles';
import { askCoder } from './askCoder';
import { askNewCodes } from './askNewCodes';
import { mapColumns } from './mapColumns';
import { requireUsable } from './requireUsable';

/** For keybindings and tests: what is asked for otherwise. */
export interface CodingsArguments {
  /** Whose they are; what the file says without. */
  readonly coder?: CoderOfRows;
  /** Whether all that can be used is imported without a question, with new codes. */
  readonly isSure?: boolean;
}

/** Rows that show what is in a column. */
const SHOWN_ROWS = 3;

/**
 * Puts codings of a table or of JSON lines on their words in the current study, after a preview of what comes in and what is
 * rejected. @param given asked for without @returns number of segments that are new or changed; undefined when the user gave up
 */
export async function importCodings(
  deps: Deps,
  given: GivenFile | undefined,
  args: CodingsArguments,
): Promise<number | undefined> {
  const openStudy = requireStudy(deps.studies);
  requireUsable(openStudy, l10n.t('Nothing was imported.'));
  const file = given ?? (await askFile(openStudy.root));
  if (!file) return undefined;
  const isSure = args.isSure ?? false;
  const size = await file.size();
  const refused = size === undefined ? undefined : refusedSize(size);
  if (refused !== undefined) throw refusal(file.name, refused);
  const bytes = await file.read();
  const table = usable(file.name, await codingsTable(file.name, bytes, SHOWN_ROWS));
  const map = isSure ? undefined : await mapColumns(file.name, table);
  if (!map && !isSure) return undefined;
  const said = map ? { map, isAll: true } : { map: new Map() };
  const rows = await withCancel(l10n.t('Reading {0}', file.name), async () =>
    usable(file.name, await readCodings(file.name, bytes, said)),
  );
  if (!rows) return undefined;
  const coder = isSure ? (args.coder ?? {}) : await askCoder(deps, openStudy, columnOf(map));
  if (!coder) return undefined;
  refuseOthers(deps, openStudy, coder);
  const plan = await planned(deps, openStudy, rows, coder, isSure);
  if (!plan) return undefined;
  const preview = previewOf(openStudy, file.name, plan, rows.length);
  if (!isSure && !(await confirmPreview(preview))) return undefined;
  const segments = plan.codings.reduce((sum, one) => sum + one.segments.length, 0);
  if (segments > 0) unwrap(await writeCodings(openStudy.study, plan, deps.now(), deps.random));
  tell(plan, segments, preview);
  return segments;
}

async function askFile(folder: vscode.Uri): Promise<GivenFile | undefined> {
  const files = await vscode.window.showOpenDialog({
    title: l10n.t('Import codings'),
    openLabel: l10n.t('Preview'),
    defaultUri: folder,
    filters: { [l10n.t('Codings')]: [...CODINGS_ENDINGS] },
  });
  return files?.[0] && fileAt(files[0]);
}

function refusal(name: string, reason: string): Refusal {
  return new Refusal(l10n.t('{0}: {1} Nothing was imported.', name, reason));
}

function usable<T>(name: string, result: Result<T>): T {
  if (!result.ok) throw refusal(name, result.error);
  return result.value;
}

function columnOf(map: ColumnMap | undefined): string | undefined {
  const named = [...(map ?? [])].find(([, field]) => field === 'coder');
  return named && oneLine(named[0]);
}

/** Someone who codes blind sees nothing of others' coding, and so cannot tell what of it is there already. */
function refuseOthers({ blind, coder }: Deps, openStudy: OpenStudy, asked: CoderOfRows): void {
  const own = coder.of(openStudy)?.id;
  if (own === undefined || asked.coder !== own || asked.program) blind.requireEveryone(openStudy);
}

/** What is to be done with the rows, once it is known what becomes of new codes. */
async function planned(
  { random }: Deps,
  { study }: OpenStudy,
  rows: readonly CodingRow[],
  coder: CoderOfRows,
  isSure: boolean,
): Promise<CodingsPlan | undefined> {
  const { unknownCodes } = planCodings(study.corpus, rows, { ...coder, newCodes: false, random });
  const isAsked = unknownCodes.size > 0 && !isSure;
  const choices = isAsked ? await askNewCodes(study.codebook, unknownCodes) : new Map<string, null>();
  return choices && planCodings(study.corpus, rows, { ...coder, newCodes: true, choices, random });
}

function previewOf({ study }: OpenStudy, name: string, plan: CodingsPlan, rows: number): Preview {
  return {
    title: l10n.t('Import codings from {0}', name),
    summary: countWords(plan, rows),
    go: plan.codings.length === 0 ? undefined : l10n.t('Import'),
    sections: [
      {
        heading: l10n.t('What comes in'),
        rows: planWords(study.file, plan).map(label => ({ label, icon: 'add' })),
      },
      {
        heading: l10n.t('Rejected'),
        rows: plan.rejected.map(({ row, reason }) => ({
          label: `${row.source}:${row.at}`,
          icon: 'warning',
          detail: reason,
        })),
      },
    ],
  };
}

/** Says what was imported, and offers to list what was rejected. */
function tell({ rejected }: CodingsPlan, segments: number, preview: Preview): void {
  const said = l10n.t('Imported: {0}.', counted.segments(segments));
  if (rejected.length === 0) {
    void vscode.window.showInformationMessage(said);
    return;
  }
  const show = l10n.t('Show What Was Rejected');
  const message = l10n.t('{0} Rejected: {1}.', said, counted.codings(rejected.length));
  void vscode.window.showWarningMessage(message, show).then(answer => {
    if (answer === show) void showText(asText(preview));
  });
}
