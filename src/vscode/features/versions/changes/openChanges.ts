import * as vscode from 'vscode';
import { type ChangeItem, changeItems } from '../../../../core/versions/changes/changeItems';
import { type CodingChanges } from '../../../../core/versions/changes/changes';
import { changesBetween } from '../../../../core/versions/changes/changesBetween';
import { fileParts } from '../../../../core/versions/merge/fileParts';
import { kindOfPath } from '../../../../core/versions/merge/mergeFiles';
import { decodeTranscript } from '../../../../core/text/decode';
import { sameIn } from '../../../../core/versions/changes/takeOver';
import type { ChangesRequest, StudyGit } from '../../../../study/gitPort';
import { type ComparedStates, readStates } from '../../../../study/readChanges';
import { Debounce } from '../../../ui/debounce';
import { unwrap } from '../../../ui/failure';
import type { OpenStudy } from '../../../session/openStudy';
import type { Deps } from '../../../deps';

/** Milliseconds in which changes are gathered before the states are read again. */
const DEBOUNCE_MS = 500;

/** Two states of a study under review, read again when either changes. */
export class OpenChanges implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly disposables: vscode.Disposable[] = [this.changed];
  private isDisposed = false;
  private staged = new Set<string>();
  states!: ComparedStates;
  review!: CodingChanges;
  items: readonly ChangeItem[] = [];
  readonly onDidChange = this.changed.event;

  private constructor(
    readonly openStudy: OpenStudy,
    readonly request: ChangesRequest,
    private readonly git: StudyGit,
  ) {}

  /** @throws Refusal when the states cannot be read */
  static async begin(
    { log }: Deps,
    openStudy: OpenStudy,
    git: StudyGit,
    request: ChangesRequest,
  ): Promise<OpenChanges> {
    const review = new OpenChanges(openStudy, request, git);
    await review.read();
    await review.watch(() => void review.refresh().catch(error => log.error(error)));
    return review;
  }

  /** Whether the later state is the files as they are now, which can be gone to, staged and taken back. */
  get isWorking(): boolean {
    return this.request.kind !== 'commit' && this.request.kind !== 'range';
  }

  /** Whether the next commit has a change already. */
  isStaged({ id }: ChangeItem): boolean {
    return this.staged.has(id);
  }

  async refresh(): Promise<void> {
    if (this.isDisposed) return;
    await this.read();
    this.changed.fire();
  }

  /** Says that something about the items is another, but not the states. */
  touch(): void {
    this.changed.fire();
  }

  dispose(): void {
    this.isDisposed = true;
    for (const one of this.disposables) one.dispose();
  }

  private async read(): Promise<void> {
    const pair = unwrap(await this.git.changes.states(this.request));
    const states = await readStates(pair.before, pair.after);
    const review = changesBetween(states.before, states.after);
    const items = changeItems(review);
    this.staged = this.isWorking ? await this.readStaged(items) : new Set();
    [this.states, this.review, this.items] = [states, review, items];
  }

  private async readStaged(items: readonly ChangeItem[]): Promise<Set<string>> {
    const staged = new Set<string>();
    const paths = [...new Set(items.map(item => item.path))].filter(path => kindOfPath(path));
    const index = await this.git.changes.staged(paths);
    for (const path of paths) {
      const kind = kindOfPath(path)!;
      const [a, b] = [index.get(path), await this.textOf(path)].map(text =>
        text === undefined ? undefined : fileParts(kind).parse(text).value,
      );
      for (const item of items) if (item.path === path && sameIn(a, b, item.part)) staged.add(item.id);
    }
    return staged;
  }

  /** A file as it is on the disk, LF; undefined when it is not there. */
  async textOf(path: string): Promise<string | undefined> {
    try {
      const bytes = await vscode.workspace.fs.readFile(this.openStudy.uri(path));
      return decodeTranscript(bytes).text;
    } catch (error) {
      if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return undefined;
      throw error;
    }
  }

  private async watch(refresh: () => void): Promise<void> {
    const gather = new Debounce(DEBOUNCE_MS, refresh);
    const folder = await this.git.folder();
    const patterns = [
      ...(this.isWorking ? [new vscode.RelativePattern(this.openStudy.root, '**/*.{json,txt,md}')] : []),
      ...(folder === undefined
        ? []
        : [new vscode.RelativePattern(vscode.Uri.file(folder), '{index,HEAD,ORIG_HEAD}')]),
    ];
    this.disposables.push(gather);
    for (const pattern of patterns) {
      const watcher = vscode.workspace.createFileSystemWatcher(pattern);
      const touch = () => gather.call();
      this.disposables.push(
        watcher,
        watcher.onDidChange(touch),
        watcher.onDidCreate(touch),
        watcher.onDidDelete(touch),
      );
    }
  }
}
