import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { removeSegment } from '../../../../core/coding/operations';
import { hashedOf } from '../../../../core/anchoring/anchors/hashedQuotes';
import { restampSegments } from '../../../../core/anchoring/anchors/restamp';
import type { Span } from '../../../../core/text/span';
import { CodingAction } from '../../../../study/codingUndo';
import { Refusal, unwrap } from '../../../ui/failure';

import { toRange } from '../../../session/positions';
import { shortQuote } from '../../../ui/markdown';
import { showPlace } from '../../../ui/showPlace';
import type { Deps } from '../../../deps';
import { activeEditor, collapsing, selectedSpans } from '../../coding/apply/target';
import { type CandidateNode, isOwn, wordsOf } from './uncertainTree';
import type { UncertainSegment } from './uncertainSegments';

/** Opens the transcript at the place that a segment has, might have, or had. */
export async function showUncertainSegment(node: UncertainSegment | CandidateNode): Promise<void> {
  const one = 'candidate' in node ? node.of : node;
  const { openStudy, transcript } = one;
  const [place] = 'candidate' in node ? [node.candidate] : placesOf(one);
  await showPlace(openStudy, { path: transcript.path, ...(place ?? { start: 0, end: 0 }) });
  if (!place) {
    vscode.window.setStatusBarMessage(l10n.t('None of the text around these words is left.'), 4000);
  }
}

/** Shows the places that come into question in a peek, without leaving the editor. */
export async function peekPlaces(one: UncertainSegment): Promise<void> {
  const { openStudy, transcript } = one;
  const places = placesOf(one);
  if (places.length === 0) throw new Refusal(l10n.t('No likely place was found in the text.'));
  const uri = openStudy.uri(transcript.path);
  await showUncertainSegment(one);
  const locations = places.map(place => new vscode.Location(uri, toRange(transcript, place)));
  const at = locations[0]!.range.start;
  await vscode.commands.executeCommand('editor.action.peekLocations', uri, at, locations, 'peek');
}

/** Confirms the places that segments have, or the one that a person chose. Others' segments are theirs to confirm. */
export async function confirmPlaces(
  deps: Deps,
  chosen: readonly (UncertainSegment | CandidateNode)[],
): Promise<void> {
  const own = chosen.filter(node => isOwn(deps, 'candidate' in node ? node.of : node));
  if (own.length === 0) throw new Refusal(l10n.t('Only the segment’s coder can confirm its place.'));
  const places = own.map(node =>
    'candidate' in node ? { one: node.of, span: node.candidate } : { one: node, span: node.placed },
  );
  const label =
    places.length === 1
      ? l10n.t('confirm the place of “{0}”', shortQuote(wordsOf(places[0]!.one)))
      : l10n.t('confirm {0} places', places.length);
  await tie(places, new CodingAction(label));
}

/** Ties a segment to the words that are selected in its transcript. */
export async function reattach(deps: Deps, one: UncertainSegment): Promise<void> {
  if (!isOwn(deps, one)) throw new Refusal(l10n.t('Only the segment’s coder can reattach it.'));
  const editor = activeEditor(deps);
  const target = deps.studies.target(editor.document.uri);
  const [span] = target?.transcript === one.transcript ? selectedSpans(target, editor) : [];
  if (!target || !span) {
    throw new Refusal(l10n.t('First select the words in {0} where it belongs now.', one.transcript.path));
  }
  const label = l10n.t('reattach “{0}”', shortQuote(wordsOf(one)));
  await collapsing(editor, target, span, () => tie([{ one, span }], new CodingAction(label)));
}

/** Deletes a segment that has no words any more, after a question. */
export async function deleteUncertain(deps: Deps, one: UncertainSegment, isConfirmed = false): Promise<void> {
  if (!isOwn(deps, one)) throw new Refusal(l10n.t('Only the segment’s coder can delete it.'));
  const { openStudy, transcript, placed } = one;
  const words = shortQuote(wordsOf(one));
  if (!isConfirmed) {
    const yes = l10n.t('Delete');
    const detail = l10n.t(
      'It is deleted together with its codes and memo. You can undo this with Undo Coding.',
    );
    const question = l10n.t('Delete the segment “{0}”?', words);
    const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, yes);
    if (answer !== yes) return;
  }
  const action = new CodingAction(l10n.t('delete “{0}”', words));
  const operation = (sidecar: Parameters<typeof removeSegment>[0]) =>
    removeSegment(sidecar, placed.segment.id);
  unwrap(await openStudy.study.changeSidecar(transcript.path, placed.coder, operation, action));
}

/** Ties segments to the text as it is now: one write for each file, one action. */
async function tie(
  places: readonly { readonly one: UncertainSegment; readonly span: Span }[],
  action: CodingAction,
): Promise<void> {
  const files = new Map<string, { one: UncertainSegment; spans: Map<string, Span> }>();
  for (const { one, span } of places) {
    const key = `${one.openStudy.root.toString()}#${one.transcript.path}`;
    const file = files.get(key) ?? { one, spans: new Map<string, Span>() };
    files.set(key, file);
    file.spans.set(one.placed.segment.id, { start: span.start, end: span.end });
  }
  for (const { one, spans } of files.values()) {
    const { openStudy, transcript, placed } = one;
    const { text } = transcript;
    const hashed = hashedOf(openStudy.study.file);
    unwrap(
      await openStudy.study.changeSidecar(
        transcript.path,
        placed.coder,
        sidecar => restampSegments(sidecar, spans, text, hashed),
        action,
      ),
    );
  }
}

function placesOf({ transcript, placed }: UncertainSegment): readonly Span[] {
  if (placed.start >= 0) return [placed];
  const { candidates, nearest } = transcript.suggest(placed);
  return candidates ?? (nearest === undefined ? [] : [{ start: nearest, end: nearest }]);
}
