import * as vscode from 'vscode';
import type { Code } from '../../../../core/codebook/code';
import type { PlacedSegment } from '../../../../core/corpus/corpus';
import type { Deps } from '../../../deps';
import type { OpeningStudy, Target } from '../../../session/openStudy';
import { toOffset, toSpan } from '../../../session/positions';
import { visibleSegments } from '../../../session/visibleCoders';
import { askForCode } from '../../../ui/codePicker';
import { type CodeArgument, requireCode } from '../../codebook/pickCode';

/** A code of a study. */
export interface ChosenCode {
  readonly openStudy: OpeningStudy;
  readonly code: Code;
}

/**
 * The code that is meant: that of a row of the Codebook view; else that of the segment at the cursor, the shortest one where
 * several are; else one that is asked for.
 */
export async function chosenCode(
  deps: Deps,
  argument: CodeArgument,
  title: string,
): Promise<ChosenCode | undefined> {
  const target = argument === undefined ? activeTarget(deps) : undefined;
  const codes = target ? codesAtCursor(deps, target) : [];
  if (!target || codes.length === 0) return requireCode(deps.studies, argument, title);
  const { openStudy } = target;
  if (codes.length === 1) return { openStudy, code: codes[0]! };
  const ids = new Set(codes.map(({ id }) => id));
  const picked = await askForCode(openStudy.study.codebook, { title, isOffered: ({ id }) => ids.has(id) });
  return picked && { openStudy, code: picked };
}

/** The transcript in the active editor. */
export function activeTarget({ studies }: Deps): (Target & { editor: vscode.TextEditor }) | undefined {
  const editor = vscode.window.activeTextEditor;
  const target = editor && studies.target(editor.document.uri);
  return target && { ...target, editor };
}

function codesAtCursor(deps: Deps, target: Target & { editor: vscode.TextEditor }): readonly Code[] {
  const { openStudy, editor } = target;
  const here = segmentsAt(deps, target, editor.selection);
  const shortest = here.reduce<PlacedSegment | undefined>(
    (best, one) => (best && best.end - best.start <= one.end - one.start ? best : one),
    undefined,
  );
  const codes = (shortest?.segment.codes ?? []).flatMap(id => openStudy.study.codebook.resolve(id) ?? []);
  return [...new Set(codes)];
}

/** The segments that a selection is in, or the cursor, at their ends as well. */
function segmentsAt(deps: Deps, target: Target, selection: vscode.Selection): readonly PlacedSegment[] {
  const { transcript } = target;
  if (!selection.isEmpty) {
    const { start, end } = toSpan(transcript, selection);
    const all = visibleSegments(deps, target, transcript.overlapping(start, end));
    const within = all.filter(one => one.start <= start && end <= one.end);
    return within.length > 0 ? within : all;
  }
  const at = toOffset(transcript, selection.active);
  return visibleSegments(deps, target, transcript.overlapping(Math.max(0, at - 1), at + 1));
}

/** The theme that a code is in, or that it is; the code itself where it is in none. */
export function themeOf({ openStudy, code }: ChosenCode): Code {
  const { codebook } = openStudy.study;
  return codebook.isTheme(code.id) ? code : (codebook.parentOf(code.id) ?? code);
}
