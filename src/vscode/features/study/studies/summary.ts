import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../../../../core/base/phrases';
import { byName } from '../../../../core/base/compare';
import { foundIn } from '../../../../study/found/found';
import { foundLines, foundTitle } from '../../../../study/found/foundText';
import { markdownAmong } from '../../../../study/found/leftOut';
import { holdsSpeech } from '../../../../study/found/speech';
import type { OpenStudy } from '../../../session/openStudy';
import { include } from '../overview/include';
import { offerNesting } from './nesting';

/** Files of a folder that are looked at for what may be transcripts: in a home folder by mistake there are millions. */
const MAX_FILES = 20_000;
/** Markdown files that are read for what may be transcripts. */
const MAX_MARKDOWN = 500;

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
  const spoken = await spokenMarkdown(openStudy, files);
  const found = foundIn(study.transcripts, files, study.problems, new Set(spoken));
  const check = { title: l10n.t('Check Speakers…') };
  const take = {
    title:
      spoken.length === 1
        ? l10n.t('Include {0}', spoken[0]!)
        : l10n.t('Include {0} Markdown Files', spoken.length),
  };
  const close = { title: l10n.t('Close'), isCloseAffordance: true };
  const answer = await vscode.window.showInformationMessage(
    foundTitle(study.file?.name ?? '', found),
    { modal: true, detail: foundLines(found).join('\n\n') },
    ...(found.transcripts > 0 ? [check] : []),
    ...(spoken.length > 0 ? [take] : []),
    close,
  );
  if (answer === take) {
    await include(spoken.map(path => ({ openStudy, path })));
    return summarize(openStudy, memento);
  }
  if (answer === check) await checkSpeakers(root);
  await offerNesting(memento);
}

/** Paths of the Markdown files beside the transcripts in which people speak. */
async function spokenMarkdown(openStudy: OpenStudy, files: readonly string[]): Promise<readonly string[]> {
  const others = new Set(openStudy.study.otherTexts);
  const candidates = markdownAmong(files).filter(path => others.has(path));
  const spoken = await Promise.all(
    candidates.slice(0, MAX_MARKDOWN).map(async path => {
      const bytes = await vscode.workspace.fs.readFile(openStudy.uri(path));
      return holdsSpeech(bytes) ? [path] : [];
    }),
  );
  return spoken.flat();
}
