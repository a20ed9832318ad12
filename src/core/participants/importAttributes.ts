import * as l10n from '@vscode/l10n';
import { cleanName, nameKey } from '../codebook/codeName';
import { type CsvRow, type CsvTable, readCsv } from './csvTable';
import { type Result, fail, ok } from '../base/result';
import { type AttributeValue, readAttributes } from './attributeValue';
import { attributeName, setAttribute } from './attributes';
import { PeopleIndex } from './peopleIndex';
import { RESERVED_KEY } from '../records/reservedKeys';
import type { Participant, StudyFile } from '../studyFile/studyFile';

/** What a table of attributes would change. */
export interface AttributeImport {
  /** Heading of the column that identifies the participant. */
  readonly keyColumn: string;
  /** As the study will have them. */
  readonly attributes: readonly string[];
  /** Values that are new or not what the study has now. */
  readonly changes: readonly AttributeChange[];
  /** Number of values that the study has already. */
  readonly unchanged: number;
  /** Rows that match no participant, or several. Nothing is taken from them. */
  readonly unmatched: readonly UnmatchedRow[];
  /** Rows about a participant who had one before. Nothing is taken from them. */
  readonly doubled: readonly DoubledRow[];
}

export interface AttributeChange {
  /** Id of the participant. */
  readonly participant: string;
  readonly attribute: string;
  /** Undefined where the participant does not have the attribute yet. */
  readonly before: AttributeValue | undefined;
  readonly after: AttributeValue;
  /** From 1. */
  readonly line: number;
}

export interface UnmatchedRow {
  readonly line: number;
  /** The cell in the key column. */
  readonly key: string;
  readonly reason: 'none' | 'several';
}

export interface DoubledRow {
  readonly line: number;
  readonly participant: string;
  /** The line that counts. */
  readonly first: number;
}

/** Headings that say that a column names people. */
const KEY_HEADINGS = ['id', 'participant', 'name', 'speaker'];

/**
 * Reads a table of attributes: a row for each participant, a column for each attribute, and one that names the
 * participant by id, name or label, in any case. That one is found by its cells; its heading (`id`,
 * `participant`, `name`, `speaker`) decides between columns that fit equally well. Empty cells change nothing. The first
 * row about a participant counts. Fails, with the reason, when the table cannot be used; nothing is changed here.
 */
export function planAttributeImport(study: StudyFile, bytes: Uint8Array): Result<AttributeImport> {
  if (study.participants.length === 0) return fail(l10n.t('The study has no participants yet.'));
  const table = readCsv(bytes);
  if (!table.ok) return table;
  const headings = checkHeadings(study, table.value);
  if (!headings.ok) return headings;
  const people = new PeopleIndex(study.participants);
  const key = findKeyColumn(table.value, people);
  if (key === undefined) {
    return fail(l10n.t('No column of the file identifies the participants by their ids, names or labels.'));
  }
  const { about, unmatched, doubled } = matchRows(table.value.rows, key, people);
  const columns = attributeColumns(table.value, headings.value, key, people);
  if (columns.length === 0)
    return fail(l10n.t('The file has no columns other than the one that identifies the participants.'));
  const all = columns.flatMap(column => columnChanges(table.value, column, headings.value[column]!, about));
  return ok({
    keyColumn: cleanName(table.value.header.cells[key]!),
    attributes: columns.map(column => headings.value[column]!),
    changes: all.filter(({ before, after }) => before !== after),
    unchanged: all.filter(({ before, after }) => before === after).length,
    unmatched,
    doubled,
  });
}

/** Makes the changes of a plan; fails when one of its participants no longer exists. */
export function applyAttributeImport(study: StudyFile, { changes }: AttributeImport): Result<StudyFile> {
  let file = study;
  for (const { participant, attribute, after } of changes) {
    const changed = setAttribute(file, participant, attribute, after);
    if (!changed.ok) return changed;
    file = changed.value;
  }
  return ok(file);
}

/** The attributes’ names by column; an empty one for an empty column. */
function checkHeadings(study: StudyFile, { header, rows }: CsvTable): Result<readonly string[]> {
  const names = header.cells.map(cell => (cleanName(cell) === '' ? '' : attributeName(study, cell)));
  for (const [column, name] of names.entries()) {
    if (name === '') {
      const row = rows.find(({ cells }) => cells[column]!.trim() !== '');
      if (row)
        return fail(
          l10n.t('Line {0} has a value in column {1}, which has no heading.', row.line, column + 1),
        );
    } else if (name === RESERVED_KEY) {
      return fail(l10n.t('A column cannot have the heading “{0}” (line {1}).', name, header.line));
    } else if (names.findIndex(other => nameKey(other) === nameKey(name)) !== column) {
      return fail(l10n.t('Two columns have the heading “{0}” (line {1}).', name, header.line));
    }
  }
  return ok(names);
}

/** The column in which most cells name a participant; undefined when none does. */
function findKeyColumn({ header, rows }: CsvTable, people: PeopleIndex): number | undefined {
  const scored = header.cells.map((heading, column) => {
    const matches = rows.filter(({ cells }) => people.find(cells[column]!).length > 0).length;
    const rank = KEY_HEADINGS.indexOf(nameKey(heading));
    return { column, matches, rank: rank < 0 ? KEY_HEADINGS.length : rank };
  });
  const [best] = scored.sort((a, b) => b.matches - a.matches || a.rank - b.rank || a.column - b.column);
  return best && best.matches > 0 ? best.column : undefined;
}

interface Rows {
  readonly about: ReadonlyMap<CsvRow, Participant>;
  readonly unmatched: readonly UnmatchedRow[];
  readonly doubled: readonly DoubledRow[];
}

function matchRows(rows: readonly CsvRow[], key: number, people: PeopleIndex): Rows {
  const about = new Map<CsvRow, Participant>();
  const firstLine = new Map<string, number>();
  const unmatched: UnmatchedRow[] = [];
  const doubled: DoubledRow[] = [];
  for (const row of rows) {
    const text = row.cells[key]!.trim();
    const [participant, ...others] = people.find(text);
    if (!participant || others.length > 0) {
      unmatched.push({ line: row.line, key: text, reason: participant ? 'several' : 'none' });
      continue;
    }
    const first = firstLine.get(participant.id);
    if (first !== undefined) {
      doubled.push({ line: row.line, participant: participant.id, first });
      continue;
    }
    firstLine.set(participant.id, row.line);
    about.set(row, participant);
  }
  return { about, unmatched, doubled };
}

/** The columns beside the key; not one that, by its heading and its cells, only names the same people again. */
function attributeColumns(
  { header, rows }: CsvTable,
  names: readonly string[],
  key: number,
  people: PeopleIndex,
): number[] {
  return [...header.cells.keys()].filter(column => {
    if (column === key || names[column] === '') return false;
    if (!KEY_HEADINGS.includes(nameKey(header.cells[column]!))) return true;
    return rows.some(({ cells }) => {
      const cell = cells[column]!.trim();
      const [named] = people.find(cells[key]!);
      return cell !== '' && named !== undefined && !people.find(cell).includes(named);
    });
  });
}

function columnChanges(
  { rows, delimiter }: CsvTable,
  column: number,
  attribute: string,
  about: ReadonlyMap<CsvRow, Participant>,
): AttributeChange[] {
  const filled = rows.filter(({ cells }) => cells[column]!.trim() !== '');
  // Excel puts semicolons between the cells where it writes numbers with a comma
  const decimal = delimiter === ';' ? ',' : '.';
  const values = readAttributes(
    filled.map(({ cells }) => cells[column]!),
    decimal,
  );
  return filled.flatMap((row, i) => {
    const participant = about.get(row);
    if (!participant) return [];
    const { attributes = {} } = participant;
    const before = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
    return [{ participant: participant.id, attribute, before, after: values[i]!, line: row.line }];
  });
}
