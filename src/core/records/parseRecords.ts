import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import type { Problem } from '../base/problem';
import { enumerate, quoted } from '../base/phrases';
import { duplicateKeyProblems } from './duplicateKeys';
import { CONFLICTS, openConflicts } from './openConflicts';
import { type JsonPath, locator } from './locator';
import { isPlain } from './plainText';
import { type Position, positionsIn } from './position';
import { keyLine, recordLines } from './recordLines';
import { reservedKeyProblems } from './reservedKeys';
import { shapeOf } from './scan';
import { schemaProblems } from './schemaProblems';
import { syntaxProblem } from './syntaxProblem';

/** The number that this version writes as `schema`, and the highest that it knows. */
export const SCHEMA = 1;

/** Lists and objects within each other: what is built of many more of them exhausts the stack. */
const MAX_DEPTH = 100;

/** So many problems of one kind are listed one by one. */
const MAX_LISTED = 20;

/** The line of the n-th record of a list, or of the key itself where it has no such record; counted from 1. */
export type LineOf = (arrayKey: string, record: number) => number;

/** Where a value is in the file, or the innermost one around it. */
export type PositionOf = (path: JsonPath) => Position;

/** How a kind of file is read. */
export interface RecordFormat<T extends object> {
  /** Its messages say what is expected. It checks and does not convert: the value stays as `JSON.parse` made it. */
  readonly schema: v.GenericSchema<unknown, unknown>;
  /** Fields that may be absent, and what they then are. */
  readonly defaults: Partial<T>;
  /** Keys of the lists whose records have an `id`. */
  readonly lists: readonly (keyof T & string)[];
  /** What a schema cannot say. A problem with code `invalid` makes the file unusable, any error keeps it from being written. */
  readonly check: (value: T, lineOf: LineOf, positionOf: PositionOf) => readonly Problem[];
}

/** Reads a file of records. Unknown fields stay where they are. Never throws. */
export function parseRecords<T extends object>(text: string, format: RecordFormat<T>): Parsed<T> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return unusable([syntaxProblem(text)]);
  }
  const newer = newerProblems(text, json);
  if (!isPlain(text, json, format.schema)) {
    const wrong = formProblems(text, json, format.schema, newer);
    if (wrong.length > 0) return unusable(wrong);
  }

  const value = { ...format.defaults, ...(json as T) };
  const lineOf = lines(text);
  const lists = format.lists.filter(list => value[list] !== undefined);
  const duplicates = lists.flatMap(list => duplicateIds(value, list, lineOf));
  const open = conflictProblems(value, lists, lineOf);
  const problems = [...newer, ...duplicates, ...open, ...format.check(value, lineOf, positions(text))];
  if (problems.some(problem => problem.code === 'invalid')) return unusable(problems);
  return {
    value: duplicates.length > 0 ? firstOfEach(value, lists) : value,
    writable: !problems.some(problem => problem.severity === 'error'),
    problems: inOrder(problems),
  };
}

/** What keeps a value from being used that is JSON: how it is written, else what the schema says. */
function formProblems(
  text: string,
  json: unknown,
  schema: v.GenericSchema,
  newer: readonly Problem[],
): readonly Problem[] {
  const shape = shapeOf(text, MAX_DEPTH);
  if (shape.tooDeep !== undefined) return [tooDeepProblem(text, shape.tooDeep)];
  const wrongKeys = [...duplicateKeyProblems(text, json, shape.pairs), ...reservedKeyProblems(text)];
  if (wrongKeys.length > 0) return wrongKeys;
  const { issues } = v.safeParse(schema, json, { abortPipeEarly: true });
  if (!issues) return [];
  return newer.length > 0 ? newer : schemaProblems(text, issues);
}

function unusable(problems: readonly Problem[]): Parsed<never> {
  return { value: undefined, writable: false, problems: inOrder(problems) };
}

function tooDeepProblem(text: string, offset: number): Problem {
  const message = l10n.t(
    'There are more than {0} lists and objects within each other here. Such a file cannot be used.',
    MAX_DEPTH,
  );
  return { severity: 'error', code: 'too-deep', message, ...positionsIn(text)(offset) };
}

function newerProblems(text: string, json: unknown): Problem[] {
  const schema = (json as { schema?: unknown } | null)?.schema;
  if (typeof schema !== 'number' || !Number.isInteger(schema) || schema <= SCHEMA) return [];
  const message = l10n.t(
    'This file was written by a newer version of Transcript Coder (schema {0}; this version supports schema {1}). It is read-only until you update Transcript Coder.',
    schema,
    SCHEMA,
  );
  return [{ severity: 'error', code: 'newer-schema', message, line: keyLine(text, 'schema') }];
}

interface HasId {
  readonly id: string;
}

function duplicateIds<T extends object>(value: T, list: keyof T & string, lineOf: LineOf): Problem[] {
  const records = value[list] as readonly HasId[];
  if (isAscending(records)) return [];
  const first = new Map<string, number>();
  const problems: Problem[] = [];
  records.forEach(({ id }, i) => {
    const known = first.get(id);
    if (known === undefined) {
      first.set(id, i);
      return;
    }
    const message = l10n.t(
      'Duplicate id “{0}” in “{1}”: the first one is on line {2}. Change or remove one of them.',
      id,
      list,
      lineOf(list, known),
    );
    problems.push({ severity: 'error', code: 'duplicate-id', message, line: lineOf(list, i) });
  });
  return problems;
}

/** Whether each id comes after the one before it, as in a file that is written by this program. */
function isAscending(records: readonly HasId[]): boolean {
  for (let i = 1; i < records.length; i++) if (records[i - 1]!.id >= records[i]!.id) return false;
  return true;
}

/** What a merge has left open, in the file and in its records. */
function conflictProblems<T extends object>(
  value: T,
  lists: readonly (keyof T & string)[],
  lineOf: LineOf,
): Problem[] {
  const problems: Problem[] = [];
  const look = (record: object, list: string, index: number) => {
    if (!Object.hasOwn(record, CONFLICTS)) return;
    const fields = openConflicts(record).map(({ field }) => quoted(field));
    if (fields.length === 0) return;
    const message = l10n.t(
      'Two people changed {0} in different ways. Choose between the values in “{1}”, then remove “{1}”.',
      enumerate(fields),
      CONFLICTS,
    );
    problems.push({ severity: 'warning', code: 'open-conflict', message, line: lineOf(list, index) });
  };
  look(value, CONFLICTS, 0);
  for (const list of lists) {
    const records = value[list] as readonly object[];
    for (let i = 0; i < records.length; i++) look(records[i]!, list, i);
  }
  return problems;
}

function firstOfEach<T extends object>(value: T, lists: readonly (keyof T & string)[]): T {
  const unique = (records: readonly HasId[]) => {
    const seen = new Set<string>();
    return records.filter(({ id }) => !seen.has(id) && seen.add(id));
  };
  const cleaned = lists.map(list => [list, unique(value[list] as readonly HasId[])] as const);
  return { ...value, ...Object.fromEntries(cleaned) };
}

/** Lines are counted when the first problem asks for one. */
function lines(text: string): LineOf {
  const known = new Map<string, Int32Array>();
  return (list, record) => {
    let found = known.get(list);
    if (!found) known.set(list, (found = recordLines(text, list)));
    return found[record] ?? keyLine(text, list);
  };
}

/** The text is parsed for places when the first problem asks for one. */
function positions(text: string): PositionOf {
  let locate: PositionOf | undefined;
  return path => (locate ??= locator(text))(path);
}

/** By line; of each kind the first ones and then how many more there are. */
function inOrder(problems: readonly Problem[]): Problem[] {
  const sorted = [...problems].sort((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0));
  const counts = new Map<string, number>();
  const listed: Problem[] = [];
  const next = new Map<string, Problem>();
  for (const problem of sorted) {
    const count = (counts.get(problem.code) ?? 0) + 1;
    counts.set(problem.code, count);
    if (count <= MAX_LISTED) listed.push(problem);
    else if (count === MAX_LISTED + 1) next.set(problem.code, problem);
  }
  for (const [code, problem] of next) {
    const more = counts.get(code)! - MAX_LISTED;
    const message =
      more === 1
        ? l10n.t('There is 1 more problem of this kind, on this line.')
        : l10n.t('There are {0} more problems of this kind, starting on this line.', more);
    listed.push({ ...problem, message });
  }
  return listed.sort((a, b) => a.line - b.line);
}

/** What reading one of our files gave. */
export interface Parsed<T> {
  /** Undefined when the file cannot be used. */
  readonly value: T | undefined;
  /** False when the file must never be overwritten: broken, invalid, ambiguous, or newer than this version. */
  readonly writable: boolean;
  /** In the order of their lines. */
  readonly problems: readonly Problem[];
}
