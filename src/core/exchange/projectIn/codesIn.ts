import * as l10n from '@vscode/l10n';
import type { Code, CodeGroup, CodebookFile, MergedCode } from '../../codebook/code';
import { Codebook, compareSiblings } from '../../codebook/codebook';
import { membersOf } from '../../codebook/codeGroups';
import { newCodeId } from '../../codebook/codeId';
import { cleanName } from '../../codebook/codeName';
import { isMerged } from '../../codebook/parents';
import { ranksAt } from '../../codebook/ranks';
import { sameJson } from '../../records/sameJson';
import { codeDescription } from '../project/codeDescription';
import type { RefiCode, RefiProject } from '../project/refiProject';
import { SHOWN, type Supplement, without } from '../project/supplement';
import { type KnownIds, drawnFrom } from './knownIds';
import type { NotesIn } from './notesIn';

/** The codebook of a project. */
export interface CodesIn {
  readonly codebook: Codebook;
  /** By GUID. */
  readonly idOf: (guid: string) => string | undefined;
}

/** Codes, their memos and code groups. */
export function codesIn(
  project: RefiProject,
  supplement: Supplement | undefined,
  known: KnownIds,
  notes: NotesIn,
): CodesIn {
  const ids = idsFor(project.codes, known);
  const made = new Set<string>();
  const codes: Code[] = [];
  project.codes.forEach((code, i) => {
    const isTaken = (id: string) => made.has(id);
    const own = ids.get(code.guid)!;
    // two codes with one GUID are two codes
    const id = made.has(own) ? newCodeId(code.name, isTaken, drawnFrom(`code ${i} ${code.guid}`)) : own;
    made.add(id);
    codes.push(codeIn(id, code, ids, known, notes));
  });
  const merged = (supplement?.codes ?? []).map(record => record as unknown as MergedCode);
  const all: (Code | MergedCode)[] = [...codes, ...merged.filter(one => isMerged(one) && !made.has(one.id))];
  const plain = Codebook.of({ schema: 1, codes: all });
  const placed = withParents(plain, codes, supplement);
  const file: CodebookFile = {
    ...supplement?.codebook,
    schema: 1,
    codes: [...placed, ...all.filter(isMerged)],
  };
  const ordered = inOrder(file, placed);
  const groups = groupsIn(project, ids, known, Codebook.of(ordered));
  const codebook = Codebook.of(groups.length > 0 ? { ...ordered, groups } : ordered);
  return { codebook, idOf: guid => ids.get(guid) };
}

function idsFor(codes: readonly RefiCode[], known: KnownIds): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const { guid, name } of codes) {
    if (ids.has(guid)) continue;
    const own = known.id('code', guid);
    const id =
      own !== undefined && !taken.has(own)
        ? own
        : newCodeId(name, one => taken.has(one), drawnFrom(`code ${guid}`));
    ids.set(guid, id);
    taken.add(id);
  }
  return ids;
}

function codeIn(
  id: string,
  code: RefiCode,
  ids: ReadonlyMap<string, string>,
  known: KnownIds,
  notes: NotesIn,
): Code {
  const record = known.record('code', code.guid) ?? { id };
  const parent = code.parent === undefined ? undefined : ids.get(code.parent);
  const { [SHOWN]: shown, ...fields } = record;
  const color = shown !== undefined && shown === code.color ? undefined : colorOf(code.color);
  const isSame = codeDescription(fields as Partial<Code>) === code.description;
  const kept = isSame ? fields : without(fields, ['include', 'exclude', 'example']);
  const description = isSame ? fields['description'] : code.description?.trim();
  const memo = notes.memoOf(code.noteRefs) ?? fields['memo'];
  const name = fields === record && cleanName(code.name) !== code.name ? cleanName(code.name) : code.name;
  const all = { ...kept, id, name: name.trim() === '' ? l10n.t('Unnamed code') : name };
  return without({ ...all, parent, color, description, memo }, []) as unknown as Code;
}

function colorOf(color: string | undefined): string | undefined {
  const hex = color?.trim() ?? '';
  if (/^#[0-9a-f]{6}$/i.test(hex)) return hex;
  return /^#[0-9a-f]{3}$/i.test(hex) ? hex.replace(/[0-9a-f]/gi, '$&$&') : undefined;
}

/** With the parents that codes name here, where these come to the same: one that was merged, or that is gone. */
function withParents(
  codebook: Codebook,
  codes: readonly Code[],
  supplement: Supplement | undefined,
): readonly Code[] {
  const named = new Map(supplement?.codes.map(record => [record.id, record['parent']]) ?? []);
  const withNamed = codes.map(code => {
    const parent = named.get(code.id);
    return typeof parent === 'string' && parent !== code.parent ? { ...code, parent } : code;
  });
  if (withNamed.every((code, i) => code === codes[i])) return codes;
  const merged = codebook.file.codes.filter(isMerged);
  const other = Codebook.of({ schema: 1, codes: [...withNamed, ...merged] });
  return codes.map((code, i) =>
    other.parentOf(code.id)?.id === codebook.parentOf(code.id)?.id ? withNamed[i]! : code,
  );
}

/** With new ranks for siblings that would be in another order than in the project. @param codes in that order */
function inOrder(file: CodebookFile, codes: readonly Code[]): CodebookFile {
  const codebook = Codebook.of(file);
  const siblings = new Map<string | undefined, Code[]>();
  for (const code of codes) {
    const parent = codebook.parentOf(code.id)?.id;
    siblings.set(parent, [...(siblings.get(parent) ?? []), code]);
  }
  const ranks = new Map<string, string>();
  for (const list of siblings.values()) {
    const isOrdered = list.every((code, i) => i === 0 || compareSiblings(list[i - 1]!, code) <= 0);
    if (isOrdered) continue;
    const { inserted } = ranksAt([], 0, list.length);
    list.forEach((code, i) => ranks.set(code.id, inserted[i]!));
  }
  const ranked = (code: Code | MergedCode) =>
    ranks.has(code.id) ? { ...code, rank: ranks.get(code.id)! } : code;
  return { ...file, codes: file.codes.map(ranked) };
}

/** Sets of codes as code groups. */
function groupsIn(
  { sets }: RefiProject,
  ids: ReadonlyMap<string, string>,
  known: KnownIds,
  codebook: Codebook,
): readonly CodeGroup[] {
  const taken = new Set<string>();
  return sets.flatMap(({ guid, name, description, codes }) => {
    const record = known.record('code group', guid); // not for the catalogue
    if (codes.length === 0 && !record) return [];
    const own = known.id('code group', guid); // not for the catalogue
    const id =
      own !== undefined && !taken.has(own)
        ? own
        : newCodeId(name, one => taken.has(one), drawnFrom(`group ${guid}`));
    taken.add(id);
    const members = [...new Set(codes.flatMap(code => ids.get(code) ?? []))];
    const group = { description, ...record, id, name: name.trim() || id, codes: members };
    const named = { ...group, codes: record?.['codes'] ?? members } as CodeGroup;
    const isSame = sameJson(
      membersOf(codebook, named).map(code => code.id),
      codebook.inOrder().flatMap(code => (members.includes(code.id) ? [code.id] : [])),
    );
    return [without({ ...(isSame ? named : group) }, []) as unknown as CodeGroup];
  });
}
