import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { UnderlyingPlace } from '../../core/report/underlyingPlaces';
import { coderName } from './coderName';
import { Refusal } from './commands';
import { toRange } from '../session/positions';
import { type FileNode, type QuoteNode, SegmentsInput } from './segmentsInput';
import type { OpenStudy, OpeningStudy } from '../session/openStudy';

/** The part used here of what VS Code's own References view gives to other extensions. */
interface ReferencesView {
  setInput(input: SegmentsInput): void;
}

/** Shows places of a study's transcripts in the References view; they come by transcript and place. At least one. */
export async function showInReferences(
  openStudy: OpenStudy,
  title: string,
  places: readonly UnderlyingPlace[],
): Promise<void> {
  const view = vscode.extensions.getExtension<ReferencesView>('vscode.references-view');
  if (!view)
    throw new Refusal(
      l10n.t('VS Code’s References view is disabled. Enable the built-in extension “Reference Search View”.'),
    );
  // who codes blind from then on is shown nothing that was found before
  const { visible } = openStudy.study;
  const { coders } = visible;
  const isShown = () => visible.coders === undefined || visible.coders === coders;
  (await view.activate()).setInput(new SegmentsInput(title, filesOf(openStudy, places), isShown));
}

/** Opens a transcript with a place selected. */
export async function showPlace(
  openStudy: OpeningStudy,
  { path, start, end }: UnderlyingPlace,
): Promise<void> {
  const transcript = openStudy.study.transcript(path);
  if (!transcript) throw new Refusal(l10n.t('{0} is not a transcript of this study.', path));
  const selection = toRange(transcript, { start, end });
  await vscode.window.showTextDocument(openStudy.uri(path), { selection });
}

/** Clears the References view, if there is anything in it. */
export async function clearReferences(): Promise<void> {
  if (vscode.extensions.getExtension('vscode.references-view')?.isActive)
    await vscode.commands.executeCommand('references-view.clear');
}

function filesOf(openStudy: OpenStudy, places: readonly UnderlyingPlace[]): FileNode[] {
  const paths = [...new Set(places.map(({ path }) => path))];
  return paths.flatMap(path => {
    const transcript = openStudy.study.transcript(path);
    if (!transcript) return [];
    const file: FileNode = { uri: openStudy.uri(path), path, quotes: [] };
    for (const place of places) {
      if (place.path !== path) continue;
      const turn = transcript.turns.at(place.start);
      const segment = place.placed?.segment;
      const quote: QuoteNode = {
        file,
        range: toRange(transcript, place),
        text: transcript.text.slice(place.start, place.end),
        speaker: turn < 0 ? undefined : transcript.turns.label(turn),
        coder: place.placed && coderName(openStudy, place.placed.coder),
        codes: (segment?.codes ?? []).map(id => openStudy.study.codebook.resolve(id)?.name ?? id),
        memo: segment?.memo,
      };
      (file.quotes as QuoteNode[]).push(quote);
    }
    return [file];
  });
}
