import * as vscode from 'vscode';
import { traced } from '../../../../study/trace';
import { assignLanes } from '../../../../core/coding/lanes';
import { Debounce } from '../../../ui/debounce';
import { toRange } from '../../../session/positions';
import type { Target } from '../../../session/openStudy';
import { SHOW_CODERS, visibleSegments } from '../../../session/visibleCoders';
import type { Deps } from '../../../deps';
import { CodeNames } from './codeNames';
import { RulerMarks } from './rulerMarks';
import { Styles } from './styles';

/** Milliseconds in which scrolling and typing are gathered. */
const DEBOUNCE_MS = 40;
/** Milliseconds without a change before the marks of the whole transcript are made: VS Code moves them meanwhile. */
const RULER_DELAY_MS = 300;
/** Lines drawn above and below what is visible, so that slow scrolling shows no bare text. */
const MARGIN = 40;

/** Shows segments in the text, in their codes' colours: those in sight only. */
export function register(deps: Deps): vscode.Disposable {
  const { studies, coder, review } = deps;
  const styles = new Styles();
  const names = new CodeNames();
  const marks = new RulerMarks();

  /** The transcript that an editor shows, unless what is under review shows its coding in another way. */
  const usual = ({ document }: vscode.TextEditor) =>
    review.subject?.drawsOver(document) ? undefined : studies.target(document.uri);
  const draw = () => {
    for (const editor of vscode.window.visibleTextEditors) {
      const target = usual(editor);
      if (target) decorate(deps, editor, target, styles, names);
      else clear(editor, styles, names);
    }
    gatherMarks.call();
  };
  const mark = () => {
    for (const editor of vscode.window.visibleTextEditors) {
      const target = usual(editor);
      if (target) marks.show(deps, editor, target);
      else marks.clearIn(editor);
    }
  };
  const gatherMarks = new Debounce(RULER_DELAY_MS, traced(studies.trace, 'ruler', mark));
  const gather = new Debounce(DEBOUNCE_MS, traced(studies.trace, 'decorations', draw));
  const drawAnew = () => {
    styles.clear();
    names.clear();
    draw();
  };
  draw();
  return vscode.Disposable.from(
    styles,
    names,
    marks,
    gather,
    gatherMarks,
    studies.onChange('decorations', ['texts', 'coding', 'codebook', 'files'], () => gather.call()),
    coder.onDidChange(() => gather.call()),
    review.onDidChange(() => gather.call()),
    vscode.window.onDidChangeVisibleTextEditors(draw),
    vscode.window.onDidChangeTextEditorVisibleRanges(() => gather.call()),
    vscode.window.onDidChangeActiveColorTheme(drawAnew),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration(SHOW_CODERS) || event.affectsConfiguration(CodeNames.SETTING)) draw();
    }),
  );
}

function decorate(
  deps: Deps,
  editor: vscode.TextEditor,
  target: Target,
  styles: Styles,
  names: CodeNames,
): void {
  const { transcript, openStudy } = target;
  const { codebook } = openStudy.study;
  const from = transcript.lines.offsetAt(Math.max(0, (editor.visibleRanges[0]?.start.line ?? 0) - MARGIN), 0);
  const to = transcript.lines.offsetAt((editor.visibleRanges.at(-1)?.end.line ?? 0) + MARGIN + 1, 0);
  const segments = visibleSegments(deps, target, transcript.overlapping(from, Math.max(to, from + 1)));
  const lanes = assignLanes(segments);
  const ranges = new Map<string, vscode.Range[]>();
  segments.forEach((placed, i) => {
    const key = styles.keyOf({ color: codebook.color(placed.segment.codes[0]!), lane: lanes[i]! });
    const range = toRange(transcript, placed);
    const known = ranges.get(key);
    if (known) known.push(range);
    else ranges.set(key, [range]);
  });
  for (const key of new Set([...styles.keys(), ...ranges.keys()])) {
    editor.setDecorations(styles.type(key), ranges.get(key) ?? []);
  }
  names.show(editor, target, segments);
}

function clear(editor: vscode.TextEditor, styles: Styles, names: CodeNames): void {
  for (const key of styles.keys()) editor.setDecorations(styles.type(key), []);
  names.clearIn(editor);
}
