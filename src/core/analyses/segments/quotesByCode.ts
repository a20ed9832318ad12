import * as l10n from '@vscode/l10n';
import { afresh } from '../../base/afresh';
import { counted } from '../../base/phrases';
import { finish } from '../../base/steps';
import type { Codebook } from '../../codebook/codebook';
import { coderName } from '../../corpus/coders';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import type { PrintedQuote, QuoteGroup, QuoteList } from '../../report/quoteList';
import { aboutScope } from '../../report/table/aboutScope';
import { nameOf } from '../../studyFile/namedRecords';
import { attributionOf } from '../kit/attribution';
import { longestQuote } from '../kit/sentences';
import { type QuoteOptions, type QuoteRow, type QuoteTable, segmentQuotes } from './segments';

/** Segments of one code on exactly the same words, perhaps of several coders: one quote. */
type SameWords = [QuoteRow, ...QuoteRow[]];

/** The quotes by code, to be printed. */
export function quoteList(corpus: Corpus, scope: Scope, facts: QuoteTable['scope']): QuoteList {
  return {
    title: l10n.t('Quotes by code: {0}', facts.study),
    ...aboutScope(corpus, scope, facts, { unit: l10n.t('quotes by code'), legend: legend(facts) }),
    summary: [],
    groups: afresh(() => quotesByCode(corpus, scope, facts)),
  };
}

function legend({ longest, context, key }: QuoteOptions): readonly string[] {
  return [
    l10n.t(
      'A quote with several codes is printed under each. Those of a theme are the segments coded with the theme itself. Segments of several coders with one code on exactly the same words are printed once.',
    ),
    ...(key ? [l10n.t('Only key quotes are printed; the counts above are of all segments.')] : []),
    ...longestQuote(longest),
    ...(context > 0
      ? [l10n.t('Words of context: up to {0} before and after the segment.', counted.words(context))]
      : []),
  ];
}

/**
 * The quotes of each theme and code, in the order of the codebook, by transcript and place; those of a theme are of the theme
 * itself. Codes that the codebook does not have come last.
 */
export function* quotesByCode(corpus: Corpus, scope: Scope, options: QuoteOptions): Generator<QuoteGroup> {
  const { codebook } = corpus;
  const ofCode = segmentsByCode(corpus, scope, options);
  const shown = new Set([...ofCode.keys()].flatMap(id => upwards(codebook, id)));
  const print = new Printer(corpus, scope);
  for (const { id, name, description } of scope.codes.codes) {
    if (!shown.has(id)) continue;
    const quotes = print.all(ofCode.get(id), name);
    yield { name, level: scope.codes.level(id), description, quotes };
  }
  for (const [id, segments] of ofCode)
    if (!codebook.get(id))
      yield { name: id, level: 0, description: undefined, quotes: print.all(segments, id) };
}

function segmentsByCode(
  corpus: Corpus,
  scope: Scope,
  options: QuoteOptions,
): ReadonlyMap<string, ReadonlyMap<string, SameWords>> {
  const ofCode = new Map<string, Map<string, SameWords>>();
  const { rows } = finish(segmentQuotes(corpus, scope, { ...options, per: 'segment' }));
  for (const row of rows) {
    const place = `${row.start} ${row.end} ${row.transcript}`;
    for (const code of row.codes) {
      if (!scope.codes.includes([code])) continue;
      let places = ofCode.get(code);
      if (!places) ofCode.set(code, (places = new Map()));
      const same = places.get(place);
      if (same) same.push(row);
      else places.set(place, [row]);
    }
  }
  return ofCode;
}

/** A code and all above it. */
export function upwards(codebook: Codebook, id: string): readonly string[] {
  const ids: string[] = [];
  for (let at: string | undefined = id; at !== undefined; at = codebook.parentOf(at)?.id) ids.push(at);
  return ids;
}

class Printer {
  private readonly names: ReadonlyMap<string, string>;

  constructor(
    private readonly corpus: Corpus,
    { participants }: Scope,
  ) {
    this.names = new Map(participants.map(one => [one.id, nameOf(one)]));
  }

  all(segments: ReadonlyMap<string, SameWords> | undefined, code: string): readonly PrintedQuote[] {
    return Array.from(segments?.values() ?? [], same => this.quote(same, code));
  }

  private quote(same: SameWords, code: string): PrintedQuote {
    const [{ quote, before, after, participants, speakers, transcript, line }] = same;
    const coders = [...new Set(same.map(({ coder }) => coder))].map(id => coderName(this.corpus, id));
    const names = participants.map(id => this.names.get(id)!);
    const source = { participants: names, speakers, transcript, line, coders, code };
    return { words: quote, before, after, attribution: attributionOf(this.corpus.study, source) };
  }
}
