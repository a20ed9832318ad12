import * as vscode from 'vscode';
import type { Span } from '../../../../core/text/span';
import { unitAround } from '../../../../core/turns/around';
import { CODES_MIME } from '../../../session/codeDrag';
import type { Target } from '../../../session/openStudy';
import { toOffset } from '../../../session/positions';
import type { Deps } from '../../../deps';
import { selectedSpans } from './target';

/** What was dragged from the Codebook view. */
export interface DraggedCode {
  /** Address of its study. */
  readonly study: string;
  readonly code: string;
}

/** Codes that are dropped on a transcript code what was selected there, or else the turn. They change no text. */
export class DropCodes implements vscode.DocumentDropEditProvider {
  constructor(
    private readonly deps: Deps,
    private readonly apply: (codes: readonly string[], spans: readonly Span[]) => Promise<void>,
  ) {}

  async provideDocumentDropEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    data: vscode.DataTransfer,
  ): Promise<undefined> {
    const item = data.get(CODES_MIME);
    if (!item) return;
    this.deps.drag.end();
    const target = this.deps.studies.target(document.uri);
    const dragged = JSON.parse(await item.asString()) as readonly DraggedCode[];
    const root = target?.openStudy.root.toString();
    const codes = dragged.filter(({ study }) => study === root).map(({ code }) => code);
    if (!target || codes.length === 0) return;
    const spans = this.spansAt(target, document, position);
    if (spans.length > 0) await this.apply(codes, spans);
  }

  private spansAt(target: Target, { uri }: vscode.TextDocument, position: vscode.Position): readonly Span[] {
    const { origin } = this.deps.drag;
    const isHere = origin?.document === uri.toString();
    if (isHere && origin.selections.some(selection => !selection.isEmpty && selection.contains(position)))
      return selectedSpans(target, origin);
    const { text, reading } = target.transcript;
    const turn = unitAround({ text, turns: reading.turns }, toOffset(target.transcript, position), 'turn');
    return turn ? [turn] : [];
  }
}
