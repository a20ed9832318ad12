import * as l10n from '@vscode/l10n';
import { shownDay } from '../../base/figures';
import type { Scale } from '../../codebook/code';
import { scaleText } from '../../codebook/editScale';
import { isAnnotation } from '../../coding/annotation';
import { counted, quoted } from '../../base/phrases';
import { oneLine, visible } from '../../base/visible';
import { CONFLICTS, type OpenConflict, openConflicts } from '../../records/openConflicts';
import type { CodeChange, CodeChangeKind } from './codebookChanges';
import { type GroupItem, otherKinds } from './codeGroups';
import { type FieldChange, fieldChanges } from './fieldChanges';
import type { CoderSummary, CoderChanges, CodingChanges, TranscriptChanges, ChangedCode } from './changes';
import { type SegmentChange, type SegmentChangeKind, changedValues } from './segmentChanges';
import type { StudyChange } from './studyChanges';
import { valueChangeWords, valueWords } from './valueChanges';

// What a review says, in the same words in all formats. Text of users comes in separate pieces, to be escaped.

/** Longest quote of a segment, in characters; longer ones are shortened in the middle. */
const MAX_WORDS = 280;
/** Longest memo or description. */
const MAX_TEXT = 160;

/** How a format writes a user's text, and marks it as words that were said. */
export interface Style {
  readonly text: (text: string) => string;
  readonly quote: (text: string) => string;
}

/** Words as they are, quotes in quotation marks. */
export const PLAIN: Style = { text: visible, quote: text => quoted(oneLine(text)) };

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
  const where = [state.line === null ? '' : l10n.t('line {0}', state.line), style.text(coder)].filter(
    part => part !== '',
  );
  const words =
    state.words === null ? l10n.t('words not stored') : style.quote(shortened(state.words, MAX_WORDS));
  const remarks = [
    ...recoding(item, codes, style),
    ...value(item, style),
    ...otherKinds(item).flatMap(kind => remark(kind, change, codes, style)),
    ...annotation(item, style),
  ];
  return `${where.join(', ')}: ${words}${remarks.length > 0 ? ` (${remarks.join('; ')})` : ''}`;
}

/** At which value a coding is that has come or gone. */
function value({ sign, code, change: { values } }: GroupItem, { text }: Style): string[] {
  const own = values.find(one => one.code === code);
  const words = own && valueWords(sign === '-' ? own.before : own.after);
  return words === undefined ? [] : [l10n.t('value: {0}', text(words))];
}

function recoding({ sign, change }: GroupItem, codes: readonly ChangedCode[], style: Style): string[] {
  if (!change.kinds.includes('recoded')) return [];
  const names = (ids: readonly string[]) => ids.map(id => nameIn(codes, id, style)).join(', ');
  if (sign === '+' && change.removedCodes.length > 0)
    return [l10n.t('instead of {0}', names(change.removedCodes))];
  if (sign === '-' && change.addedCodes.length > 0) return [l10n.t('now {0}', names(change.addedCodes))];
  return [];
}

function nameIn(codes: readonly ChangedCode[], id: string, { text }: Style): string {
  return text(codes.find(code => code.id === id)?.path.at(-1) ?? id);
}

/** What an annotation says that has come or gone, and that a memo is still there when the last code is not. */
function annotation({ sign, change: { kinds, before, after } }: GroupItem, style: Style): string[] {
  const isLeft = sign === '-' && after !== undefined && isAnnotation(after.segment);
  if (isLeft) return [l10n.t('the memo stays as an annotation')];
  const [one] = [after, before].filter(state => state !== undefined);
  if (!one || !isAnnotation(one.segment) || !(kinds.includes('added') || kinds.includes('removed')))
    return [];
  return [l10n.t('memo: {0}', style.quote(shortened(one.segment.memo!, MAX_TEXT)))];
}

function remark(
  kind: SegmentChange['kinds'][number],
  change: SegmentChange,
  codes: readonly ChangedCode[],
  style: Style,
): string[] {
  const { before, after } = change;
  const quoted = (text: string | null | undefined) =>
    text ? style.quote(shortened(text, MAX_TEXT)) : undefined;
  switch (kind) {
    case 'boundary':
      return [
        before?.words
          ? l10n.t('different boundaries, before: {0}', quoted(before.words)!)
          : l10n.t('different boundaries'),
      ];
    case 'memo':
      return [memoWords(before?.segment.memo, after?.segment.memo, style)];
    case 'key':
      return [after?.segment.key ? l10n.t('now a key quote') : l10n.t('no longer a key quote')];
    case 'value':
      return changedValues(change).map(one =>
        valueChangeWords(nameIn(codes, one.code, style), one, style.text),
      );
    case 'other':
      return [l10n.t('other fields changed')];
    default:
      return [];
  }
}

function memoWords(before: string | undefined, after: string | undefined, style: Style): string {
  const [was, is] = [before, after].map(memo => memo && style.quote(shortened(memo, MAX_TEXT)));
  if (!is) return l10n.t('memo removed: {0}', was ?? '');
  return was ? l10n.t('memo: {0}, before: {1}', is, was) : l10n.t('memo: {0}', is);
}

const CODE_KINDS: Readonly<Record<CodeChangeKind, string>> = {
  added: l10n.t('added'),
  removed: l10n.t('deleted'),
  merged: l10n.t('merged'),
  renamed: l10n.t('renamed'),
  moved: l10n.t('moved'),
  redefined: l10n.t('redefined'),
  recolored: l10n.t('colour changed'),
  reordered: l10n.t('position changed'),
  retired: l10n.t('retired'),
  restored: l10n.t('brought back'),
  rescaled: l10n.t('scale changed'),
  other: l10n.t('other fields changed'),
};

/** `Theme / Code: renamed, before: Code` and the like. */
export function codeChangeLine(
  { id, kinds, before, after, fields, merged }: CodeChange,
  style: Style,
): string {
  const [was, is] = [before, after].map(path =>
    path.length > 0 ? style.text(path.join(' / ')) : style.text(id),
  ) as [string, string];
  const said = kinds.map(kind => CODE_KINDS[kind]).join(', ');
  if (kinds.includes('merged')) {
    const name = before.length > 0 ? was : style.text(id);
    return `${name}: ${mergeSentence(is, merged, style)}`;
  }
  const isElsewhere = kinds.includes('renamed') || kinds.includes('moved');
  const texts = fields.filter(({ field }) => !['name', 'parent', 'rank', 'color', 'retired'].includes(field));
  return [
    `${after.length > 0 ? is : was}: ${isElsewhere ? l10n.t('{0}, before: {1}', said, was) : said}`,
    ...texts.map(field => (field.field === 'scale' ? scaleLine(field, style) : fieldLine(field, style))),
  ].join('; ');
}

/** What a code's values can be, as it would be typed. */
function scaleLine({ before, after }: FieldChange, { text }: Style): string {
  const [was, is] = [before, after].map(scale =>
    scale === undefined ? l10n.t('no scale') : text(scaleText(scale as Scale)),
  ) as [string, string];
  return l10n.t('now {0}, before: {1}', is, was);
}

function mergeSentence(into: string, { by, at }: Partial<CodeChange['merged']> = {}, style: Style): string {
  const day = at && shownDay(at.slice(0, 10));
  if (by === undefined) return l10n.t('merged into {0}', into);
  return day === undefined
    ? l10n.t('merged into {0} by {1}', into, style.text(by))
    : l10n.t('merged into {0} by {1} on {2}', into, style.text(by), day);
}

/** `participant Job Coach 1: added`. */
export function studyChangeLine({ file, list, name, kind, fields }: StudyChange, style: Style): string {
  const what = list === undefined ? file : recordName(file, list)(style.text(name));
  if (kind === 'changed') {
    const lines = (list === 'summaries' ? summaryFields(fields) : fields)
      .flatMap(withoutTurns)
      .map(
        field =>
          conflictLine(field, style) ??
          (list === undefined ? phaseLine(field) : undefined) ??
          fieldLine(field, style),
      );
    return `${what}: ${lines.length > 0 ? lines.join('; ') : l10n.t('looked through again')}`;
  }
  return `${what}: ${kind === 'added' ? l10n.t('added') : l10n.t('removed')}`;
}

type List = NonNullable<StudyChange['list']>;

function recordName(file: StudyChange['file'], list: List): (name: string) => string {
  return file === 'codebook.json' && list === 'groups' ? CODE_GROUP : RECORDS[list];
}

const CODE_GROUP = (name: string) => l10n.t('code group {0}', name);

const RECORDS: Readonly<Record<List, (name: string) => string>> = {
  participants: name => l10n.t('participant {0}', name),
  groups: name => l10n.t('group {0}', name),
  coders: name => l10n.t('coder {0}', name),
  reports: name => l10n.t('report {0}', name),
  sources: name => l10n.t('source of {0}', name),
  queries: name => l10n.t('query {0}', name),
  rules: name => l10n.t('rule {0}', name),
  summaries: name => l10n.t('summary of {0}', name),
};

/** Of a summary without the segments that it was written on, and when that was. */
function summaryFields(fields: readonly FieldChange[]): readonly FieldChange[] {
  return fields.filter(({ field }) => !['segments', 'words', 'at'].includes(field));
}

/** What a merge has left open, or what of it is decided; undefined of any other field. */
function conflictLine({ field, before, after }: FieldChange, style: Style): string | undefined {
  if (field !== CONFLICTS) return undefined;
  const [was, is] = [before, after].map(conflicts => openConflicts({ [CONFLICTS]: conflicts })) as [
    readonly OpenConflict[],
    readonly OpenConflict[],
  ];
  const decided = was.filter(one => !is.some(other => other.field === one.field));
  return [
    ...is.map(one =>
      l10n.t(
        'undecided after a merge: {0} {1}',
        style.text(one.field),
        one.values.map(value => valueShown(value ?? undefined, style)).join(' / '),
      ),
    ),
    ...decided.map(one => l10n.t('conflict decided: {0}', style.text(one.field))),
  ].join('; ');
}

/** That a blind phase begins or ends; undefined of any other field. */
function phaseLine({ field, before, after }: FieldChange): string | undefined {
  if (field !== 'blind' || (before === true) === (after === true)) return undefined;
  return after === true ? l10n.t('everyone codes blind from here on') : l10n.t('the blind phase ends');
}

/** The fields of `turns` in its place: one of them seldom changes with the others. */
function withoutTurns(change: FieldChange): FieldChange[] {
  const { field, before = {}, after = {} } = change;
  if (field !== 'turns' || !isObject(before) || !isObject(after)) return [change];
  return fieldChanges(before, after).map(inner => ({ ...inner, field: `turns.${inner.field}` }));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldLine({ field, before, after }: FieldChange, style: Style): string {
  return l10n.t(
    '{0} {1}, before: {2}',
    style.text(field),
    valueShown(after, style),
    valueShown(before, style),
  );
}

function valueShown(value: unknown, style: Style): string {
  if (value === undefined) return l10n.t('nothing');
  return style.quote(shortened(typeof value === 'string' ? value : JSON.stringify(value), MAX_TEXT));
}

/** `interviews/01.txt`, and what happened to its text. */
export function transcriptLine({ path, from, text, codings }: TranscriptChanges, style: Style): string {
  const changes = codings.reduce((sum, coding) => sum + coding.changes.length, 0);
  const renamed = from === undefined ? '' : l10n.t('renamed, before: {0}', style.text(from));
  const counting = renamed !== '' && changes === 0 ? '' : counted.changedSegments(changes);
  const parts = [renamed, counting, TEXTS[text]].filter(part => part !== '');
  return `${style.text(path)}: ${parts.join(', ')}`;
}

/** What happened to a text; nothing where it is the same. */
export const TEXTS: Readonly<Record<TranscriptChanges['text'], string>> = {
  same: '',
  added: l10n.t('new transcript'),
  removed: l10n.t('transcript deleted'),
  changed: l10n.t('text changed'),
};

/** Says that a coder's file was added or deleted, or has another status or memo; nothing where it has not. */
export function codingLines(changes: CoderChanges, coder: string, style: Style): string[] {
  const { before, after } = changes.memo ?? {};
  const memo = changes.memo ? [`${style.text(coder)}: ${memoWords(before, after, style)}`] : [];
  return [...fileLine(changes, coder, style), ...(changes.file === 'removed' ? [] : memo)];
}

function fileLine({ file, status }: CoderChanges, coder: string, style: Style): string[] {
  const who = style.text(coder);
  const isComplete = status?.after === 'complete';
  if (file === 'removed') return [`${who}: ${l10n.t('coding file deleted')}`];
  if (file === 'added')
    return [`${who}: ${isComplete ? l10n.t('new coding file, complete') : l10n.t('new coding file')}`];
  return status ? [`${who}: ${isComplete ? l10n.t('now complete') : l10n.t('now in progress')}`] : [];
}

/** `Coder 1: 12 segments added, 3 recoded`. */
export function coderCounts({ counts }: CoderSummary): string {
  const parts = (Object.keys(COUNTED) as SegmentChangeKind[])
    .filter(kind => counts[kind] > 0)
    .map(kind => COUNTED[kind](counts[kind]));
  return parts.join(', ') || l10n.t('no segments');
}

const COUNTED: Readonly<Record<SegmentChangeKind, (segments: number) => string>> = {
  added: n => l10n.t('{0} added', n),
  removed: n => l10n.t('{0} removed', n),
  recoded: n => l10n.t('{0} recoded', n),
  boundary: n => l10n.t('{0} with different boundaries', n),
  memo: n => l10n.t('{0} with a different memo', n),
  key: n => l10n.t('{0} marked or unmarked as key quotes', n),
  value: n => l10n.t('{0} with a different value', n),
  other: n => l10n.t('{0} with other changes', n),
};

/** What cannot be read, a line each. */
export function problemLines({ problems }: CodingChanges, style: Style): string[] {
  return problems.map(
    ({ path, line, message, state }) =>
      `${style.text(path)}:${line} (${style.text(state)}): ${style.text(message)}`,
  );
}

/** A text on one line; of a long one the middle is left out. */
export function shortened(text: string, most: number): string {
  const line = oneLine(text);
  // a character is one UTF-16 unit or two
  if (line.length <= most) return line;
  const characters = [...line];
  if (characters.length <= most) return line;
  const half = Math.floor((most - 3) / 2);
  return `${characters.slice(0, half).join('').trimEnd()} […] ${characters.slice(-half).join('').trimStart()}`;
}
