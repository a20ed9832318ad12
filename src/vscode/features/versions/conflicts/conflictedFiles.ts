import * as vscode from 'vscode';
import { kindOfPath } from '../../../../core/versions/merge/mergeFiles';
import { ContextKey } from '../../../ui/contextKey';
import { Debounce } from '../../../ui/debounce';
import type { OpenStudy } from '../../../session/studies';
import type { Deps } from '../../../deps';

/** Milliseconds in which changes are gathered before git is asked again. */
const GATHER = 300;

/** Problems of files that say that there is something to resolve. */
export const CONFLICT_PROBLEMS: readonly string[] = ['conflict-markers', 'open-conflict', 'unmerged'];

/** A file of a study that waits for a decision. */
export interface ConflictedFile {
  readonly open: OpenStudy;
  readonly path: string;
  /** Whether git waits for it, too. */
  readonly isUnmerged: boolean;
}

/** The files of all studies that are in conflict, in git or by what a merge has left open in them. */
export class ConflictedFiles implements vscode.Disposable {
  private files: readonly ConflictedFile[] = [];
  /** What git has last said, by study. */
  private unmerged = new Map<OpenStudy, ReadonlySet<string>>();
  private readonly key = new ContextKey<readonly string[]>('transcriptCoder.conflictedFiles');
  private readonly isAny = new ContextKey<boolean>('transcriptCoder.hasConflicts');
  private readonly problems = vscode.languages.createDiagnosticCollection('transcript-coder-conflicts');
  private readonly ask = new Debounce(GATHER, () => {
    this.refresh().catch(error => this.deps.log.error(error));
  });
  private readonly look = new Debounce(GATHER, () => this.show());
  private readonly watchers = new Map<OpenStudy, vscode.Disposable>();
  private readonly listeners: vscode.Disposable[];

  constructor(private readonly deps: Deps) {
    this.listeners = [
      deps.studies.onDidChange(change => {
        // typing in a transcript is nothing to ask git about
        if (change) return this.look.call();
        this.watch();
        this.ask.call();
      }),
      vscode.window.onDidChangeWindowState(({ focused }) => focused && this.ask.call()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.ask.call()),
    ];
    this.watch();
    this.ask.call();
  }

  get all(): readonly ConflictedFile[] {
    return this.files;
  }

  /** Asks git anew. */
  async refresh(): Promise<void> {
    const { studies } = this.deps;
    const answers = studies.all.map(async open => {
      const paths = (await studies.git(open)?.conflicts.paths()) ?? [];
      return [open, new Set(paths.filter(path => kindOfPath(path)))] as const;
    });
    this.unmerged = new Map(await Promise.all(answers));
    this.show();
  }

  dispose(): void {
    for (const one of [...this.listeners, ...this.watchers.values()]) one.dispose();
    for (const one of [this.ask, this.look, this.problems]) one.dispose();
  }

  private show(): void {
    this.files = this.deps.studies.all.flatMap(open => {
      const unmerged = this.unmerged.get(open) ?? new Set<string>();
      const marked = open.study.problems.filter(({ code }) => CONFLICT_PROBLEMS.includes(code));
      const paths = new Set([...unmerged, ...marked.map(({ path }) => path)]);
      return [...paths].sort().map(path => ({ open, path, isUnmerged: unmerged.has(path) }));
    });
    this.key.set(this.files.map(({ open, path }) => open.uri(path).fsPath));
    this.isAny.set(this.files.length > 0);
    this.showProblems();
  }

  /** Of files that say nothing of it themselves. */
  private showProblems(): void {
    this.problems.clear();
    for (const { open, path } of this.files) {
      const isSaid = open.study.problems.some(
        one => one.path === path && CONFLICT_PROBLEMS.includes(one.code),
      );
      if (isSaid) continue;
      const message = vscode.l10n.t(
        'Git could not merge this file and waits for a decision: “Resolve Coding Conflict…”',
      );
      const problem = new vscode.Diagnostic(
        new vscode.Range(0, 0, 0, Number.MAX_SAFE_INTEGER),
        message,
        vscode.DiagnosticSeverity.Warning,
      );
      problem.source = 'Transcript Coder';
      problem.code = 'unmerged';
      this.problems.set(open.uri(path), [problem]);
    }
  }

  /** Files of a study change, and git's own notes when it merges or when somebody stages a file. */
  private watch(): void {
    const { studies, log } = this.deps;
    for (const [open, watcher] of this.watchers) {
      if (studies.all.includes(open)) continue;
      watcher.dispose();
      this.watchers.delete(open);
    }
    for (const open of studies.all) {
      const git = studies.git(open);
      if (!git || this.watchers.has(open)) continue;
      const disposables: vscode.Disposable[] = [];
      const watchFiles = (pattern: vscode.RelativePattern) => {
        const watcher = vscode.workspace.createFileSystemWatcher(pattern);
        const changed = () => this.ask.call();
        disposables.push(
          watcher,
          watcher.onDidChange(changed),
          watcher.onDidCreate(changed),
          watcher.onDidDelete(changed),
        );
      };
      this.watchers.set(open, new vscode.Disposable(() => disposables.forEach(one => one.dispose())));
      watchFiles(new vscode.RelativePattern(open.root, '**/*.json'));
      git
        .folder()
        .then(folder => {
          if (folder === undefined || !this.watchers.has(open)) return;
          watchFiles(new vscode.RelativePattern(vscode.Uri.file(folder), 'index'));
        })
        .catch(error => log.error(error));
    }
  }
}
