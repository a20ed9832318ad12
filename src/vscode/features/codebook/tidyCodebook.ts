import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../../../core/base/phrases';
import type { Code } from '../../../core/codebook/code';
import { similarCodes } from '../../../core/codebook/similarCodes';
import { Refusal } from '../../ui/failure';
import { requireStudy } from '../../ui/requireStudy';
import { askForCode, askForCodes } from '../../ui/codePicker';
import { colorIcon } from '../../ui/icons';
import type { Deps } from '../../deps';
import type { OpenStudy } from '../../session/openStudy';
import { deleteCode } from './deleteCode';
import { confirmAndMerge } from './mergeCode';

/** A row of the list: codes that may be one, or all that nobody uses. */
interface Row extends vscode.QuickPickItem {
  readonly codes?: readonly Code[];
  readonly isUnused?: boolean;
}

/** Lists codes with one name, with like names and without segments, to merge or delete them: one after the other, until nothing is chosen. */
export async function tidyCodebook(deps: Deps): Promise<void> {
  const openStudy = requireStudy(deps.studies);
  for (let isFirst = true; ; isFirst = false) {
    const rows = rowsOf(deps, openStudy);
    if (rows.length === 0) {
      if (isFirst) throw new Refusal(l10n.t('No codes are unused, similar or of the same name.'));
      return;
    }
    const picked = await vscode.window.showQuickPick(rows, {
      title: l10n.t('Unused and Similar Codes'),
      placeHolder: l10n.t('Choose codes to merge or delete'),
      matchOnDescription: true,
    });
    if (!picked?.codes) return;
    const isDone = picked.isUnused
      ? await deleteUnused(deps, openStudy, picked.codes)
      : await mergeSome(deps, openStudy, picked.codes);
    if (!isDone) return;
  }
}

function rowsOf(deps: Deps, openStudy: OpenStudy): Row[] {
  const { codebook } = openStudy.study;
  const groups = similarCodes(codebook);
  const row = (codes: readonly Code[]): Row => ({
    label: codes.map(({ name }) => name).join('  ·  '),
    description: codes.map(code => themeOf(openStudy, code)).join('  ·  '),
    iconPath: colorIcon(codebook.color(codes[0]!.id), 'code'),
    codes,
  });
  const unused = unusedCodes(openStudy);
  const isBlind = deps.blind.of(openStudy) !== undefined;
  return [
    ...section(
      l10n.t('same name'),
      groups.filter(({ kind }) => kind === 'same-name').map(({ codes }) => row(codes)),
    ),
    ...section(
      l10n.t('similar names'),
      groups.filter(({ kind }) => kind === 'similar').map(({ codes }) => row(codes)),
    ),
    ...section(
      isBlind ? l10n.t('not used by you; the coding of others is hidden') : l10n.t('not used on any segment'),
      unused.length > 0
        ? [
            {
              label: counted.codes(unused.length),
              description: namesOf(unused),
              codes: unused,
              isUnused: true,
            },
          ]
        : [],
    ),
  ];
}

/** Codes without segments, also below them. */
function unusedCodes({ study }: OpenStudy): readonly Code[] {
  const { codebook, use } = study;
  const used = use.usedCodes(codebook);
  // from below up, so that each theme has heard of its codes
  for (const { id } of [...codebook.inOrder()].reverse()) {
    const theme = codebook.parentOf(id);
    if (theme && used.has(id)) used.add(theme.id);
  }
  return codebook.inOrder().filter(({ id }) => !used.has(id));
}

function section(heading: string, rows: readonly Row[]): Row[] {
  return rows.length === 0 ? [] : [{ label: heading, kind: vscode.QuickPickItemKind.Separator }, ...rows];
}

/** Names of the codes above, and how many segments it has. */
function themeOf({ study }: OpenStudy, { id }: Code): string {
  const theme = study.codebook.path(id).slice(0, -1).join(' › ');
  const count = study.codeCounts.get(id) ?? 0;
  return theme === '' ? String(count) : `${theme} (${count})`;
}

function namesOf(codes: readonly Code[]): string {
  return codes.map(({ name }) => name).join(', ');
}

async function mergeSome(deps: Deps, openStudy: OpenStudy, codes: readonly Code[]): Promise<boolean> {
  const { codebook } = openStudy.study;
  const into = await askForCode(codebook, {
    title: l10n.t('Merge into which of them?'),
    counts: openStudy.study.codeCounts,
    isOffered: code => codes.includes(code),
  });
  return into !== undefined && confirmAndMerge(deps, openStudy, codes, into);
}

async function deleteUnused(deps: Deps, openStudy: OpenStudy, codes: readonly Code[]): Promise<boolean> {
  const rows = await askForCodes(openStudy.study.codebook, {
    title: l10n.t('Delete which unused codes?'),
    ticked: [],
    isOffered: code => codes.includes(code),
    placeholder: l10n.t('Type to find a code; press Space to select several'),
  });
  const chosen = rows?.flatMap(({ code }) => code ?? []) ?? [];
  if (chosen.length === 0) return false;
  await deleteCode(
    deps,
    chosen.map(code => ({ openStudy, code })),
  );
  return true;
}
