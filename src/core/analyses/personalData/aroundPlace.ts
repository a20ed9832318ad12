import type { Span } from '../../text/span';

/** A place with what is around it, on one line. */
export interface AroundPlace {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** @param most UTF-16 units on each side; a word that would be cut there is left out where others remain */
export function aroundPlace(text: string, { start, end }: Span, most: number): AroundPlace {
  const from = Math.max(0, start - most);
  const to = Math.min(text.length, end + most);
  const before = text.slice(from, start).replace(/^[\udc00-\udfff]/, '');
  const after = text.slice(end, to).replace(/[\ud800-\udbff]$/, '');
  return {
    before: onOneLine(from === 0 ? before : `…${before.replace(/^\S+(?=\s)/, '')}`).trimStart(),
    words: onOneLine(text.slice(start, end)),
    after: onOneLine(to === text.length ? after : `${after.replace(/(?<=\s)\S+$/, '')}…`).trimEnd(),
  };
}

/** Blanks at the ends stay: the words follow them. */
function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
