import * as vscode from 'vscode';
import { traced } from '../../../../study/trace';
import { changedParts } from '../../../../study/studyChange';
import { Debounce } from '../../../ui/debounce';
import type { Target } from '../../../session/openStudy';
import { SHOW_CODERS } from '../../../session/visibleCoders';
import type { Deps } from '../../../deps';
import { LabelHints } from './labelHints';
import { LabelLenses } from './labelLenses';
import { affectsLabels } from './labelSettings';
import { Marks } from './marks';
import { RulerMarks } from './rulerMarks';

/** Milliseconds in which scrolling and typing are gathered. */
const DEBOUNCE_MS = 40;
/** Milliseconds without a change before the marks of the whole transcript are made: VS Code moves them meanwhile. */
const RULER_DELAY_MS = 300;

/** Shows segments in the text, in their codes' colours: those in sight only. */
export function register(deps: Deps): vscode.Disposable {
  const { studies, coder, coming, review, focus } = deps;
  /** The transcript that a document is, unless what is under review shows its coding in another way. */
  const usual = (document: vscode.TextDocument): Target | undefined =>
    review.subject?.drawsOver(document) ? undefined : studies.target(document.uri);
  const marks = new Marks(deps);
  const ruler = new RulerMarks();
  const hints = new LabelHints(deps, usual);
  const lenses = new LabelLenses(deps, usual);

  const draw = () => {
    let isOther = false;
    for (const editor of vscode.window.visibleTextEditors) {
      const target = usual(editor.document);
      if (target) isOther = marks.show(editor, target) || isOther;
      else isOther = marks.hide(editor) || isOther;
    }
    if (isOther) {
      hints.refresh();
      lenses.refresh();
    }
    gatherRuler.call();
  };
  const drawRuler = () => {
    for (const editor of vscode.window.visibleTextEditors) {
      const target = usual(editor.document);
      if (target) ruler.show(deps, editor, target);
      else ruler.clearIn(editor);
    }
  };
  const gatherRuler = new Debounce(RULER_DELAY_MS, traced(studies.trace, 'ruler', drawRuler));
  const gather = new Debounce(DEBOUNCE_MS, traced(studies.trace, 'decorations', draw));
  draw();
  return vscode.Disposable.from(
    marks,
    ruler,
    hints,
    lenses,
    gather,
    gatherRuler,
    studies.onChange('decorations', ['texts', 'coding', 'codebook', 'files', 'settings'], change => {
      // who has just coded waits for it; who types has the editor move the marks meanwhile
      if (change && changedParts(change).join() === 'texts') gather.call();
      else draw();
    }),
    coming.onDidChange(draw),
    coder.onDidChange(draw),
    focus.onDidChange(draw),
    review.onDidChange(() => gather.call()),
    vscode.window.onDidChangeVisibleTextEditors(editors => {
      marks.keepOnly(editors);
      draw();
    }),
    vscode.window.onDidChangeTextEditorVisibleRanges(() => gather.call()),
    vscode.window.onDidChangeActiveColorTheme(() => {
      marks.clear();
      draw();
    }),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration(SHOW_CODERS) || affectsLabels(event)) draw();
    }),
  );
}
