import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { shownDay } from '../../../../core/base/figures';
import { COMPARED_KINDS, codesOf } from '../../../../core/coders/comparison/compared';
import { type Progress, progressOf } from '../../../../core/coders/consensus/progress';
import { enumerate, quoted } from '../../../../core/base/phrases';
import { coderName } from '../../../ui/coderName';
import { colorIcon } from '../../../ui/icons';
import { asMarkdown } from '../../../ui/markdown';
import { toOffset } from '../../../session/positions';
import { showPlace } from '../../../ui/showPlace';
import type { ReviewGroup, ReviewGrouping, ReviewItem, ReviewSubject } from '../../../session/review';
import { type ComparedText, type Difference, type OpenComparison, isDifference } from './openComparison';
import { codeLabels, differenceLabel, kindLabel, outcomeLabel, sideLabel, wordsOf } from './wording';

const ICONS = {
  matched: 'pass',
  value: 'symbol-ruler',
  boundary: 'arrow-both',
  code: 'tag',
  split: 'split-horizontal',
  onlyA: 'arrow-small-left',
  onlyB: 'arrow-small-right',
} as const;

/** Names in the line above the differences. */
const MAX_NAMES = 2;

/** A comparison, as the Review view shows it. */
export class ComparisonSubject implements ReviewSubject {
  readonly onDidChange: vscode.Event<void>;
  /** The items as of the rows that they were made of. */
  private known:
    { readonly texts: readonly ComparedText[]; readonly items: readonly ReviewItem[] } | undefined;
  readonly groupings: readonly ReviewGrouping[] = [
    { id: 'transcript', label: l10n.t('Transcript'), groups: () => this.byTranscript() },
    { id: 'code', label: l10n.t('Code'), groups: () => this.byCode() },
    { id: 'kind', label: l10n.t('Kind of difference'), groups: () => this.byKind() },
  ];

  constructor(readonly comparison: OpenComparison) {
    this.onDidChange = comparison.onDidChange;
  }

  get title(): string {
    const { a, b } = this.comparison;
    return l10n.t('{0} and {1}', a.name, b.name);
  }

  get message(): string {
    const { a, b, texts, canDecide, only } = this.comparison;
    const where = only ? ` ${l10n.t('Only {0}.', enumerate(only, MAX_NAMES))}` : '';
    const sides = `${l10n.t('A: {0}, B: {1}.', a.name, b.name)}${where}`;
    if (texts.length === 0) return `${sides} ${l10n.t('No transcript has been coded by both.')}`;
    const rows = texts.flatMap(text => text.rows);
    const same = rows.filter(({ row }) => row.kind === 'matched').length;
    const differ = rows.length - same;
    if (!canDecide)
      return `${sides} ${l10n.t('{0} the same, {1} different.', same, differ)}${this.unfinished}`;
    const { decided } = this.progress;
    return `${sides} ${l10n.t('{0} the same, {1} different; {2} of {3} decided.', same, differ, decided, rows.length)}${this.unfinished}`;
  }

  /** Says where what only one of the two has may be something that the other has not reached yet. */
  private get unfinished(): string {
    const { comparison } = this;
    const { texts } = comparison;
    const count = texts.filter(text => comparison.unfinishedIn(text).length > 0).length;
    if (count === 0) return '';
    return ` ${
      count === 1
        ? l10n.t('1 transcript is not complete: what only one has there may be still to come.')
        : l10n.t('{0} transcripts are not complete: what only one has there may be still to come.', count)
    }`;
  }

  /** Of all transcripts. */
  get progress(): Progress {
    return progressOf(this.comparison.texts.flatMap(({ rows }) => rows.map(({ state }) => state)));
  }

  get items(): readonly ReviewItem[] {
    const { texts } = this.comparison;
    if (this.known?.texts !== texts)
      this.known = { texts, items: this.comparison.differences.map(one => this.itemOf(one)) };
    return this.known.items;
  }

  /** What an item is about. */
  difference(id: string): Difference | undefined {
    return this.comparison.texts.flatMap(({ rows }) => rows).find(one => one.id === id);
  }

  /** The differences of a document that an offset lies in or touches, the shortest first. */
  touching(document: vscode.TextDocument, position: vscode.Position): readonly Difference[] {
    const text = this.textOf(document);
    if (!text) return [];
    const at = toOffset(text.transcript, position);
    return text.rows
      .filter(one => isDifference(one) && one.extent.start <= at && at <= one.extent.end)
      .sort((x, y) => x.extent.end - x.extent.start - (y.extent.end - y.extent.start));
  }

  textOf(document: vscode.TextDocument) {
    const { openStudy } = this.comparison;
    const path = openStudy.path(document.uri);
    return path === undefined ? undefined : this.comparison.text(path);
  }

  at = (editor: vscode.TextEditor): ReviewItem | undefined => {
    const text = this.textOf(editor.document);
    if (!text) return undefined;
    const at = toOffset(text.transcript, editor.selection.active);
    const differences = text.rows.filter(isDifference);
    const found = differences.find(({ extent }) => extent.end >= at) ?? differences[0];
    return found && this.itemOf(found);
  };

  open = async ({ id }: ReviewItem): Promise<void> => {
    const found = this.difference(id);
    if (found) await showPlace(this.comparison.openStudy, { path: found.transcript.path, ...found.extent });
  };

  drawsOver = (document: vscode.TextDocument): boolean => this.textOf(document) !== undefined;

  dispose(): void {
    this.comparison.dispose();
  }

  itemOf(one: Difference, isUnderCode = false): ReviewItem {
    const { comparison } = this;
    const { transcript, extent, row, state } = one;
    const line = transcript.lines.positionAt(extent.start).line + 1;
    const words = quoted(wordsOf(one));
    const codes = codeLabels(comparison, one);
    const kind = outcomeLabel(comparison, one) ?? differenceLabel(comparison, one);
    const isDecided = state === 'decided';
    return {
      id: one.id,
      label: isUnderCode ? words : codes,
      description: [kind, isUnderCode ? '' : words, l10n.t('line {0}', line)].filter(Boolean).join('  ·  '),
      tooltip: () => this.describe(one),
      icon: new vscode.ThemeIcon(isDecided ? 'pass' : ICONS[row.kind]),
      contextValue: !comparison.canDecide
        ? 'difference'
        : isDecided
          ? 'difference-decided'
          : 'difference-open',
      isOpen: !isDecided,
    };
  }

  /** Both versions in full, and what was decided. */
  describe(one: Difference): vscode.MarkdownString {
    const { comparison } = this;
    const { a, b } = comparison;
    const { row, decisions, transcript, extent } = one;
    const line = transcript.lines.positionAt(extent.start).line + 1;
    const text = new vscode.MarkdownString();
    const say = (label: string, words: string) =>
      text
        .appendMarkdown(`**`)
        .appendMarkdown(asMarkdown(label))
        .appendMarkdown('** ')
        .appendMarkdown(asMarkdown(words))
        .appendMarkdown('\n\n');
    say(kindLabel(row.kind, comparison), `${transcript.path}:${line}`);
    say(`A ${a.name}`, sideLabel(comparison, one, row.a));
    say(`B ${b.name}`, sideLabel(comparison, one, row.b));
    const outcome = outcomeLabel(comparison, one);
    if (outcome) {
      const { by, at, note } = decisions.at(-1)!;
      say(
        outcome,
        [coderName(comparison.openStudy, by), shownDay(at.slice(0, 10)), note ?? '']
          .filter(Boolean)
          .join(' · '),
      );
    }
    return text;
  }

  private byTranscript() {
    const { comparison } = this;
    return comparison.texts.flatMap(text => {
      const { transcript, rows } = text;
      const group = { id: transcript.path, label: transcript.path, icon: new vscode.ThemeIcon('file') };
      const names = comparison.unfinishedIn(text).map(({ name }) => name);
      const note = names.length > 0 ? { note: l10n.t('not complete: {0}', names.join(', ')) } : {};
      return this.groupOf(
        { ...group, ...note, contextValue: 'compared-transcript' },
        rows.filter(isDifference),
      );
    });
  }

  private byCode() {
    const { codebook } = this.comparison.openStudy.study;
    const byCode = new Map<string, Difference[]>();
    for (const one of this.comparison.differences) {
      for (const code of codesOf(one.row)) byCode.set(code, [...(byCode.get(code) ?? []), one]);
    }
    const known = codebook.inOrder().map(({ id }) => id);
    const unknown = [...byCode.keys()].filter(code => !known.includes(code));
    return [...known, ...unknown].flatMap(code => {
      const icon = colorIcon(codebook.color(code), codebook.isTheme(code) ? 'theme' : 'code');
      const label = codebook.get(code)?.name ?? code;
      return this.groupOf({ id: code, label, icon, contextValue: 'compared' }, byCode.get(code) ?? [], true);
    });
  }

  private byKind() {
    return COMPARED_KINDS.flatMap(kind => {
      const label = kindLabel(kind, this.comparison);
      const icon = new vscode.ThemeIcon(ICONS[kind]);
      const own = this.comparison.differences.filter(({ row }) => row.kind === kind);
      return this.groupOf({ id: kind, label, icon, contextValue: 'compared' }, own);
    });
  }

  private groupOf(group: ReviewGroup, differences: readonly Difference[], isUnderCode = false) {
    if (differences.length === 0) return [];
    return [{ ...group, items: differences.map(one => this.itemOf(one, isUnderCode)) }];
  }
}
