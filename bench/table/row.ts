/** A line of the table: what is done, what it is to cost, what it costs. */
export interface Row {
  readonly work: string;
  readonly figures: readonly Figure[];
}

/** Something measured, with its goal where there is one. */
export interface Figure {
  readonly value: number;
  /** Of the value: `×`, `ms`, `s`, `GB`, `%`. */
  readonly unit: string;
  /** What it is of, where a row has several figures. */
  readonly of?: string;
  readonly most?: number;
  readonly least?: number;
}

/** What a part of the table needs. */
export interface Bench {
  /** A folder for files, empty at first. */
  readonly folder: string;
  /** Says what is going on. */
  readonly print: (line: string) => void;
}

/** A part of the table; rows come as they are measured. */
export type Part = (bench: Bench) => AsyncIterable<Row>;

export function isMet({ value, most, least }: Figure): boolean | undefined {
  if (most !== undefined) return value <= most;
  return least === undefined ? undefined : value >= least;
}

/** The table in Markdown, to be pasted. */
export function markdown(rows: readonly Row[]): string {
  const cells = rows.map(({ work, figures }) => [
    work,
    figures.map(goalOf).filter(Boolean).join(', '),
    figures.map(shown).join(', '),
    met(figures),
  ]);
  const head = ['work', 'goal', 'measured', 'met'];
  const widths = head.map((title, i) => Math.max(title.length, ...cells.map(row => row[i]!.length)));
  const line = (row: readonly string[]) => `| ${row.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`;
  return [line(head), `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`, ...cells.map(line)].join(
    '\n',
  );
}

/** A row as it is printed when it is there. */
export function inWords({ work, figures }: Row): string {
  return `  ${work}: ${figures.map(shown).join(', ')}${met(figures) === 'no' ? ' (goal: ' + figures.map(goalOf).filter(Boolean).join(', ') + ')' : ''}`;
}

function met(figures: readonly Figure[]): string {
  const goals = figures.map(isMet).filter(one => one !== undefined);
  return goals.length === 0 ? '' : goals.every(Boolean) ? 'yes' : 'no';
}

function goalOf({ unit, most, least, of }: Figure): string {
  const number = most ?? least;
  if (number === undefined) return '';
  return `${most === undefined ? '≥' : '≤'} ${number} ${unit}${of === undefined ? '' : ` ${of}`}`;
}

function shown({ value, unit, of }: Figure): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(digits)} ${unit}${of === undefined ? '' : ` ${of}`}`;
}
