import * as vscode from 'vscode';
import type { PlacedSegment } from '../../../core/corpus/corpus';
import { Refusal } from '../../adapters/commands';
import { toRange } from '../../adapters/positions';
import type { Deps } from '../../deps';
import { type CodeArgument, type CodeTarget, requireCode } from './pickCode';
import { type FileNode, type QuoteNode, SegmentsInput } from './segmentsInput';

/** The part used here of what VS Code's own References view gives to other extensions. */
interface ReferencesView {
  setInput(input: SegmentsInput): void;
}

/** Shows all segments of a code, or of all codes of a theme, in the References view. */
export async function showSegments(deps: Deps, argument: CodeArgument): Promise<number> {
  const target = await requireCode(deps.studies, argument, vscode.l10n.t('Show the segments of which code?'));
  if (!target) return 0;
  const files = filesOf(target);
  const count = files.reduce((sum, file) => sum + file.quotes.length, 0);
  if (count === 0) {
    vscode.window.setStatusBarMessage(vscode.l10n.t('No segment carries “{0}” yet.', target.code.name), 4000);
    return 0;
  }
  const view = vscode.extensions.getExtension<ReferencesView>('vscode.references-view');
  if (!view)
    throw new Refusal(
      vscode.l10n.t(
        'The References view of VS Code is switched off: enable the built-in extension “Reference Search View”.',
      ),
    );
  (await view.activate()).setInput(new SegmentsInput(target.code.name, files));
  return count;
}

/** The segments by transcript, each in the order of the text; those without a place are left to the problems list. */
function filesOf({ open, code }: CodeTarget): FileNode[] {
  const { study } = open;
  const wanted = new Set(study.codebook.descendants(code.id));
  const carries = ({ segment }: PlacedSegment) =>
    segment.codes.some(id => wanted.has(study.codebook.resolve(id)?.id ?? id));
  return study.transcripts.flatMap(transcript => {
    const segments = transcript.inOrder().filter(carries);
    if (segments.length === 0) return [];
    const file: FileNode = { uri: open.uri(transcript.path), path: transcript.path, quotes: [] };
    for (const placed of segments) {
      const turn = transcript.turns.at(placed.start);
      const quote: QuoteNode = {
        file,
        range: toRange(transcript, placed),
        text: transcript.text.slice(placed.start, placed.end),
        speaker: turn < 0 ? undefined : transcript.turns.label(turn),
        coder: placed.coder,
        codes: placed.segment.codes.map(id => study.codebook.resolve(id)?.name ?? id),
        memo: placed.segment.memo,
      };
      (file.quotes as QuoteNode[]).push(quote);
    }
    return [file];
  });
}
