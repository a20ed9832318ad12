import { codingThatCounts } from '../corpus/codingThatCounts';
import type { Corpus, PlacedSegment } from '../corpus/corpus';
import { passagesIn } from '../corpus/queryPassages';
import { queryNamesOf } from '../corpus/withQueries';
import { type Result, fail, ok } from '../base/result';
import { compileQuery } from '../query/compileQuery';
import { TooSlowIn } from '../query/evaluate';
import type { QueryProblem } from '../query/query';
import type { UnderlyingPlace } from './underlyingPlaces';

/**
 * The passages of a query, by transcript and place: where one is just a segment of the coder whose coding was asked, that
 * segment. Fails where the query is wrong. Regular expressions must be loaded.
 */
export function queryPlaces(corpus: Corpus, query: string): Result<readonly UnderlyingPlace[], QueryProblem> {
  const compiled = compileQuery(query, queryNamesOf(corpus));
  if (!compiled.ok) return compiled;
  try {
    return ok(
      corpus.transcripts.flatMap(transcript => {
        const counting = codingThatCounts(transcript, corpus);
        const found = passagesIn(corpus, transcript, counting, compiled.value);
        if (found.every(({ passages }) => passages.starts.length === 0)) return [];
        const known = new Map(counting.segments.map(placed => [keyOf(placed.coder, placed), placed]));
        return found
          .flatMap(({ coder = '', passages: { starts, ends } }) =>
            Array.from(starts, (start, i): UnderlyingPlace => {
              const span = { start, end: ends[i]! };
              const placed: PlacedSegment | undefined = known.get(keyOf(coder, span));
              return { path: transcript.path, ...span, ...(placed ? { placed } : {}) };
            }),
          )
          .sort((a, b) => a.start - b.start || a.end - b.end);
      }),
    );
  } catch (error) {
    if (error instanceof TooSlowIn) return fail({ message: error.message, start: 0, end: query.length });
    throw error;
  }
}

/** How many passages a query has. Fails where it is wrong. */
export function countPassages(corpus: Corpus, query: string): Result<PassageCount, QueryProblem> {
  const compiled = compileQuery(query, queryNamesOf(corpus));
  if (!compiled.ok) return compiled;
  const count = { passages: 0, transcripts: 0 };
  try {
    for (const transcript of corpus.transcripts) {
      const counting = codingThatCounts(transcript, corpus);
      const found = passagesIn(corpus, transcript, counting, compiled.value);
      const passages = found.reduce((sum, one) => sum + one.passages.starts.length, 0);
      count.passages += passages;
      if (passages > 0) count.transcripts++;
    }
    return ok(count);
  } catch (error) {
    if (error instanceof TooSlowIn) return fail({ message: error.message, start: 0, end: query.length });
    throw error;
  }
}

export interface PassageCount {
  readonly passages: number;
  /** How many transcripts have any. */
  readonly transcripts: number;
}

function keyOf(coder: string, { start, end }: { readonly start: number; readonly end: number }): string {
  return `${coder} ${start} ${end}`;
}
