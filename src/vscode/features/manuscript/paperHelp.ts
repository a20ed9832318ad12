import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { quoted } from '../../../core/base/phrases';
import { visible } from '../../../core/base/visible';
import type { Passage } from '../../../core/manuscript/finding';
import type { Deps } from '../../deps';
import { Refusal } from '../../ui/failure';
import { asMarkdown, shortQuote } from '../../ui/markdown';
import { PROBLEM_SOURCE } from '../../ui/problemFixes';
import { showPlace } from '../../ui/showPlace';
import type { PaperProblem, PaperQuote } from './checkPaper';
import { type CheckedPapers, rangeOf } from './checkedPapers';
import { PAPERS } from './paper';

const SHOW = 'transcriptCoder.showQuotedPassage';
/** Characters of a passage that a hover shows, and of words that a fix names. */
const MAX_HOVER = 600;
const MAX_TITLE = 50;

/** The words of a transcript that a paper quotes. */
export interface QuotedPassage extends Passage {
  /** Root of the study. */
  readonly study: string;
}

/** Says where quotations of papers that were checked are from, and corrects what was found in them. */
export function registerPaperHelp(papers: CheckedPapers): vscode.Disposable {
  const fixes = { provideCodeActions: fixesFor(papers) };
  const providedCodeActionKinds = [vscode.CodeActionKind.QuickFix];
  return vscode.Disposable.from(
    vscode.languages.registerHoverProvider(PAPERS, {
      provideHover(document, position) {
        const paper = papers.of(document.uri);
        const at = document.offsetAt(position);
        const quote = paper?.quotes.find(({ span }) => span.start <= at && at <= span.end);
        if (!paper || !quote) return undefined;
        const study = paper.openStudy.root.toString();
        return new vscode.Hover(hoverText(quote, study), rangeOf(document, quote.span));
      },
    }),
    vscode.languages.registerCodeActionsProvider(PAPERS, fixes, { providedCodeActionKinds }),
  );
}

function hoverText({ words, passage, line, speaker }: PaperQuote, study: string): vscode.MarkdownString {
  const text = new vscode.MarkdownString('', true);
  text.isTrusted = { enabledCommands: [SHOW] };
  const place = l10n.t('{0}, line {1}', passage.transcript, line);
  const source = speaker === undefined ? place : `${speaker} · ${place}`;
  const args: QuotedPassage = { study, ...passage };
  const link = `command:${SHOW}?${encodeURIComponent(JSON.stringify([args]))}`;
  return text
    .appendMarkdown(asMarkdown(quoted(shortQuote(words, MAX_HOVER))))
    .appendMarkdown('\n\n')
    .appendMarkdown(asMarkdown(source))
    .appendMarkdown(` · [${asMarkdown(l10n.t('Go to passage'))}](${link})`);
}

function fixesFor(papers: CheckedPapers) {
  return (
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] =>
    diagnostics
      .filter(({ source }) => source === PROBLEM_SOURCE)
      .flatMap(diagnostic => {
        const isMeant = ({ code, message, span }: PaperProblem) =>
          code === diagnostic.code &&
          visible(message) === diagnostic.message &&
          span !== undefined &&
          rangeOf(document, span).isEqual(diagnostic.range);
        const problem = papers.of(document.uri)?.problems.find(isMeant);
        const fix = problem && fixOf(document, problem);
        if (!fix) return [];
        fix.diagnostics = [diagnostic];
        fix.isPreferred = true;
        return fix;
      });
}

function fixOf(
  document: vscode.TextDocument,
  { correction, isStaleBlock, span }: PaperProblem,
): vscode.CodeAction | undefined {
  if (isStaleBlock && span) {
    const fix = new vscode.CodeAction(l10n.t('Update This Block'), vscode.CodeActionKind.QuickFix);
    const line = document.positionAt(span.start).line + 1;
    const command = 'transcriptCoder.updateManuscript';
    fix.command = { command, title: fix.title, arguments: [document.uri, { line }] };
    return fix;
  }
  if (!correction) return undefined;
  const range = rangeOf(document, correction);
  const shown = (text: string) => shortQuote(text, MAX_TITLE);
  const title =
    correction.text === ''
      ? l10n.t('Remove “{0}”', shown(document.getText(range).trim()))
      : l10n.t('Replace with “{0}”', shown(correction.text));
  const fix = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  fix.edit = new vscode.WorkspaceEdit();
  fix.edit.replace(document.uri, range, correction.text);
  return fix;
}

/** Shows the words that a quotation is of. */
export async function showQuotedPassage({ studies }: Deps, passage: QuotedPassage): Promise<void> {
  const openStudy = studies.all.find(({ root }) => root.toString() === passage.study);
  if (!openStudy) throw new Refusal(l10n.t('The study is no longer in this workspace.'));
  await showPlace(openStudy, { path: passage.transcript, start: passage.start, end: passage.end });
}
