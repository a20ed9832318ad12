import { wordsAfter, wordsBefore } from '../../../../core/analyses/search/searchRows';
import type { Quoter } from '../../../../core/analyses/kit/quoter';
import { visibleLines } from '../../../../core/base/visible';
import type { CodedTranscript } from '../../../../core/corpus/corpus';
import type { Span } from '../../../../core/text/span';
import { isWhiteSpace } from '../../../../core/text/whiteSpace';
import type { RowView } from '../../../../webview/segments/messages';
import type { FoundHit } from '../../../session/segmentLists';

/** Words to the left and right of a hit: more than fit into a line. */
const CONTEXT = 25;
/** Of a longer stretch without a hit, and of a question, the middle is left out. */
const MAX_BETWEEN = 60;
/** So many hits of one turn are shown as such. */
const MAX_HITS = 200;

type HitRow = Pick<RowView, 'before' | 'quote' | 'after'> & Partial<Pick<RowView, 'hits' | 'isCentred'>>;

/** What a row says of what was found: a hit between the words around it; or a sentence, turn or answer with the hits in it. */
export function hitRow({ one, what }: FoundHit, quoter: Quoter): HitRow {
  const { transcript } = one;
  const { text } = transcript;
  const [first] = what.hits;
  if (first!.start === what.start && first!.end === what.end)
    return {
      before:
        visibleLines(wordsBefore(transcript, quoter, first!, CONTEXT)) + spaceAt(text, first!.start - 1),
      quote: visibleLines(quoter.quote(first!, 0)),
      after: spaceAt(text, first!.end) + visibleLines(wordsAfter(transcript, quoter, first!, CONTEXT)),
      isCentred: true,
    };
  const isAsked = first!.start < what.start;
  if (isAsked) {
    const { turns } = transcript;
    const question = { start: turns.headEnd(first!.turn), end: turns.end(first!.turn) };
    return { before: visibleLines(quoter.quote(question, MAX_BETWEEN)), after: '', ...whole(quoter, what) };
  }
  return { before: '', after: '', ...marked(transcript, quoter, what) };
}

function spaceAt(text: string, at: number): string {
  return isWhiteSpace(text.charCodeAt(at)) ? ' ' : '';
}

function whole(quoter: Quoter, span: Span): Pick<RowView, 'quote'> {
  return { quote: visibleLines(quoter.quote(span, 2 * MAX_BETWEEN)) };
}

/** The words of a stretch, and where in them hits are. */
function marked(
  { text }: CodedTranscript,
  quoter: Quoter,
  { start, end, hits }: FoundHit['what'],
): Pick<RowView, 'quote' | 'hits'> {
  let quote = '';
  const places: [number, number][] = [];
  const add = (from: number, to: number, longest: number): void => {
    if (from >= to) return;
    const words = visibleLines(quoter.quote({ start: from, end: to }, longest));
    const isApart = isWhiteSpace(text.charCodeAt(from)) || isWhiteSpace(text.charCodeAt(from - 1));
    if (quote !== '' && words !== '' && isApart) quote += ' ';
    quote += words;
  };
  let at = start;
  for (const hit of hits.slice(0, MAX_HITS)) {
    add(at, hit.start, MAX_BETWEEN);
    const from = quote.length;
    add(hit.start, hit.end, 0);
    const isSpaced = from > 0 && quote[from] === ' ';
    places.push([isSpaced ? from + 1 : from, quote.length]);
    at = hit.end;
  }
  add(at, end, MAX_BETWEEN);
  return { quote, hits: places };
}
