import * as vscode from 'vscode';
import type { PlacedSegment } from '../../core/corpus/corpus';
import type { Deps } from '../deps';
import type { OpeningStudy, Target } from './openStudy';

export const SHOW_CODERS = 'transcriptCoder.showCoders';

/**
 * Whose segments the editor shows of those that may be shown, as the settings say, and who the current coder is. While one
 * codes blind, transcripts have the coder's own alone.
 */
export function coderFilter(
  deps: Deps,
  openStudy: OpeningStudy,
): readonly ['all' | 'mine', string | undefined] {
  const show = vscode.workspace.getConfiguration().get<string>(SHOW_CODERS, 'all');
  return [show === 'mine' ? 'mine' : 'all', deps.coder.of(openStudy)?.id];
}

/** The segments that the editor shows: everybody's, or the current coder's only, as the settings say. */
export function visibleSegments(
  deps: Deps,
  { openStudy }: Target,
  segments: readonly PlacedSegment[],
): readonly PlacedSegment[] {
  const [show, current] = coderFilter(deps, openStudy);
  return show === 'all' ? segments : segments.filter(({ coder }) => coder === current);
}
