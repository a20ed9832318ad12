import type { Steps } from '../../base/steps';
import { type CodeFacts, CodeRows, codeFacts } from '../../corpus/codeRows';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { type ScopeFacts, scopeFacts } from '../../corpus/scopeFacts';
import { rowOf } from '../grid/gridCell';
import { type ColumnKind, gridColumns } from '../kit/countGrid';
import { type DescribedQuote, QuoteDescriber, type SegmentPlace } from '../kit/describedQuote';
import { upwards } from '../segments/quotesByCode';

export interface KeyQuoteOptions {
  readonly columns: ColumnKind;
  /** So many levels of the scope's codes have a row, the topmost ones; 0 for all. */
  readonly level: number;
  /** Whether only segments that are marked as key quotes are quoted. */
  readonly key: boolean;
  /** Of segments that are not marked, those with fewer words are quoted only where there is no other. */
  readonly least: number;
  /** Of more words, the middle of a quote is cut; 0 for none. */
  readonly longest: number;
}

/** Themes and codes by participants or transcripts, each cell with one quote. */
export interface QuoteGrid {
  readonly scope: ScopeFacts & KeyQuoteOptions;
  /** Participants of the scope in its order, or its transcripts by path; coded or not. */
  readonly columns: readonly QuoteColumn[];
  /** In the order of the codebook: those with a quote, and all above them. */
  readonly rows: readonly QuoteGridRow[];
}

export interface QuoteColumn {
  /** Id of the participant, or path of the transcript. */
  readonly id: string;
  readonly name: string;
  /** Number of cells with a quote. */
  readonly quotes: number;
}

export interface QuoteGridRow extends CodeFacts {
  /** One for each column; null where nothing is coded. */
  readonly cells: readonly (CellQuote | null)[];
}

export interface CellQuote extends DescribedQuote {
  readonly key: boolean;
}

interface Candidate extends SegmentPlace {
  readonly words: number;
}

/**
 * One quote for each code and participant, or transcript: the first key quote, by transcript and place; else the shortest
 * segment of at least `least` words, else the longest one. A segment is in the row of its code, or of the nearest code above
 * that has a row, so that none is quoted for a code and for its theme.
 */
export function* keyQuoteGrid(corpus: Corpus, scope: Scope, options: KeyQuoteOptions): Steps<QuoteGrid> {
  const codes = new CodeRows(corpus.codebook, scope.codes);
  const rowOfCode = rowsOf(corpus, scope, codes, options.level);
  const columns = gridColumns(scope, options.columns);
  const found = codes.ids.map((): (Candidate | undefined)[] => []);
  for (const [transcript, { transcript: text, segments }] of scope.transcripts.entries()) {
    for (const segment of segments) {
      const { placed } = segment;
      if (options.key && placed.segment.key !== true) continue;
      const [from, to] = text.words.range(placed.start, placed.end);
      const one: Candidate = { transcript, segment, words: to - from };
      for (const code of codes.carried(placed.segment.codes)) {
        const row = rowOfCode[code];
        if (row === undefined) continue;
        for (const column of rowOf(options.columns, transcript, segment))
          found[row]![column] = better(found[row]![column], one, options.least);
      }
    }
    yield (transcript + 1) / scope.transcripts.length;
  }
  const describe = new QuoteDescriber(corpus, scope, { longest: options.longest });
  const shown = new Set(
    codes.ids.flatMap((id, row) => (found[row]!.length > 0 ? upwards(corpus.codebook, id) : [])),
  );
  const rows = codes.ids.flatMap((id, row): readonly QuoteGridRow[] => {
    if (!shown.has(id)) return [];
    const cells = columns.map((_, column) => {
      const one = found[row]![column];
      return one ? { ...describe.quote(one, id), key: isKey(one) } : null;
    });
    return [{ ...codeFacts(corpus.codebook, id), cells }];
  });
  return {
    scope: { ...scopeFacts(corpus, scope), ...options },
    columns: columns.map((column, i) => ({
      ...column,
      quotes: rows.filter(({ cells }) => cells[i] !== null).length,
    })),
    rows,
  };
}

/** Which of two segments is quoted; the first of equal ones. */
function better(known: Candidate | undefined, one: Candidate, least: number): Candidate {
  if (!known || isKey(known) !== isKey(one)) return known && isKey(known) ? known : one;
  if (isKey(known)) return known;
  const [isKnownLong, isLong] = [known.words >= least, one.words >= least];
  if (isKnownLong !== isLong) return isLong ? one : known;
  const isPreferred = isLong ? one.words < known.words : one.words > known.words;
  return isPreferred ? one : known;
}

function isKey({ segment }: Candidate): boolean {
  return segment.placed.segment.key === true;
}

/** For each code the one in whose row its segments are; undefined for code groups. */
function rowsOf(
  { codebook }: Corpus,
  scope: Scope,
  { ids }: CodeRows,
  level: number,
): readonly (number | undefined)[] {
  const rowOfId = new Map<string, number | undefined>();
  for (const [row, id] of ids.entries()) {
    const isShown = level === 0 || scope.codes.level(id) < level;
    // themes come before their codes
    const above = rowOfId.get(codebook.parentOf(id)?.id ?? '');
    rowOfId.set(id, codebook.setOf(id) ? undefined : isShown ? row : above);
  }
  return ids.map(id => rowOfId.get(id));
}
