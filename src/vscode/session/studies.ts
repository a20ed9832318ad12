import * as vscode from 'vscode';
import { fail } from '../../core/base/result';
import { Study } from '../../study/study';
import { type StudyChange, type StudyPart, changedParts } from '../../study/studyChange';
import { type OldTexts, firstOf } from '../../study/oldTexts';
import type { StudyGit } from '../../study/gitPort';
import type { PastFiles } from '../../study/pastFiles';
import { visibleGit, visiblePastFiles } from '../../study/visibleGit';
import { usedCodes } from '../../study/usedCodes';
import { NO_TRACE, type Trace, TracedFileStore } from '../../study/trace';
import type { Viewer } from '../../study/visibleCoding';
import { runSteps } from '../ui/runSteps';
import { Queue } from '../../study/queue';
import { STUDY_FILE } from '../../study/studyFiles';
import { type OpenStudy, type OpeningStudy, type Target, WorkspaceStudy, isWhole } from './openStudy';
import { pathIn } from './pathIn';
import { StudyFolders } from './studyFolders';
import { StudyWatch } from './studyWatch';
import { isOfLineEnds, lfText, toEdits } from './positions';
import { UnfinishedOperations } from './unfinishedOperations';
import type { Platform } from '../platform';
import { isThere } from '../storage/isThere';
import type { StudyMemory } from '../storage/studyMemory';
import { WorkspaceFileStore } from '../storage/workspaceFileStore';

export interface StudiesChange extends StudyChange {
  readonly openStudy: OpeningStudy;
}

/**
 * The studies of the workspace, kept up to date with its files and editors. A transcript that is in sight can be used as soon as
 * it is read ({@link target}); what is about a whole study has it when all is read ({@link all}).
 */
export class Studies implements vscode.Disposable {
  private readonly byRoot = new Map<string, WorkspaceStudy>();
  private readonly opening = new Map<string, Promise<WorkspaceStudy>>();
  /** By folder: one look at it after the other, so that the last is right, whatever came and went before. */
  private readonly looks = new Map<string, Queue>();
  private readonly disposables: vscode.Disposable[] = [];
  private readonly unfinished: UnfinishedOperations;
  private readonly changed = new vscode.EventEmitter<StudiesChange | undefined>();
  private lastUsed: OpeningStudy | undefined;

  constructor(
    private readonly log: vscode.LogOutputChannel,
    private readonly platform: Platform,
    private readonly memory: StudyMemory,
    readonly trace: Trace = NO_TRACE,
    /** To whom a study is shown, from the moment on in which it is opened. */
    private readonly viewer: (root: vscode.Uri) => Viewer = () => ({ coder: undefined, isBlind: false }),
  ) {
    const report = (error: unknown) => this.log.error(error instanceof Error ? error : String(error));
    this.unfinished = new UnfinishedOperations(log);
    this.disposables.push(
      this.changed,
      this.unfinished,
      new StudyFolders({
        studyCame: root => void this.look(root).catch(report),
        foldersCame: () => void this.findAll().catch(report),
        gone: uri => void this.lookIn(uri).catch(report),
        touched: uri => this.studyOf(uri)?.touch(uri),
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.findAll()),
      vscode.workspace.onDidOpenTextDocument(document => {
        this.openDocument(document);
        if (!this.target(document.uri)) this.findMissed(document.uri).catch(report);
      }),
      vscode.workspace.onDidChangeTextDocument(event => this.changeDocument(event)),
      vscode.workspace.onDidSaveTextDocument(document => this.saveDocument(document)),
      vscode.workspace.onDidCloseTextDocument(document => this.closeDocument(document)),
      vscode.window.onDidChangeActiveTextEditor(() => this.noteUse()),
    );
  }

  /**
   * Calls a listener after changes of some parts of a study, and, with undefined, when studies come and go: each hears of
   * what it shows, and of nothing else.
   * @param name for the log
   */
  onChange(
    name: string,
    parts: readonly StudyPart[],
    listener: (change: StudiesChange | undefined) => void,
  ): vscode.Disposable {
    return this.changed.event(change => {
      const changed = change && changedParts(change);
      if (changed && !changed.some(part => parts.includes(part))) return;
      if (!this.trace.isOn) return listener(change);
      const begin = performance.now();
      listener(change);
      this.trace.note({ kind: 'listener', name, parts: changed, ms: performance.now() - begin });
    });
  }

  /** Those of which all is read. */
  get all(): readonly OpenStudy[] {
    return this.begun.filter(isWhole);
  }

  /** Also those that are just being opened. */
  get begun(): readonly OpeningStudy[] {
    return [...this.byRoot.values()];
  }

  /** The study of the active editor, else the one last used, else the first. */
  get current(): OpeningStudy | undefined {
    this.noteUse();
    return this.lastUsed ?? this.begun[0];
  }

  /** Notes that somebody works in a study elsewhere than in an editor. */
  use(openStudy: OpeningStudy): void {
    this.lastUsed = openStudy;
  }

  /** Begins to open the studies of all workspace folders: until what is in sight can be used. */
  async findAll(): Promise<void> {
    const found = await vscode.workspace.findFiles(`**/${STUDY_FILE}`, '**/{node_modules,.*}/**');
    await Promise.all(found.map(uri => this.look(parent(uri))));
    for (const openStudy of this.begun) {
      if (!vscode.workspace.getWorkspaceFolder(openStudy.root)) this.close(openStudy.root);
    }
  }

  /** Opens the study in a folder, or gives the one already open: when all of it is read. */
  async open(root: vscode.Uri): Promise<OpenStudy> {
    return (await this.begin(root)).opened;
  }

  /** Begins to open the study in a folder, or gives the one already open: until what is in sight can be used. */
  private begin(root: vscode.Uri): Promise<WorkspaceStudy> {
    const key = root.toString();
    const known = this.byRoot.get(key);
    if (known) return Promise.resolve(known);
    let opening = this.opening.get(key);
    if (!opening) {
      opening = this.read(root).finally(() => this.opening.delete(key));
      this.opening.set(key, opening);
    }
    return opening;
  }

  /** Until every change that was asked for so far is made. */
  async settled(): Promise<void> {
    await Promise.all(this.begun.map(({ study }) => study.settled()));
  }

  /** Until all studies are read that are being opened, and every change that was asked for is made. */
  async whole(): Promise<void> {
    await Promise.allSettled(this.begun.map(({ opened }) => opened));
    await this.settled();
  }

  /** Until the transcript in the active editor is read, and every change that was asked for is made. */
  async activeRead(): Promise<void> {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const openStudy = uri && this.studyOf(uri);
    if (openStudy) await openStudy.study.waitFor(openStudy.path(uri)!);
    await this.settled();
  }

  /** The innermost study that a file lies in. */
  studyOf(uri: vscode.Uri): OpeningStudy | undefined {
    let best: OpeningStudy | undefined;
    for (const openStudy of this.begun) {
      if (openStudy.path(uri) !== undefined && openStudy.root.path.length > (best?.root.path.length ?? -1))
        best = openStudy;
    }
    return best;
  }

  /**
   * The path of a file in an open study of whose files it is one, or would be if it were there, also by way of links.
   * Undefined when it is in none.
   */
  async owned(uri: vscode.Uri): Promise<string | undefined> {
    for (const openStudy of this.begun) {
      const target = await this.platform.linkTarget?.(openStudy.root, uri);
      for (const path of [openStudy.path(uri), target?.isInside ? target.real : undefined])
        if (path !== undefined && openStudy.study.owns(path)) return path;
    }
    return undefined;
  }

  /** Whether a file is a transcript of a study, read or not. */
  isTranscript(uri: vscode.Uri): boolean {
    const openStudy = this.studyOf(uri);
    const path = openStudy?.path(uri);
    return path !== undefined && (openStudy!.study.isUnread(path) || this.target(uri) !== undefined);
  }

  /** The transcript that a file is, when it is read. */
  target(uri: vscode.Uri): Target | undefined {
    const openStudy = this.studyOf(uri);
    const transcript = openStudy?.study.transcript(openStudy.path(uri)!);
    return openStudy && transcript && { openStudy, transcript };
  }

  dispose(): void {
    for (const disposable of [...this.disposables, ...this.byRoot.values()]) disposable.dispose();
    this.byRoot.clear();
  }

  private async read(root: vscode.Uri): Promise<WorkspaceStudy> {
    const started = Date.now();
    const store = new TracedFileStore(new WorkspaceFileStore(root, this.platform), this.trace);
    await this.unfinished.recover(
      root,
      store,
      paths => void this.byRoot.get(root.toString())?.study.refresh(paths),
    );
    const watch = new StudyWatch(root, this.log);
    const first = vscode.window.visibleTextEditors.flatMap(
      ({ document }) => pathIn(root, document.uri) ?? [],
    );
    const study = await Study.begin(store, first, this.oldTexts(root), this.memory.places(root)).catch(
      error => {
        watch.dispose();
        throw error;
      },
    );
    study.showTo(this.viewer(root));
    const openStudy = new WorkspaceStudy(root, study, watch, nextTurn);
    this.byRoot.set(root.toString(), openStudy);
    study.onDidChange(change => {
      // a file that has just become a transcript may be open in an editor
      if (change.files.size > 0) this.openDocuments();
      this.changed.fire({ ...change, openStudy });
    });
    watch.tell(study);
    this.openDocuments();
    this.log.info(`${root.path}: opened in ${Date.now() - started} ms`);
    this.changed.fire(undefined);
    this.noteOpened(openStudy, started).catch((error: unknown) => {
      // it was closed before, or cannot be read
      if (this.byRoot.get(root.toString()) !== openStudy) return;
      this.log.error(error instanceof Error ? error : String(error));
      this.close(root);
    });
    return openStudy;
  }

  /** Tells of a study once all of it is read, and what everything that shows it asks for at the same time is prepared. */
  private async noteOpened(openStudy: WorkspaceStudy, started: number): Promise<void> {
    const { root, study } = await openStudy.opened;
    const { length } = study.transcripts;
    this.log.info(`${root.path}: ${length} transcripts read in ${Date.now() - started} ms`);
    const isClosed = () => this.byRoot.get(root.toString()) !== openStudy;
    await runSteps(study.prepareProblems(), isClosed, () => undefined).catch((error: unknown) =>
      this.log.error(error instanceof Error ? error : String(error)),
    );
    if (!isClosed()) this.changed.fire(undefined);
  }

  /** What a study's files were at earlier commits, as far as it may be shown; undefined where that cannot be known. */
  pastFiles({ root, study }: OpeningStudy): PastFiles | undefined {
    const past = this.platform.pastFiles?.(root);
    return past && visiblePastFiles(past, study.visible);
  }

  /** What git can be asked about a study, as far as it may be shown; undefined where there is no git, as in the browser. */
  git({ root, study }: OpeningStudy): StudyGit | undefined {
    const git = this.platform.git?.(root);
    return git && visibleGit(git, study.visible);
  }

  /** Ids of the codes that anyone's segments carry, also those that are not shown: for what must keep such codes. */
  async usedCodes({ root, study }: OpenStudy): Promise<ReadonlySet<string>> {
    const git = this.platform.git?.(root);
    return usedCodes(study, git?.conflicts ?? NO_CONFLICTS);
  }

  /** Changes a file of a study that may be broken, past what the study holds: for mending it, and for nothing else. */
  async changeBroken(
    { root, study }: OpeningStudy,
    path: string,
    make: (before: Uint8Array | undefined) => Uint8Array | undefined,
  ): Promise<boolean> {
    const isDone = await this.platform.changeFile(vscode.Uri.joinPath(root, path), make);
    await study.refresh([path]);
    return isDone;
  }

  /** Earlier texts: those kept on this machine, then those that git has. */
  oldTexts(root: vscode.Uri): OldTexts {
    const git = this.platform.oldTexts?.(root, this.log);
    return firstOf([this.memory.texts, ...(git ? [git] : [])]);
  }

  private close(root: vscode.Uri): void {
    const openStudy = this.byRoot.get(root.toString());
    if (!openStudy) return;
    this.byRoot.delete(root.toString());
    if (this.lastUsed === openStudy) this.lastUsed = undefined;
    openStudy.dispose();
    this.changed.fire(undefined);
  }

  /** Looks at the studies whose study.json a file or folder was, or had in it. */
  private async lookIn(gone: vscode.Uri): Promise<void> {
    const roots = [...new Set([...this.byRoot.keys(), ...this.opening.keys()])].map(key =>
      vscode.Uri.parse(key),
    );
    const had = (file: vscode.Uri) => file.toString() === gone.toString() || pathIn(gone, file) !== undefined;
    await Promise.all(
      roots.filter(root => had(vscode.Uri.joinPath(root, STUDY_FILE))).map(root => this.look(root)),
    );
  }

  /**
   * Opens or closes the study of a folder, as there is a study.json in it now: what is told of it comes late and not in its
   * order, and may be of a deletion that was followed by a return.
   */
  private look(root: vscode.Uri): Promise<void> {
    const key = root.toString();
    const queue = this.looks.get(key) ?? new Queue();
    this.looks.set(key, queue);
    return queue.run(async () => {
      await this.opening.get(key)?.catch(() => undefined);
      if (await isThere(vscode.Uri.joinPath(root, STUDY_FILE))) await this.begin(root);
      else this.close(root);
    });
  }

  private noteUse(): void {
    const uri = vscode.window.activeTextEditor?.document.uri;
    this.lastUsed = (uri && this.studyOf(uri)) ?? this.lastUsed;
  }

  private openDocuments(): void {
    for (const document of vscode.workspace.textDocuments) this.openDocument(document);
  }

  private openDocument(document: vscode.TextDocument): void {
    const openStudy = this.studyOf(document.uri);
    if (openStudy) openStudy.study.openLive(openStudy.path(document.uri)!, lfText(document));
  }

  /**
   * Takes up a file that was opened, and the study it is in, where they have been missed: watchers tell of most files, not of
   * all.
   */
  private async findMissed(uri: vscode.Uri): Promise<void> {
    const top = vscode.workspace.getWorkspaceFolder(uri)?.uri.path;
    if (top === undefined || !/\.(?:txt|md)$/i.test(uri.path)) return;
    for (let folder = parent(uri); folder.path.length >= top.length; folder = parent(folder)) {
      if (await isThere(vscode.Uri.joinPath(folder, STUDY_FILE))) {
        const openStudy = await this.begin(folder);
        const path = openStudy.path(uri)!;
        if (openStudy.study.owns(path) && !openStudy.study.transcript(path)) openStudy.touch(uri);
        return;
      }
      if (folder.path === top) return;
    }
  }

  private changeDocument(event: vscode.TextDocumentChangeEvent): void {
    if (event.contentChanges.length === 0) return;
    const target = this.target(event.document.uri);
    if (!target) return;
    // read from the disk after it was converted there
    if (!event.document.isDirty && lfText(event.document) === target.transcript.text)
      return target.openStudy.study.reloadedLive(target.transcript.path);
    if (isOfLineEnds(event, target.transcript)) return;
    target.openStudy.study.editLive(target.transcript.path, toEdits(event));
  }

  private saveDocument(document: vscode.TextDocument): void {
    const target = this.target(document.uri);
    if (!target) return;
    const { path } = target.transcript;
    // what was saved may differ from what edits have made of the text, were one ever missed
    target.openStudy.study.openLive(path, lfText(document));
    target.openStudy.study.savedLive(path).catch(error => this.log.error(error));
  }

  private closeDocument(document: vscode.TextDocument): void {
    const openStudy = this.studyOf(document.uri);
    openStudy?.study.closeLive(openStudy.path(document.uri)!).catch(error => this.log.error(error));
  }
}

const NO_CONFLICTS = {
  paths: () => Promise.resolve([]),
  versions: (path: string) => Promise.resolve(fail(path)),
};

function nextTurn(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve));
}

function parent(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}
