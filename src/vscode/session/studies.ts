import * as vscode from 'vscode';
import { Study } from '../../study/study';
import { type StudyChange, type StudyPart, changedParts } from '../../study/studyChange';
import { NO_TRACE, type Trace, TracedFileStore } from '../../study/trace';
import type { Viewer } from '../../study/visibleCoding';
import { runSteps } from '../ui/runSteps';
import { Queue } from '../../study/queue';
import { STUDY_FILE } from '../../study/studyFiles';
import { BegunStudies } from './begunStudies';
import { findStudyFolders } from './findStudyFolders';
import { type OpenStudy, type OpeningStudy, WorkspaceStudy } from './openStudy';
import { pathIn } from './pathIn';
import { StudyDocuments } from './studyDocuments';
import { StudyFolders } from './studyFolders';
import { StudyWatch } from './studyWatch';
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
export class Studies extends BegunStudies implements vscode.Disposable {
  private readonly opening = new Map<string, Promise<WorkspaceStudy>>();
  /** By folder: one look at it after the other, so that the last is right, whatever came and went before. */
  private readonly looks = new Map<string, Queue>();
  private readonly disposables: vscode.Disposable[] = [];
  private readonly unfinished: UnfinishedOperations;
  private readonly documents: StudyDocuments;
  private readonly changed = new vscode.EventEmitter<StudiesChange | undefined>();

  constructor(
    log: vscode.LogOutputChannel,
    platform: Platform,
    memory: StudyMemory,
    readonly trace: Trace = NO_TRACE,
    /** To whom a study is shown, from the moment on in which it is opened. */
    private readonly viewer: (root: vscode.Uri) => Viewer = () => ({ coder: undefined, isBlind: false }),
  ) {
    super(log, platform, memory);
    const report = (error: unknown) => this.log.error(error instanceof Error ? error : String(error));
    this.unfinished = new UnfinishedOperations(log);
    const begin = (root: vscode.Uri) => this.begin(root);
    this.documents = new StudyDocuments(this, begin, log);
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
      this.documents,
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

  /** Begins to open the studies of all workspace folders: until what is in sight can be used. */
  async findAll(): Promise<void> {
    const found = await findStudyFolders(this.log);
    await Promise.all(found.map(root => this.look(root)));
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
      if (change.files.size > 0) this.documents.openAll();
      this.changed.fire({ ...change, openStudy });
    });
    watch.tell(study);
    this.documents.openAll();
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
}

function nextTurn(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve));
}
