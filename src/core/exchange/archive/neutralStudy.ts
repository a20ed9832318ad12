import type { Corpus } from '../../corpus/corpus';
import { PathMatcher } from '../../studyFile/matchPaths';
import { type ScopeOptions, narrowing } from '../../studyFile/scopeOptions';
import type {
  Coder,
  Group,
  Participant,
  PinnedReport,
  StudyFile,
  TranscriptSource,
} from '../../studyFile/studyFile';
import { coderNamed } from '../../corpus/coders';
import { byName } from '../../base/compare';
import { attributesOf } from '../../analyses/kit/parameters';
import { isRecomputed } from './archiveTables';
import type { NeutralNames } from './neutralNames';

/** The name of every archived study: its own may name a place. */
const NAME = 'Archived study'; // not for the catalogue

/** What `study.json` of an archive says: nothing in it is free text but names of groups, reports and attributes. */
export function neutralStudy(
  corpus: Corpus,
  names: NeutralNames,
  without: ReadonlySet<string>,
  sources: readonly TranscriptSource[],
): StudyFile {
  const { study } = corpus;
  const [first] = attributesOf(corpus);
  return {
    schema: study.schema,
    name: NAME,
    transcripts: ['transcript-*.txt'],
    quotes: 'hashed',
    interviewers: [...new Set(study.interviewers.map(names.label))],
    participants: study.participants.map(one => participant(one, corpus, names, without)),
    groups: study.groups.map(one => group(one, corpus, names)),
    coders: study.coders.map(one => coder(one, names)),
    reports: (study.reports ?? [])
      .filter(report => isRecomputed(report, without, first))
      .map((report, i) => neutralReport(report, i, corpus, names)),
    sources,
  };
}

function participant(
  { id, speakers, transcripts, attributes }: Participant,
  corpus: Corpus,
  names: NeutralNames,
  without: ReadonlySet<string>,
): Participant {
  const kept = Object.entries(attributes ?? {}).filter(([name]) => !without.has(name));
  return {
    id: names.participant(id),
    ...(speakers ? { speakers: [...new Set(speakers.map(names.label))] } : {}),
    ...(transcripts ? { transcripts: pathsOf(transcripts, corpus, names) } : {}),
    ...(kept.length > 0 ? { attributes: Object.fromEntries(kept) } : {}),
  };
}

function group(one: Group, corpus: Corpus, names: NeutralNames): Group {
  return {
    id: names.group(one.id),
    name: one.name ?? one.id,
    transcripts: pathsOf(one.transcripts, corpus, names),
  };
}

function coder({ id, program }: Coder, names: NeutralNames): Coder {
  const neutral = { id: names.coder(id) };
  if (!program) return neutral;
  const { name, version } = program;
  return { ...neutral, program: { name, ...(version === undefined ? {} : { version }) } };
}

/** The transcripts that paths and patterns match, by their new names. */
function pathsOf(
  patterns: readonly string[],
  { transcripts }: Corpus,
  names: NeutralNames,
): readonly string[] {
  const matcher = PathMatcher.of(patterns);
  return transcripts.filter(({ path }) => matcher.matches(path)).map(({ path }) => names.path(path));
}

function neutralReport(
  { name, analysis, scope, options }: PinnedReport,
  number: number,
  corpus: Corpus,
  names: NeutralNames,
): PinnedReport {
  return {
    id: `report-${String(number + 1).padStart(3, '0')}`,
    name,
    analysis,
    ...(scope ? { scope: neutralScope(scope, corpus, names) } : {}),
    ...(options ? { options: neutralOptions(options, corpus, names) } : {}),
  };
}

function neutralScope(scope: ScopeOptions, corpus: Corpus, names: NeutralNames): ScopeOptions {
  const { groups, transcripts, coders, participants, codes, codeGroups, ...rest } = narrowing(scope);
  const nothing = [names.path('')];
  const paths = transcripts && pathsOf(transcripts, corpus, names);
  return narrowing({
    ...rest,
    groups: groups?.map(names.group),
    transcripts: paths?.length === 0 ? nothing : paths,
    coders: coders?.map(names.coder),
    participants: participants?.map(names.participant),
    codes: codes?.map(names.code),
    codeGroups: codeGroups?.map(names.codeGroup),
  });
}

function neutralOptions(
  options: NonNullable<PinnedReport['options']>,
  corpus: Corpus,
  names: NeutralNames,
): NonNullable<PinnedReport['options']> {
  const { coders } = options;
  if (coders === undefined) return options;
  const listed =
    typeof coders === 'string' ? coders.split(',') : Array.isArray(coders) ? coders.map(String) : [];
  return {
    ...options,
    coders: listed.map(one => names.coder(coderNamed(corpus, one.trim()) ?? one)),
  };
}

/** What can still be read in an archive, for who passes it on: a person has to say whether it gives anybody away. */
export interface ReadableParts {
  readonly attributes: readonly string[];
  readonly groups: readonly string[];
  readonly reports: readonly string[];
  readonly codes: number;
  readonly programs: readonly string[];
}

/** @param study of the archive */
export function readableParts(study: StudyFile, codes: number): ReadableParts {
  const attributes = new Set(study.participants.flatMap(one => Object.keys(one.attributes ?? {})));
  return {
    attributes: [...attributes].sort(byName),
    groups: study.groups.map(({ name }) => name!),
    reports: (study.reports ?? []).map(({ name }) => name),
    codes,
    programs: study.coders.flatMap(({ program }) => (program ? [program.name] : [])),
  };
}
