import * as l10n from '@vscode/l10n';
import { findParents, isMerged, recordsById } from '../../codebook/parents';
import type { CodebookFile } from '../../codebook/code';
import { type Fields, own } from '../../records/fields';
import { decided, openConflicts } from '../../records/openConflicts';
import { sameJson } from '../../records/sameJson';
import { enumerate, quoted } from '../../base/phrases';
import { type Result, fail, ok } from '../../base/result';
import { type ListedRecord, fileParts, listIn } from './fileParts';
import type { Side, Sides } from './markers';
import type { FileKind } from './mergeFiles';

/** A field that a merge has left open, and what there is to choose from. */
export interface Choice {
  /** `segments`, `codes`, `participants`, …; undefined for a field of the file itself. */
  readonly list: string | undefined;
  /** Of the record; undefined for a field of the file itself. */
  readonly id: string | undefined;
  /** The field, or `anchor` for all that ties a segment to the text. */
  readonly field: string;
  /** The record as the merged file has it, or the file. */
  readonly record: Fields;
  /** At least two. */
  readonly options: readonly ChoiceOption[];
  /** What both sides began with; null for nothing, undefined where that is not known. */
  readonly base: unknown;
}

export interface ChoiceOption {
  /** Null for nothing. */
  readonly value: unknown;
  /** The versions that have it. */
  readonly sides: readonly Side[];
}

/** What was chosen: one of the values, or another one; null for nothing. */
export interface Decision {
  readonly choice: Pick<Choice, 'list' | 'id' | 'field'>;
  readonly value: unknown;
}

/**
 * What is open in a merged file, in the order of its lists and records.
 * @param text of the merged file; nothing is open in one that cannot be read
 * @param parse what parses this kind of file
 */
export function choicesIn(
  kind: FileKind,
  text: string,
  sides: Sides,
  parse = fileParts(kind).parse,
): Choice[] {
  const { lists, units } = fileParts(kind);
  const file = parse(text).value;
  if (!file) return [];
  const versions = (['ours', 'theirs', 'base'] as const).flatMap(side => {
    const value = sides[side] === undefined ? undefined : parse(sides[side]).value;
    return value ? [{ side, value, index: new RecordIndex(value, lists) }] : [];
  });
  const choicesOf = (record: Fields, list?: string): Choice[] =>
    openConflicts(record).map(({ field, values }) => {
      const fields = units[field] ?? [field];
      const theirs = versions.map(({ side, value, index }) => ({
        side,
        value: partOf(list === undefined ? (value as Fields) : index.like(record, list), fields),
      }));
      return {
        list,
        id: list === undefined ? undefined : (record as ListedRecord).id,
        field,
        record,
        options: values.map(value => ({ value, sides: sidesWith(value, values, theirs) })),
        base: theirs.find(({ side }) => side === 'base')?.value,
      };
    });
  return [
    ...choicesOf(file as Fields),
    ...lists.flatMap(list => listIn(file, list).flatMap(record => choicesOf(record, list))),
  ];
}

/** The records of a version, to be found. */
class RecordIndex {
  private readonly byKey = new Map<string, ListedRecord>();

  constructor(version: object, lists: readonly string[]) {
    for (const list of lists) {
      for (const record of listIn(version, list)) {
        this.byKey.set(`${list}#${record.id}`, record);
        if (list === 'segments') this.byKey.set(wordsKey(record), record);
      }
    }
  }

  /** The record that corresponds to one of another version: of its id, else a segment that covers the same words. */
  like(record: Fields, list: string): Fields | undefined {
    const same = this.byKey.get(`${list}#${String(record['id'])}`);
    return same ?? (list === 'segments' ? this.byKey.get(wordsKey(record)) : undefined);
  }
}

function wordsKey({ text, start, end }: Fields): string {
  return `${String(text)} ${String(start)} ${String(end)}`;
}

/** A field, or the fields of a unit together; null when there are none of them. */
function partOf(record: Fields | undefined, fields: readonly string[]): unknown {
  if (fields.length === 1) return own(record, fields[0]!) ?? null;
  const present = fields.filter(key => own(record, key) !== undefined);
  return present.length > 0 ? Object.fromEntries(present.map(key => [key, record![key]])) : null;
}

/** Whose a value is. Of maps that were merged but for some keys, these keys say it. */
function sidesWith(
  value: unknown,
  all: readonly unknown[],
  versions: readonly { readonly side: Side; readonly value: unknown }[],
): Side[] {
  const isMap = all.every(one => typeof one === 'object' && one !== null && !Array.isArray(one));
  const maps = all as readonly Fields[];
  const differing = isMap
    ? [...new Set(maps.flatMap(one => Object.keys(one)))].filter(
        key => !maps.every(one => sameJson(own(one, key), own(maps[0], key))),
      )
    : [];
  return versions
    .filter(({ value: there }) => {
      if (sameJson(there, value)) return true;
      if (!isMap || typeof there !== 'object' || there === null) return false;
      return differing.every(key => sameJson(own(there as Fields, key), own(value as Fields, key)));
    })
    .map(({ side }) => side);
}

/**
 * The merged file with what was chosen; what was not stays open.
 * @param parse what parses this kind of file
 * @returns a failure in words when the choices do not go together
 */
export function withDecisions(
  kind: FileKind,
  text: string,
  decisions: readonly Decision[],
  parse = fileParts(kind).parse,
): Result<string> {
  const { stringify, lists, units } = fileParts(kind);
  const file = parse(text).value;
  if (!file) return fail(l10n.t('The merged file cannot be used.'));
  const byRecord = new Map<string, Decision[]>();
  for (const decision of decisions) {
    const key = keyOf(decision.choice.list, decision.choice.id);
    byRecord.set(key, [...(byRecord.get(key) ?? []), decision]);
  }
  const decide = <T extends Fields>(record: T, list?: string): T =>
    (byRecord.get(keyOf(list, record['id'])) ?? []).reduce(
      (made, { choice: { field }, value }) => decided(made, field, units[field] ?? [field], value),
      record,
    );
  const changed = Object.fromEntries(
    Object.entries(decide(file as Fields)).map(([key, value]) => [
      key,
      lists.includes(key) ? listIn(file, key).map(record => decide(record, key)) : value,
    ]),
  );
  if (kind === 'codebook') {
    const circle = newCircle(file as CodebookFile, changed as unknown as CodebookFile);
    if (circle) return fail(circle);
  }
  const written = stringify(changed);
  const problem = parse(written).problems.find(({ severity }) => severity === 'error');
  return problem ? fail(problem.message) : ok(written);
}

function keyOf(list: string | undefined, id: unknown): string {
  return list === undefined ? '' : `${list}#${String(id)}`;
}

function newCircle(before: CodebookFile, after: CodebookFile): string | undefined {
  const [was, byId] = [recordsById(before), recordsById(after)];
  const known = findParents(was).circular;
  const names = [...findParents(byId).circular]
    .filter(id => !known.has(id))
    .map(id => {
      const code = byId.get(id)!;
      return isMerged(code) ? id : quoted(code.name);
    });
  if (names.length === 0) return undefined;
  return names.length === 1
    ? l10n.t('With this choice, {0} would be its own ancestor.', names[0]!)
    : l10n.t('With this choice, these codes would be their own ancestors: {0}.', enumerate(names));
}

/** How many records one version has more, other or less than another. */
export interface RecordCounts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/**
 * What a version has made of the records that it began with, and of the fields of the file.
 * @param base undefined or unreadable: it began with nothing
 * @param parse what parses this kind of file
 */
export function countChanges(
  kind: FileKind,
  base: string | undefined,
  version: string,
  parse = fileParts(kind).parse,
): RecordCounts {
  const { lists } = fileParts(kind);
  const [was, is] = [base, version].map(text => (text === undefined ? undefined : parse(text).value));
  const counts = { added: 0, changed: 0, removed: 0 };
  for (const list of lists) {
    const [old, now] = [was, is].map(
      file => new Map(file ? listIn(file, list).map(record => [record.id, record] as const) : []),
    ) as [Map<string, ListedRecord>, Map<string, ListedRecord>];
    for (const [id, record] of now) {
      const before = old.get(id);
      if (!before) counts.added++;
      else if (!sameJson(before, record)) counts.changed++;
    }
    for (const id of old.keys()) if (!now.has(id)) counts.removed++;
  }
  const restOf = (file: object | undefined) =>
    Object.entries(file ?? {}).filter(([key]) => !lists.includes(key) && key !== 'texts');
  if (was && is && !sameJson(Object.fromEntries(restOf(was)), Object.fromEntries(restOf(is))))
    counts.changed++;
  return counts;
}
