import type { Corpus } from '../corpus/corpus';
import { type Scope, type ScopeOptions, findScope } from '../corpus/scope';
import { type Result, ok } from '../result';
import { type CodeCounts, countCodes } from './countCodes';
import { scopeNotes } from './notes';
import { orderRows } from './orderRows';
import { type Preset, type Representativeness, representativeness } from './representativeness';

/** What a table counts by: it decides `of`, `share` and the order of codes. */
export type By = 'participant' | 'segment' | 'transcript' | 'words';

export const BYS: readonly By[] = ['participant', 'segment', 'transcript', 'words'];

export interface FrequencyOptions extends ScopeOptions {
  /** `participant` unless given. */
  readonly by?: By | undefined;
  /** `strict` unless given. */
  readonly preset?: Preset | undefined;
}

/** How often the codes and themes of a study occur, and in what that was counted. */
export interface FrequencyTable {
  readonly scope: FrequencyScope;
  /** Depth first; see {@link frequency} for the order. Codes that do not occur have a row too. */
  readonly rows: readonly FrequencyRow[];
}

/** Everything that must be known to read the figures. */
export interface FrequencyScope {
  /** The study's name. */
  readonly study: string;
  readonly group: { readonly id: string; readonly name: string } | null;
  /** The coder who was asked for; null for the consensus where there is one, else all coders. */
  readonly coder: string | null;
  /** Ids of the coders whose segments were counted, sorted. */
  readonly coders: readonly string[];
  /** Number of transcripts in which the consensus was counted in place of the coders' own segments. */
  readonly consensusTranscripts: number;
  readonly where: readonly { readonly attribute: string; readonly value: string }[];
  readonly by: By;
  readonly preset: Preset;
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

/** A code's figures, or a theme's: those are of everything that carries the theme itself or any code below it. */
export interface FrequencyRow {
  readonly id: string;
  readonly name: string;
  /** Names from the top down to this one. */
  readonly path: readonly string[];
  readonly kind: 'theme' | 'code';
  /** Participants with at least one turn that one of the segments overlaps. A turn begins with its label. */
  readonly participants: number;
  /** All there are in the scope, of what the table counts by. */
  readonly of: number;
  /** The row's count, of what the table counts by, divided by `of`; null when `of` is 0. */
  readonly share: number | null;
  /** By participants, whatever the table counts by; null for none. */
  readonly label: Representativeness | null;
  /** Segments; one that carries several codes of a theme counts once for the theme. */
  readonly segments: number;
  /** Words that the segments share a character with; each once, however many segments cover it. */
  readonly words: number;
  /** Transcripts with at least one of the segments. */
  readonly transcripts: number;
}

/**
 * Counts codes and themes. Codes that were merged count for what they became; codes that the codebook does not have are
 * in a note. Among siblings, themes come first, in the order of the codebook; then codes, by what the table counts by,
 * then segments, most first, then name. Fails when the study has no such group.
 */
export function frequency(corpus: Corpus, options: FrequencyOptions = {}): Result<FrequencyTable> {
  const { by = 'participant', preset = 'strict' } = options;
  const found = findScope(corpus, options);
  if (!found.ok) return found;
  const scope = found.value;
  const { counts, totals, unknownCodes } = countCodes(corpus.codebook, scope);
  const of = totals[COUNT[by]];
  const rows = orderRows(corpus.codebook, id => counts.get(id)!, COUNT[by]).map((code): FrequencyRow => {
    const count = counts.get(code.id)!;
    return {
      id: code.id,
      name: code.name,
      path: corpus.codebook.path(code.id),
      kind: corpus.codebook.isTheme(code.id) ? 'theme' : 'code',
      participants: count.participants,
      of,
      share: of > 0 ? count[COUNT[by]] / of : null,
      label: representativeness(count.participants, totals.participants, preset),
      segments: count.segments,
      words: count.words,
      transcripts: count.transcripts,
    };
  });
  const notes = scopeNotes(scope, unknownCodes);
  return ok({ scope: { ...describe(corpus, scope, totals), by, preset, notes }, rows });
}

const COUNT = {
  participant: 'participants',
  segment: 'segments',
  transcript: 'transcripts',
  words: 'words',
} as const satisfies Record<By, keyof CodeCounts>;

function describe(
  { study }: Corpus,
  scope: Scope,
  totals: CodeCounts,
): Omit<FrequencyScope, 'by' | 'preset' | 'notes'> {
  const { group } = scope;
  return {
    study: study.name,
    group: group ? { id: group.id, name: group.name ?? group.id } : null,
    coder: scope.coder ?? null,
    coders: scope.coders,
    consensusTranscripts: scope.consensusTranscripts,
    where: scope.where.map(({ attribute, value }) => ({ attribute, value })),
    participants: totals.participants,
    transcripts: totals.transcripts,
    codedTranscripts: scope.transcripts.filter(({ segments }) => segments.length > 0).length,
    segments: totals.segments,
    words: totals.words,
  };
}
