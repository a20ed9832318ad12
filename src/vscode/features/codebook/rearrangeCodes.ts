import * as l10n from '@vscode/l10n';
import type { Code } from '../../../core/codebook/code';
import type { CodebookFile } from '../../../core/codebook/code';
import type { Codebook } from '../../../core/codebook/codebook';
import { demoteCodes, moveCodes, promoteCodes, shiftCodes } from '../../../core/codebook/rearrange';
import type { Result } from '../../../core/base/result';
import { CodingAction } from '../../../study/codingUndo';
import { askForCodes } from '../../ui/codePicker';
import type { CodeRow } from '../../ui/codeRows';
import { unwrap } from '../../ui/failure';
import type { Deps } from '../../deps';
import type { CodebookNode } from './codebookTree';
import { type CodeArgument, type CodesTarget, requireCodes } from './pickCode';
import { quotedNames } from './touched';

type Rearrange = (codebook: Codebook, ids: readonly string[]) => Result<CodebookFile>;

const WAYS = {
  up: (codebook, ids) => shiftCodes(codebook, ids, -1),
  down: (codebook, ids) => shiftCodes(codebook, ids, 1),
  promote: promoteCodes,
  demote: demoteCodes,
} satisfies Readonly<Record<string, Rearrange>>;

/** Where to: among the siblings, or a level up or down. */
export type Way = keyof typeof WAYS;

/** Moves codes a step. @returns their rows, to be shown where they are now */
export async function rearrange(
  { studies }: Deps,
  rows: readonly CodeArgument[],
  way: Way,
): Promise<readonly CodebookNode[]> {
  const target = await requireCodes(studies, rows, l10n.t('Move which code?'));
  return target ? moveBy(target, WAYS[way]) : [];
}

/** Puts codes under another theme or at the top, without the mouse. @param under id, name or path; `''` for the top */
export async function move(
  { studies }: Deps,
  rows: readonly CodeArgument[],
  under?: string,
): Promise<readonly CodebookNode[]> {
  const target = await requireCodes(studies, rows, l10n.t('Move which code?'));
  if (!target) return [];
  const { codebook } = target.openStudy.study;
  const parent = under === undefined ? await askParent(target) : { id: codebook.find(under)?.id };
  return parent ? moveUnder(target, parent.id) : [];
}

/** Puts codes under another theme, or at the top. */
export function moveUnder(target: CodesTarget, parent: string | undefined): Promise<readonly CodebookNode[]> {
  return moveBy(target, (codebook, ids) => moveCodes(codebook, ids, { parent }));
}

async function moveBy({ openStudy, codes }: CodesTarget, how: Rearrange): Promise<readonly CodebookNode[]> {
  const ids = codes.map(({ id }) => id);
  const action = new CodingAction(l10n.t('move {0}', quotedNames(codes.map(({ name }) => name))));
  unwrap(await openStudy.study.changeCodebook(codebook => how(codebook, ids), action));
  const { codebook } = openStudy.study;
  return ids.flatMap(id => {
    const code: Code | undefined = codebook.get(id);
    return code ? [{ openStudy, code }] : [];
  });
}

async function askParent({ openStudy, codes }: CodesTarget): Promise<{ id: string | undefined } | undefined> {
  const { codebook } = openStudy.study;
  const below = new Set(codes.flatMap(({ id }) => codebook.descendants(id)));
  const title = l10n.t('Move {0} under…', quotedNames(codes.map(({ name }) => name)));
  const top: CodeRow = { label: `$(arrow-up) ${l10n.t('Top level of the codebook')}`, alwaysShow: true };
  const isOffered = ({ id }: Code) => !below.has(id);
  const [picked] =
    (await askForCodes(codebook, { title, first: [top], hidesRetired: true, isOffered })) ?? [];
  return picked && { id: picked.code?.id };
}
