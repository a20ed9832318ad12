import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../../../../core/base/phrases';
import { byName } from '../../../../core/base/compare';
import { foundIn } from '../../../../study/found/found';
import { foundLines, foundTitle } from '../../../../study/found/foundText';
import type { OpenStudy } from '../../../session/openStudy';
import { offerNesting } from './nesting';

/** Files of a folder that are looked at for what may be transcripts: in a home folder by mistake there are millions. */
const MAX_FILES = 20_000;

/** Leads to Check Speakers by the way. */
export async function offerToCheckSpeakers({ root, study }: OpenStudy): Promise<void> {
  const count = study.transcripts.length;
  if (count === 0) return;
  const check = l10n.t('Check Speakers…');
  const answer = await vscode.window.showInformationMessage(
    l10n.t('The study has {0}. Check whether their speakers were recognized.', counted.transcripts(count)),
    check,
  );
  if (answer === check) await checkSpeakers(root);
}

async function checkSpeakers(root: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('transcriptCoder.checkSpeakers', { study: root.toString() });
}

/**
 * Says what a new study has found in its folder, what it has not taken and why, and leads on: counts by participant rest on
 * who speaks, and whether that was recognized is best seen at once.
 */
export async function summarize(openStudy: OpenStudy, memento: vscode.Memento): Promise<void> {
  const { root, study } = openStudy;
  const everything = new vscode.RelativePattern(root, '**/*');
  const uris = await vscode.workspace.findFiles(everything, '**/{node_modules,.*}/**', MAX_FILES);
  const files = uris.flatMap(uri => openStudy.path(uri) ?? []).sort(byName);
  const found = foundIn(study.transcripts, files, study.problems);
  const check = { title: l10n.t('Check Speakers…') };
  const close = { title: l10n.t('Close'), isCloseAffordance: true };
  const answer = await vscode.window.showInformationMessage(
    foundTitle(study.file?.name ?? '', found),
    { modal: true, detail: foundLines(found).join('\n\n') },
    ...(found.transcripts > 0 ? [check, close] : [close]),
  );
  if (answer === check) await checkSpeakers(root);
  await offerNesting(memento);
}
