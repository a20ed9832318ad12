import * as vscode from 'vscode';
import { STUDY_FILE } from '../../study/studyFiles';
import { isThere } from '../storage/isThere';
import type { OpeningStudy, Target } from './openStudy';
import { isOfLineEnds, lfText, toEdits } from './positions';

/** The studies that documents are looked up in. */
interface StudiesOfDocuments {
  studyOf(uri: vscode.Uri): OpeningStudy | undefined;
  target(uri: vscode.Uri): Target | undefined;
}

/** Follows the documents of editors: a transcript that one of them has is what is in it, and not what is on the disk. */
export class StudyDocuments implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[];

  /** @param begin begins to open the study in a folder, or gives the one already open */
  constructor(
    private readonly studies: StudiesOfDocuments,
    private readonly begin: (root: vscode.Uri) => Promise<OpeningStudy>,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.disposables = [
      vscode.workspace.onDidOpenTextDocument(document => {
        this.open(document);
        if (!this.studies.target(document.uri))
          this.findMissed(document.uri).catch((error: unknown) =>
            this.log.error(error instanceof Error ? error : String(error)),
          );
      }),
      vscode.workspace.onDidChangeTextDocument(event => this.change(event)),
      vscode.workspace.onDidSaveTextDocument(document => this.save(document)),
      vscode.workspace.onDidCloseTextDocument(document => this.close(document)),
    ];
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** Takes up all documents that are open: in a study that has just begun, or whose files are others than before. */
  openAll(): void {
    for (const document of vscode.workspace.textDocuments) this.open(document);
  }

  private open(document: vscode.TextDocument): void {
    const openStudy = this.studies.studyOf(document.uri);
    if (openStudy) openStudy.study.openLive(openStudy.path(document.uri)!, lfText(document));
  }

  /**
   * Takes up a file that was opened, and the study it is in, where they have been missed: watchers tell of most files, not of
   * all.
   */
  private async findMissed(uri: vscode.Uri): Promise<void> {
    const top = vscode.workspace.getWorkspaceFolder(uri)?.uri.path;
    if (top === undefined || !/\.(?:txt|md)$/i.test(uri.path)) return;
    for (
      let folder = vscode.Uri.joinPath(uri, '..');
      folder.path.length >= top.length;
      folder = vscode.Uri.joinPath(folder, '..')
    ) {
      if (await isThere(vscode.Uri.joinPath(folder, STUDY_FILE))) {
        const openStudy = await this.begin(folder);
        const path = openStudy.path(uri)!;
        if (openStudy.study.owns(path) && !openStudy.study.transcript(path)) openStudy.touch(uri);
        return;
      }
      if (folder.path === top) return;
    }
  }

  private change(event: vscode.TextDocumentChangeEvent): void {
    if (event.contentChanges.length === 0) return;
    const target = this.studies.target(event.document.uri);
    if (!target) return;
    // read from the disk after it was converted there
    if (!event.document.isDirty && lfText(event.document) === target.transcript.text)
      return target.openStudy.study.reloadedLive(target.transcript.path);
    if (isOfLineEnds(event, target.transcript)) return;
    target.openStudy.study.editLive(target.transcript.path, toEdits(event));
  }

  private save(document: vscode.TextDocument): void {
    const target = this.studies.target(document.uri);
    if (!target) return;
    const { path } = target.transcript;
    // what was saved may differ from what edits have made of the text, were one ever missed
    target.openStudy.study.openLive(path, lfText(document));
    target.openStudy.study.savedLive(path).catch(error => this.log.error(error));
  }

  private close(document: vscode.TextDocument): void {
    const openStudy = this.studies.studyOf(document.uri);
    openStudy?.study.closeLive(openStudy.path(document.uri)!).catch(error => this.log.error(error));
  }
}
