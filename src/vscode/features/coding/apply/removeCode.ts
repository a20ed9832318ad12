import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { quoted } from '../../../../core/base/phrases';
import { isAnnotation } from '../../../../core/coding/annotation';
import { removeCodes, removeSegment } from '../../../../core/coding/operations';
import type { Sidecar } from '../../../../core/coding/segment';
import { resolverOf } from '../../../../core/coding/values';
import type { PlacedSegment } from '../../../../core/corpus/corpus';
import { type Result, ok } from '../../../../core/base/result';
import { CodingAction } from '../../../../study/codingUndo';
import { askInPick } from '../../../ui/askInPick';
import { Refusal, unwrap } from '../../../ui/failure';
import { colorIcon } from '../../../ui/icons';
import { shortQuote } from '../../../ui/markdown';
import { STATUS_MS } from '../../../ui/statusMs';
import type { Target } from '../../../session/openStudy';
import type { Deps } from '../../../deps';
import { activeEditor, segmentsAtCursor } from './target';

/** A coding named by a link in a hover, a keybinding or a test; without a segment, those at the cursor. */
export interface CodingArguments {
  readonly segment?: string;
  readonly code?: string;
  /** What is asked otherwise. */
  readonly memo?: string;
}

interface CodingItem extends vscode.QuickPickItem {
  readonly placed: PlacedSegment;
  /** Its id; on the segment there may be others that were merged into it. */
  /** Undefined of an annotation, which has none. */
  readonly code: string | undefined;
}

/**
 * Takes codes off the coder's own segments at the cursor; asks which when there are several. A segment with a memo stays as an
 * annotation when it has no code any more; an annotation goes as a whole.
 */
export async function removeCode(deps: Deps, args?: CodingArguments): Promise<void> {
  const { target, coder, segments } = ownSegments(deps, args?.segment);
  const { codebook } = target.openStudy.study;
  const items = segments.flatMap(placed =>
    placed.segment.codes.length === 0
      ? annotationOf(target, placed)
      : codebook.resolveAll(placed.segment.codes).map(code => itemOf(target, placed, code)),
  );
  const [wanted] = codebook.resolveAll(args?.code ? [args.code] : []);
  const named = wanted === undefined ? items : items.filter(({ code }) => code === wanted);
  const chosen = args || named.length === 1 ? named : await pick(deps, named);
  if (!chosen || chosen.length === 0) return;
  const resolve = resolverOf(target.openStudy.study.codebook);
  const operation = (sidecar: Sidecar) => {
    let result: Result<Sidecar> = ok(sidecar);
    for (const { placed, code } of chosen) {
      const { id, codes } = placed.segment;
      if (code === undefined) {
        if (result.ok) result = removeSegment(result.value, id);
        continue;
      }
      const ids = [code, ...codes.filter(one => codebook.resolve(one)?.id === code)];
      if (result.ok) result = removeCodes(result.value, id, ids, resolve);
    }
    return result;
  };
  const { study } = target.openStudy;
  const names = new Set(chosen.map(({ label }) => quoted(label)));
  const words = wordsOf(target, chosen[0]!.placed);
  const action = new CodingAction(l10n.t('remove {0} from “{1}”', [...names].join(', '), words));
  const { segments: left } = unwrap(
    await study.changeSidecar(target.transcript.path, coder, operation, action),
  );
  const kept = left.filter(
    one => isAnnotation(one) && chosen.some(({ placed }) => placed.segment.id === one.id),
  );
  if (kept.length > 0)
    vscode.window.setStatusBarMessage(
      l10n.t('The memo stays as an annotation. Remove Code again deletes it.'),
      STATUS_MS,
    );
}

/** The coder's own segments that are meant: the one named, else those at the cursor. At least one. */
export function ownSegments(
  deps: Deps,
  segment: string | undefined,
): { target: Target; coder: string; segments: PlacedSegment[] } {
  const editor = activeEditor(deps);
  const target = deps.studies.target(editor.document.uri);
  const coder = target && deps.coder.of(target.openStudy)?.id;
  const all =
    !target || !coder
      ? []
      : segment !== undefined
        ? target.transcript.segments
        : segmentsAtCursor(target, editor, coder);
  const segments = all.filter(
    placed => placed.coder === coder && (segment === undefined || placed.segment.id === segment),
  );
  if (!target || !coder || segments.length === 0) {
    throw new Refusal(l10n.t('You have no segment here.'));
  }
  return { target, coder, segments };
}

async function pick(
  { commands }: Deps,
  items: readonly CodingItem[],
): Promise<readonly CodingItem[] | undefined> {
  const picker = vscode.window.createQuickPick<CodingItem>();
  picker.title = l10n.t('Remove which codes?');
  picker.canSelectMany = true;
  picker.matchOnDescription = true;
  picker.items = items;
  return askInPick(picker, commands.typedAhead);
}

function itemOf(target: Target, placed: PlacedSegment, code: string): CodingItem {
  const { codebook } = target.openStudy.study;
  const known = codebook.resolve(code);
  return {
    label: known?.name ?? code,
    description: quoted(wordsOf(target, placed)),
    ...(known ? { iconPath: colorIcon(codebook.color(known.id), 'code') } : {}),
    placed,
    code,
  };
}

function annotationOf(target: Target, placed: PlacedSegment): CodingItem {
  return {
    label: l10n.t('Annotation'),
    description: quoted(wordsOf(target, placed)),
    iconPath: new vscode.ThemeIcon('note'),
    placed,
    code: undefined,
  };
}

function wordsOf({ transcript }: Target, { start, end }: PlacedSegment): string {
  return shortQuote(transcript.text.slice(start, end));
}
