import { peopleOf } from '../../corpus/people';
import type { Corpus } from '../../corpus/corpus';
import { CONSENSUS } from '../../coding/sidecarName';
import { NOBODY } from '../../participants/turnOwners';
import { PathMatcher } from '../../studyFile/matchPaths';
import { nameOf } from '../../studyFile/namedRecords';
import type { Participant } from '../../studyFile/studyFile';
import { guidFor } from '../guids';
import { survives, variableTypes, variableValue } from '../project/attributeVariables';
import type { RefiCase, RefiSet, RefiUser, RefiVariable } from '../project/refiProject';
import { SHOWN, type Supplemented, without } from '../project/supplement';
import type { OutgoingTranscript } from './outgoing';

/** What the consensus is called as a user. */
const CONSENSUS_NAME = 'Consensus';

/** Coders as users: those of the study, then those who are only named elsewhere. @param ids of those who have coded or written */
export function usersOut({ study }: Corpus, ids: Iterable<string>): readonly RefiUser[] {
  const declared = study.coders.map(coder => ({ id: coder.id, name: nameOf(coder) }));
  const known = new Set(declared.map(({ id }) => id));
  const others = [...new Set(ids)]
    .filter(id => !known.has(id))
    .map(id => ({ id, name: id === CONSENSUS ? CONSENSUS_NAME : id }));
  return [...declared, ...others].map(({ id, name }) => ({ guid: userGuid(id), name, id }));
}

export function userGuid(coder: string): string {
  return guidFor('coder', coder);
}

/** Participants as cases with variables, and groups of transcripts as sets. */
export interface PeopleOut {
  readonly variables: readonly RefiVariable[];
  readonly cases: readonly RefiCase[];
  readonly sets: readonly RefiSet[];
}

export function peopleOut({ study }: Corpus, transcripts: readonly OutgoingTranscript[]): PeopleOut {
  const types = variableTypes(study.participants);
  const passages = passagesOf(study, transcripts);
  return {
    variables: [...types].map(([name, type]) => ({ guid: guidFor('variable', name), name, type })),
    cases: study.participants.map(participant => ({
      guid: guidFor('participant', participant.id),
      name: nameOf(participant),
      description: participant.memo,
      codes: [],
      values: Object.entries(participant.attributes ?? {}).map(([name, value]) =>
        variableValue(guidFor('variable', name), types.get(name)!, value),
      ),
      sources: matching(participant.transcripts ?? [], transcripts),
      selections: passages.get(participant.id) ?? [],
    })),
    sets: study.groups.map(group => ({
      guid: guidFor('group', group.id),
      name: nameOf(group),
      description: group.memo,
      codes: [],
      sources: matching(group.transcripts, transcripts),
      notes: [],
    })),
  };
}

/** GUIDs of the transcripts that a list of paths and patterns names. */
function matching(
  patterns: readonly string[],
  transcripts: readonly OutgoingTranscript[],
): readonly string[] {
  const matcher = PathMatcher.of(patterns);
  return transcripts.filter(({ transcript }) => matcher.matches(transcript.path)).map(({ guid }) => guid);
}

/** GUIDs of the segments in which a participant speaks, in transcripts that are not theirs as a whole. By id. */
function passagesOf(
  study: Corpus['study'],
  transcripts: readonly OutgoingTranscript[],
): ReadonlyMap<string, readonly string[]> {
  const { participants, owners, areDeclared } = peopleOf(
    study,
    transcripts.map(({ transcript }) => transcript),
    {},
  );
  const found = new Map<string, string[]>();
  if (!areDeclared) return found;
  const claims = participants.map(participant => PathMatcher.of(participant.transcripts ?? []));
  transcripts.forEach(({ transcript, segments }, i) => {
    if (segments.length === 0) return;
    const { ofTurn } = owners[i]!;
    const others = participants.map((_, number) => !claims[number]!.matches(transcript.path));
    for (const { placed, guid } of segments) {
      const [from, to] = transcript.turns.overlapping(placed.start, placed.end);
      for (const number of new Set(ofTurn.subarray(from, to)))
        if (number !== NOBODY && others[number]) add(found, participants[number]!.id, guid);
    }
  });
  return found;
}

function add(lists: Map<string, string[]>, key: string, value: string): void {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
}

/** What the standard has no place for: of participants. */
export function participantsBeside(participants: readonly Participant[]): readonly Supplemented[] {
  const types = variableTypes(participants);
  return participants.map(participant => {
    const areKept = Object.entries(participant.attributes ?? {}).every(([name, value]) =>
      survives(types.get(name)!, value),
    );
    // an empty list of attributes is a list, too
    const isLeftOut = areKept && Object.keys(participant.attributes ?? {}).length > 0;
    return named(participant, isLeftOut ? ['attributes'] : []);
  });
}

/** A record without its name and memo, but with the name where another was written, since it has none. */
export function named(
  record: { readonly id: string; readonly name?: string | undefined; readonly memo?: string | undefined },
  leftOut: readonly string[],
): Supplemented {
  const isNamed = record.name === nameOf(record);
  const hasMemo = record.memo !== undefined && record.memo !== '';
  const gone = ['id', ...(isNamed ? ['name'] : []), ...(hasMemo ? ['memo'] : []), ...leftOut];
  return { id: record.id, ...without(record, gone), ...(isNamed ? {} : { [SHOWN]: nameOf(record) }) };
}
