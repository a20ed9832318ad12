import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Codebook } from '../../../core/codebook/codebook';
import { counted, quoted } from '../../../core/base/phrases';
import { oneLine } from '../../../core/base/visible';
import { scaleText } from '../../../core/codebook/editScale';
import { FIELD_NAMES } from '../../../core/codebook/definition';
import { applyImport } from '../../../core/exchange/codebookIn/applyImport';
import { MAX_BYTES, tooLarge } from '../../../core/exchange/codebookIn/incoming';
import {
  type ImportItem,
  type ImportPlan,
  type PlannedItem,
  allItems,
  isOfGroup,
  planImport,
  usualItems,
} from '../../../core/exchange/codebookIn/planImport';
import {
  ITEM_HEADINGS,
  itemDetail,
  itemName,
  lostInWords,
  planSummary,
  scaleChange,
} from '../../../core/exchange/codebookIn/planWording';
import { CODEBOOK_ENDINGS, readCodebookFile } from '../../../core/exchange/codebookIn/readCodebookFile';
import { guidsOf } from '../../../core/exchange/guids';
import { CodingAction } from '../../../study/codingUndo';
import { valuesInUse } from '../../../study/valuesInUse';
import type { Deps } from '../../deps';
import { STATUS_MS } from '../../ui/statusMs';
import { Refusal, unwrap } from '../../ui/failure';
import { shortQuote } from '../../ui/markdown';
import { requireStudy } from '../../ui/requireStudy';

/** Which items are taken where nobody is asked: those that are no clash, or all. */
export type Taken = 'usual' | 'all';

interface ItemRow extends vscode.QuickPickItem {
  readonly item?: PlannedItem;
}

/**
 * Reads codes from a file into the current study, after a preview in which each can be left out.
 * @param given a file; asked for without
 * @param taken without a preview
 * @returns what was taken; undefined when the user gave up
 */
export async function importCodebook(
  { studies, random, log }: Deps,
  given?: vscode.Uri,
  taken?: Taken,
): Promise<readonly PlannedItem[] | undefined> {
  const openStudy = requireStudy(studies);
  const uri = given ?? (await askFile(openStudy.root));
  if (!uri) return undefined;
  const { study } = openStudy;
  if ((await vscode.workspace.fs.stat(uri)).size > MAX_BYTES) throw new Refusal(tooLarge());
  const bytes = await vscode.workspace.fs.readFile(uri);
  const incoming = unwrap(await readCodebookFile(uri.path, bytes, guidsOf(study.codebook)));
  for (const note of incoming.notes) log.info(`${uri.path}: ${note}`);
  const plan = planImport(study.codebook, incoming, code => valuesInUse(study, code));
  if (allItems(plan).length === 0) {
    void vscode.window.showInformationMessage(
      l10n.t('The codebook has everything that is in the file already.'),
    );
    return [];
  }
  const name = uri.path.split('/').at(-1)!;
  const items = taken ? itemsTaken(plan, taken) : await preview(study.codebook, plan, name);
  if (!items || items.length === 0) return undefined;
  unwrap(
    await study.changeCodebook(
      codebook => applyImport(codebook, plan, items, random),
      new CodingAction(l10n.t('import of {0}', name)),
    ),
  );
  const added = items.filter(({ kind }) => kind === 'new' || kind === 'elsewhere').length;
  vscode.window.setStatusBarMessage(l10n.t('Imported: {0}', counted.newCodes(added)), STATUS_MS);
  return items;
}

function itemsTaken(plan: ImportPlan, taken: Taken): readonly PlannedItem[] {
  return taken === 'all' ? allItems(plan) : usualItems(plan);
}

async function askFile(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  const files = await vscode.window.showOpenDialog({
    title: l10n.t('Import a codebook'),
    openLabel: l10n.t('Preview'),
    defaultUri: folder,
    filters: { [l10n.t('Codebooks')]: [...CODEBOOK_ENDINGS] },
  });
  return files?.[0];
}

/** Shows what the file would do, a row each, to be ticked or not. */
async function preview(
  codebook: Codebook,
  plan: ImportPlan,
  name: string,
): Promise<readonly PlannedItem[] | undefined> {
  const usual = new Set(usualItems(plan));
  const rows = (Object.entries(ITEM_HEADINGS) as [PlannedItem['kind'], string][]).flatMap(
    ([kind, label]): ItemRow[] => {
      const own = allItems(plan).filter(item => item.kind === kind);
      const heading = { label, kind: vscode.QuickPickItemKind.Separator };
      return own.length === 0 ? [] : [heading, ...own.map(item => itemRow(codebook, plan, item, usual))];
    },
  );
  const picked = await vscode.window.showQuickPick(rows, {
    title: l10n.t('Import {0}: {1}', name, planSummary(plan)),
    placeHolder: l10n.t('Enter imports what is ticked, in one step that can be undone'),
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return picked?.flatMap(({ item }) => item ?? []);
}

function itemRow(
  codebook: Codebook,
  plan: ImportPlan,
  item: PlannedItem,
  usual: ReadonlySet<PlannedItem>,
): ItemRow {
  const detail = isOfGroup(item)
    ? shortQuote(plan.incoming.groups[item.index]!.description ?? '', 120)
    : definitionChange(plan, item);
  return {
    label: itemName(plan, item),
    description: item.kind === 'rescaled' ? lostInWords(plan, item) : itemDetail(codebook, plan, item),
    ...(detail === '' ? {} : { detail }),
    picked: usual.has(item),
    item,
  };
}

/** The words of a definition that are new, or what they replace. */
function definitionChange({ incoming }: ImportPlan, { kind, index, ours, fields }: ImportItem): string {
  const code = incoming.codes[index]!;
  if (kind === 'new')
    return [
      code.description === undefined ? '' : shortQuote(code.description, 120),
      code.scale ? l10n.t('Scale: {0}', oneLine(scaleText(code.scale))) : '',
    ]
      .filter(Boolean)
      .join(' · ');
  const parts = fields.flatMap(field => {
    if (field === 'color' || field === 'retired') return [];
    if (field === 'scale') return scaleChange(ours!, code);
    const before = ours?.[field];
    const after = quoted(shortQuote(code[field] ?? ''));
    return before === undefined
      ? l10n.t('{0}: {1}', FIELD_NAMES[field], after)
      : l10n.t('{0}: {1} instead of “{2}”', FIELD_NAMES[field], after, shortQuote(before));
  });
  return kind === 'changed' || kind === 'rescaled' ? parts.join(' · ') : '';
}
