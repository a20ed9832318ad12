import { type Steps, finish } from '../../base/steps';
import { type RowKind, rowFacts } from '../../corpus/codeRows';
import type { Corpus } from '../../corpus/corpus';
import { type Scope, findScope } from '../../corpus/scope';
import { type ScopeFacts, scopeFacts } from '../../corpus/scopeFacts';
import type { ScopeOptions } from '../../studyFile/scopeOptions';
import { unlistedNote } from '../../corpus/scopeNotes';
import { type Result, ok } from '../../base/result';
import { type CodeCounts, NO_COUNTS, countCodes } from './countCodes';
import type { CodeValues } from './codeValues';
import type { DescribedQuote } from '../kit/describedQuote';
import { orderRows } from './orderRows';
import { type Preset, type Representativeness, representativeness } from './representativeness';

/** What a table counts by: it decides `of`, `share` and the order of codes. */
export type By = 'participant' | 'segment' | 'transcript' | 'words';

export const BYS: readonly By[] = ['participant', 'segment', 'transcript', 'words'];

export interface FrequencyOptions {
  /** `participant` unless given. */
  readonly by?: By | undefined;
  /** `strict` unless given. */
  readonly preset?: Preset | undefined;
  /** Whether codes that do not occur have a row, too. */
  readonly all?: boolean | undefined;
}

/** How often the codes and themes of a study occur, and in what that was counted. */
export interface FrequencyTable {
  readonly scope: FrequencyScope;
  /** Depth first; see {@link frequencyTable} for the order. */
  readonly rows: readonly FrequencyRow[];
}

export interface FrequencyScope extends ScopeFacts {
  readonly by: By;
  readonly preset: Preset;
}

/** A code's figures, or a theme's: those are of everything that carries the theme itself or any code below it. */
export interface FrequencyRow {
  readonly id: string;
  readonly name: string;
  /** Names from the top down to this one. */
  readonly path: readonly string[];
  readonly kind: RowKind;
  /** Participants with at least one turn that one of the segments overlaps. A turn begins with its label. */
  readonly participants: number;
  /** All there are in the scope, of what the table counts by. */
  readonly of: number;
  /** The row's count, of what the table counts by, divided by `of`; null when `of` is 0. */
  readonly share: number | null;
  /** By participants, regardless of what the table counts by; null for none. */
  readonly label: Representativeness | null;
  /** Segments; one that carries several codes of a theme counts once for the theme. */
  readonly segments: number;
  /** Words that the segments share a character with; each once, however many segments cover it. */
  readonly words: number;
  /** `words` divided by all words of the scope's transcripts; null when there are none. */
  readonly coverage: number | null;
  /** Transcripts with at least one of the segments. */
  readonly transcripts: number;
  /** Key quotes, where they were asked for; those of a theme are quotes of the theme itself. */
  readonly quotes?: readonly DescribedQuote[];
  /** Of a code or theme with a scale. */
  readonly values?: CodeValues;
}

/**
 * Counts codes and themes. Codes that were merged count for what they became; codes that the codebook does not have are
 * in a note. Among siblings, themes come first, in the order of the codebook; then codes, by what the table counts by,
 * then segments, most first, then name.
 */
export function* frequencyTable(
  corpus: Corpus,
  scope: Scope,
  { by = 'participant', preset = 'strict', all = false }: FrequencyOptions,
): Steps<FrequencyTable> {
  const { codebook } = corpus;
  const facts = scopeFacts(corpus, scope);
  const counts = yield* countCodes(codebook, scope);
  const countsOf = (id: string) => counts.get(id) ?? NO_COUNTS;
  const of = { ...facts }[COUNT[by]];
  const ordered = orderRows(codebook, scope.codes, countsOf, COUNT[by]);
  const listed = all
    ? ordered
    : ordered.filter(({ id }) => countsOf(id).segments > 0 || codebook.setOf(id) !== undefined);
  const rows = listed.map((code): FrequencyRow => {
    const { participants, segments, words, transcripts } = countsOf(code.id);
    return {
      ...rowFacts(codebook, code.id),
      participants,
      of,
      share: of > 0 ? countsOf(code.id)[COUNT[by]] / of : null,
      label: representativeness(participants, facts.participants, preset),
      segments,
      words,
      coverage: facts.words > 0 ? words / facts.words : null,
      transcripts,
    };
  });
  const notes = [...facts.notes, ...unlistedNote(ordered.length - listed.length)];
  return { scope: { ...facts, by, preset, notes }, rows };
}

/** The table of a scope, at once. Fails when the study has no such group. */
export function frequency(
  corpus: Corpus,
  options: FrequencyOptions & ScopeOptions = {},
): Result<FrequencyTable> {
  const { by, preset, all, ...filters } = options;
  const scope = findScope(corpus, filters);
  return scope.ok ? ok(finish(frequencyTable(corpus, scope.value, { by, preset, all }))) : scope;
}

const COUNT = {
  participant: 'participants',
  segment: 'segments',
  transcript: 'transcripts',
  words: 'words',
} as const satisfies Record<By, keyof CodeCounts>;
