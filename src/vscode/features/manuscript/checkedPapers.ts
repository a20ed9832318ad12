import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { visible } from '../../../core/base/visible';
import type { Span } from '../../../core/text/span';
import { traced } from '../../../study/trace';
import type { Deps } from '../../deps';
import type { OpenStudy } from '../../session/openStudy';
import { ContextKey } from '../../ui/contextKey';
import { Debounce } from '../../ui/debounce';
import { logFailure } from '../../ui/failure';
import { PROBLEM_SOURCE } from '../../ui/problemFixes';
import { type PaperCheck, type PaperProblem, type PaperQuote, checkPaper } from './checkPaper';
import { type Change, shifted } from './shifted';

/** Milliseconds in which changes are gathered before papers are checked again. */
const DEBOUNCE_MS = 500;

/** A paper that is checked again until it is closed. */
interface CheckedPaper {
  readonly uri: vscode.Uri;
  readonly openStudy: OpenStudy;
  readonly watcher: vscode.Disposable;
  problems: readonly PaperProblem[];
  quotes: readonly PaperQuote[];
  /** Whether something has changed since it was checked. */
  isOld: boolean;
  /** How often it was begun to be checked: an earlier check is given up. */
  turn: number;
  /** The check that was begun last; undefined as its result where it was given up. */
  running: Promise<PaperCheck | undefined>;
}

/** Papers that were checked once: checked again when they are saved or their study changes, until they are closed or cleared. */
export class CheckedPapers implements vscode.Disposable {
  private readonly papers = new Map<string, CheckedPaper>();
  private readonly collection = vscode.languages.createDiagnosticCollection('transcript-coder-manuscript');
  private readonly key = new ContextKey('transcriptCoder.hasCheckedManuscripts');
  private readonly again: Debounce;
  private readonly disposables: vscode.Disposable[];

  constructor(private readonly deps: Deps) {
    const { studies } = deps;
    this.again = new Debounce(
      DEBOUNCE_MS,
      traced(studies.trace, 'manuscripts', () => this.checkOld()),
    );
    this.disposables = [
      this.collection,
      this.again,
      vscode.workspace.onDidSaveTextDocument(({ uri }) => this.touch(uri)),
      vscode.workspace.onDidChangeTextDocument(event => this.follow(event)),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => this.closeTabs(closed)),
      studies.onChange('manuscripts', ['settings', 'codebook', 'files', 'texts', 'coding'], change => {
        for (const paper of [...this.papers.values()]) {
          if (!studies.all.includes(paper.openStudy)) this.forget(paper);
          else if (!change || change.openStudy === paper.openStudy) paper.isOld = true;
        }
        this.again.call();
      }),
      deps.blind.onDidChange(() => this.touchAll()),
    ];
    this.key.set(false);
  }

  /** Checks a paper, and from now on again. Where it is saved meanwhile, that is what is waited for. @returns undefined when it was closed */
  async check(uri: vscode.Uri, openStudy: OpenStudy): Promise<PaperCheck | undefined> {
    const known = this.papers.get(uri.toString());
    if (known && known.openStudy !== openStudy) this.forget(known);
    const paper = this.papers.get(uri.toString()) ?? this.begin(uri, openStudy);
    try {
      let running = this.checkNow(paper);
      for (;;) {
        const check = await running;
        if (check || running === paper.running) return check;
        ({ running } = paper);
      }
    } catch (error) {
      this.forget(paper);
      throw error;
    }
  }

  /** What is known of a paper. */
  of(uri: vscode.Uri): Pick<CheckedPaper, 'openStudy' | 'problems' | 'quotes'> | undefined {
    return this.papers.get(uri.toString());
  }

  /** Forgets all papers. */
  clear(): void {
    for (const paper of [...this.papers.values()]) this.forget(paper);
  }

  dispose(): void {
    this.clear();
    for (const disposable of this.disposables) disposable.dispose();
  }

  private begin(uri: vscode.Uri, openStudy: OpenStudy): CheckedPaper {
    const folder = vscode.Uri.joinPath(uri, '..');
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/[[\]{}*?]/g, '[$&]');
    const files = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, name));
    const touch = () => this.touch(uri);
    const watcher = vscode.Disposable.from(
      files,
      files.onDidChange(touch),
      files.onDidCreate(touch),
      files.onDidDelete(() => {
        const paper = this.papers.get(uri.toString());
        if (paper) this.forget(paper);
      }),
    );
    const running = Promise.resolve(undefined);
    const paper = { uri, openStudy, watcher, problems: [], quotes: [], isOld: false, turn: 0, running };
    this.papers.set(uri.toString(), paper);
    this.key.set(true);
    return paper;
  }

  private forget(paper: CheckedPaper): void {
    paper.turn++;
    paper.watcher.dispose();
    this.papers.delete(paper.uri.toString());
    this.collection.delete(paper.uri);
    this.key.set(this.papers.size > 0);
  }

  private touch(uri: vscode.Uri): void {
    const paper = this.papers.get(uri.toString());
    if (!paper) return;
    paper.isOld = true;
    this.again.call();
  }

  private touchAll(): void {
    for (const paper of this.papers.values()) paper.isOld = true;
    this.again.call();
  }

  private checkOld(): void {
    for (const paper of this.papers.values())
      if (paper.isOld)
        this.checkNow(paper).catch((error: unknown) => {
          // a paper that cannot be read now may be saved again
          logFailure(this.deps.log, 'manuscript', error);
        });
  }

  private checkNow(paper: CheckedPaper): Promise<PaperCheck | undefined> {
    return (paper.running = this.checkOnce(paper));
  }

  private async checkOnce(paper: CheckedPaper): Promise<PaperCheck | undefined> {
    const { uri, openStudy } = paper;
    const turn = ++paper.turn;
    paper.isOld = false;
    const check = await checkPaper(this.deps.studies, openStudy, uri, () => paper.turn !== turn);
    if (!check || paper.turn !== turn) return undefined;
    const document = documentOf(uri);
    if (document && check.version !== undefined && document.version !== check.version) {
      // its places are of another text
      paper.isOld = true;
      this.again.call();
      return check;
    }
    paper.problems = check.problems;
    paper.quotes = check.quotes;
    this.show(paper);
    return check;
  }

  /** What is written elsewhere moves what was found; what is written in it is for the next check. */
  private follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const paper = this.papers.get(document.uri.toString());
    if (!paper || contentChanges.length === 0) return;
    paper.problems = paper.problems.flatMap(one => moved(one, contentChanges) ?? []);
    paper.quotes = paper.quotes.flatMap(one => {
      const span = shifted(one.span, contentChanges);
      return span ? { ...one, span } : [];
    });
    this.show(paper);
  }

  private show({ uri, problems }: CheckedPaper): void {
    const document = documentOf(uri);
    this.collection.set(
      uri,
      problems.map(problem => diagnosticOf(problem, document)),
    );
  }

  private closeTabs(closed: readonly vscode.Tab[]): void {
    const isOpen = (uri: vscode.Uri) =>
      vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(tab => isOf(tab, uri)));
    for (const paper of [...this.papers.values()])
      if (closed.some(tab => isOf(tab, paper.uri)) && !isOpen(paper.uri)) this.forget(paper);
  }
}

function moved(problem: PaperProblem, changes: readonly Change[]): PaperProblem | undefined {
  const { span, correction } = problem;
  const [at, wrong] = [span && shifted(span, changes), correction && shifted(correction, changes)];
  if ((span && !at) || (correction && !wrong)) return undefined;
  return { ...problem, span: at, correction: correction && { ...correction, ...wrong } };
}

function diagnosticOf(
  { code, message, span, paragraph }: PaperProblem,
  document: vscode.TextDocument | undefined,
): vscode.Diagnostic {
  const said = paragraph === undefined ? message : l10n.t('Paragraph {0}: {1}', paragraph, message);
  const range = span && document ? rangeOf(document, span) : new vscode.Range(0, 0, 0, 0);
  const diagnostic = new vscode.Diagnostic(range, visible(said), vscode.DiagnosticSeverity.Warning);
  diagnostic.source = PROBLEM_SOURCE;
  diagnostic.code = code;
  return diagnostic;
}

/** The range of a span of a document’s text. */
export function rangeOf(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

function documentOf(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
}

function isOf({ input }: vscode.Tab, uri: vscode.Uri): boolean {
  const has = input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom;
  return has && input.uri.toString() === uri.toString();
}
