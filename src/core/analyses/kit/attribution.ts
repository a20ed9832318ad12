import * as l10n from '@vscode/l10n';
import { oneLine } from '../../base/visible';
import type { KeyQuote } from './keyQuotes';

/** Where a quote is from: `Job Coach 4, focus-group.txt, l. 12`. */
export function attributionOf({ speakers, transcript, line }: KeyQuote): string {
  const place = l10n.t('l. {0}', line);
  return [...(speakers.length > 0 ? [speakers.join('; ')] : []), transcript, place].map(oneLine).join(', ');
}

/** A quote with its source on one line; the source alone where the words must not be written down. */
export function quoteOnOneLine(quote: KeyQuote): string {
  const source = attributionOf(quote);
  return quote.words === null ? source : `“${oneLine(quote.words)}” (${source})`;
}
