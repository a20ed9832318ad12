import * as l10n from '@vscode/l10n';
import { quoted } from '../../../../core/base/phrases';
import { parseSidecarPath } from '../../../../core/coding/sidecarName';
import type { Scale } from '../../../../core/codebook/code';
import { scaleText } from '../../../../core/codebook/editScale';
import { type Fields, own } from '../../../../core/records/fields';
import type { Choice } from '../../../../core/versions/merge/choices';
import { differingKeys } from '../../../../core/versions/merge/differingKeys';
import type { Side } from '../../../../core/versions/merge/markers';
import { coderName } from '../../../ui/coderName';
import { shortQuote } from '../../../ui/markdown';
import type { OpenedConflict } from './openConflict';

/** Characters of the words of a segment in a line, and of a value. */
const MAX_WORDS = 60;
const MAX_VALUE = 200;

/** Whose a version is: `main (yours)`. */
export function sideLabel({ names }: OpenedConflict, side: Side): string {
  if (side === 'base') return l10n.t('the common base');
  const own = names.own === side;
  const name = names[side];
  if (name) return own ? l10n.t('{0} (yours)', name) : name;
  return side === 'ours' ? l10n.t('the first version') : l10n.t('the second version');
}

/** What is to be decided: `Memo of “It was hard at first”`. */
export function choiceTitle(conflict: OpenedConflict, choice: Choice): string {
  const what = fieldLabel(choice);
  if (choice.list === undefined) return l10n.t('{0} of {1}', what, conflict.file.path);
  return l10n.t('{0} of {1}', what, recordLabel(conflict, choice.list, choice.record));
}

/** `01.txt, N. D.` for a coder's file, else its path. */
export function fileLabel({ file: { openStudy, path } }: Pick<OpenedConflict, 'file'>): string {
  const named = parseSidecarPath(path);
  if (!named) return path;
  return `${named.transcript}, ${coderName(openStudy, named.coder)}`;
}

/** A record as people know it: a segment by its words and codes, others by their names. */
export function recordLabel(conflict: OpenedConflict, list: string, record: Fields): string {
  if (list === 'segments') {
    const codes = codeNames(conflict, (own(record, 'codes') ?? []) as string[]);
    return `${wordsOf(conflict, record, text => shortQuote(text, MAX_WORDS))} (${codes})`;
  }
  const name = own(record, 'name') ?? own(record, 'id');
  return list === 'decisions' ? l10n.t('a decision') : quoted(String(name));
}

/** A record of a version by its id, for messages. */
export function recordById(
  conflict: OpenedConflict,
  list: string,
  id: string,
  records: readonly Fields[],
): string {
  const record = records.find(one => one['id'] === id);
  return record ? recordLabel(conflict, list, record) : quoted(id);
}

/** The words of an anchor: those written down, else those of the transcript, where it is still that text. */
function wordsOf(
  { file: { openStudy, path } }: OpenedConflict,
  anchor: Fields,
  cut: (text: string) => string,
): string {
  const [quote, version] = [own(anchor, 'quote'), own(anchor, 'text')];
  if (typeof quote === 'string') return quoted(cut(quote));
  const [start, end] = [Number(anchor['start']), Number(anchor['end'])];
  const named = parseSidecarPath(path);
  const transcript = named && openStudy.study.transcript(named.transcript);
  if (transcript?.version === version) return quoted(cut(transcript!.text.slice(start, end)));
  return l10n.t('characters {0} to {1}', start, end);
}

function codeNames({ codebook }: OpenedConflict, ids: readonly string[]): string {
  return ids.map(id => codebook.resolve(id)?.name ?? id).join(', ');
}

/** What a field is called. */
export function fieldLabel({ list, field }: Pick<Choice, 'list' | 'field'>): string {
  const labels: Readonly<Record<string, string>> = {
    anchor: l10n.t('Words'),
    codes: l10n.t('Codes'),
    memo: l10n.t('Memo'),
    values: l10n.t('Values'),
    key: l10n.t('Key quote'),
    scale: l10n.t('Scale'),
    retired: l10n.t('Retired'),
    created: l10n.t('Time of coding'),
    status: l10n.t('Status'),
    name: l10n.t('Name'),
    parent: l10n.t('Theme'),
    color: l10n.t('Colour'),
    description: l10n.t('Description'),
    include: l10n.t('Inclusion criteria'),
    exclude: l10n.t('Exclusion criteria'),
    example: l10n.t('Example'),
    mergedInto: l10n.t('Code that it was merged into'),
    speakers: l10n.t('Labels'),
    attributes: l10n.t('Attributes'),
    transcripts: l10n.t('Transcripts'),
    quotes: l10n.t('Whether words are stored'),
  };
  const label = Object.hasOwn(labels, field) ? labels[field]! : field;
  return list === undefined && field === 'name' ? l10n.t('Name of the study') : label;
}

/** A value in words. @param whole without leaving anything out */
export function valueLabel(conflict: OpenedConflict, choice: Choice, value: unknown, whole = false): string {
  const cut = (text: string) => (whole ? text : shortQuote(text, MAX_VALUE));
  if (value === null || value === undefined) return l10n.t('nothing');
  switch (choice.field) {
    case 'anchor':
      return wordsOf(conflict, value as Fields, cut);
    case 'codes':
      return codeNames(conflict, value as string[]);
    case 'parent':
    case 'mergedInto':
      return quoted(codeNames(conflict, [value as string]));
    case 'status':
      return value === 'complete' ? l10n.t('complete') : l10n.t('in progress');
    case 'attributes':
      return differingLabel(choice, value as Fields, key => key);
    case 'values':
      return differingLabel(choice, value as Fields, id => codeNames(conflict, [id]));
    case 'scale':
      return cut(scaleText(value as Scale));
    case 'key':
    case 'retired':
      return value === true ? l10n.t('yes') : l10n.t('no');
  }
  if (typeof value === 'string') return cut(value);
  if (Array.isArray(value) && value.every(one => typeof one === 'string')) return cut(value.join(', '));
  return cut(JSON.stringify(value));
}

/** Of attributes, or of values by code, those that differ from one version to another. */
function differingLabel({ options }: Choice, value: Fields, nameOf: (key: string) => string): string {
  const keys = differingKeys(options.map(option => option.value));
  return keys.map(key => `${nameOf(key)}: ${String(own(value, key) ?? '—')}`).join(', ');
}
