import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../../../../core/base/phrases';
import type { Corpus } from '../../../../core/corpus/corpus';
import { queryNamesOf } from '../../../../core/corpus/withQueries';
import { loadRegexes } from '../../../../core/matching/regexMatcher';
import { type Completion, completeQuery } from '../../../../core/query/completeQuery';
import { compileQuery } from '../../../../core/query/compileQuery';
import type { QueryProblem } from '../../../../core/query/query';
import { countPassages } from '../../../../core/report/queryPlaces';
import { Debounce } from '../../../ui/debounce';

/** Whose passages are asked for: the coding as it is whenever it is looked at. */
export interface AskedStudy {
  readonly study: { readonly corpus: Corpus };
}

/** Milliseconds after a key until passages are counted. */
const DEBOUNCE_MS = 120;
/** So many completions are offered. */
const MAX_OFFERED = 50;

interface Row extends vscode.QuickPickItem {
  /** What the query becomes, of a row that completes it. */
  readonly completed?: string;
}

/**
 * Asks for a query: the first row says how many passages it has, or what is wrong with it and where; the rows below complete
 * what was begun.
 * @returns the query as it was typed; undefined when the user gave up
 */
export async function askQuery(
  openStudy: AskedStudy,
  title: string,
  value: string,
): Promise<string | undefined> {
  await loadRegexes();
  return new QueryInput(openStudy, title, value).ask();
}

class QueryInput {
  private readonly picker = vscode.window.createQuickPick<Row>();
  private readonly counting = new Debounce(DEBOUNCE_MS, () => this.show(true));
  /** The query that the rows are about, and the row among them that is likeliest meant. */
  private shown: { readonly query: string; readonly best: Row | undefined } | undefined;

  constructor(
    private readonly openStudy: AskedStudy,
    title: string,
    value: string,
  ) {
    const { picker } = this;
    picker.title = title;
    picker.placeholder = l10n.t('For example: trust AND fear IN turn');
    picker.value = value;
    picker.ignoreFocusOut = true;
    // VS Code would sort rows by how well their labels fit what was typed
    (picker as { sortByLabel?: boolean }).sortByLabel = false;
  }

  ask(): Promise<string | undefined> {
    const { picker } = this;
    return new Promise(resolve => {
      picker.onDidChangeValue(() => {
        if (picker.value === this.shown?.query) return;
        this.show(false);
        this.counting.call();
      });
      picker.onDidAccept(() => {
        const query = this.accepted();
        if (query === undefined) return;
        resolve(query);
        picker.hide();
      });
      picker.onDidHide(() => {
        resolve(undefined);
        this.counting.dispose();
        picker.dispose();
      });
      this.show(true);
      picker.show();
    });
  }

  /** @returns the query, if it is that and is right; else what was begun is completed, or it is said what is wrong */
  private accepted(): string | undefined {
    const { picker, shown } = this;
    // rows of what was typed before are not meant
    const isUpToDate = shown?.query === picker.value;
    if (!isUpToDate) this.show(false);
    const row = isUpToDate ? picker.activeItems[0] : this.shown?.best;
    if (row?.completed === undefined && this.compiled().ok) return picker.value.trim();
    // VS Code tells late of the row that is active: the first one, which only says what is wrong, is never meant
    const completed = row?.completed ?? this.shown?.best?.completed;
    if (completed === undefined) return undefined;
    picker.value = completed;
    this.show(true);
    return undefined;
  }

  private compiled(): ReturnType<typeof compileQuery> {
    return compileQuery(this.picker.value, queryNamesOf(this.openStudy.study.corpus));
  }

  /** @param isCounted whether passages are counted now, which can take a while */
  private show(isCounted: boolean): void {
    const { picker } = this;
    const { corpus } = this.openStudy.study;
    const query = picker.value;
    const compiled = this.compiled();
    const rows = completeQuery(query, queryNamesOf(corpus))
      .filter(one => one.query !== query)
      .slice(0, MAX_OFFERED)
      .map(completionRow);
    const first = this.firstRows(query, compiled, isCounted);
    const isBegun = !compiled.ok && /\S$/.test(query);
    const best = isBegun ? (rows[0] ?? first[0]) : (first[0] ?? rows[0]);
    picker.items = [...first, COMPLETIONS, ...rows];
    picker.activeItems = best ? [best] : [];
    picker.busy = compiled.ok && !isCounted;
    this.shown = { query, best };
  }

  private firstRows(query: string, compiled: ReturnType<typeof compileQuery>, isCounted: boolean): Row[] {
    if (query.trim() === '') return [];
    if (!compiled.ok) return problemRows(query, compiled.error);
    if (!isCounted) return [{ label: `$(check) ${l10n.t('Counting passages…')}`, alwaysShow: true }];
    const count = countPassages(this.openStudy.study.corpus, query);
    return count.ok ? [countRow(count.value)] : problemRows(query, count.error);
  }
}

const COMPLETIONS: Row = { label: l10n.t('continue with'), kind: vscode.QuickPickItemKind.Separator };

function countRow({
  passages,
  transcripts,
}: {
  readonly passages: number;
  readonly transcripts: number;
}): Row {
  const label =
    passages === 0
      ? l10n.t('No passages')
      : l10n.t('{0} in {1}', counted.passages(passages), counted.transcripts(transcripts));
  return { label: `$(check) ${label}`, description: l10n.t('Press Enter to go on.'), alwaysShow: true };
}

/** With the place that is wrong between arrows; what was meant, if that is known, in a row of its own, which is not cut. */
function problemRows(query: string, { message, start, end }: QueryProblem): Row[] {
  const marked = `${query.slice(0, start)}→${query.slice(start, end)}←${query.slice(end)}`;
  const [sentence, ...hints] = message.split(/(?<=[.”]) (?=\p{Lu})/u);
  return [
    { label: `$(error) ${sentence}`, detail: marked, alwaysShow: true },
    ...hints.map(hint => ({ label: `$(lightbulb) ${hint}`, alwaysShow: true })),
  ];
}

const ICONS: Readonly<Record<Completion['kind'], string>> = {
  code: 'tag',
  codegroup: 'list-tree',
  query: 'filter',
  keyword: 'symbol-keyword',
  attribute: 'symbol-field',
  value: 'symbol-enum-member',
  coder: 'edit',
  participant: 'person',
  group: 'files',
  speaker: 'comment',
};

function completionRow({ label, query, kind }: Completion): Row {
  return { label: `$(${ICONS[kind]}) ${label}`, completed: query, alwaysShow: true };
}
