import type { Corpus } from '../../corpus/corpus';
import type { Fields } from '../../records/fields';
import { sha256Of } from '../../text/sha256';
import { type GuidKind, guidFor } from '../guids';
import { SUPPLEMENT_SCHEMA, type Supplement, type Supplemented } from '../project/supplement';

/** Which record of ours a GUID stands for. */
export interface KnownIds {
  /** Its id, or the path of a transcript. */
  id(kind: GuidKind, guid: string): string | undefined;
  /** What the supplement has of it. */
  record(kind: GuidKind, guid: string): Supplemented | undefined;
}

/** Those of a supplement, then those of a study that is imported into. */
export function knownIds(supplement: Supplement | undefined, target: Corpus | undefined): KnownIds {
  const records = new Map<string, Supplemented>();
  const ids = new Map<string, string>();
  const note = (kind: GuidKind, id: string, names: readonly string[] = [id]) => {
    const key = `${kind} ${guidFor(kind, ...names)}`;
    if (!ids.has(key)) ids.set(key, id);
    return key;
  };
  const noteAll = (kind: GuidKind, list: readonly Supplemented[]) => {
    for (const record of list) records.set(note(kind, record.id), record);
  };
  if (supplement) {
    noteAll('code', supplement.codes);
    noteAll('code group', supplement.codeGroups); // not for the catalogue
    noteAll('participant', supplement.participants);
    noteAll('group', supplement.groups);
    noteAll('coder', supplement.coders);
    for (const path of supplement.transcripts) note('transcript', path);
    for (const { transcript, coder, segments } of supplement.codings)
      for (const record of segments)
        records.set(note('segment', record.id, [transcript, coder, record.id]), record);
  }
  if (target) {
    const { study, codebook, transcripts } = target;
    for (const { id } of codebook.inOrder()) note('code', id);
    for (const { id } of codebook.file.groups ?? []) note('code group', id); // not for the catalogue
    for (const { id } of study.participants) note('participant', id);
    for (const { id } of study.groups) note('group', id);
    for (const { path, all } of transcripts) {
      note('transcript', path);
      for (const { coder, segment } of all) note('segment', segment.id, [path, coder, segment.id]);
    }
  }
  return {
    id: (kind, guid) => ids.get(`${kind} ${guid}`),
    record: (kind, guid) => records.get(`${kind} ${guid}`),
  };
}

/** Reads a supplement. Undefined where it is none, or of a newer version: it may come from anywhere. */
export function readSupplement(json: string | undefined): Supplement | undefined {
  if (json === undefined) return undefined;
  try {
    const value = JSON.parse(json) as Supplement;
    return isSupplement(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const LISTS = ['coders', 'participants', 'groups', 'codes', 'codeGroups'] as const;

function isSupplement(value: Supplement): boolean {
  return (
    isFields(value) &&
    value.schema === SUPPLEMENT_SCHEMA &&
    isFields(value.study) &&
    isFields(value.codebook) &&
    LISTS.every(list => areRecords(value[list])) &&
    areTexts(value.transcripts) &&
    Array.isArray(value.memos) &&
    value.memos.every(one => isFields(one) && areTexts([one.path, one.front])) &&
    Array.isArray(value.codings) &&
    value.codings.every(
      one =>
        isFields(one) &&
        areTexts([one.transcript, one.coder]) &&
        isFields(one.fields) &&
        areRecords(one.segments),
    )
  );
}

function areRecords(list: unknown): boolean {
  return Array.isArray(list) && list.every(one => isFields(one) && typeof one['id'] === 'string');
}

function areTexts(list: unknown): boolean {
  return Array.isArray(list) && list.every(one => typeof one === 'string');
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Numbers in [0, 1) that a name decides: ids that are drawn with them are the same whenever a project is imported. */
export function drawnFrom(name: string): () => number {
  let digits = '';
  let round = 0;
  return () => {
    if (digits === '') digits = sha256Of(`${round++} ${name}`);
    const next = parseInt(digits.slice(0, 8), 16) / 2 ** 32;
    digits = digits.slice(8);
    return next;
  };
}
