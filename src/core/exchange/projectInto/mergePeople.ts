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
    const same = named.find(({ id }) => id === record.id) ?? (named.length === 1 ? named[0] : undefined);
    if (same) known.set(record.id, same);
    const id = same?.id ?? (own.has(record.id) ? fresh(record, taken) : record.id);
    taken.add(id);
    ids.set(record.id, id);
  }
  return { ids, known };
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
    added.map(coder => ({ ...coder, id: ids.get(coder.id)! })),
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
  const people = matched(ours.participants, theirs.participants, (one, taken) =>
    newId(nameOf(one), taken, 'participant'),
  );
  const participants = theirs.participants.map(participant => {
    const same = people.known.get(participant.id);
    const moved = withPaths(participant, participant.transcripts, paths);
    if (same) return joinedParticipant(same, moved, clashes);
    return { ...moved, id: people.ids.get(participant.id)! };
  });
  const sets = matched(ours.groups, theirs.groups, (one, taken) => newId(nameOf(one), taken, 'group'));
  const groups = theirs.groups.map(group => {
    const same = sets.known.get(group.id);
    const moved = withPaths(group, group.transcripts, paths);
    if (!same) return { ...moved, id: sets.ids.get(group.id)! };
    return { ...same, transcripts: withPathsOf(same.transcripts, moved.transcripts) };
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
