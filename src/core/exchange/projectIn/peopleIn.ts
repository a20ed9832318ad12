import { cleanName } from '../../codebook/codeName';
import { newId } from '../../participants/newId';
import { sameJson } from '../../records/sameJson';
import { PathMatcher } from '../../studyFile/matchPaths';
import type { Group, Participant } from '../../studyFile/studyFile';
import { type AttributeValue, attributeOf } from '../project/attributeVariables';
import type { RefiProject, RefiSet, RefiText, RefiValue } from '../project/refiProject';
import { SHOWN, type Supplemented, without } from '../project/supplement';
import type { Findings } from './findings';
import type { KnownIds } from './knownIds';
import type { NotesIn } from './notesIn';

/** What a project is made into besides its people. */
export interface Around {
  readonly project: RefiProject;
  readonly known: KnownIds;
  readonly findings: Findings;
  /** Paths of transcripts by GUID of their source. */
  readonly paths: ReadonlyMap<string, string>;
}

/** Cases as participants, and what variables say of sources. */
export function participantsIn({ project, known, findings, paths }: Around): readonly Participant[] {
  const names = variableNames(project);
  const taken = new Set<string>();
  const idFor = (guid: string, name: string) => {
    const own = known.id('participant', guid);
    const id = own !== undefined && !taken.has(own) ? own : newId(name, taken, 'participant');
    taken.add(id);
    return id;
  };
  const attributesOf = (values: readonly RefiValue[]) =>
    Object.fromEntries(
      values.flatMap(value => {
        const name = names.get(value.variable);
        return name === undefined ? [] : [[name, attributeOf(value)] as const];
      }),
    );
  const cases = project.cases.map(one => {
    const record = known.record('participant', one.guid);
    const name = one.name ?? '';
    if (one.codes.length > 0) findings.note('caseCodes', name);
    if (one.selections.length > 0 && !record) findings.note('casePassages', name);
    const id = idFor(one.guid, name);
    const attributes = attributesOf(one.values);
    const found = [...new Set(one.sources.flatMap(source => paths.get(source) ?? []))];
    return {
      ...withFields(id, name, record, one.description),
      ...attributesBeside(record, attributes),
      ...pathsBeside(record, found, paths),
    } as Participant;
  });
  const owned = new Set(project.cases.flatMap(({ sources }) => sources));
  const described = project.sources.filter(({ guid, values }) => values.length > 0 && paths.has(guid));
  const ofSources = described
    .filter(({ guid }) => !owned.has(guid))
    .map(source => {
      const name = sourceName(source);
      findings.note('sourceValues', name);
      const attributes = attributesOf(source.values);
      return { id: idFor('', name), name, transcripts: [paths.get(source.guid)!], attributes } as Participant;
    });
  const withOwn = cases.map((participant, i) => {
    const own = described.filter(({ guid }) => project.cases[i]!.sources.includes(guid));
    for (const source of own) findings.note('sourceValues', sourceName(source));
    const more = Object.assign({}, ...own.map(({ values }) => attributesOf(values))) as object;
    return own.length > 0
      ? ({ ...participant, attributes: { ...more, ...participant.attributes } } as Participant)
      : participant;
  });
  return [...withOwn, ...ofSources];
}

function sourceName({ name, guid }: RefiText): string {
  return (
    cleanName((name ?? '').replace(/^.*[\\/]/, '').replace(/\.(?:txt|md|docx?|rtf|odt|pdf)$/i, '')) || guid
  );
}

function variableNames({ variables }: RefiProject): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const { guid, name } of variables) {
    if (names.has(guid)) continue;
    let own = name;
    for (let number = 2; taken.has(own); number++) own = `${name} ${number}`;
    taken.add(own);
    names.set(guid, own);
  }
  return names;
}

/** Sets of sources as groups of transcripts. */
export function groupsIn({ project, known, findings, paths }: Around, notes: NotesIn): readonly Group[] {
  const taken = new Set<string>();
  return project.sets.flatMap(set => {
    const record = known.record('group', set.guid);
    const found = [...new Set(set.sources.flatMap(source => paths.get(source) ?? []))];
    if (found.length === 0 && !record) {
      const isOurs = known.record('code group', set.guid); // not for the catalogue
      if (set.codes.length === 0 && !isOurs) findings.note('emptySet', setName(set, notes));
      return [];
    }
    const own = known.id('group', set.guid);
    const id = own !== undefined && !taken.has(own) ? own : newId(set.name, taken, 'group');
    taken.add(id);
    const group = { ...withFields(id, set.name, record, set.description), transcripts: found };
    return [{ ...group, ...pathsBeside(record, found, paths) } as unknown as Group];
  });
}

function setName({ name, notes }: RefiSet, all: NotesIn): string {
  return notes.some(guid => all.has(guid)) ? `${name} (+)` : name;
}

/** A record with its name, unless that was only shown in place of none. */
function withFields(
  id: string,
  name: string,
  record: Supplemented | undefined,
  memo: string | undefined,
): object {
  const { [SHOWN]: shown, ...fields } = record ?? { id };
  const named = record && shown === name ? {} : { name: record ? name : cleanName(name) || id };
  const own = without(fields, ['transcripts', 'attributes']);
  return without({ ...named, ...own, id, memo: memo ?? fields['memo'] }, []);
}

function attributesBeside(
  record: Supplemented | undefined,
  attributes: Readonly<Record<string, AttributeValue>>,
): object {
  const kept = record?.['attributes'] as Readonly<Record<string, AttributeValue>> | undefined;
  const asRead = (value: AttributeValue) => (value === null ? null : String(value));
  // those that would not survive were written as text
  const isSame =
    kept !== undefined &&
    typeof kept === 'object' &&
    kept !== null &&
    sameJson(Object.keys(kept), Object.keys(attributes)) &&
    Object.entries(kept).every(([name, value]) => isNear(asRead(value), asRead(attributes[name]!)));
  if (isSame) return { attributes: kept };
  return Object.keys(attributes).length > 0 ? { attributes } : {};
}

/** The same text, or the same number written otherwise. */
function isNear(a: string | null, b: string | null): boolean {
  return a === b || (a !== null && b !== null && a.trim() !== '' && Number(a) === Number(b));
}

/** The patterns of a record where they match just the transcripts that the project has, else these. */
function pathsBeside(
  record: Supplemented | undefined,
  found: readonly string[],
  paths: ReadonlyMap<string, string>,
): object {
  const kept = record?.['transcripts'];
  if (Array.isArray(kept) && kept.every(one => typeof one === 'string')) {
    const matcher = PathMatcher.of(kept);
    const matched = [...paths.values()].filter(path => matcher.matches(path));
    if (sameJson([...matched].sort(), [...found].sort())) return { transcripts: kept };
  }
  return found.length > 0 ? { transcripts: found } : {};
}
