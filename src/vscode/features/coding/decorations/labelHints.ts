import * as vscode from 'vscode';
import { type EndLabel, endLabels } from '../../../../core/marks/endLabels';
import { labelHalves } from '../../../../core/marks/labelPicture';
import { labelText, longLabelText } from '../../../../core/marks/labelTexts';
import type { Deps } from '../../../deps';
import type { Target } from '../../../session/openStudy';
import { toRange, toSpan } from '../../../session/positions';
import { DOCUMENTS } from '../../study/transcripts/language';
import { codeLabels } from './labelSettings';
import { segmentsToMark } from './segmentsToMark';

/** Half an em in every font that has it, and one column when VS Code reckons where rows end. */
const EN_SPACE = '\u2002';

/**
 * The names of codes as inlay hints, or the room for labels that are drawn in their codes' colours: an inlay hint has one colour,
 * but rows are wrapped with it.
 */
export class LabelHints implements vscode.InlayHintsProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeInlayHints = this.changed.event;
  private readonly provider = vscode.languages.registerInlayHintsProvider(DOCUMENTS, this);

  constructor(
    private readonly deps: Deps,
    private readonly usual: (document: vscode.TextDocument) => Target | undefined,
  ) {}

  refresh(): void {
    this.changed.fire();
  }

  provideInlayHints(document: vscode.TextDocument, range: vscode.Range): vscode.InlayHint[] {
    const labels = codeLabels();
    const target = labels === 'atEnd' || labels === 'inlayHints' ? this.usual(document) : undefined;
    if (!target) return [];
    const { transcript } = target;
    const { start, end } = toSpan(transcript, range);
    const segments = segmentsToMark(this.deps, target, { start, end: Math.max(end, start + 1) });
    return endLabels(segments)
      .filter(label => label.end > start && label.end <= end)
      .map(label => hintOf(label, labels === 'atEnd', toRange(transcript, label).end));
  }

  dispose(): void {
    this.provider.dispose();
    this.changed.dispose();
  }
}

function hintOf(label: EndLabel, isRoom: boolean, at: vscode.Position): vscode.InlayHint {
  const hint = new vscode.InlayHint(at, isRoom ? EN_SPACE.repeat(labelHalves(label)) : labelText(label));
  hint.paddingLeft = !isRoom;
  const whole = longLabelText({ parts: label.all, more: 0 });
  if (whole !== labelText(label)) hint.tooltip = whole;
  return hint;
}
