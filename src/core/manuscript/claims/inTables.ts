import type { Paragraph } from '../manuscript';
import type { Claim, Unit } from './claim';
import { LABEL, labelClaim, readItems, shareClaim, type UnitOf } from './items';
import type { NameHit, Names } from './names';
import { numberOf } from './numbers';

/** A table of a paper: its cells by row and column, each the index of its paragraph. */
export interface PaperTable {
  readonly cells: readonly {
    readonly paragraph: number;
    readonly text: string;
    readonly row: number;
    readonly column: number;
  }[];
  /** Indexes of the first and the last paragraph in it. */
  readonly first: number;
  readonly last: number;
}

/** What a row says of the code whose name it begins with. */
export interface RowClaims {
  readonly ids: readonly string[];
  readonly name: string;
  readonly cells: readonly CellClaims[];
}

export interface CellClaims {
  readonly paragraph: number;
  /** What the head of the column says, and those before it: which group it is of. */
  readonly heads: readonly string[];
  readonly claims: readonly Claim[];
}

/** The tables of a paper, in their order. */
export function tablesOf(paragraphs: readonly Paragraph[]): readonly PaperTable[] {
  const tables = new Map<number, PaperTable['cells'][number][]>();
  for (const [paragraph, { cell, text }] of paragraphs.entries()) {
    if (!cell) continue;
    const cells = tables.get(cell.table) ?? [];
    tables.set(cell.table, cells);
    cells.push({ paragraph, text, row: cell.row, column: cell.column });
  }
  return [...tables.values()].map(cells => ({
    cells,
    first: cells[0]!.paragraph,
    last: cells.at(-1)!.paragraph,
  }));
}

const HEADS: readonly { readonly is: RegExp; readonly unit: Unit | 'share' | 'label' | 'both' }[] = [
  { is: /^n\s*\(\s*%\s*\)$/i, unit: 'both' },
  {
    is: /^(?:n(?:\s*(?:\(\s*)?(?:=|of)\s*\d+\s*\)?)?|participants|(?:no\.?|number) of participants)$/i,
    unit: 'participants',
  },
  { is: /^(?:segments|(?:no\.?|number) of segments)$/i, unit: 'segments' },
  { is: /^(?:transcripts|(?:no\.?|number) of transcripts)$/i, unit: 'transcripts' },
  { is: /^(?:words|(?:no\.?|number) of words)$/i, unit: 'words' },
  { is: /^(?:%|per\s?cent|share|(?:%|share) of participants)$/i, unit: 'share' },
  { is: /^(?:label|representativeness)$/i, unit: 'label' },
];

/**
 * What the rows of a table say: those whose first cell is the name of a code and nothing else but a number before it and
 * what is said of it in parentheses. Columns are known by their heads: `N`, `n (%)`, `%`, `Label`, `Segments`,
 * `Transcripts`, `Words`; a head may begin or end with the name of a group: `Interviews: N`, or have it in the row above. A
 * row that has only the name of a group is a head of the rows below it.
 * @param withoutGroup a head without the name of a group in it
 */
export function claimsInTable(
  table: PaperTable,
  names: Names,
  unitOf: UnitOf,
  withoutGroup: (head: string) => string,
): readonly RowClaims[] {
  const rows = rowsOf(table);
  const kind = (head: string) => kindOf(withoutGroup(head));
  const headCount = headRows(rows, names, text => kind(text) !== undefined || withoutGroup(text) !== text);
  const heads = rows.slice(0, headCount);
  const kinds = new Map<number, ReturnType<typeof kindOf>>();
  const kindAt = (column: number) => {
    if (!kinds.has(column))
      kinds.set(
        column,
        headsOf(heads, column, true)
          .map(kind)
          .find(one => one !== undefined),
      );
    return kinds.get(column);
  };
  let above: string | undefined;
  return rows.flatMap((row, r) => {
    const first = row.find(({ column }) => column === 0);
    if (r >= headCount && first && row.length === 1 && withoutGroup(first.text) !== first.text)
      above = first.text;
    const hit = first && wholeName(first.text, names);
    if (!hit) return [];
    const cells = row.map(({ column, text, paragraph }): CellClaims => ({
      paragraph,
      heads: [...headsOf(heads, column, false), ...(above === undefined ? [] : [above])],
      claims: column === 0 ? besideName(text, hit, unitOf) : inCell(text, kindAt(column)),
    }));
    const name = first.text.slice(hit.start, hit.end);
    return [{ ids: hit.ids, name, cells: cells.filter(({ claims }) => claims.length > 0) }];
  });
}

type Row = PaperTable['cells'];

/** The rows that have words, from above. */
function rowsOf({ cells }: PaperTable): readonly Row[] {
  const rows = new Map<number, PaperTable['cells'][number][]>();
  for (const cell of cells) {
    const row = rows.get(cell.row) ?? [];
    rows.set(cell.row, row);
    row.push(cell);
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row);
}

/** How many rows of heads there are: the first one, and those after it that have no figures but something that heads have. */
function headRows(rows: readonly Row[], names: Names, isHead: (text: string) => boolean): number {
  let count = Math.min(1, rows.length);
  for (; count < rows.length; count++) {
    const row = rows[count]!;
    const isBody = row.some(
      ({ column, text }) => FIGURE.test(text) || (column === 0 && wholeName(text, names) !== undefined),
    );
    if (isBody || !row.some(({ column, text }) => column > 0 && isHead(text))) break;
  }
  return count;
}

const FIGURE = /^\s*\(?\d/;

/**
 * The heads of a column, the lowest first: its own, and in the rows above the nearest one at its left, which may be over
 * several columns.
 * @param isOwn only what is over the column, not what is before its own head in the lowest row
 */
function headsOf(heads: readonly Row[], column: number, isOwn: boolean): readonly string[] {
  const lowest = heads.findLastIndex(row => row.some(cell => cell.column === column));
  return heads
    .flatMap((row, r) => {
      const left = row.filter(cell => cell.column <= column);
      const own = left.filter(cell => cell.column === column);
      if (own.length > 0 && (isOwn || heads.length > 1)) return [own];
      const isSpan = heads.length > 1 && r < lowest;
      if (isSpan) return [left.slice(-1)];
      return isOwn ? [] : [left];
    })
    .reverse()
    .flatMap(row => row.map(({ text }) => text).reverse());
}

const NUMBERING = /^\s*(?:\d+(?:\.\d+)*[.)]?\s+|[•–—*-]\s*)?["“„«‘']?$/;
const BEHIND = /^["”»’'?!.:]*\s*(?:[([]([^()[\]]*)[)\]])?\s*$/;

function wholeName(text: string, names: Names): NameHit | undefined {
  const [hit] = names.in(text);
  if (!hit || !NUMBERING.test(text.slice(0, hit.start)) || !BEHIND.test(text.slice(hit.end)))
    return undefined;
  return hit;
}

function besideName(text: string, { end }: NameHit, unitOf: UnitOf): readonly Claim[] {
  const inside = BEHIND.exec(text.slice(end))?.[1];
  return inside === undefined ? [] : readItems(inside, text.lastIndexOf(inside), unitOf);
}

function kindOf(head: string): Unit | 'share' | 'label' | 'both' | undefined {
  const cleaned = head.replace(/^[\s:–—,)-]+|[\s:–—,(-]+$/g, '');
  return HEADS.find(({ is }) => is.test(cleaned) || is.test(cleaned.replace(/^\((.*)\)$/, '$1')))?.unit;
}

const COUNT_CELL = /^\s*(\d{1,7})\s*$/;
const SHARE_CELL = /^\s*(\d{1,3}(?:[.,]\d{1,4})?)\s*%?\s*$/;
const BOTH_CELL = /^\s*(\d{1,7})\s*[([]\s*(\d{1,3}(?:[.,]\d{1,4})?)\s*%?\s*[)\]]\s*$/;
const LABEL_CELL = new RegExp(`^\\s*(${LABEL})\\s*$`, 'i');

function inCell(text: string, kind: ReturnType<typeof kindOf>): readonly Claim[] {
  switch (kind) {
    case undefined:
      return [];
    case 'share': {
      const share = SHARE_CELL.exec(text)?.[1];
      return share === undefined ? [] : [shareClaim(share, text.indexOf(share))];
    }
    case 'label': {
      const label = LABEL_CELL.exec(text)?.[1];
      return label === undefined ? [] : [labelClaim(label, text.indexOf(label))];
    }
    case 'both': {
      const both = BOTH_CELL.exec(text);
      if (!both) return countIn(text, 'participants');
      const [, count, share] = both;
      return [
        ...countIn(text.replace(/[([].*$/, ''), 'participants', count),
        shareClaim(share!, text.lastIndexOf(share!)),
      ];
    }
    default:
      return countIn(text, kind);
  }
}

function countIn(text: string, unit: Unit, count = COUNT_CELL.exec(text)?.[1]): readonly Claim[] {
  if (count === undefined) return [];
  const start = text.indexOf(count);
  return [{ kind: 'count', unit, value: numberOf(count), start, end: start + count.length }];
}
