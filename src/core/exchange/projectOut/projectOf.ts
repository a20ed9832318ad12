import { byUnits } from '../../base/compare';
import { guidFor } from '../guids';
import type { RefiProject, RefiText } from '../project/refiProject';
import { ORIGIN, SUPPLEMENT_SCHEMA, type Supplement, without } from '../project/supplement';
import { codeGroupsBeside, codesBeside, codesOut } from './codesOut';
import { linksOut, memosOut } from './memosOut';
import { type OutgoingStudy, type OutgoingTranscript, isMemo, noteOf } from './outgoing';
import { named, participantsBeside, peopleOut, usersOut } from './peopleOut';
import { codingsBeside, outgoingTranscripts, sourceOut } from './sourcesOut';

/** A study as a project: what the standard has a place for, the rest, and the texts. */
export interface OutgoingProject {
  readonly project: RefiProject;
  readonly supplement: Supplement;
  /** Texts of sources, LF, by GUID. */
  readonly texts: ReadonlyMap<string, string>;
  readonly transcripts: readonly OutgoingTranscript[];
}

/** The study as a project. The same study gives the same project. */
export function projectOf(outgoing: OutgoingStudy): OutgoingProject {
  const { corpus } = outgoing;
  const { study, codebook } = corpus;
  const transcripts = outgoingTranscripts(outgoing);
  const memos = memosOut(outgoing);
  const used = new Set(transcripts.flatMap(({ segments }) => segments.flatMap(({ codes }) => codes)));
  const codes = codesOut(codebook, used, memos.ofCodes);
  const people = peopleOut(corpus, transcripts);
  const sources = transcripts.map(one =>
    sourceOut(outgoing, one, memos.ofTranscripts.get(one.transcript.path) ?? []),
  );
  const ofStudy = isMemo(study.memo) ? [noteOf(study.memo, { guid: guidFor('memo', 'study') })] : [];
  const notes: readonly RefiText[] = [
    ...ofStudy,
    ...codes.notes,
    ...sources.flatMap(one => one.notes),
    ...memos.notes,
  ];
  const project: RefiProject = {
    name: study.name,
    origin: ORIGIN,
    users: usersOut(corpus, [...codersIn(outgoing, transcripts), ...memos.coders]),
    codes: codes.codes,
    variables: people.variables,
    cases: people.cases,
    sources: sources.map(({ source }) => source),
    notes,
    links: linksOut(notes, transcripts),
    sets: [...codes.sets, ...people.sets],
    noteRefs: ofStudy.map(({ guid }) => guid),
  };
  const texts = new Map(transcripts.map(({ guid, transcript }) => [guid, transcript.text]));
  return { project, supplement: supplementOf(outgoing, transcripts, memos.beside), texts, transcripts };
}

/** Ids of those whose coding or memos of transcripts are exported. */
function codersIn({ coders }: OutgoingStudy, transcripts: readonly OutgoingTranscript[]): readonly string[] {
  const all = transcripts.flatMap(({ transcript }) => transcript.codings.map(({ coder }) => coder));
  return [...new Set(all)].filter(id => !coders || coders.includes(id)).sort(byUnits);
}

const OF_PROJECT = ['schema', 'name', 'coders', 'participants', 'groups'];

function supplementOf(
  outgoing: OutgoingStudy,
  transcripts: readonly OutgoingTranscript[],
  memos: Supplement['memos'],
): Supplement {
  const { study, codebook } = outgoing.corpus;
  return {
    schema: SUPPLEMENT_SCHEMA,
    study: without(study, [...OF_PROJECT, ...(isMemo(study.memo) ? ['memo'] : [])]),
    coders: study.coders.map(coder => named(coder, [])),
    participants: participantsBeside(study.participants),
    groups: study.groups.map(group => named(group, [])),
    codebook: without(codebook.file, ['schema', 'codes', 'groups']),
    codes: codesBeside(codebook),
    codeGroups: codeGroupsBeside(codebook),
    transcripts: transcripts.map(({ transcript }) => transcript.path),
    codings: transcripts.flatMap(one => codingsBeside(outgoing, one)),
    memos,
  };
}
