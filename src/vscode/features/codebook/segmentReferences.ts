import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { UnderlyingPlace } from '../../../core/report/underlyingPlaces';
import { codingThatCounts } from '../../../core/corpus/codingThatCounts';
import type { PlacedSegment } from '../../../core/corpus/corpus';
import { showInReferences } from '../../ui/references';
import type { Deps } from '../../deps';
import { type CodeArgument, type CodeTarget, requireCode } from './pickCode';

/** Shows all segments of a code, or of all codes of a theme, in the References view. */
export async function showSegments(deps: Deps, argument: CodeArgument): Promise<number> {
  const target = await requireCode(deps.studies, argument, l10n.t('Show which code’s segments?'));
  if (!target) return 0;
  const places = placesOf(target);
  if (places.length === 0) {
    vscode.window.setStatusBarMessage(
      l10n.t('“{0}” is not used on any segment yet.', target.code.name),
      4000,
    );
    return 0;
  }
  await showInReferences(target.openStudy, target.code.name, places);
  return places.length;
}

/** The segments that the codebook counts, each in the order of the text; those without a place are left to the problems list. */
function placesOf({ openStudy, code }: CodeTarget): UnderlyingPlace[] {
  const { codebook, corpus } = openStudy.study;
  const wanted = new Set(codebook.descendants(code.id));
  const carries = ({ segment, start }: PlacedSegment) =>
    start >= 0 && segment.codes.some(id => wanted.has(codebook.resolve(id)?.id ?? id));
  return corpus.transcripts.flatMap(transcript =>
    codingThatCounts(transcript, codebook)
      .segments.filter(carries)
      .sort((a, b) => a.start - b.start || a.end - b.end)
      .map(placed => ({ path: transcript.path, start: placed.start, end: placed.end, placed })),
  );
}
