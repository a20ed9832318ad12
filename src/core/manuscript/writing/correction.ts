import type { Span } from '../../text/span';
import type { ManuscriptFinding } from '../finding';
import type { Manuscript } from '../manuscript';
import { plainWords, writtenIn } from './written';

/** What is to be written in the file of a paper: UTF-16 units of its text, half-open. */
export interface Correction extends Span {
  readonly text: string;
}

/**
 * What corrects a finding in the file; undefined where there is no one way, or where markup among the words would be torn.
 * @param text of the paper, from which it was read
 */
export function correctionOf(
  { instead, paragraph, start, end }: ManuscriptFinding,
  { format, paragraphs }: Manuscript,
  text: string,
): Correction | undefined {
  if (instead === undefined || format === 'docx') return undefined;
  const { text: words, sourceOf } = paragraphs[paragraph]!;
  const place = sourceOf(start, end);
  if (place.kind !== 'text') return undefined;
  const source = text.slice(place.start, place.end);
  // what is left out of the words that are read is markup
  if (plainWords(format, source) !== words.slice(start, end).trim().replaceAll('’', "'")) return undefined;
  return { start: place.start, end: place.end, text: writtenIn(format, instead) };
}
