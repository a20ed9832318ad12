import MarkdownIt, { type Token } from 'markdown-it';

export type { Token };

/**
 * Markdown without anything that could load or run: no HTML, no pictures, and links only where `markdown-it` takes their
 * scheme for harmless.
 */
const parser = new MarkdownIt({ html: false, linkify: false }).disable('image');

/** The tokens of a text: blocks, of which those that are `inline` have their words as children. */
export function markdownTokens(text: string): Token[] {
  return parser.parse(text, {});
}

/** A text as HTML, for a page of ours that allows nothing from elsewhere. */
export function markdownToHtml(text: string): string {
  return parser.render(text);
}
