import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../../../../core/base/phrases';
import { movePaths } from '../../../../core/studyFile/movePaths';
import { type OpenStudy, isWhole } from '../../../session/openStudy';
import type { Studies } from '../../../session/studies';
import { codingFilesIn, codingFilesOf, nameOf } from './movedFiles';
import type { StudyFileEdits } from './studyFileEdit';

/** What is asked before coding files go with their transcripts. @returns whether they are to be deleted, too */
export type AskAboutCoding = (transcripts: readonly string[], codingFiles: number) => Promise<boolean>;

/** Asks in a dialog; closing it keeps them. */
export const askAboutCoding: AskAboutCoding = async (transcripts, codingFiles) => {
  const question =
    transcripts.length === 1
      ? l10n.t('“{0}” is coded. What should become of its coding?', transcripts[0]!)
      : l10n.t(
          '{0} to be deleted are coded. What should become of their coding?',
          counted.transcripts(transcripts.length),
        );
  const detail =
    codingFiles === 1
      ? l10n.t(
          'There is 1 coding file. If you keep it, the coding is there again as soon as the text is, under any name. If you delete it, the transcript is removed from study.json, too.',
        )
      : l10n.t(
          'There are {0} coding files. If you keep them, the coding is there again as soon as the text is, under any name. If you delete them, the transcripts are removed from study.json, too.',
          codingFiles,
        );
  // in place of Cancel, which would not keep VS Code from deleting
  const keep = { title: l10n.t('Keep Coding Files'), isCloseAffordance: true };
  const remove = { title: l10n.t('Delete Coding Files') };
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, remove, keep)) === remove;
};

/** A coding file that goes with a folder although it is to be kept. */
interface Kept {
  readonly uri: vscode.Uri;
  readonly bytes: Uint8Array;
}

/** Deleting transcripts: what becomes of their coding files is asked; without an answer they are kept. */
export class Deleting {
  /** By the folder that is deleted with them in it. */
  private readonly kept = new Map<string, Kept[]>();

  constructor(
    private readonly studies: Studies,
    private readonly edits: StudyFileEdits,
    private readonly ask: AskAboutCoding,
  ) {}

  /** What goes along; undefined where nothing does. */
  async deletedAlong(files: readonly vscode.Uri[]): Promise<vscode.WorkspaceEdit | undefined> {
    // what is being coded is to be in the files that are kept
    await this.studies.whole();
    this.edits.forget(files);
    const alone = new Set(files.map(uri => uri.toString()));
    // of a deletion that came to nothing
    for (const uri of files) this.kept.delete(uri.toString());
    const edit = new vscode.WorkspaceEdit();
    const beside: vscode.Uri[] = [];
    const inside = new Map<vscode.Uri, vscode.Uri[]>();
    const transcripts = new Map<OpenStudy, string[]>();
    for (const uri of files) {
      const openStudy = this.studies.studyOf(uri);
      const path = openStudy?.path(uri);
      if (!openStudy || path === undefined) continue;
      beside.push(...(await codingFilesOf(uri)).filter(file => !alone.has(file.toString())));
      const within = await codingFilesIn(uri);
      if (within.length > 0) inside.set(uri, within);
      if (!isWhole(openStudy)) continue;
      const paths = codedIn(openStudy, path);
      if (paths.length > 0) transcripts.set(openStudy, [...(transcripts.get(openStudy) ?? []), ...paths]);
    }
    const count = beside.length + [...inside.values()].flat().length;
    if (count === 0) return undefined;
    const named = [...transcripts.values()].flat();
    const names = named.length > 0 ? named : files.map(nameOf);
    // a question that cannot be asked is not answered with yes
    if (!(await this.ask(names, count).catch(() => false))) {
      for (const [folder, own] of inside) this.kept.set(folder.toString(), await readAll(own));
      return undefined;
    }
    for (const file of beside) edit.deleteFile(file, { ignoreIfNotExists: true });
    for (const [openStudy, paths] of transcripts) {
      const known = openStudy.study.transcripts.map(({ path }) => path);
      const moves = paths.map(from => ({ from, to: undefined }));
      await this.edits.add(edit, files, openStudy, study => movePaths(study, moves, known));
    }
    return edit;
  }

  /** Puts coding files back that were to be kept, and were in a folder that is gone; sees that study.json follows. */
  async deleted(files: readonly vscode.Uri[]): Promise<void> {
    for (const folder of files) {
      const kept = this.kept.get(folder.toString());
      this.kept.delete(folder.toString());
      for (const { uri, bytes } of kept ?? []) await vscode.workspace.fs.writeFile(uri, bytes);
    }
    await this.edits.done(files);
  }
}

/** Paths of the coded transcripts that a file or folder is, or has in it. */
function codedIn({ study }: OpenStudy, file: string): string[] {
  return study.transcripts.flatMap(({ path, allSidecars }) =>
    (path === file || path.startsWith(`${file}/`)) && allSidecars.size > 0 ? [path] : [],
  );
}

/** Those that can be read. */
async function readAll(uris: readonly vscode.Uri[]): Promise<Kept[]> {
  const read = uris.map(async uri => ({ uri, bytes: await vscode.workspace.fs.readFile(uri) }));
  return (await Promise.allSettled(read)).flatMap(one => (one.status === 'fulfilled' ? [one.value] : []));
}
