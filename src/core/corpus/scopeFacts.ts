import * as l10n from '@vscode/l10n';
import { shownDay } from '../base/figures';
import { CONSENSUS } from '../coding/sidecarName';
import { counted, enumerate, labelled, quoted } from '../base/phrases';
import { findGroup } from '../codebook/codeGroups';
import { coderName } from './coders';
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
  /** Number of words in the scope's transcripts, without the labels and timestamps of turns and transcribers' notes. */
  readonly words: number;
  /** Number of transcribers' notes, such as `[laughs]`, whose words were not counted. */
  readonly transcriberNotes: number;
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
    codedTranscripts: sum(({ facts }) => (facts.segments > 0 ? 1 : 0)),
    segments: sum(({ facts }) => facts.segments),
    words: sum(({ transcript }) => transcript.words.count),
    transcriberNotes: sum(({ transcript }) => transcript.noteCount),
    notes: [...blindNote(corpus), ...programNote(corpus, scope), ...scopeNotes(scope)],
  };
}

/** That figures are of one coder's work, since the others' is hidden from who made them. */
export function blindNote(corpus: Corpus): readonly string[] {
  const { onlyCoders } = corpus;
  if (!onlyCoders) return [];
  if (onlyCoders.length === 0)
    return [l10n.t('Coding blind: no coding is counted here, since it is not certain who is coding.')];
  return [
    l10n.t(
      'Coding blind: only the coding of {0} is counted here. That of all other coders and the consensus is hidden.',
      onlyCoders.map(id => coderName(corpus, id)).join(', '),
    ),
  ];
}

/** The same in a few words. */
export function blindWarning({ onlyCoders }: Corpus): readonly string[] {
  return onlyCoders ? [l10n.t('Coding blind: the coding of others is not counted.')] : [];
}

/** That programs have coded, too, and are not counted. */
function programNote(corpus: Corpus, { programs }: Pick<Scope, 'programs'>): readonly string[] {
  if (programs.length === 0) return [];
  return [
    l10n.t(
      'The coding of programs is not counted unless they are chosen as coders: {0}.',
      enumerate(programs.map(id => coderName(corpus, id))),
    ),
  ];
}

/** What was counted, in a few words. */
export function scopeInBrief(corpus: Corpus, scope: Scope, facts: ScopeFacts): string {
  const counts = [
    counted.transcripts(facts.transcripts),
    counted.participants(facts.participants),
    counted.segments(facts.segments),
  ];
  return labelled([subject(scope), ...narrowed(corpus, scope, FEW)].join('; '), counts.join(', '));
}

/** Whose coding was counted, in a few words. */
export function codersInBrief(corpus: Corpus, facts: ScopeFacts): string {
  const { filters, coders, consensusTranscripts, transcripts } = facts;
  const named = enumerate(
    (filters.coders ?? coders.filter(id => id !== CONSENSUS)).map(id => coderName(corpus, id)),
    FEW,
  );
  if (filters.coders) return l10n.t('only {0}', named);
  if (consensusTranscripts === 0) return named || l10n.t('no coding');
  if (consensusTranscripts === transcripts) return l10n.t('consensus');
  return l10n.t(
    'consensus of {0}, otherwise {1}',
    counted.transcripts(consensusTranscripts),
    named || l10n.t('none'),
  );
}

/** So many of a list are named in a line. */
const FEW = 4;

/** What was counted and whose coding, in two sentences: the beginning of the definitions of every table. */
export function scopeSentences(corpus: Corpus, scope: Scope, facts: ScopeFacts): readonly string[] {
  return [whatSentence(corpus, scope, facts), codingSentence(corpus, facts)];
}

function whatSentence(corpus: Corpus, scope: Scope, facts: ScopeFacts): string {
  const uncoded = facts.transcripts - facts.codedTranscripts;
  const transcripts = counted.transcripts(facts.transcripts);
  const parts = [
    uncoded > 0 ? l10n.t('{0} ({1} without counted segments)', transcripts, uncoded) : transcripts,
    counted.participants(facts.participants),
    counted.segments(facts.segments),
    wordsInWords(facts),
  ];
  return `${labelled([subject(scope), ...narrowed(corpus, scope)].join('; '), parts.join(', '))}.`;
}

function wordsInWords({ words, transcriberNotes }: ScopeFacts): string {
  if (transcriberNotes === 0) return counted.words(words);
  return l10n.t(
    '{0} (without {1} such as “[laughs]”)',
    counted.words(words),
    counted.transcriberNotes(transcriberNotes),
  );
}

/** The filters of a scope in words: `The whole study`, or what it is narrowed to. */
export function filtersInWords(corpus: Corpus, scope: Scope): string {
  return [subject(scope), ...narrowed(corpus, scope)].join('; ');
}

function subject({ groups }: Scope): string {
  if (groups.length === 0) return l10n.t('The whole study');
  const names = groups.map(({ id, name }) => quoted(name ?? id)).join(', ');
  return groups.length === 1 ? l10n.t('Group {0}', names) : l10n.t('Groups {0}', names);
}

/** The other filters, in words. */
function narrowed({ study, codebook }: Corpus, { filters, queries }: Scope, most?: number): string[] {
  const { transcripts, participants, where, codeGroups, from, to, status } = filters;
  const codes = filters.codes?.filter(id => queries.every(query => query.id !== id));
  const nameOf = (id: string) => study.participants.find(one => one.id === id)?.name ?? id;
  return [
    ...(transcripts ? [l10n.t('only transcripts {0}', enumerate(transcripts, most))] : []),
    ...(participants ? [l10n.t('only participants {0}', enumerate(participants.map(nameOf), most))] : []),
    ...(where ? [l10n.t('only participants with {0}', conditionsInWords(where))] : []),
    ...(codes && codes.length > 0
      ? [
          l10n.t(
            'only codes {0}',
            enumerate(
              codes.map(id => quoted(codebook.resolve(id)?.name ?? id)),
              most,
            ),
          ),
        ]
      : []),
    ...(codeGroups
      ? [
          l10n.t(
            'only codes of {0}',
            enumerate(
              codeGroups.map(id => quoted(findGroup(codebook, id)?.name ?? id)),
              most,
            ),
          ),
        ]
      : []),
    ...(queries.length > 0
      ? [
          l10n.t(
            'only passages of {0}',
            enumerate(
              queries.map(({ name }) => quoted(name)),
              most,
            ),
          ),
        ]
      : []),
    ...periodInWords(from, to),
    ...(status ? [statusInWords(status)] : []),
  ];
}

function periodInWords(from: string | undefined, to: string | undefined): string[] {
  if (from && to) return [l10n.t('only segments created from {0} to {1}', shownDay(from), shownDay(to))];
  if (from) return [l10n.t('only segments created on or after {0}', shownDay(from))];
  return to ? [l10n.t('only segments created on or before {0}', shownDay(to))] : [];
}

function statusInWords(status: NonNullable<ScopeOptions['status']>): string {
  return status === 'complete' ? l10n.t('only completed coding') : l10n.t('only coding in progress');
}

/** `profession = nurse or doctor and age = 43`. */
export function conditionsInWords(where: NonNullable<ScopeOptions['where']>): string {
  const attributes = [...new Set(where.map(({ attribute }) => attribute))];
  const values = (attribute: string) =>
    where.filter(one => one.attribute === attribute).map(one => one.value);
  return attributes
    .map(attribute => `${attribute} = ${values(attribute).reduce((a, b) => l10n.t('{0} or {1}', a, b))}`)
    .reduce((a, b) => l10n.t('{0} and {1}', a, b));
}

/** Which coding is counted; one full stop is enough after `A. B.`. */
function codingSentence(corpus: Corpus, facts: ScopeFacts): string {
  return codingInWords(corpus, facts).replace(/\.\.$/, '.');
}

function codingInWords(corpus: Corpus, facts: ScopeFacts): string {
  const { filters, coders, consensusTranscripts, transcripts } = facts;
  const named = (ids: readonly string[]) => ids.map(id => coderName(corpus, id)).join(', ');
  if (filters.coders) return l10n.t('Coding: only {0}.', named(filters.coders));
  if (consensusTranscripts === 0) {
    if (coders.length === 0) return l10n.t('Coding: none.');
    return coders.length === 1
      ? l10n.t('Coding: {0}.', named(coders))
      : l10n.t('Coding: all coders combined, counting each coder’s segments: {0}.', named(coders));
  }
  if (consensusTranscripts === transcripts) return l10n.t('Coding: the consensus.');
  return l10n.t(
    'Coding: the consensus where it is complete ({0}), otherwise all coders combined, counting each coder’s segments: {1}.',
    counted.transcripts(consensusTranscripts),
    named(coders) || l10n.t('none'),
  );
}
