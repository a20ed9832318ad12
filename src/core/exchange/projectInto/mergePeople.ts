import { nameKey } from '../../codebook/codeName';
import { CONSENSUS, coderIdFrom } from '../../coding/sidecarName';
import { newId } from '../../participants/newId';
import { sameJson } from '../../records/sameJson';
import { PathMatcher } from '../../studyFile/matchPaths';
import { nameOf, withFields, withRecords } from '../../studyFile/namedRecords';
import type { Coder, Group, Participant, StudyFile } from '../../studyFile/studyFile';
import type { Clashes } from './clashes';

interface Named {
  readonly id: string;
  readonly name?: string | undefined;
}

/** Ids of a project → ids of the study. */
export type IdMap = ReadonlyMap<string, string>;

/** Which of the study's records each of a project's is: one of the same name. Ids of new ones are new. */
function matched<T extends Named>(
  ours: readonly T[],
  theirs: readonly T[],
  fresh: (record: T, taken: ReadonlySet<string>) => string,
): { readonly ids: IdMap; readonly known: ReadonlyMap<string, T> } {
  const taken = new Set([...ours, ...theirs].map(({ id }) => id));
  const own = new Set(ours.map(({ id }) => id));
  const ids = new Map<string, string>();
  const known = new Map<string, T>();
  for (const record of theirs) {
    const named = ours.filter(one => nameKey(nameOf(one)) === nameKey(nameOf(record)));
    const same =
      named.find(({ id }) => id === record.id) ??
      (named.length === 1 ? named[0] : named.find(one => isSame(one, record)));
    if (same) known.set(record.id, same);
    const id = same?.id ?? (own.has(record.id) ? fresh(record, taken) : record.id);
    taken.add(id);
    ids.set(record.id, id);
  }
  return { ids, known };
}

/** Whether two records say the same, whatever their ids are. */
function isSame(a: Named, b: Named): boolean {
  return sameJson({ ...a, id: '', name: nameOf(a) }, { ...b, id: '', name: nameOf(b) });
}

/** A record under another id: one without a name was called by its id. */
function underId<T extends Named>(record: T, id: string): T {
  return id === record.id ? record : { ...record, id, name: nameOf(record) };
}

/** The coders of a project among those of a study: two people who share an id are told apart by their names. */
export function mergeCoders(
  ours: readonly Coder[],
  theirs: readonly Coder[],
  clashes: Clashes,
): { readonly coders: readonly Coder[]; readonly ids: IdMap } {
  const { ids, known } = matched(ours, theirs, (coder, taken) => coderIdFrom(nameOf(coder), taken));
  const added = theirs.filter(({ id }) => !known.has(id));
  for (const { id } of added) if (ids.get(id) !== id) clashes.renamed(id, ids.get(id)!);
  const coders = withRecords(
    ours,
    added.map(coder => underId(coder, ids.get(coder.id)!)),
  );
  return { coders, ids: new Map([...ids, [CONSENSUS, CONSENSUS]]) };
}

/** Transcripts of a project by their paths there, and where they are in the study. */
export type PathMap = ReadonlyMap<string, string>;

/** Participants and groups of a project among those of a study. */
export function mergePeople(
  ours: StudyFile,
  theirs: StudyFile,
  paths: PathMap,
  clashes: Clashes,
): Pick<StudyFile, 'participants' | 'groups'> {
  const incoming = theirs.participants.map(one => withPaths(one, one.transcripts, paths));
  const people = matched(ours.participants, incoming, (one, taken) =>
    newId(nameOf(one), taken, 'participant'),
  );
  const participants = incoming.map(participant => {
    const same = people.known.get(participant.id);
    return same
      ? joinedParticipant(same, participant, clashes)
      : underId(participant, people.ids.get(participant.id)!);
  });
  const moved = theirs.groups.map(one => withPaths(one, one.transcripts, paths));
  const sets = matched(ours.groups, moved, (one, taken) => newId(nameOf(one), taken, 'group'));
  const groups = moved.map(group => {
    const same = sets.known.get(group.id);
    if (!same) return underId(group, sets.ids.get(group.id)!);
    return { ...same, transcripts: withPathsOf(same.transcripts, group.transcripts) };
  });
  return {
    participants: withRecords(ours.participants, participants),
    groups: withRecords(ours.groups, groups),
  };
}

/** With the paths that its patterns mean in the project, as they are in the study: there they could mean more. */
function withPaths<T extends Participant | Group>(
  record: T,
  patterns: readonly string[] | undefined,
  paths: PathMap,
): T {
  if (!patterns) return record;
  const matcher = PathMatcher.of(patterns);
  const found = [...paths].filter(([path]) => matcher.matches(path)).map(([, path]) => path);
  return { ...record, transcripts: found };
}

function withPathsOf(ours: readonly string[], theirs: readonly string[]): readonly string[] {
  const matcher = PathMatcher.of(ours);
  return [...ours, ...theirs.filter(path => !matcher.matches(path))];
}

function joinedParticipant(ours: Participant, theirs: Participant, clashes: Clashes): Participant {
  const name = nameOf(ours);
  const attributes = { ...theirs.attributes, ...ours.attributes };
  for (const [attribute, value] of Object.entries(theirs.attributes ?? {}))
    if (!sameJson(attributes[attribute], value)) clashes.differs(`${name}: ${attribute}`);
  if (theirs.memo !== undefined && ours.memo !== undefined && ours.memo !== theirs.memo)
    clashes.differs(`${name}: memo`);
  const speakers = [...new Set([...(ours.speakers ?? []), ...(theirs.speakers ?? [])])];
  const transcripts = withPathsOf(ours.transcripts ?? [], theirs.transcripts ?? []);
  return withFields(ours, {
    ...(speakers.length > 0 ? { speakers } : {}),
    ...(transcripts.length > 0 ? { transcripts } : {}),
    ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
    memo: ours.memo ?? theirs.memo,
  });
}
