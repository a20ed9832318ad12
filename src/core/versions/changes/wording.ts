import { counted } from '../../base/phrases';
import { oneLine } from '../../report/table/tableModel';
import type { CodeChange, CodeChangeKind } from './codebookChanges';
import { type GroupItem, otherKinds } from './codeGroups';
import type { FieldChange } from './fieldChanges';
import type { CoderSummary, CoderChanges, CodingChanges, TranscriptChanges, ChangedCode } from './changes';
import type { SegmentChange } from './segmentChanges';
import type { StudyChange } from './studyChanges';

// What a review says, in words that every format has. Text of users stands in pieces of its own, to be escaped.

/** Longest words of a segment that are repeated, in characters; of longer ones the middle is left out. */
const MAX_WORDS = 280;
/** Longest memo or description. */
const MAX_TEXT = 160;

/** How a format writes a user's text, and marks it as words that were said. */
export interface Style {
  readonly text: (text: string) => string;
  readonly quote: (text: string) => string;
}

export function codeName({ path }: Pick<ChangedCode, 'path'>): string {
  return path.join(' / ');
}

/** `line 12, Coder 1: “…” (boundary; was “…”)`. */
export function itemLine(
  item: GroupItem,
  coder: string,
  codes: readonly ChangedCode[],
  style: Style,
): string {
  const { change } = item;
  const state = item.sign === '-' ? (change.before ?? change.after)! : (change.after ?? change.before)!;
  const where = [state.line === null ? '' : `line ${state.line}`, style.text(coder)].filter(
    part => part !== '',
  );
  const words =
    state.words === null ? 'words that are not written down' : style.quote(shortened(state.words, MAX_WORDS));
  const remarks = [
    ...recoding(item, codes, style),
    ...otherKinds(item).flatMap(kind => remark(kind, change, style)),
  ];
  return `${where.join(', ')}: ${words}${remarks.length > 0 ? ` (${remarks.join('; ')})` : ''}`;
}

function recoding({ sign, change }: GroupItem, codes: readonly ChangedCode[], style: Style): string[] {
  if (!change.kinds.includes('recoded')) return [];
  const names = (ids: readonly string[]) =>
    ids.map(id => style.text(codes.find(code => code.id === id)?.path.at(-1) ?? id)).join(', ');
  if (sign === '+' && change.removedCodes.length > 0) return [`instead of ${names(change.removedCodes)}`];
  if (sign === '-' && change.addedCodes.length > 0) return [`now ${names(change.addedCodes)}`];
  return [];
}

function remark(
  kind: SegmentChange['kinds'][number],
  { before, after }: SegmentChange,
  style: Style,
): string[] {
  const quoted = (text: string | null | undefined) =>
    text ? style.quote(shortened(text, MAX_TEXT)) : undefined;
  switch (kind) {
    case 'boundary':
      return [`other boundaries${before?.words ? `, before: ${quoted(before.words)}` : ''}`];
    case 'memo': {
      const [was, is] = [quoted(before?.segment.memo), quoted(after?.segment.memo)];
      return [
        is === undefined
          ? `memo taken away: ${was}`
          : `memo: ${is}${was === undefined ? '' : `, before: ${was}`}`,
      ];
    }
    case 'other':
      return ['other fields'];
    default:
      return [];
  }
}

const CODE_KINDS: Readonly<Record<CodeChangeKind, string>> = {
  added: 'added',
  removed: 'deleted',
  merged: 'merged',
  renamed: 'renamed',
  moved: 'moved',
  redefined: 'redefined',
  recolored: 'other colour',
  reordered: 'other place in its theme',
  other: 'other fields',
};

/** `Theme / Code: renamed, before: Code` and the like. */
export function codeChangeLine({ id, kinds, before, after, fields }: CodeChange, style: Style): string {
  const [was, is] = [before, after].map(path =>
    path.length > 0 ? style.text(path.join(' / ')) : style.text(id),
  );
  const said = kinds.map(kind => CODE_KINDS[kind]).join(', ');
  if (kinds.includes('merged'))
    return before.length > 0 ? `${was}: merged into ${is}` : `${style.text(id)}: merged into ${is}`;
  const isElsewhere = kinds.includes('renamed') || kinds.includes('moved');
  const texts = fields.filter(({ field }) => !['name', 'parent', 'rank', 'color'].includes(field));
  return [
    `${after.length > 0 ? is : was}: ${said}${isElsewhere ? `, before: ${was}` : ''}`,
    ...texts.map(field => fieldLine(field, style)),
  ].join('; ');
}

/** `participant Job Coach 1: added`. */
export function studyChangeLine({ list, name, kind, fields }: StudyChange, style: Style): string {
  const what = list === undefined ? 'study.json' : `${list.slice(0, -1)} ${style.text(name)}`;
  return kind === 'changed'
    ? `${what}: ${fields.map(field => fieldLine(field, style)).join('; ')}`
    : `${what}: ${kind}`;
}

function fieldLine({ field, before, after }: FieldChange, style: Style): string {
  const shown = (value: unknown) =>
    value === undefined
      ? 'nothing'
      : style.quote(shortened(typeof value === 'string' ? value : JSON.stringify(value), MAX_TEXT));
  return `${style.text(field)} ${shown(after)}, before: ${shown(before)}`;
}

/** `interviews/01.txt`, and what happened to its text. */
export function transcriptLine({ path, text, codings }: TranscriptChanges, style: Style): string {
  const changes = codings.reduce((sum, coding) => sum + coding.changes.length, 0);
  const parts = [counted.changedSegments(changes), text === 'same' ? '' : `text ${text}`].filter(
    part => part !== '',
  );
  return `${style.text(path)}: ${parts.join(', ')}`;
}

/** Says that a coder's file came or went, or has another status; nothing where it has not. */
export function codingLines({ file, status }: CoderChanges, coder: string, style: Style): string[] {
  const who = style.text(coder);
  if (file === 'removed') return [`${who}: coding file deleted`];
  if (file === 'added') return [`${who}: new coding file${status?.after === 'complete' ? ', complete' : ''}`];
  return status ? [`${who}: now ${status.after ?? 'gone'}`] : [];
}

/** `Coder 1: 12 segments added, 3 recoded`. */
export function coderCounts({ counts }: CoderSummary): string {
  const words = {
    added: 'added',
    removed: 'removed',
    recoded: 'recoded',
    boundary: 'with other boundaries',
    memo: 'with another memo',
    other: 'with other fields',
  };
  const parts = (Object.keys(words) as (keyof typeof words)[])
    .filter(kind => counts[kind] > 0)
    .map(kind => `${counts[kind]} ${words[kind]}`);
  return parts.join(', ') || 'no segment';
}

/** What cannot be read, a line each. */
export function problemLines({ problems }: CodingChanges, style: Style): string[] {
  return problems.map(
    ({ path, line, message, state }) =>
      `${style.text(path)}:${line} (${style.text(state)}): ${style.text(message)}`,
  );
}

/** A text on one line; of a long one the middle is left out. */
export function shortened(text: string, most: number): string {
  const characters = [...oneLine(text)];
  if (characters.length <= most) return characters.join('');
  const half = Math.floor((most - 3) / 2);
  return `${characters.slice(0, half).join('').trimEnd()} […] ${characters.slice(-half).join('').trimStart()}`;
}
