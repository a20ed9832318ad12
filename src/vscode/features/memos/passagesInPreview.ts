import * as vscode from 'vscode';
import type { Deps } from '../../deps';
import { isWhole } from '../../session/openStudy';
import { toRange } from '../../session/positions';
import { Debounce } from '../../ui/debounce';
import { findSegment } from './passageLinks';

/** Milliseconds in which changes of the coding and of texts are gathered before previews are drawn anew. */
const DEBOUNCE_MS = 500;

/** Lets links to passages in VS Code's Markdown preview lead to the words where they are now. */
export function registerPassagesInPreview(deps: Deps): vscode.Disposable {
  const { studies, previewLinks } = deps;
  previewLinks.hrefOf = (segment, from) => hrefOf(deps, segment, from);
  const draw = new Debounce(DEBOUNCE_MS, () => {
    if (previewLinks.wereShown) void vscode.commands.executeCommand('markdown.preview.refresh');
  });
  // a preview that was restored with the window comes before the study
  draw.call();
  return vscode.Disposable.from(
    draw,
    studies.onChange('preview', ['coding', 'texts', 'files'], () => draw.call()),
    new vscode.Disposable(() => (previewLinks.hrefOf = undefined)),
  );
}

function hrefOf({ studies }: Deps, id: string, from: vscode.Uri): string | undefined {
  const openStudy = studies.studyOf(from);
  const found = openStudy && isWhole(openStudy) ? findSegment(openStudy, id) : undefined;
  if (!openStudy || !found || found.placed.start < 0) return undefined;
  const transcript = openStudy.study.transcript(found.path)!;
  const { start, end } = toRange(transcript, found.placed);
  const place = (at: vscode.Position) => `L${at.line + 1},${at.character + 1}`;
  return `${relativePath(from, openStudy.uri(found.path))}#${place(start)}-${place(end)}`;
}

/** The path of a file as a link has it in another one. */
function relativePath(from: vscode.Uri, to: vscode.Uri): string {
  const [here, there] = [from.path.split('/').slice(0, -1), to.path.split('/')];
  const differs = here.findIndex((name, i) => name !== there[i]);
  const common = differs < 0 ? here.length : differs;
  return [...here.slice(common).map(() => '..'), ...there.slice(common).map(encodeURIComponent)].join('/');
}
