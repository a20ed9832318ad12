import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Codebook } from '../../../core/codebook/codebook';
import { deleteCodes } from '../../../core/codebook/operations';
import { removeCodeEverywhere } from '../../../core/coding/operations';
import type { Sidecar } from '../../../core/coding/segment';
import { ok } from '../../../core/base/result';
import { CodingAction } from '../../../study/codingUndo';
import { unwrap } from '../../ui/commands';
import type { Deps } from '../../deps';
import { type CodeArgument, type CodeTarget, requireCode } from './pickCode';

/** What becomes of the codes below a deleted one. */
export type ChildrenFate = 'delete' | 'move-up';

/**
 * Deletes a code after a confirmation that says how many codings go with it. The coder's own codings are taken off;
 * those of others stay in their files, which only they write, and show as a code the codebook does not know.
 */
export async function deleteCode(
  deps: Deps,
  argument: CodeArgument,
  confirmed?: ChildrenFate,
): Promise<void> {
  const target = await requireCode(deps.studies, argument, l10n.t('Delete which code?'));
  if (!target) return;
  const children = confirmed ?? (await confirm(deps, target));
  if (!children) return;
  const { study } = target.openStudy;
  const before = study.codebook;
  const action = new CodingAction(l10n.t('delete “{0}”', target.code.name));
  let deleted: readonly string[] = [];
  // the codebook first: should the rest fail, codings without a code are still there
  unwrap(
    await study.changeCodebook(codebook => {
      const result = deleteCodes(codebook, target.code.id, { children });
      if (!result.ok) return result;
      deleted = result.value.deleted;
      return ok(result.value.file);
    }, action),
  );
  await removeOwnCodings(deps, target, before, deleted, action);
}

async function confirm(deps: Deps, { openStudy, code }: CodeTarget): Promise<ChildrenFate | undefined> {
  const { codebook, use } = openStudy.study;
  const own = deps.coder.of(openStudy)?.id;
  const isBlind = deps.blind.of(openStudy) !== undefined;
  const segments = use.segmentsOf(codebook, code.id);
  const mine = segments.filter(used => used.coder === own).length;
  const others = segments.length - mine;
  const children = codebook.descendants(code.id).length - 1;
  const details = [
    isBlind
      ? l10n.t(
          'The coding of others is hidden: any segments of theirs keep it, as a code that is not in the codebook.',
        )
      : segments.length === 0
        ? l10n.t('It is not used on any segment.')
        : '',
    mine > 0 ? fateOfOwn(mine) : '',
    others > 0 ? fateOfOthers(others) : '',
  ];
  const all = children > 0 ? l10n.t('Delete All') : l10n.t('Delete');
  const only = l10n.t('Delete, Keep Codes Under It');
  const question =
    children === 0
      ? l10n.t('Delete “{0}”?', code.name)
      : children === 1
        ? l10n.t('Delete “{0}” and the code under it?', code.name)
        : l10n.t('Delete “{0}” and the {1} codes under it?', code.name, children);
  const buttons = children > 0 ? [all, only] : [all];
  const answer = await vscode.window.showWarningMessage(
    question,
    { modal: true, detail: details.filter(Boolean).join('\n') },
    ...buttons,
  );
  return answer === all ? 'delete' : answer === only ? 'move-up' : undefined;
}

function fateOfOwn(segments: number): string {
  return segments === 1
    ? l10n.t('1 of your segments loses it, and is removed if it has no other code.')
    : l10n.t('{0} of your segments lose it; those with no other code are removed.', segments);
}

function fateOfOthers(segments: number): string {
  return segments === 1
    ? l10n.t('1 segment of another coder keeps it, as a code that is not in the codebook.')
    : l10n.t('{0} segments of other coders keep it, as a code that is not in the codebook.', segments);
}

/** @param codebook as it was before the codes were deleted, to know what merged codes had become */
async function removeOwnCodings(
  deps: Deps,
  { openStudy }: CodeTarget,
  codebook: Codebook,
  codes: readonly string[],
  action: CodingAction,
): Promise<void> {
  const coder = deps.coder.of(openStudy)?.id;
  if (!coder) return;
  const gone = (id: string) => codes.includes(codebook.resolve(id)?.id ?? id);
  for (const transcript of openStudy.study.transcripts) {
    const sidecar = transcript.sidecars.get(coder)?.parsed.value;
    const used = new Set(sidecar?.segments.flatMap(segment => segment.codes.filter(gone)));
    if (used.size === 0) continue;
    const operation = (fresh: Sidecar) => removeCodeEverywhere(fresh, [...used]);
    unwrap(await openStudy.study.changeSidecar(transcript.path, coder, operation, action));
  }
}
