import { counted, enumerate } from '../base/phrases';
import type { Corpus } from './corpus';
import type { Scope } from './scope';
import { scopeNotes } from './scopeNotes';
import type { ScopeOptions } from '../studyFile/scopeOptions';

/** Everything that must be known to read figures over a scope; part of every report. */
export interface ScopeFacts {
  /** The study's name. */
  readonly study: string;
  /** What was asked for; empty when nothing was narrowed. */
  readonly filters: ScopeOptions;
  /** Ids of the coders whose segments were counted, sorted. */
  readonly coders: readonly string[];
  /** Number of transcripts in which the consensus was counted in place of the coders' own segments. */
  readonly consensusTranscripts: number;
  /** Number of participants in the scope, coded or not. */
  readonly participants: number;
  /** Number of transcripts in the scope, coded or not. */
  readonly transcripts: number;
  /** Number of transcripts with a segment that was counted. */
  readonly codedTranscripts: number;
  /** Number of segments that were counted. */
  readonly segments: number;
  /** Number of words in the scope's transcripts, without the labels and timestamps of turns. */
  readonly words: number;
  /** What was left out, and what else a reader should know, as sentences. */
  readonly notes: readonly string[];
}

export function scopeFacts(corpus: Corpus, scope: Scope): ScopeFacts {
  const sum = (of: (one: Scope['transcripts'][number]) => number) =>
    scope.transcripts.reduce((total, one) => total + of(one), 0);
  return {
    study: corpus.study.name,
    filters: scope.filters,
    coders: scope.coders,
    consensusTranscripts: scope.consensusTranscripts,
    participants: scope.participants.length,
    transcripts: scope.transcripts.length,
    codedTranscripts: sum(({ segments }) => (segments.length > 0 ? 1 : 0)),
    segments: sum(({ segments }) => segments.length),
    words: sum(({ transcript }) => transcript.words.count),
    notes: scopeNotes(corpus, scope),
  };
}

/** What was counted and whose coding, in two or three sentences: the beginning of every caption. */
export function scopeSentences(corpus: Corpus, scope: Scope, facts: ScopeFacts): readonly string[] {
  return [whatSentence(corpus, scope, facts), codingSentence(facts)];
}

function whatSentence(corpus: Corpus, scope: Scope, facts: ScopeFacts): string {
  const uncoded = facts.transcripts - facts.codedTranscripts;
  const parts = [
    `${counted.transcripts(facts.transcripts)}${uncoded > 0 ? ` (${uncoded} without a segment that counts)` : ''}`,
    counted.participants(facts.participants),
    counted.segments(facts.segments),
    counted.words(facts.words),
  ];
  return `${[subject(scope), ...narrowed(corpus, scope)].join('; ')}: ${parts.join(', ')}.`;
}

function subject({ groups }: Scope): string {
  if (groups.length === 0) return 'The whole study';
  const names = groups.map(({ id, name }) => `“${name ?? id}”`);
  return `${names.length === 1 ? 'Group' : 'Groups'} ${names.join(', ')}`;
}

/** The other filters, in words. */
function narrowed({ study, codebook }: Corpus, { filters }: Scope): string[] {
  const { transcripts, participants, where, codes, from, to, status } = filters;
  const nameOf = (id: string) => study.participants.find(one => one.id === id)?.name ?? id;
  return [
    ...(transcripts ? [`only ${enumerate(transcripts)}`] : []),
    ...(participants ? [`only participants ${enumerate(participants.map(nameOf))}`] : []),
    ...(where ? [`only participants with ${conditionsInWords(where)}`] : []),
    ...(codes ? [`only codes ${enumerate(codes.map(id => `“${codebook.resolve(id)?.name ?? id}”`))}`] : []),
    ...(from !== undefined || to !== undefined
      ? [`only segments made${from ? ` from ${from}` : ''}${to ? ` until ${to}` : ''}`]
      : []),
    ...(status ? [`only coding that is ${status}`] : []),
  ];
}

/** `profession = nurse or doctor and age = 43`. */
export function conditionsInWords(where: NonNullable<ScopeOptions['where']>): string {
  const attributes = [...new Set(where.map(({ attribute }) => attribute))];
  const values = (attribute: string) =>
    where.filter(one => one.attribute === attribute).map(one => one.value);
  return attributes.map(attribute => `${attribute} = ${values(attribute).join(' or ')}`).join(' and ');
}

function codingSentence({ filters, coders, consensusTranscripts, transcripts }: ScopeFacts): string {
  if (filters.coders) return `Coding: ${filters.coders.join(', ')} only.`;
  const all = coders.join(', ') || 'none';
  if (consensusTranscripts === 0)
    return `Coding: ${coders.length > 1 ? 'all coders together, each one’s segments counted: ' : ''}${all}.`;
  if (consensusTranscripts === transcripts) return 'Coding: the consensus.';
  return `Coding: the consensus where there is one (${counted.transcripts(consensusTranscripts)}), else all coders together, each one’s segments counted: ${all}.`;
}
