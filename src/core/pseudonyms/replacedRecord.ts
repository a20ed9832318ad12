import type { NameReplacer } from './replacedNames';
import { mapStrings } from './mapStrings';
import type { PlaceNotes } from './placeNotes';
import { type RecordKind, isFileName, isMade, isQuery } from './recordFields';
import type { WordEdit, WordReplacer } from './replacedWords';
import { type TextEdit, edited } from './textEdits';

/** What replaces words in records. */
export interface RecordReplacer {
  readonly words: WordReplacer;
  readonly names: NameReplacer;
  /** Ids and paths that are others now, as they are written. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Ids that stay: they are no words. */
  readonly ids: ReadonlySet<string>;
  readonly notes: PlaceNotes;
}

/** The lists in which nothing is named twice. */
const SETS = new Set([
  'interviewers',
  'participants.*.speakers',
  'turns.notSpeakers',
  'groups.*.turns.notSpeakers',
]);

/** A file of records with other words wherever people have written them. Its ids and paths are changed elsewhere. */
export function replacedRecord<T extends object>(
  value: T,
  kind: RecordKind,
  path: string,
  replacer: RecordReplacer,
  isShown = true,
): T {
  const { words, names, renamed, ids, notes } = replacer;
  const mapped = mapStrings(value, (text, pattern, at) => {
    const known = renamed.get(text);
    if (known !== undefined && kind === 'study' && pattern.startsWith('reports.*.')) return known;
    if (isMade(kind, pattern) || ids.has(text)) return text;
    const of = isFileName(kind, pattern)
      ? names.edits(text)
      : isQuery(kind, pattern)
        ? queryEdits(text, replacer)
        : words.editsOfMarkdown(text);
    const after = edited(text, notes.note(of, text, path, 'record', at.join(' › '), isShown));
    return isQuery(kind, pattern) ? withRenamed(after, renamed) : after;
  });
  return withSets(mapped);
}

/** In a query, ids are no words, and those of what has another id now follow. */
function queryEdits(text: string, { words, renamed, ids }: RecordReplacer): WordEdit[] {
  const tokens = [...text.matchAll(/[^\s"()[\]:=<>!,]+/gu)].map(match => ({
    start: match.index,
    end: match.index + match[0].length,
    token: match[0],
  }));
  const fixed = tokens.filter(({ token }) => ids.has(token) || renamed.has(token));
  return words.edits(text).filter(edit => !fixed.some(one => edit.start < one.end && one.start < edit.end));
}

/** A query with the ids and paths that are others now. */
function withRenamed(query: string, renamed: ReadonlyMap<string, string>): string {
  const edits: TextEdit[] = [
    ...query.matchAll(/(?<=\b(?:participant|group|transcript):"?)[^\s"()]+/gu),
  ].flatMap(match => {
    const to = renamed.get(match[0]);
    return to === undefined ? [] : [{ start: match.index, end: match.index + match[0].length, text: to }];
  });
  return edited(query, edits);
}

function withSets<T>(value: T, pattern = ''): T {
  if (Array.isArray(value)) {
    const list = value.map((one: unknown) => withSets(one, `${pattern}.*`));
    const once = SETS.has(pattern) ? [...new Set(list)] : list;
    return once.length === value.length && once.every((one, i) => one === value[i])
      ? value
      : (once as T & unknown[]);
  }
  if (typeof value !== 'object' || value === null) return value;
  const before = Object.entries(value);
  const after = before.map(([key, one]) => [
    key,
    withSets(one as unknown, pattern === '' ? key : `${pattern}.${key}`),
  ]);
  return after.every(([, one], i) => one === before[i]![1]) ? value : (Object.fromEntries(after) as T);
}
