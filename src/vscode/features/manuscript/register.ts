import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { checkInWords } from '../../../core/manuscript/checkInWords';
import { MANUSCRIPT_ENDINGS, manuscriptFormat } from '../../../core/manuscript/read/readManuscript';
import type { Deps } from '../../deps';
import { Refusal } from '../../ui/failure';
import { requireStudy } from '../../ui/requireStudy';
import { CheckedPapers } from './checkedPapers';
import { insertQuote } from './insertQuote';
import { isPaper, nameOf } from './paper';
import { type QuotedPassage, registerPaperHelp, showQuotedPassage } from './paperHelp';
import { PaperStudies } from './paperStudy';
import { updateManuscript } from './updateManuscript';
import { onTarget } from '../../ui/commands';

/** Papers held against their study: what is wrong in them, where quotations are from, quotes and tables put in. */
export function register(deps: Deps): vscode.Disposable {
  const { commands } = deps;
  const papers = new CheckedPapers(deps);
  const paperStudies = new PaperStudies(deps);
  return vscode.Disposable.from(
    papers,
    registerPaperHelp(papers),
    // from the Explorer, VS Code passes the file that was clicked, then all that are selected
    commands.register('transcriptCoder.checkManuscript', (given?: unknown) =>
      checkManuscript(deps, papers, paperStudies, given instanceof vscode.Uri ? given : undefined),
    ),
    commands.register('transcriptCoder.clearManuscriptProblems', () => papers.clear()),
    commands.register('transcriptCoder.updateManuscript', (given?: unknown, args?: unknown) => {
      const uri = given instanceof vscode.Uri ? given : vscode.window.activeTextEditor?.document.uri;
      if (!uri) throw new Refusal(l10n.t('Open the paper that you want to update.'));
      return updateManuscript(deps, paperStudies, uri, lineOf(args));
    }),
    commands.register('transcriptCoder.insertQuote', (args?: unknown) =>
      insertQuote(deps, paperStudies, segmentOf(args)),
    ),
    commands.register(
      'transcriptCoder.showQuotedPassage',
      onTarget((passage: QuotedPassage) => showQuotedPassage(deps, passage)),
    ),
  );
}

/** Checks a paper: that which is given, else that in the active editor, else one that is asked for. @returns number of problems */
async function checkManuscript(
  deps: Deps,
  papers: CheckedPapers,
  paperStudies: PaperStudies,
  given: vscode.Uri | undefined,
): Promise<number | undefined> {
  requireStudy(deps.studies);
  const active = vscode.window.activeTextEditor?.document.uri;
  const uri = given ?? (active && isPaper(deps, active) ? active : await askPaper(deps));
  if (!uri) return undefined;
  if (deps.studies.isTranscript(uri))
    throw new Refusal(l10n.t('{0} is a transcript, and not a paper about one.', nameOf(uri)));
  const openStudy = await paperStudies.of(uri);
  if (!openStudy) return undefined;
  const location = vscode.ProgressLocation.Window;
  const title = l10n.t('Checking {0}', nameOf(uri));
  const check = await vscode.window.withProgress({ location, title }, () => papers.check(uri, openStudy));
  if (!check) return undefined;
  // its problems stay until its tab is closed
  if (given && manuscriptFormat(uri.path) !== 'docx') await vscode.window.showTextDocument(uri);
  const isBlind = openStudy.study.visible.coders !== undefined;
  const unchecked = l10n.t('Numbers, labels and blocks were not checked, because you are coding blind.');
  tell([checkInWords(check), ...(isBlind ? [unchecked] : [])].join(' '), check.findings.length > 0);
  return check.findings.length;
}

function tell(said: string, hasProblems: boolean): void {
  const show = l10n.t('Show Problems');
  void vscode.window.showInformationMessage(said, ...(hasProblems ? [show] : [])).then(answer => {
    if (answer === show) void vscode.commands.executeCommand('workbench.actions.view.problems');
  });
}

async function askPaper({ studies }: Deps): Promise<vscode.Uri | undefined> {
  const files = await vscode.window.showOpenDialog({
    title: l10n.t('Check which paper?'),
    openLabel: l10n.t('Check'),
    defaultUri: requireStudy(studies).root,
    filters: { [l10n.t('Papers')]: [...MANUSCRIPT_ENDINGS] },
  });
  return files?.[0];
}

function lineOf(args: unknown): number | undefined {
  if (typeof args !== 'object' || args === null || !('line' in args)) return undefined;
  return typeof args.line === 'number' ? args.line : undefined;
}

function segmentOf(args: unknown): string | undefined {
  if (typeof args !== 'object' || args === null || !('segment' in args)) return undefined;
  return typeof args.segment === 'string' ? args.segment : undefined;
}
