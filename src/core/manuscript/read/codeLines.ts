import MarkdownIt from 'markdown-it';

const parser = new MarkdownIt({ html: true, linkify: false });
// only blocks are looked at
parser.core.ruler.enableOnly(['normalize', 'block']);

/** An element whose words are shown as they are typed. */
const AS_TYPED = /^\s*<(?:pre|script|style|textarea)\b/i;

/** The lines of a text in Markdown that are shown as code, from 1: in fences, indented or in an element such as `pre`. */
export function codeLines(text: string): ReadonlySet<number> {
  const lines = new Set<number>();
  // a byte order mark would be a letter in its first line
  for (const { type, content, map } of parser.parse(text.replace(/^\ufeff/, ''), {})) {
    const isCode =
      type === 'fence' || type === 'code_block' || (type === 'html_block' && AS_TYPED.test(content));
    if (isCode && map) for (let line = map[0]; line < map[1]; line++) lines.add(line + 1);
  }
  return lines;
}
