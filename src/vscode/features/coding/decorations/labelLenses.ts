import * as vscode from 'vscode';
import type { Span } from '../../../../core/text/span';
import { type LabelPart, partsOf } from '../../../../core/marks/endLabels';
import { partText } from '../../../../core/marks/labelTexts';
import type { Deps } from '../../../deps';
import type { Target } from '../../../session/openStudy';
import { toRange } from '../../../session/positions';
import { DOCUMENTS } from '../../study/transcripts/language';
import { codeLabels } from './labelSettings';
import { segmentsToMark } from './segmentsToMark';

/** So many names above a turn. */
const MAX_LENSES = 6;

/** The names of codes above the turns in which their segments begin; a click selects the segment. */
export class LabelLenses implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changed.event;
  private readonly provider = vscode.languages.registerCodeLensProvider(DOCUMENTS, this);

  constructor(
    private readonly deps: Deps,
    private readonly usual: (document: vscode.TextDocument) => Target | undefined,
  ) {}

  refresh(): void {
    this.changed.fire();
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const target = codeLabels() === 'codeLens' ? this.usual(document) : undefined;
    if (!target) return [];
    const { transcript } = target;
    const byTurn = new Map<number, { readonly part: LabelPart; readonly span: Span }[]>();
    for (const segment of segmentsToMark(this.deps, target)) {
      const turn = transcript.turns.starts[transcript.turns.at(segment.start)] ?? segment.start;
      const parts = partsOf(segment).map(part => ({ part, span: segment }));
      byTurn.set(turn, [...(byTurn.get(turn) ?? []), ...parts]);
    }
    return [...byTurn].flatMap(([turn, parts]) => {
      const range = toRange(transcript, { start: turn, end: turn });
      const lenses = parts.slice(0, MAX_LENSES).map(
        ({ part, span }) =>
          new vscode.CodeLens(range, {
            title: partText(part),
            command: 'vscode.open',
            arguments: [document.uri, { selection: toRange(transcript, span) }],
          }),
      );
      const more = parts.length - lenses.length;
      return more > 0 ? [...lenses, new vscode.CodeLens(range, { title: `+${more}`, command: '' })] : lenses;
    });
  }

  dispose(): void {
    this.provider.dispose();
    this.changed.dispose();
  }
}
