import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { RenamedTranscript } from '../../../../study/repairRenames';
import { counted } from '../../../../core/base/phrases';
import type { OpenStudy } from '../../../session/openStudy';
import { Refusal, unwrap } from '../../../ui/failure';
import type { Fix } from '../../../ui/problemFixes';
import { requireStudy, requireWhole } from '../../../ui/requireStudy';
import type { Deps } from '../../../deps';
import { STATUS_MS } from '../../../ui/statusMs';

/**
 * Lets coding files follow transcripts that were renamed without them; where several files have the text, one is picked.
 * @param uri of a coding file that was left behind: only its transcript
 */
export async function repairRenames(deps: Deps, uri?: vscode.Uri, to?: string): Promise<void> {
  const named = uri && deps.studies.studyOf(uri);
  const openStudy = named ? requireWhole(named) : requireStudy(deps.studies);
  const { study } = openStudy;
  const path = uri && openStudy.path(uri);
  const found = study.renames.filter(
    ({ files, hasCoding, isSame }, _, all) =>
      path === undefined ||
      files.includes(path) ||
      // of a folder that was moved as a whole, a pattern follows all transcripts or none
      (hasCoding && isSame && all.some(one => one.hasCoding && one.isSame && one.files.includes(path))),
  );
  if (found.length === 0)
    throw new Refusal(l10n.t('No coding file was left behind by a renamed transcript.'));
  const renames: RenamedTranscript[] = [];
  for (const rename of found) {
    const target =
      to ??
      (rename.to.length === 1 && rename.isSame
        ? rename.to[0]!
        : await pickTranscript(rename.from, rename.to));
    if (target !== undefined) renames.push({ from: rename.from, to: target });
  }
  if (renames.length === 0) return;
  const { files, failures } = unwrap(await study.repairRenames(renames));
  for (const rename of renames) await moveTabs(openStudy, rename);
  if (failures.length > 0) throw new Refusal(failures.join('\n'));
  const done =
    files.length > 0 ? counted.codingFilesRenamed(files.length) : l10n.t('Paths in study.json changed.');
  vscode.window.setStatusBarMessage(done, STATUS_MS);
}

async function pickTranscript(from: string, to: readonly string[]): Promise<string | undefined> {
  const title = l10n.t('Which transcript was “{0}” renamed to?', from);
  return vscode.window.showQuickPick([...to], { title });
}

/** Opens the transcript under its new name where it is open under the old one, which has no file any more. */
async function moveTabs(openStudy: OpenStudy, { from, to }: RenamedTranscript): Promise<void> {
  const old = openStudy.uri(from).toString();
  for (const group of vscode.window.tabGroups.all) {
    for (const tab of group.tabs) {
      if (!(tab.input instanceof vscode.TabInputText) || tab.input.uri.toString() !== old) continue;
      // what is not saved is nowhere else
      if (tab.isDirty) continue;
      const { isActive, isPinned } = tab;
      await vscode.window.tabGroups.close(tab, true);
      await vscode.window.showTextDocument(openStudy.uri(to), {
        viewColumn: group.viewColumn,
        preview: !isPinned && tab.isPreview,
        preserveFocus: !isActive,
      });
    }
  }
}

/** On a coding file that was left behind: the ways to its transcript. */
export function renameFixes({ studies }: Pick<Deps, 'studies'>, uri: vscode.Uri): readonly Fix[] {
  const openStudy = studies.studyOf(uri);
  const path = openStudy?.path(uri);
  const renames = openStudy?.study.whole?.renames ?? [];
  const own = renames.find(({ files }) => path !== undefined && files.includes(path));
  if (!own) return [];
  const command = 'transcriptCoder.repairRenames';
  if (own.hasCoding)
    return [
      { title: l10n.t('Change its path in study.json'), command, args: [uri], isPreferred: own.isSame },
    ];
  return [
    ...own.to.map(to => ({
      title: l10n.t('Rename coding files to those of {0}', to),
      command,
      args: [uri, to],
      isPreferred: own.to.length === 1,
    })),
    ...(renames.length > 1 ? [{ title: l10n.t('Repair all renamed transcripts'), command, args: [] }] : []),
  ];
}
