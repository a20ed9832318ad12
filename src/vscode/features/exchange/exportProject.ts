import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { studyTexts } from '../../../core/analyses/personalData/studyTexts';
import { counted } from '../../../core/base/phrases';
import { type ExportedProject, exportProject as projectOfStudy } from '../../../study/exportProject';
import type { Deps } from '../../deps';
import type { OpenStudy } from '../../session/openStudy';
import { Refusal } from '../../ui/failure';
import { requireOutside, writeExport } from '../../ui/exportFile';
import { requireStudy } from '../../ui/requireStudy';
import { showText } from '../../ui/showText';
import { requireUsable } from './requireUsable';

const ENDING = 'qdpx';

/**
 * Writes the current study as a REFI-QDA project: whose coding may be seen.
 * @param to where, ending with `.qdpx`; asked for without. @returns where it was written
 */
export async function exportProject(deps: Deps, to?: vscode.Uri): Promise<vscode.Uri | undefined> {
  const openStudy = requireStudy(deps.studies);
  const { study } = openStudy;
  requireUsable(openStudy, l10n.t('Nothing was written.'));
  const texts = studyTexts(study.corpus).map(({ said }) => said);
  if (!(await deps.exportCheck.mayExport(openStudy, texts))) return undefined;
  const uri = to ?? (await askWhere(openStudy));
  if (!uri) return undefined;
  if (!uri.path.toLowerCase().endsWith(`.${ENDING}`))
    throw new Refusal(l10n.t('A project can be exported to {0} files.', `.${ENDING}`));
  await requireOutside(deps.studies, uri);
  const location = vscode.ProgressLocation.Notification;
  const title = l10n.t('Exporting the study');
  const project = await vscode.window.withProgress(
    { location, title, cancellable: true },
    async (_, token) => {
      const made = await projectOfStudy(deps.studies.filesOf(openStudy), study.corpus, study);
      if (token.isCancellationRequested) return undefined;
      await writeExport(deps.studies, uri, made.bytes);
      return made;
    },
  );
  if (!project) return undefined;
  tell(project, uri, deps.blind.of(openStudy) !== undefined);
  return uri;
}

function askWhere(openStudy: OpenStudy): Thenable<vscode.Uri | undefined> {
  const name = (openStudy.study.file?.name ?? '').replace(/[\\/:*?"<>|]+/g, ' ').trim();
  return vscode.window.showSaveDialog({
    title: l10n.t('Export the study as a project'),
    defaultUri: openStudy.uri(`${name || 'study'}.${ENDING}`),
    filters: { [l10n.t('REFI-QDA projects')]: [ENDING] },
  });
}

/** Says what was exported, and offers to list what was not, and what other programs do not read. */
function tell(project: ExportedProject, uri: vscode.Uri, isBlind: boolean): void {
  const said = [
    l10n.t(
      'Exported {0} with {1} to {2}.',
      counted.transcripts(project.transcripts),
      counted.segments(project.segments),
      vscode.workspace.asRelativePath(uri),
    ),
    ...(isBlind ? [l10n.t('You are coding blind: only your own coding is in it.')] : []),
    ...(project.leftOut.length > 0 ? [l10n.t('Something was left out.')] : []),
  ].join(' ');
  const lines = listed(project);
  const show = l10n.t('Show What Is Not Exchanged');
  const message =
    lines === undefined
      ? vscode.window.showInformationMessage(said)
      : vscode.window.showInformationMessage(said, show);
  void message.then(answer => (answer === show && lines !== undefined ? showText(lines) : undefined));
}

function listed({ leftOut, beside }: ExportedProject): string | undefined {
  const sections = [
    ...(leftOut.length > 0
      ? [
          `# ${l10n.t('Not in the file')}`,
          ...leftOut.map(({ sentence, items }) =>
            [sentence, ...(items.length > 0 ? [''] : []), ...items.map(item => `- ${item}`)].join('\n'),
          ),
        ]
      : []),
    ...(beside.length > 0
      ? [
          `# ${l10n.t('What other programs do not read')}`,
          l10n.t(
            'The standard has no place for it. It is in the file, and Transcript Coder reads it when the project is imported again.',
          ),
          beside.map(line => `- ${line}`).join('\n'),
        ]
      : []),
  ];
  return sections.length > 0 ? `${sections.join('\n\n')}\n` : undefined;
}
