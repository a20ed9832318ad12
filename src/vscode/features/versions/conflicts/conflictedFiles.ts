import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { kindOfPath } from '../../../../core/versions/merge/mergeFiles';
import { ALL_PARTS } from '../../../../study/studyChange';
import { traced } from '../../../../study/trace';
import { ContextKey } from '../../../ui/contextKey';
import { Debounce } from '../../../ui/debounce';
import type { OpenStudy } from '../../../session/openStudy';
import { PROBLEM_SOURCE } from '../../../ui/problemFixes';
import type { Deps } from '../../../deps';
import { conflictItem, showConflicts } from './conflictItem';

/** Milliseconds in which changes are gathered before git is asked again. */
const DEBOUNCE_MS = 300;

/** Problems of files that say that there is something to resolve. */
export const CONFLICT_PROBLEMS: readonly string[] = ['conflict-markers', 'open-conflict', 'unmerged'];

/** A file of a study that waits for a decision. */
export interface ConflictedFile {
  readonly openStudy: OpenStudy;
  readonly path: string;
  /** Whether git waits for it, too. */
  readonly isUnmerged: boolean;
}

/** The files of all studies that are in conflict, in git or by what a merge has left open in them. */
export class ConflictedFiles implements vscode.Disposable {
  private files: readonly ConflictedFile[] = [];
  /** What git has last said, by study. */
  private unmerged = new Map<OpenStudy, ReadonlySet<string>>();
  private readonly key = new ContextKey('transcriptCoder.conflictedFiles');
  private readonly isAny = new ContextKey('transcriptCoder.hasConflicts');
  private readonly problems = vscode.languages.createDiagnosticCollection('transcript-coder-conflicts');
  private readonly ask = new Debounce(DEBOUNCE_MS, () => {
    this.refresh().catch(error => this.deps.log.error(error));
  });
  private readonly look = new Debounce(DEBOUNCE_MS, () =>
    traced(this.deps.studies.trace, 'conflicts', () => this.showIfOther())(),
  );
  /** What the problems of all studies were when they were last shown. */
  private lastProblems: readonly unknown[] = [];
  private readonly watchers = new Map<OpenStudy, vscode.Disposable>();
  private readonly item = conflictItem('transcriptCoder.resolveConflict');
  private readonly listeners: vscode.Disposable[];

  constructor(private readonly deps: Deps) {
    this.listeners = [
      deps.studies.onChange('conflicts', ALL_PARTS, change => {
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
    const answers = studies.all.map(async openStudy => {
      const paths = (await studies.git(openStudy)?.conflicts.paths()) ?? [];
      return [openStudy, new Set(paths.filter(path => kindOfPath(path)))] as const;
    });
    this.unmerged = new Map(await Promise.all(answers));
    this.show();
  }

  dispose(): void {
    for (const one of [...this.listeners, ...this.watchers.values()]) one.dispose();
    for (const one of [this.ask, this.look, this.problems, this.item]) one.dispose();
  }

  /** Typing seldom makes or mends a conflict: then nothing is shown again. */
  private showIfOther(): void {
    const problems = this.deps.studies.all.map(({ study }) => study.problems);
    const isSame =
      problems.length === this.lastProblems.length &&
      problems.every((one, i) => one === this.lastProblems[i]);
    if (!isSame) this.show();
  }

  private show(): void {
    this.lastProblems = this.deps.studies.all.map(({ study }) => study.problems);
    this.files = this.deps.studies.all.flatMap(openStudy => {
      const unmerged = this.unmerged.get(openStudy) ?? new Set<string>();
      const marked = openStudy.study.problems.filter(({ code }) => CONFLICT_PROBLEMS.includes(code));
      const paths = new Set([...unmerged, ...marked.map(({ path }) => path)]);
      return [...paths].sort().map(path => ({ openStudy, path, isUnmerged: unmerged.has(path) }));
    });
    this.key.set(this.files.map(({ openStudy, path }) => openStudy.uri(path).fsPath));
    this.isAny.set(this.files.length > 0);
    showConflicts(
      this.item,
      this.files.map(({ path }) => path),
    );
    this.showProblems();
  }

  /** Of files that say nothing of it themselves. */
  private showProblems(): void {
    this.problems.clear();
    for (const { openStudy, path } of this.files) {
      const isSaid = openStudy.study.problems.some(
        one => one.path === path && CONFLICT_PROBLEMS.includes(one.code),
      );
      if (isSaid) continue;
      const message = l10n.t('Git could not merge this file. Resolve it with “Resolve Coding Conflict…”.');
      const problem = new vscode.Diagnostic(
        new vscode.Range(0, 0, 0, Number.MAX_SAFE_INTEGER),
        message,
        vscode.DiagnosticSeverity.Warning,
      );
      problem.source = PROBLEM_SOURCE;
      problem.code = 'unmerged';
      this.problems.set(openStudy.uri(path), [problem]);
    }
  }

  /** Asks git after a change on disk, unless we have made it: coding makes no conflict. */
  private async noteChange(openStudy: OpenStudy, uri: vscode.Uri): Promise<void> {
    const file = openStudy.path(uri);
    if (file === undefined || !(await openStudy.study.isOwn(file))) this.ask.call();
  }

  /** Files of a study change, and git's own notes when it merges or when somebody stages a file. */
  private watch(): void {
    const { studies, log } = this.deps;
    for (const [openStudy, watcher] of this.watchers) {
      if (studies.all.includes(openStudy)) continue;
      watcher.dispose();
      this.watchers.delete(openStudy);
    }
    for (const openStudy of studies.all) {
      const git = studies.git(openStudy);
      if (!git || this.watchers.has(openStudy)) continue;
      const disposables: vscode.Disposable[] = [];
      const watchFiles = (pattern: vscode.RelativePattern) => {
        const watcher = vscode.workspace.createFileSystemWatcher(pattern);
        const changed = (uri: vscode.Uri) => {
          this.noteChange(openStudy, uri).catch(error => log.error(error));
        };
        disposables.push(
          watcher,
          watcher.onDidChange(changed),
          watcher.onDidCreate(changed),
          watcher.onDidDelete(changed),
        );
      };
      this.watchers.set(openStudy, new vscode.Disposable(() => disposables.forEach(one => one.dispose())));
      watchFiles(new vscode.RelativePattern(openStudy.root, '**/*.json'));
      git
        .folder()
        .then(folder => {
          if (folder === undefined || !this.watchers.has(openStudy)) return;
          watchFiles(new vscode.RelativePattern(vscode.Uri.file(folder), 'index'));
        })
        .catch(error => log.error(error));
    }
  }
}
