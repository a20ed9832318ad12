import * as l10n from '@vscode/l10n';
import { byUnits } from '../base/compare';
import { PathMatcher } from '../studyFile/matchPaths';
import type { UnassignedLabel } from '../participants/speakers';
import type { Group, Participant } from '../studyFile/studyFile';
import { type Result, fail, ok } from '../base/result';
import { type CodesInScope, codesInScope } from './codesInScope';
import { codingThatCounts } from './codingThatCounts';
import type { AskedQuery, Corpus } from './corpus';
import { peopleOf } from './people';
import { TooSlowIn } from '../query/evaluate';
import { withPassages } from './queryPassages';
import { codesAskedFor } from './withCodeGroups';
import { withQueries } from './withQueries';
import { type LeftOut, type ScopedTranscript, transcriptsInScope } from './scopedTranscripts';
import { type ScopeOptions, narrowing } from '../studyFile/scopeOptions';

/** What an analysis counts, and everything that must be said with its figures. */
export interface Scope {
  /** The filters that narrow it. */
  readonly filters: ScopeOptions;
  /** The groups that were asked for. */
  readonly groups: readonly Group[];
  readonly codes: CodesInScope;
  /** Those whose passages count as segments do. */
  readonly queries: readonly AskedQuery[];
  /** Those with a turn in the scope's transcripts, or who claim one, and whom the filters keep; coded or not. */
  readonly participants: readonly Participant[];
  /** False when the study declares no participants, so that each label counts as one. */
  readonly areDeclared: boolean;
  readonly transcripts: readonly ScopedTranscript[];
  /** Ids of the coders who have a segment that counts, sorted. */
  readonly coders: readonly string[];
  /** Number of transcripts in which the consensus counts instead of the coders' own segments. */
  readonly consensusTranscripts: number;
  /** Paths of the transcripts whose consensus does not count, because it is not complete. */
  readonly startedConsensus: readonly string[];
  readonly leftOut: LeftOut;
  /** Ids of programs whose coding of the scope's transcripts is not counted, since nobody has asked for it; sorted. */
  readonly programs: readonly string[];
  /** Labels in the scope's transcripts that belong to no participant. */
  readonly unassigned: readonly UnassignedLabel[];
}

/**
 * Finds what counts. When participants are filtered, only segments that overlap a turn of one of them. Fails when the
 * study has no such group, or the codebook no such code group.
 */
export function findScope(corpus: Corpus, options: ScopeOptions = {}): Result<Scope> {
  const queried = withQueries(corpus, options);
  if (!queried.ok) return queried;
  try {
    return findIn(queried.value.corpus, queried.value.options);
  } catch (error) {
    if (error instanceof TooSlowIn) return fail(error.message);
    throw error;
  }
}

function findIn(corpus: Corpus, options: ScopeOptions): Result<Scope> {
  const filters = narrowing(options);
  const queries = filters.queries ? (corpus.queries ?? []) : [];
  const groups = (filters.groups ?? []).map(id => corpus.study.groups.find(group => group.id === id) ?? id);
  const unknown = groups.find(group => typeof group === 'string');
  if (unknown !== undefined) return fail(l10n.t('The study has no group “{0}”.', unknown));
  const known = groups as readonly Group[];

  const wanted = codesAskedFor(corpus.codebook, filters);
  if (!wanted.ok) return wanted;

  const isInScope = transcriptFilter(known, filters);
  const counted = corpus.transcripts
    .filter(({ path }) => isInScope(path))
    .map(transcript => {
      const counting = codingThatCounts(transcript, corpus, filters);
      return { transcript, counting: withPassages(corpus, transcript, counting, queries) };
    })
    .filter(({ counting }) => filters.status === undefined || counting.hasCoding);
  const people = peopleOf(
    corpus.study,
    counted.map(({ transcript }) => transcript),
    filters,
  );
  const codes = codesInScope(corpus.codebook, wanted.value);
  const transcripts = transcriptsInScope(corpus.codebook, codes, people, filters, counted);
  const leftOut = { orphan: 0, ambiguous: 0, undated: 0 };
  for (const { facts } of transcripts)
    for (const reason of LEFT_OUT) leftOut[reason] += facts.leftOut[reason];

  return ok({
    filters,
    groups: known,
    codes,
    queries,
    participants: people.participants,
    areDeclared: people.areDeclared,
    transcripts,
    coders: [...new Set(transcripts.flatMap(({ facts }) => facts.coders))].sort(byUnits),
    consensusTranscripts: counted.filter(({ counting }) => counting.isConsensus).length,
    startedConsensus: counted.flatMap(({ transcript, counting }) =>
      counting.isStarted ? [transcript.path] : [],
    ),
    leftOut,
    programs: [...new Set(counted.flatMap(({ counting }) => counting.programs))].sort(byUnits),
    unassigned: people.unassigned,
  });
}

const LEFT_OUT = ['orphan', 'ambiguous', 'undated'] as const satisfies readonly (keyof LeftOut)[];

function transcriptFilter(
  groups: readonly Group[],
  { transcripts }: ScopeOptions,
): (path: string) => boolean {
  const inGroups = groups.map(group => PathMatcher.of(group.transcripts));
  // exclusions alone apply to all transcripts
  const isAllBut = transcripts?.every(pattern => pattern.startsWith('!')) ?? false;
  const named = transcripts && PathMatcher.of(isAllBut ? ['**', ...transcripts] : transcripts);
  return path =>
    (inGroups.length === 0 || inGroups.some(group => group.matches(path))) && (!named || named.matches(path));
}
