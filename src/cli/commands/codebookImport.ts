import * as l10n from '@vscode/l10n';
import { visible } from '../../core/base/visible';
import { applyImport } from '../../core/exchange/codebookIn/applyImport';
import { MAX_BYTES, tooLarge } from '../../core/exchange/codebookIn/incoming';
import { type ImportPlan, allItems, planImport, usualItems } from '../../core/exchange/codebookIn/planImport';
import {
  ITEM_HEADINGS,
  incomingPath,
  itemDetail,
  itemName,
  planSummary,
} from '../../core/exchange/codebookIn/planWording';
import { readCodebookFile } from '../../core/exchange/codebookIn/readCodebookFile';
import { guidsOf } from '../../core/exchange/guids';
import type { Codebook } from '../../core/codebook/codebook';
import { CodingAction } from '../../study/codingUndo';
import { valuesInUse } from '../../study/valuesInUse';
import { type ExitCode, type Given, type Io, UsageError } from '../command';
import { single } from '../parseOptions';
import { readInput } from '../readInput';
import { openStudy } from '../openStudy';

/** `transcript-coder codebook import` */
export async function importCodebook(
  [typed, ...more]: readonly string[],
  given: Given,
  io: Io,
): Promise<ExitCode> {
  const into = single(given, 'into');
  if (typed === undefined) throw new UsageError(l10n.t('Which file? Name the codebook to import.'));
  if (more.length > 0) throw new UsageError(l10n.t('Unexpected argument “{0}”.', more[0]!));
  if (into === undefined) throw new UsageError(l10n.t('Into which study? Add --into STUDY.'));
  const study = await openStudy([into], io);
  const incoming = await readCodebookFile(
    typed,
    await readInput(typed, io, size => (size > MAX_BYTES ? tooLarge() : undefined)),
    guidsOf(study.codebook),
  );
  if (!incoming.ok) throw new UsageError(`${typed}: ${incoming.error}`);
  const plan = planImport(study.codebook, incoming.value, code => valuesInUse(study, code));
  const items = single(given, 'clashes') === 'file' ? allItems(plan) : usualItems(plan);
  print(study.codebook, plan, io);
  if (given('dry-run').length > 0) return items.length > 0 ? 1 : 0;
  if (items.length === 0) return 0;
  const changed = await study.changeCodebook(
    codebook => applyImport(codebook, plan, items, randomFraction),
    new CodingAction(l10n.t('import of a codebook')),
  );
  if (!changed.ok) throw new UsageError(changed.error);
  return 0;
}

function print(codebook: Codebook, plan: ImportPlan, { out, err }: Io): void {
  out(`${planSummary(plan)}\n`);
  let heading = '';
  for (const [kind, title] of Object.entries(ITEM_HEADINGS)) {
    for (const item of allItems(plan).filter(one => one.kind === kind)) {
      if (heading !== title) out(`\n${(heading = title)}\n`);
      const name = itemName(plan, item);
      const detail = itemDetail(codebook, plan, item);
      out(
        `  ${visible(item.kind === 'new' ? incomingPath(plan, item.index).join(' › ') : `${name}: ${detail}`)}\n`,
      );
    }
  }
  for (const note of plan.incoming.notes) err(`${visible(note)}\n`);
}

function randomFraction(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32;
}
