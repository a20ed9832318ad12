import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { STUDY_FILE } from '../../../study/studyFiles';
import type { Deps } from '../../deps';
import type { OpeningStudy } from '../../session/openStudy';
import { isOwn, memoOf, writeMemo } from './memoSubject';
import { type NamedMemo, namedMemo } from './memoUri';

/** What a document has, and when that was last another. */
interface Known {
  /** As the study has it. */
  memo: string;
  /** As it was typed: the same but for white space at its end, which no memo keeps. */
  typed: string;
  /** How often it was another. */
  version: number;
  time: number;
}

/**
 * Memos as documents, which are saved into the records of a study: what is typed stays in the document for as long as that
 * cannot be done. Where a memo is changed meanwhile, VS Code finds a newer file, and compares.
 */
export class MemoFileSystem implements vscode.FileSystemProvider, vscode.Disposable {
  private readonly known = new Map<string, Known>();
  /** What is being written, of which nobody need be told: the document has it. */
  private readonly writing = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;
  private readonly listening: vscode.Disposable;

  constructor(private readonly deps: Deps) {
    this.listening = vscode.Disposable.from(
      deps.studies.onChange('memoDocuments', ['coding', 'codebook', 'settings', 'files'], () => this.look()),
      deps.coder.onDidChange(() => this.lookAtAll()),
      deps.blind.onDidChange(() => this.lookAtAll()),
    );
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { openStudy, named } = await this.find(uri);
    const { memo, version, time } = this.note(uri, this.memoIn(uri, openStudy, named));
    const isReadonly = !isOwn(this.deps, openStudy, named.subject);
    return {
      type: vscode.FileType.File,
      ctime: 0,
      mtime: time,
      // VS Code takes a file of the same size for the same
      size: new TextEncoder().encode(memo).length + version,
      ...(isReadonly ? { permissions: vscode.FilePermission.Readonly } : {}),
    };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const { openStudy, named } = await this.find(uri);
    return new TextEncoder().encode(this.note(uri, this.memoIn(uri, openStudy, named)).typed);
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    const { openStudy, named } = await this.find(uri);
    if (!isOwn(this.deps, openStudy, named.subject))
      throw vscode.FileSystemError.NoPermissions(l10n.t('This memo is another coder’s.'));
    const typed = new TextDecoder().decode(content).replace(/\r\n?/g, '\n');
    const memo = typed.trimEnd();
    const key = uri.toString();
    const before = this.known.get(key)?.memo;
    this.writing.set(key, memo);
    const written = await writeMemo(this.deps, openStudy, named.subject, memo, before).finally(() =>
      this.writing.delete(key),
    );
    if (!written.ok) throw vscode.FileSystemError.Unavailable(written.error);
    const known = this.note(uri, memo);
    known.typed = typed;
    known.time = Date.now();
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  dispose(): void {
    this.listening.dispose();
    this.changed.dispose();
  }

  private async find(uri: vscode.Uri): Promise<{ openStudy: OpeningStudy; named: NamedMemo }> {
    const named = namedMemo(uri);
    if (!named) throw vscode.FileSystemError.FileNotFound(uri);
    const root = vscode.Uri.parse(named.root);
    const isBegun = this.deps.studies.begun.some(one => one.root.toString() === named.root);
    // VS Code asks about documents that it has closed, too, and their study may be gone: it must not be opened for that
    if (!isBegun && !(await isStudyIn(root)))
      throw vscode.FileSystemError.FileNotFound(l10n.t('The study is no longer in this workspace.'));
    return { openStudy: await this.deps.studies.open(root), named };
  }

  private memoIn(uri: vscode.Uri, openStudy: OpeningStudy, { subject }: NamedMemo): string {
    const memo = memoOf(openStudy, subject);
    if (memo !== undefined) return memo;
    // an open document keeps what was typed, and says when it is saved that this cannot be
    const known = this.known.get(uri.toString());
    if (known && openStudy.study.visible.has('coder' in subject ? subject.coder : '')) return known.memo;
    throw vscode.FileSystemError.FileNotFound(
      l10n.t('What this memo is on is no longer in the study, or hidden while you code blind.'),
    );
  }

  /** Takes the memo as it is now. */
  private note(uri: vscode.Uri, memo: string): Known {
    const key = uri.toString();
    let known = this.known.get(key);
    if (!known) {
      known = { memo, typed: memo, version: 0, time: Date.now() };
      this.known.set(key, known);
    } else if (known.memo !== memo) {
      known.memo = known.typed = memo;
      known.version++;
      known.time = Math.max(Date.now(), known.time + 1);
    }
    return known;
  }

  /** Tells of documents whose memo is another than they have. */
  private look(): void {
    const changed = [...this.known].flatMap(([key, known]) => {
      const uri = vscode.Uri.parse(key);
      const named = namedMemo(uri);
      const openStudy = this.deps.studies.begun.find(({ root }) => root.toString() === named?.root);
      const memo = named && openStudy && memoOf(openStudy, named.subject);
      return memo === undefined || memo === known.memo || memo === this.writing.get(key) ? [] : [uri];
    });
    this.tell(changed);
  }

  private lookAtAll(): void {
    this.tell([...this.known.keys()].map(key => vscode.Uri.parse(key)));
  }

  private tell(uris: readonly vscode.Uri[]): void {
    if (uris.length > 0) this.changed.fire(uris.map(uri => ({ type: vscode.FileChangeType.Changed, uri })));
  }
}

async function isStudyIn(root: vscode.Uri): Promise<boolean> {
  if (!vscode.workspace.getWorkspaceFolder(root)) return false;
  return vscode.workspace.fs.stat(vscode.Uri.joinPath(root, STUDY_FILE)).then(
    () => true,
    () => false,
  );
}
