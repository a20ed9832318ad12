import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type SegmentLink, segmentLink, segmentLinksIn } from '../../../core/memos/segmentLinks';
import type { PlacedSegment } from '../../../core/corpus/corpus';
import type { Deps } from '../../deps';
import type { OpenStudy, OpeningStudy, Target } from '../../session/openStudy';
import { isWhole } from '../../session/openStudy';
import { Refusal } from '../../ui/failure';
import { coderName } from '../../ui/coderName';
import { asMarkdown, shortQuote } from '../../ui/markdown';
import { showPlace } from '../../ui/showPlace';
import { STATUS_MS } from '../../ui/statusMs';
import { activeEditor, segmentsAtCursor } from '../coding/apply/target';
import { MEMO_SCHEME, namedMemo } from './memoUri';

/** Where links to passages are followed: in Markdown files of a study, and in memos. */
const DOCUMENTS: vscode.DocumentSelector = [{ language: 'markdown' }, { scheme: MEMO_SCHEME }];

const GO = 'transcriptCoder.goToPassage';

/** Links to passages open and preview what they lead to. */
export function registerPassageLinks(deps: Deps): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerDocumentLinkProvider(DOCUMENTS, {
      provideDocumentLinks(document) {
        const openStudy = studyOf(deps, document.uri);
        if (!openStudy) return [];
        return segmentLinksIn(document.getText()).map(link => documentLink(document, openStudy, link));
      },
    }),
    vscode.languages.registerHoverProvider(DOCUMENTS, {
      provideHover(document, position) {
        const openStudy = studyOf(deps, document.uri);
        if (!openStudy || !isWhole(openStudy)) return undefined;
        const at = document.offsetAt(position);
        const link = segmentLinksIn(document.getText()).find(({ start, end }) => start <= at && at < end);
        return link && new vscode.Hover(preview(openStudy, link.segment), rangeOf(document, link));
      },
    }),
  );
}

function documentLink(
  document: vscode.TextDocument,
  { root }: OpeningStudy,
  link: SegmentLink,
): vscode.DocumentLink {
  const args = encodeURIComponent(JSON.stringify([{ study: root.toString(), segment: link.segment }]));
  const found = new vscode.DocumentLink(rangeOf(document, link), vscode.Uri.parse(`command:${GO}?${args}`));
  found.tooltip = l10n.t('Go to passage');
  return found;
}

function rangeOf(document: vscode.TextDocument, { start, end }: SegmentLink): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

function studyOf({ studies }: Deps, uri: vscode.Uri): OpeningStudy | undefined {
  const named = namedMemo(uri);
  if (named) return studies.begun.find(({ root }) => root.toString() === named.root);
  return studies.studyOf(uri);
}

/** A segment of the study that is shown, with its transcript. */
export function findSegment(
  { study }: OpenStudy,
  id: string,
): { path: string; placed: PlacedSegment } | undefined {
  for (const transcript of study.transcripts) {
    const placed = transcript.segments.find(one => one.segment.id === id);
    if (placed) return { path: transcript.path, placed };
  }
  return undefined;
}

function preview(openStudy: OpenStudy, id: string): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  const found = findSegment(openStudy, id);
  if (!found) return text.appendMarkdown(asMarkdown(missing(openStudy, id)));
  const { path, placed } = found;
  const { study } = openStudy;
  const { start, end, segment, coder } = placed;
  const transcript = study.transcript(path)!;
  const words = start < 0 ? segment.quote : transcript.text.slice(start, end);
  const codes = segment.codes.map(code => study.codebook.resolve(code)?.name ?? code);
  const source = [
    start < 0 ? path : l10n.t('{0}, line {1}', path, transcript.lineOf(start)),
    codes.join(', ') || l10n.t('no code'),
    coderName(openStudy, coder),
  ];
  text.appendMarkdown('> ').appendMarkdown(asMarkdown(shortQuote(words ?? '…', 600)));
  text.appendMarkdown('\n\n').appendMarkdown(asMarkdown(source.join(' · ')));
  if (start < 0)
    text
      .appendMarkdown('\n\n')
      .appendMarkdown(asMarkdown(l10n.t('Its words can no longer be found in the transcript.')));
  return text;
}

function missing({ study }: OpenStudy, id: string): string {
  return study.visible.coders
    ? l10n.t('You have no segment “{0}”. The coding of others is hidden while you code blind.', id)
    : l10n.t('The study has no segment “{0}”.', id);
}

/** Shows the words that a link to a passage leads to, wherever they are now. */
export async function goToPassage(
  { studies }: Deps,
  { study: root, segment }: { readonly study: string; readonly segment: string },
): Promise<void> {
  const openStudy = studies.all.find(one => one.root.toString() === root);
  if (!openStudy) throw new Refusal(l10n.t('The study is no longer in this workspace.'));
  const found = findSegment(openStudy, segment);
  if (!found) throw new Refusal(missing(openStudy, segment));
  const { path, placed } = found;
  if (placed.start < 0) throw new Refusal(l10n.t('Its words can no longer be found in the transcript.'));
  await showPlace(openStudy, { path, start: placed.start, end: placed.end });
}

/** Copies a link to the segment at the cursor, for a memo. @param id of a segment of the transcript; else that at the cursor */
export async function copyPassageLink(deps: Deps, id?: string): Promise<string> {
  const editor = activeEditor(deps);
  const target = deps.studies.target(editor.document.uri);
  const placed = target && segmentMeant(deps, target, editor, id);
  if (!placed)
    throw new Refusal(
      l10n.t('There is no segment here to link to. Code the words, or write a memo on them.'),
    );
  const words = target.transcript.text.slice(placed.start, placed.end);
  const link = segmentLink(words, placed.segment.id);
  await vscode.env.clipboard.writeText(link);
  vscode.window.setStatusBarMessage(l10n.t('Copied a link to “{0}”.', shortQuote(words, 40)), STATUS_MS);
  return link;
}

function segmentMeant(
  deps: Deps,
  target: Target,
  editor: ReturnType<typeof activeEditor>,
  id: string | undefined,
): PlacedSegment | undefined {
  const placed = target.transcript.segments.filter(({ start }) => start >= 0);
  if (id !== undefined) return placed.find(({ segment }) => segment.id === id);
  const coders = new Set(placed.map(({ coder }) => coder));
  const own = deps.coder.of(target.openStudy)?.id;
  // one's own before others'
  for (const coder of [...(own === undefined ? [] : [own]), ...coders]) {
    const [found] = segmentsAtCursor(target, editor, coder);
    if (found) return found;
  }
  return undefined;
}
