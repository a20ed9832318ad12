import * as vscode from 'vscode';
import type { PlacedSegment } from '../../core/corpus/corpus';
import type { Deps } from '../deps';
import type { Target } from './studies';

export const SHOW_CODERS = 'transcriptCoder.showCoders';

/** The segments that the editor shows: everybody's, or the current coder's only, as the settings say. */
export function visibleSegments(
  deps: Deps,
  { openStudy }: Target,
  segments: readonly PlacedSegment[],
): readonly PlacedSegment[] {
  const show = vscode.workspace.getConfiguration().get<string>(SHOW_CODERS, 'all');
  if (show !== 'mine') return segments;
  const coder = deps.coder.of(openStudy)?.id;
  return segments.filter(placed => placed.coder === coder);
}
