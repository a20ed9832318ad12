import * as l10n from '@vscode/l10n';
import type { Fields } from '../../records/fields';
import { sameJson } from '../../records/sameJson';
import { byUnits } from '../../base/compare';
import { fileParts, listIn } from '../merge/fileParts';
import type { FileKind } from '../merge/mergeFiles';
import { type Result, fail, ok } from '../../base/result';

/** A part of a file: some records of a list, or some fields of the file itself. */
export type FilePart =
  | { readonly list: string; readonly ids: readonly string[] }
  | { readonly list: undefined; readonly fields: readonly string[] };

/**
 * A file with one part as another version of it has it: the same, different, or absent. Everything else stays.
 * @param source undefined where the part is to be removed
 */
export function takeOver<T extends object>(target: T, source: object | undefined, part: FilePart): T {
  const from = (source ?? {}) as Fields;
  if (part.list === undefined) {
    const kept = Object.entries(target).filter(([key]) => !part.fields.includes(key));
    const taken = part.fields.filter(key => from[key] !== undefined).map(key => [key, from[key]] as const);
    return Object.fromEntries([...kept, ...taken]) as T;
  }
  const { list, ids } = part;
  const kept = listIn(target, list).filter(({ id }) => !ids.includes(id));
  const taken = listIn(from, list).filter(({ id }) => ids.includes(id));
  const records = [...kept, ...taken].sort((a, b) => byUnits(a.id, b.id));
  // the versions that segments refer to come along; those that none needs are dropped when it is written
  const [own, theirs] = [target, from].map(file => (file as Fields)['texts']) as (object | undefined)[];
  const texts = (own ?? theirs) ? { texts: { ...theirs, ...own } } : {};
  return { ...target, ...texts, [list]: records };
}

/**
 * The same for files as they are on disk.
 * @param target undefined where there is no such file yet: it begins with the source's own fields and no records
 * @returns undefined where nothing is left of the file; a failure when one of them cannot be used
 */
export function takeOverText(
  kind: FileKind,
  target: string | undefined,
  source: string | undefined,
  part: FilePart,
): Result<string | undefined> {
  const { parse, stringify, lists } = fileParts(kind);
  const [into, from] = [target, source].map(text => (text === undefined ? undefined : parse(text)));
  for (const parsed of [into, from]) {
    if (!parsed || (parsed.value !== undefined && parsed.writable)) continue;
    const problem = parsed.problems.find(({ severity }) => severity === 'error');
    return fail(problem?.message ?? l10n.t('The file cannot be used.'));
  }
  const empty = from?.value && {
    ...from.value,
    ...Object.fromEntries(lists.filter(list => list in from.value!).map(list => [list, []])),
  };
  const before = into?.value ?? empty;
  if (!before) return ok(undefined);
  const after = takeOver(before, from?.value, part);
  // where the other side has no such file, it is deleted with the last that someone wrote in it
  const isEmpty = lists.every(list => listIn(after, list).length === 0) && !('memo' in after);
  const isGone = source === undefined && isEmpty;
  return ok(isGone ? undefined : stringify(after));
}

/** Whether a part of a file is the same in two versions of it; a file that is not there has nothing in it. */
export function sameIn(a: object | undefined, b: object | undefined, part: FilePart): boolean {
  const [left, right] = [a, b].map(file => (file ?? {}) as Fields) as [Fields, Fields];
  if (part.list === undefined) return part.fields.every(key => sameJson(left[key], right[key]));
  const { list, ids } = part;
  const of = (file: Fields) => listIn(file, list).filter(({ id }) => ids.includes(id));
  const [x, y] = [of(left), of(right)];
  return (
    x.length === y.length &&
    x.every(one =>
      sameJson(
        one,
        y.find(({ id }) => id === one.id),
      ),
    )
  );
}
