import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../../base/result';
import { oneLine, visibleLines } from '../../base/visible';
import { Quoter } from '../../analyses/kit/quoter';
import { findQuotes } from '../../anchoring/windows/findQuotes';
import { Squeezed, squeeze } from '../../anchoring/windows/squeezed';
import type { CodedTranscript } from '../../corpus/corpus';
import { snapSpan } from '../../text/graphemes';
import { LineIndex } from '../../text/lineIndex';
import type { Span } from '../../text/span';
import type { CodingRow } from './codingRow';
import { Verbatim } from './verbatim';

/** Of a quote that a message shows, in UTF-16 units. */
const MAX_SHOWN = 60;
/** Of words that occur more often, no line or turn says which are meant. */
const MAX_PLACES = 200;

/**
 * Where the words of some rows are in their transcript: at the positions that they say, which must have their quote; else where
 * the quote is, word for word, white space aside. Nothing is guessed.
 */
export function findSpans(transcript: CodedTranscript, rows: readonly CodingRow[]): readonly Result<Span>[] {
  const text = new Squeezed(transcript.text);
  const lines = LineIndex.of(transcript.text);
  const sought = [
    ...new Set(rows.flatMap(row => (row.end === undefined ? row.quotes.map(squeeze) : []))),
  ].filter(words => words !== '');
  const found = findQuotes(
    text,
    sought.map(words => new Verbatim(words)),
  );
  const spans = new Map(
    sought.map((words, i) => {
      const all = found[i]!.map(place => text.spanOf(place, place + words.length));
      // what is only a part of a letter is not those words
      return [words, all.filter(span => isWhole(transcript.text, span))];
    }),
  );
  const quoter = new Quoter(transcript);
  return rows.map(row => findSpan({ transcript, text, quoter, lines, spans }, row));
}

interface Searched {
  readonly transcript: CodedTranscript;
  readonly text: Squeezed;
  readonly quoter: Quoter;
  readonly lines: LineIndex;
  /** Where quotes are, by the quote, squeezed. */
  readonly spans: ReadonlyMap<string, readonly Span[]>;
}

function findSpan(searched: Searched, row: CodingRow): Result<Span> {
  for (const field of ['start', 'end', 'line', 'turn'] as const) {
    const value = row[field];
    if (value !== undefined && !isNumber(value))
      return fail(l10n.t('“{0}” must be a whole number: “{1}”.', field, shown(value)));
  }
  const quotes = row.quotes.filter(quote => squeeze(quote) !== '');
  if (row.end !== undefined) return atPositions(searched, row, quotes);
  if (quotes.length > 0) return atQuote(searched, row, quotes);
  return fail(
    row.start === undefined
      ? l10n.t('There is neither a quote nor a position.')
      : l10n.t('There is a start, but neither an end nor a quote.'),
  );
}

function atPositions(
  { transcript: { text }, quoter }: Searched,
  row: CodingRow,
  quotes: readonly string[],
): Result<Span> {
  if (row.start === undefined) return fail(l10n.t('There is an end, but no start.'));
  const [start, end] = [Number(row.start), Number(row.end)];
  if (start >= end || end > text.length)
    return fail(
      l10n.t(
        'The positions {0} to {1} are no stretch of the transcript, which has {2} characters.',
        start,
        end,
        text.length,
      ),
    );
  const words = text.slice(start, end);
  if (
    quotes.length > 0 &&
    !quotes.some(quote => saysSame(quote, words, () => quoter.quote({ start, end }, 0)))
  )
    return fail(
      l10n.t(
        'At {0} to {1}, there is “{2}”, not the quote “{3}”.',
        start,
        end,
        shown(words),
        shown(quotes[0]!),
      ),
    );
  const span = snapSpan(text, start, end);
  return span ? ok(span) : fail(l10n.t('At {0} to {1}, there is only white space.', start, end));
}

/**
 * Whether a quote is some words, white space aside, or as tables print them.
 * @param printed without timestamps, as in tables of segments
 */
function saysSame(quote: string, words: string, printed: () => string): boolean {
  const said = squeeze(quote);
  if (said === squeeze(words)) return true;
  return [words, printed()].some(one => said === squeeze(visibleLines(one)));
}

function atQuote(searched: Searched, row: CodingRow, quotes: readonly string[]): Result<Span> {
  const { text } = searched;
  for (const words of quotes.map(squeeze)) {
    const spans = searched.spans.get(words) ?? [];
    const isOften =
      spans.length === 0 && text.slice(0, text.length).split(words, MAX_PLACES).length === MAX_PLACES;
    if (spans.length === 0 && !isOften) continue;
    const there = row.start === undefined ? spans : spans.filter(({ start }) => start === Number(row.start));
    if (isOften || there.length > MAX_PLACES) return fail(veryOften(quotes[0]!));
    if (there.length === 0)
      return fail(l10n.t('At {0}, there is not the quote “{1}”.', row.start!, shown(quotes[0]!)));
    const [span, ...others] = there.length === 1 ? there : narrowed(searched, row, there);
    if (span && others.length === 0) return ok(span);
    return fail(
      l10n.t(
        'The transcript has “{0}” {1} times. Say which with a line, a turn or a start.',
        shown(quotes[0]!),
        spans.length,
      ),
    );
  }
  return fail(l10n.t('The transcript does not have the words “{0}”.', shown(quotes[0]!)));
}

function isWhole(text: string, { start, end }: Span): boolean {
  const snapped = snapSpan(text, start, end);
  return snapped?.start === start && snapped.end === end;
}

/** Those of several places that begin on the line and in the turn of a row. */
function narrowed({ transcript, lines }: Searched, row: CodingRow, spans: readonly Span[]): readonly Span[] {
  const { turns } = transcript;
  return spans.filter(
    ({ start }) =>
      (row.line === undefined || lines.positionAt(start).line + 1 === Number(row.line)) &&
      (row.turn === undefined || turns.at(start) + 1 === Number(row.turn)),
  );
}

function veryOften(quote: string): string {
  return l10n.t('The transcript has “{0}” very often. Say where with start and end.', shown(quote));
}

/** Spreadsheets write whole numbers as `12.0`, too. */
function isNumber(text: string): boolean {
  return /^\d{1,15}(?:\.0+)?$/.test(text);
}

function shown(text: string): string {
  const line = oneLine(text);
  return line.length > MAX_SHOWN ? `${line.slice(0, MAX_SHOWN)}…` : line;
}
