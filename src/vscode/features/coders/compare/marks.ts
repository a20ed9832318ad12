import * as vscode from 'vscode';
import { labelled } from '../../../../core/base/phrases';
import { CONSENSUS } from '../../../../core/coding/sidecarName';
import type { Span } from '../../../../core/text/span';
import { Debounce } from '../../../ui/debounce';
import { toRange } from '../../../session/positions';
import type { Deps } from '../../../deps';
import type { ComparisonSubject } from './comparisonSubject';
import type { ComparedText } from './openComparison';
import { lineNote } from './lineNote';
import { Styles } from './styles';
import { codingLabel } from './wording';

/** Milliseconds in which changes are gathered. */
const DEBOUNCE_MS = 40;

/** How each version is drawn: colour and line, of which the line alone says which it is. Lanes are those of segments. */
const LOOKS = {
  /** A solid line below. */
  a: { color: '#1f6feb', lane: 0 },
  /** A dashed line above. */
  b: { color: '#b35900', lane: 3 },
  /** A solid line above. */
  agreed: { color: '#2e8b57', lane: 1 },
} as const;

type Look = keyof typeof LOOKS;

/** What stands before the words of each: readable without colour, and by a screen magnifier. */
const CHIPS: Readonly<Record<Look, string>> = { a: 'A', b: 'B', agreed: '✓' };

/** Shows both versions of every open difference in the text, what both have, and what has been agreed on. */
export class Marks implements vscode.Disposable {
  private readonly styles = new Styles();
  private readonly chips = new Map<Look, vscode.TextEditorDecorationType>();
  private readonly notes = vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  /** What both have, and is to be taken over: a thin dotted line, as it is not what one looks for. */
  private readonly same = vscode.window.createTextEditorDecorationType({
    borderWidth: '0 0 1px 0',
    borderStyle: 'dotted',
    borderColor: new vscode.ThemeColor('editor.foreground'),
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  private readonly gather = new Debounce(DEBOUNCE_MS, () => this.draw());
  private readonly listeners: vscode.Disposable[];

  constructor(
    deps: Deps,
    private readonly subject: () => ComparisonSubject | undefined,
  ) {
    this.listeners = [
      deps.review.onDidChange(() => this.gather.call()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.gather.call()),
      vscode.window.onDidChangeActiveColorTheme(() => {
        this.styles.clear();
        this.gather.call();
      }),
    ];
  }

  dispose(): void {
    for (const one of [...this.listeners, ...this.chips.values()]) one.dispose();
    this.styles.dispose();
    this.same.dispose();
    this.notes.dispose();
    this.gather.dispose();
  }

  private draw(): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const subject = this.subject();
      const text = subject?.textOf(editor.document);
      if (subject && text) this.drawIn(editor, subject, text);
      else this.clearIn(editor);
    }
  }

  private drawIn(editor: vscode.TextEditor, subject: ComparisonSubject, text: ComparedText): void {
    const { transcript, rows } = text;
    const open = rows.filter(({ state }) => state === 'open');
    const spans: Record<Look, readonly Span[]> = {
      a: open.flatMap(({ row }) => row.a),
      b: open.flatMap(({ row }) => row.b),
      agreed: subject.comparison.canDecide
        ? transcript.segments.filter(({ coder, start }) => coder === CONSENSUS && start >= 0)
        : [],
    };
    for (const look of Object.keys(LOOKS) as Look[]) {
      const ranges = distinct(spans[look]).map(span => toRange(transcript, span));
      editor.setDecorations(this.styles.type(this.styles.keyOf(LOOKS[look])), ranges);
      const starts = ranges.map(({ start }) => new vscode.Range(start, start));
      editor.setDecorations(this.chip(look), starts);
    }
    const same = distinct(rows.flatMap(({ row, state }) => (state === 'agreement' ? row.a : [])));
    editor.setDecorations(
      this.same,
      same.map(span => toRange(transcript, span)),
    );
    editor.setDecorations(this.notes, this.notesOf(editor, subject, text));
  }

  private clearIn(editor: vscode.TextEditor): void {
    for (const key of this.styles.keys()) editor.setDecorations(this.styles.type(key), []);
    for (const chip of this.chips.values()) editor.setDecorations(chip, []);
    editor.setDecorations(this.same, []);
    editor.setDecorations(this.notes, []);
  }

  /** After the line in which an open difference ends: the codes of both, with their values. */
  private notesOf(
    { document }: vscode.TextEditor,
    { comparison }: ComparisonSubject,
    { transcript, rows }: ComparedText,
  ): vscode.DecorationOptions[] {
    const byLine = new Map<number, Record<'a' | 'b', Set<string>>>();
    for (const { row, state } of rows) {
      if (state !== 'open') continue;
      for (const side of ['a', 'b'] as const) {
        for (const coding of side === row.isElsewhere ? [] : row[side]) {
          const { line } = toRange(transcript, coding).end;
          const names = byLine.get(line) ?? { a: new Set(), b: new Set() };
          byLine.set(line, names);
          names[side].add(codingLabel(comparison, coding));
        }
      }
    }
    const list = (label: string, names: ReadonlySet<string>) =>
      names.size > 0 ? [labelled(label, [...names].join(', '))] : [];
    return [...byLine].map(([line, { a, b }]) =>
      lineNote(document, line, [...list('A', a), ...list('B', b)].join(' · '), '#808080'),
    );
  }

  private chip(look: Look): vscode.TextEditorDecorationType {
    let type = this.chips.get(look);
    if (!type) {
      type = vscode.window.createTextEditorDecorationType({
        rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
        before: {
          contentText: CHIPS[look],
          color: new vscode.ThemeColor('editor.foreground'),
          // over the selection, too
          backgroundColor: new vscode.ThemeColor('editor.background'),
          border: `1px ${look === 'b' ? 'dashed' : 'solid'}`,
          borderColor: new vscode.ThemeColor('editor.foreground'),
          fontWeight: 'bold',
          margin: '0 3px 0 2px',
        },
      });
      this.chips.set(look, type);
    }
    return type;
  }
}

function distinct(spans: readonly Span[]): readonly Span[] {
  return [...new Map(spans.map(span => [`${span.start} ${span.end}`, span])).values()];
}
