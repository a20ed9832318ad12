import * as l10n from '@vscode/l10n';
import type { GlyphWidths } from './glyphWidths';
import type { PageContent, PageSegment } from './pageModel';
import { wrapWords } from './pageRows';
import { valuedIn } from './valuedIn';

/** What a label says, in one of its rows. Positions count from where the row begins, in pixels. */
export interface LabelChip {
  readonly kind: 'code' | 'coder' | 'memo' | 'key' | 'more';
  /** Index of the code; of the first one’s colour for a second row of a name. */
  readonly code: number | undefined;
  /** Whether a square in the code’s colour is before it: not before the second row of a long name. */
  readonly isMarked: boolean;
  readonly text: string;
  readonly x: number;
  readonly width: number;
}

/** The rows of a segment’s label. */
export type Label = readonly (readonly LabelChip[])[];

export interface LabelStyle {
  /** Room for a label, in pixels. */
  readonly width: number;
  readonly widths: GlyphWidths;
  /** Whether the coder is named. */
  readonly namesCoder: boolean;
}

/** A square in a code’s colour and the gap after it, in pixels; marks of memos and key quotes are as wide. */
export const MARK_WIDTH = 14;
/** Between two things in a row, in pixels. */
const GAP = 8;
/** A name is never in more rows, nor a label. */
const MAX_NAME_ROWS = 3;
const MAX_ROWS = 6;
/** Of a coder’s name in a label, in pixels. */
const MAX_CODER_WIDTH = 80;

type Piece = Omit<LabelChip, 'x'>;

/** The label of a segment: key quote and memo, its codes in their order, who coded it. At least one row. */
export function labelOf(content: PageContent, segment: PageSegment, style: LabelStyle): Label {
  const names = segment.codes.map(code =>
    nameOf(valuedIn(segment, code, content.codes[code]!.name), code, style),
  );
  const marks = [
    ...(segment.isKey ? [mark('key')] : []),
    ...(segment.memo || segment.codes.length === 0 ? [mark('memo')] : []),
  ];
  const coder = style.namesCoder ? [coderOf(content, segment, style)] : [];
  for (let shown = names.length; ; shown--) {
    const hidden = names.length - shown;
    const more = hidden > 0 ? [piece('more', l10n.t('+{0} more', hidden), style)] : [];
    const rows = pack([...marks, ...names.slice(0, shown).flat(), ...more, ...coder], style.width);
    if (rows.length <= MAX_ROWS || shown <= 1) return rows;
  }
}

/** One row for where a bracket goes on from the sheet before: what the first row of its label says. */
export function repeatedLabel(label: Label): Label {
  return label.slice(0, 1);
}

function nameOf(name: string, code: number, { width, widths }: LabelStyle): Piece[] {
  const lines = wrapWords(name, width - MARK_WIDTH, widths, MAX_NAME_ROWS);
  return lines.map((text, i) => ({
    kind: 'code',
    code,
    isMarked: i === 0,
    text,
    width: MARK_WIDTH + widths.of(text),
  }));
}

function coderOf({ coders }: PageContent, { coder }: PageSegment, style: LabelStyle): Piece {
  const [name = ''] = wrapWords(coders[coder]!.name, Math.min(MAX_CODER_WIDTH, style.width), style.widths, 1);
  return piece('coder', name, style);
}

function piece(kind: 'coder' | 'more', text: string, { widths }: LabelStyle): Piece {
  return { kind, code: undefined, isMarked: false, text, width: widths.of(text) };
}

function mark(kind: 'memo' | 'key'): Piece {
  return { kind, code: undefined, isMarked: false, text: '', width: MARK_WIDTH - GAP };
}

/** One after the other, in as many rows as it takes; a further row of a name begins a row. */
function pack(pieces: readonly Piece[], width: number): LabelChip[][] {
  const rows: LabelChip[][] = [];
  let end = 0;
  for (const chip of pieces) {
    const { width: wide } = chip;
    const row = rows.at(-1);
    const isContinued = chip.kind === 'code' && !chip.isMarked;
    if (row && !isContinued && end + GAP + wide <= width) {
      row.push({ ...chip, x: end + GAP });
      end += GAP + wide;
    } else {
      rows.push([{ ...chip, x: 0 }]);
      end = wide;
    }
  }
  return rows.length > 0 ? rows : [[]];
}
