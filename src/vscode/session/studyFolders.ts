import * as vscode from 'vscode';
import { STUDY_FILE } from '../../study/studyFiles';
import { isSkipped } from '../../study/walk';
import { Debounce } from '../ui/debounce';

/** Milliseconds in which new folders are gathered. */
const DEBOUNCE_MS = 100;

/** What has one of these endings is taken for a file: nothing else can be in it. */
const FILE = /\.(?:txt|md|json)$/i;

/** What is done about folders that come and go. */
export interface FolderListener {
  /** A folder's study.json may have come. */
  readonly studyCame: (root: vscode.Uri) => void;
  /** Some folders have come, in which there may be studies. */
  readonly foldersCame: () => void;
  /** A file or folder may have gone, with all that was in it. */
  readonly gone: (uri: vscode.Uri) => void;
  /** VS Code has given a file or folder another name, or deleted it: that it tells at once, also where nothing is watched. */
  readonly touched: (uri: vscode.Uri) => void;
}

/** Hears of folders with studies that come and go. What it hears may be late, and out of date already. */
export class StudyFolders implements vscode.Disposable {
  private readonly disposables: vscode.Disposable[] = [];
  private readonly gather: Debounce;

  constructor(private readonly listener: FolderListener) {
    this.gather = new Debounce(DEBOUNCE_MS, listener.foldersCame);
    // of a folder that comes or goes with all that is in it, VS Code tells the folder alone
    const watcher = vscode.workspace.createFileSystemWatcher('**', false, true);
    this.disposables.push(
      this.gather,
      watcher,
      watcher.onDidCreate(uri => this.came(uri)),
      watcher.onDidDelete(uri => listener.gone(uri)),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) {
          this.went(oldUri);
          listener.touched(newUri);
          this.came(newUri);
        }
      }),
      vscode.workspace.onDidDeleteFiles(({ files }) => files.forEach(uri => this.went(uri))),
    );
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  private went(uri: vscode.Uri): void {
    this.listener.touched(uri);
    this.listener.gone(uri);
  }

  private came(uri: vscode.Uri): void {
    if (uri.path.endsWith(`/${STUDY_FILE}`)) return this.listener.studyCame(vscode.Uri.joinPath(uri, '..'));
    if (FILE.test(uri.path) || vscode.workspace.asRelativePath(uri, false).split('/').some(isSkipped)) return;
    vscode.workspace.fs.stat(uri).then(
      ({ type }) => type & vscode.FileType.Directory && this.gather.call(),
      () => undefined,
    );
  }
}
