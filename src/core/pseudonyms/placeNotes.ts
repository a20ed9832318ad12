import { LineIndex } from '../text/lineIndex';
import type { PlaceKind, PlannedPlace } from './pseudonymPlan';
import type { Replacement } from './replacement';
import type { WordEdit } from './replacedWords';

/** UTF-16 units that are shown on each side of a place. */
const CONTEXT = 40;

/** Notes the places of words, and knows which of them are left as they are. */
export class PlaceNotes {
  readonly places: PlannedPlace[] = [];
  readonly counts: number[];
  /** Number of places that are replaced, by the path of their file. */
  readonly byFile = new Map<string, number>();

  constructor(
    private readonly replacements: readonly Replacement[],
    private readonly kept: ReadonlySet<string>,
  ) {
    this.counts = replacements.map(() => 0);
  }

  /** Notes edits of a text. @returns those that are made @param isShown whether they are listed */
  note(
    edits: readonly WordEdit[],
    text: string,
    path: string,
    kindOf: PlaceKind | ((edit: WordEdit) => PlaceKind),
    field = '',
    isShown = true,
  ): WordEdit[] {
    let lines: LineIndex | undefined;
    return edits.filter(edit => {
      const { start, end, index, text: becomes } = edit;
      const kind = typeof kindOf === 'string' ? kindOf : kindOf(edit);
      const key = [kind === 'label' ? 'text' : kind, path, field, start].join('\n');
      const hasLines = kind !== 'record' && kind !== 'path';
      const line = hasLines ? (lines ??= LineIndex.of(text)).positionAt(start).line + 1 : null;
      if (isShown)
        this.places.push({
          key,
          in: kind,
          path,
          field,
          line,
          start,
          end,
          replacement: index,
          kind: this.replacements[index]!.kind,
          words: text.slice(start, end),
          becomes,
          before: onOneLine(text.slice(Math.max(0, start - CONTEXT), start).replace(/^[\udc00-\udfff]/, '')),
          after: onOneLine(text.slice(end, end + CONTEXT).replace(/[\ud800-\udbff]$/, '')),
        });
      if (this.kept.has(key)) return false;
      this.counts[index]!++;
      this.byFile.set(path, (this.byFile.get(path) ?? 0) + 1);
      return true;
    });
  }
}

function onOneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}
