import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { version } from '../../../../package.json';
import { bundleDocx, bundleHtml } from '../../../core/report/formats/bundle';
import { tableTexts } from '../../../core/report/table/tableTexts';
import { type Audit, makeAudit, readAudit } from '../../../study/audit';
import type { StudyGit } from '../../../study/gitPort';
import { withSurroundings } from '../../../study/surroundings';
import type { Deps } from '../../deps';
import type { OpenStudy } from '../../session/openStudy';
import { Refusal, unwrap } from '../../ui/failure';
import { openExported } from '../../ui/openExported';
import { writeExport } from '../../ui/exportFile';
import { requireStudy } from '../../ui/requireStudy';
import { runSteps } from '../../ui/runSteps';
import { shareDone } from '../../ui/shareDone';
import { withCancel } from '../../ui/withCancel';
import { requireUsable } from './requireUsable';

/**
 * Writes what was decided in the current study when and by whom: with everyone's coding, so not while one codes blind.
 * @param to where, ending with `.html` or `.docx`; asked for without
 * @param hasWords whether words of transcripts are in it; asked for without. @returns where it was written
 */
export async function exportAudit(
  deps: Deps,
  to?: vscode.Uri,
  { hasWords: given }: { readonly hasWords?: boolean } = {},
): Promise<vscode.Uri | undefined> {
  const openStudy = requireStudy(deps.studies);
  requireUsable(openStudy, l10n.t('Nothing was written.'));
  deps.blind.requireEveryone(openStudy);
  const git = deps.studies.git(openStudy);
  const missing = git ? await git.unavailable() : l10n.t('git cannot be run here.');
  const hasWords = given ?? (await askWords(missing));
  if (hasWords === undefined) return undefined;
  const audit = await make(openStudy, git, hasWords);
  if (!audit || !(await deps.exportCheck.mayExport(openStudy, textsOf(audit)))) return undefined;
  const uri = to ?? (await askWhere(openStudy));
  if (!uri) return undefined;
  await writeExport(deps.studies, uri, await contentOf(audit, uri));
  void tell(audit, uri, { hasWords, missing });
  return uri;
}

/** @param missing why there will be no commits in it. @returns undefined when they gave up */
async function askWords(missing: string | undefined): Promise<boolean | undefined> {
  const rows = [
    {
      label: l10n.t('Without Words of Transcripts'),
      detail: l10n.t(
        'Changes of segments are counted, changed definitions only named. Memos and notes are in it as written.',
      ),
      hasWords: false,
    },
    {
      label: l10n.t('With Words of Transcripts'),
      detail: l10n.t('Words of segments, and definitions and memos that have changed, are quoted.'),
      hasWords: true,
    },
  ];
  const picked = await vscode.window.showQuickPick(rows, {
    title: l10n.t('Should words of transcripts be in the audit trail?'),
    placeHolder:
      missing === undefined
        ? l10n.t('Commits, versions of the codebook, decisions between coders, and memos are in it')
        : l10n.t('Without commits and versions of the codebook: {0}', missing),
    ignoreFocusOut: true,
  });
  return picked?.hasWords;
}

/** @returns undefined when it was cancelled */
function make(
  { study }: OpenStudy,
  git: StudyGit | undefined,
  hasWords: boolean,
): Thenable<Audit | undefined> {
  return withCancel(l10n.t('Making the audit trail'), async (isCancelled, progress) => {
    const corpus = withSurroundings(study.corpus, version, git?.history);
    const read = await readAudit(corpus, study, git?.history);
    if (isCancelled()) return undefined;
    const made = await runSteps(makeAudit(corpus, read, hasWords), isCancelled, shareDone(progress));
    return made && unwrap(made.value);
  });
}

function* textsOf({ tables }: Audit): Generator<string, void> {
  for (const table of tables) yield* tableTexts(table);
}

function askWhere(openStudy: OpenStudy): Thenable<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    title: l10n.t('Export the audit trail as a web page or a Word document'),
    defaultUri: openStudy.uri('audit.html'),
    filters: { [l10n.t('Web page')]: ['html'], [l10n.t('Word document')]: ['docx'] },
  });
}

/** @throws Refusal where the name of the file is that of another kind */
async function contentOf(audit: Audit, { path }: vscode.Uri): Promise<Uint8Array | Iterable<string>> {
  if (/\.html$/i.test(path)) return bundleHtml(audit);
  if (/\.docx$/i.test(path)) return bundleDocx(audit);
  throw new Refusal(l10n.t('An audit trail can be exported to {0} files.', '.html, .docx'));
}

/** Says what is in it and what is not, and offers to open it. */
async function tell(
  { contents, isWithoutGit }: Audit,
  uri: vscode.Uri,
  { hasWords, missing }: { readonly hasWords: boolean; readonly missing: string | undefined },
): Promise<void> {
  const said = [
    l10n.t('Exported the audit trail to {0}: {1}.', vscode.workspace.asRelativePath(uri), contents),
    ...(hasWords ? [] : [l10n.t('Words of transcripts were left out.')]),
    ...(isWithoutGit
      ? [l10n.t('Commits are missing: {0}', missing ?? l10n.t('git has no commit of the study.'))]
      : []),
  ].join(' ');
  const open = l10n.t('Open');
  const answer = await vscode.window.showInformationMessage(said, open);
  if (answer === open) await openExported(uri);
}
