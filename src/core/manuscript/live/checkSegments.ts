import * as l10n from '@vscode/l10n';
import type { Corpus } from '../../corpus/corpus';
import type { ManuscriptFinding } from '../finding';
import type { Manuscript } from '../manuscript';
import type { CheckedQuotation } from '../quotations/checkQuotations';
import { maskMarkdown } from '../read/markdownMask';
import { SourceText } from '../read/sourceText';
import { segmentComments } from './segmentComments';

/** So far behind a quotation its comment may be, in UTF-16 units of the file: an attribution may be in between. */
const MAX_BETWEEN = 300;

/**
 * What is wrong with quotations that say of which segment they are: its words are others now, or it is gone.
 * @param text of the paper, as it is on disk
 */
export function checkSegments(
  text: string,
  { paragraphs }: Manuscript,
  corpus: Corpus,
  quotations: readonly CheckedQuotation[],
): readonly ManuscriptFinding[] {
  const placed = quotations.map(one => {
    const last = one.quotation.stretches.at(-1)!;
    const place = paragraphs[last.paragraph]!.sourceOf(last.start, last.end);
    return { one, end: place.kind === 'text' ? place.end : Infinity };
  });
  const comments = segmentComments(text);
  const masked = comments.length > 0 ? maskMarkdown(text) : '';
  const file = new SourceText(text);
  // one that is shown as code is no comment
  const real = comments.filter(({ start }) => masked[start] !== '<');
  return real.flatMap(({ segment, start, end }): readonly ManuscriptFinding[] => {
    const before = placed.findLast(quotation => quotation.end <= start);
    const quoted = before && start - before.end <= MAX_BETWEEN ? before.one : undefined;
    const words = wordsOf(segment, corpus);
    const first = quoted?.quotation.stretches[0];
    const source = file.placeOf(start, end);
    if (!words) {
      // what others have coded may only be hidden
      if (corpus.onlyCoders) return [];
      const place = first ?? { paragraph: 0, start: 0, end: 0 };
      return [{ code: 'quote-not-found', message: GONE, ...spanOf(place), source }];
    }
    if (!first || quoted!.state === 'verbatim' || quoted!.state === 'altered') return [];
    const { quote, ...passage } = words;
    const message = l10n.t('The segment that this quotation is of now reads: “{0}”', quote);
    return [{ code: 'quote-altered', message, ...spanOf(first), passage, instead: quote }];
  });
}

const GONE = l10n.t(
  'The segment that this quotation is of does not exist any more, or its place in the transcript is uncertain.',
);

function spanOf({ paragraph, start, end }: { paragraph: number; start: number; end: number }) {
  return { paragraph, start, end };
}

/** The words of a segment as they are now, on one line, and where; undefined for one that is gone or has no certain place. */
function wordsOf(id: string, { transcripts }: Corpus) {
  for (const { path, all, text } of transcripts) {
    const found = all.find(({ segment, start }) => segment.id === id && start >= 0);
    if (!found) continue;
    const { start, end } = found;
    return { transcript: path, start, end, quote: text.slice(start, end).replace(/\s+/g, ' ').trim() };
  }
  return undefined;
}
