import * as l10n from '@vscode/l10n';
import { firstAtLeast } from '../../base/sorted';
import type { Corpus } from '../../corpus/corpus';
import type { ManuscriptFinding, Passage } from '../finding';
import type { Manuscript } from '../manuscript';
import type { CheckedQuotation } from '../quotations/checkQuotations';
import { htmlComments } from '../read/htmlComments';
import { maskMarkdown } from '../read/markdownMask';
import { SourceText } from '../read/sourceText';
import { type SegmentComment, segmentComments } from './segmentComments';

/** So far behind a quotation its comment may be, in UTF-16 units of the file: an attribution may be in between. */
const MAX_BETWEEN = 300;

/**
 * What is wrong with quotations that say of which segment they are: its words are others now, or it is gone.
 * @param text of the paper, as it is on disk
 */
export function checkSegments(
  text: string,
  { format, paragraphs }: Manuscript,
  corpus: Corpus,
  quotations: readonly CheckedQuotation[],
): readonly ManuscriptFinding[] {
  const comments = segmentComments(text);
  if (comments.length === 0) return [];
  const placed = quotations
    .map(one => {
      const last = one.quotation.stretches.at(-1)!;
      const place = paragraphs[last.paragraph]!.sourceOf(last.start, last.end);
      return { one, end: place.kind === 'text' ? place.end : Infinity };
    })
    .sort((a, b) => a.end - b.end);
  const ends = placed.map(({ end }) => end);
  const wordsOf = wordsOfSegments(corpus);
  const file = new SourceText(text);
  const real = comments.filter(isRealIn(text, format));
  return real.flatMap(({ segment, start, end }): readonly ManuscriptFinding[] => {
    const before = placed[firstAtLeast(ends, start + 1) - 1];
    const quoted = before && start - before.end <= MAX_BETWEEN ? before.one : undefined;
    const words = wordsOf(segment);
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
    const isWhole = quoted!.quotation.stretches.length === 1;
    const found = { code: 'quote-altered', message, ...spanOf(first), passage } as const;
    return [isWhole ? { ...found, instead: quote } : found];
  });
}

/** Whether a comment is one: in Markdown, what is shown as code is none; in HTML, what a script has. */
function isRealIn(text: string, format: Manuscript['format']): (comment: SegmentComment) => boolean {
  if (format === 'html') {
    const starts = new Set(htmlComments(text).map(({ start }) => start));
    return ({ start }) => starts.has(start);
  }
  const masked = maskMarkdown(text);
  return ({ start }) => masked[start] !== '<';
}

const GONE = l10n.t(
  'The segment that this quotation is of does not exist any more, or its place in the transcript is uncertain.',
);

function spanOf({ paragraph, start, end }: { paragraph: number; start: number; end: number }) {
  return { paragraph, start, end };
}

/** Of a segment’s id, its words as they are now, on one line, and where; undefined for one that is gone or has no certain place. */
function wordsOfSegments({ transcripts }: Corpus) {
  const places = new Map<string, Passage & { readonly text: string }>();
  for (const { path, all, text } of transcripts)
    for (const { segment, start, end } of all)
      if (start >= 0 && !places.has(segment.id))
        places.set(segment.id, { transcript: path, start, end, text });
  return (id: string) => {
    const found = places.get(id);
    if (!found) return undefined;
    const { text, ...passage } = found;
    return { ...passage, quote: text.slice(passage.start, passage.end).replace(/\s+/g, ' ').trim() };
  };
}
