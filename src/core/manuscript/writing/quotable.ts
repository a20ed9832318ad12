import { attributionOf } from '../../analyses/kit/attribution';
import { type QuoteRow, segmentQuotes } from '../../analyses/segments/segments';
import { type Steps, between } from '../../base/steps';
import { type Result, ok } from '../../base/result';
import { coderName } from '../../corpus/coders';
import type { Corpus } from '../../corpus/corpus';
import { findScope } from '../../corpus/scope';
import { nameOf } from '../../studyFile/namedRecords';

/** A segment that can be quoted in a paper. */
export interface Quotable extends Pick<
  QuoteRow,
  'id' | 'transcript' | 'line' | 'start' | 'end' | 'codes' | 'names'
> {
  /** A line for each turn in it, after its label where several people speak. */
  readonly words: string;
  /** Where it is from, as the study’s template has it. */
  readonly attribution: string;
}

/** The segments that count, by transcript and place. @param isMeant which of them, by their codes */
export function* quotables(
  corpus: Corpus,
  isMeant: (codes: readonly string[]) => boolean = () => true,
): Steps<Result<readonly Quotable[]>> {
  const scope = findScope(corpus);
  if (!scope.ok) return scope;
  const names = new Map(scope.value.participants.map(one => [one.id, nameOf(one)]));
  const options = { per: 'segment', longest: 0, context: 0, key: false } as const;
  const { rows } = yield* between(0, 0.2, segmentQuotes(corpus, scope.value, options));
  const total = scope.value.transcripts.reduce((sum, { segments }) => sum + segments.length, 0);
  const found: Quotable[] = [];
  let seen = 0;
  for (const row of rows) {
    if (++seen % 100 === 0) yield 0.2 + (0.8 * seen) / total;
    if (isMeant(row.codes)) found.push(quotable(row));
  }
  return ok(found);

  function quotable(row: QuoteRow): Quotable {
    const { id, transcript, line, start, end, codes, names: codeNames, speakers } = row;
    const attribution = attributionOf(corpus.study, {
      participants: row.participants.map(one => names.get(one)!),
      ...{ speakers, transcript, line },
      coders: [coderName(corpus, row.coder)],
      code: codeNames.join(', '),
    });
    return {
      ...{ id, transcript, line, start, end, codes, names: codeNames, attribution },
      words: withoutLabel(row),
    };
  }
}

/** The words of one turn need no label: who speaks is said after them. */
function withoutLabel({ quote, speakers: [label, another] }: QuoteRow): string {
  if (label === undefined || another !== undefined || quote.includes('\n')) return quote;
  return quote.startsWith(`${label}: `) ? quote.slice(label.length + 2) : quote;
}
