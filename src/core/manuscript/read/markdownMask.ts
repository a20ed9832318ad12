const FENCE = /^(?:[ \t>]|[-*+] |\d+[.)] )*(`{3,}|~{3,})/;
const FRONT_MATTER = /^\ufeff?---[ \t]*(?:\r\n?|\n)[\s\S]*?(?:\r\n?|\n)(?:---|\.\.\.)[ \t]*(?=\r|\n|$)/;
/** A line that opens or closes a division of Pandoc. */
const DIVISION = /^[ \t>]*:{3,}.*$/;
const CODE_SPAN_OR_HIDDEN = /(`+)(?!`)[^]*?[^`]\1(?!`)|<!--[^]*?-->|\$\$[^]*?\$\$/g;

/**
 * Markdown in which front matter, comments, displayed formulas and the lines around divisions are blanks, at the same places:
 * units and lines stay where they are. What is in code is left alone.
 */
export function maskMarkdown(text: string): string {
  const front = FRONT_MATTER.exec(text)?.[0] ?? '';
  let masked = blank(front);
  let fence: string | undefined;
  let open = '';
  const flush = () => {
    masked += open.replace(CODE_SPAN_OR_HIDDEN, (all, ticks?: string) => (ticks ? all : blank(all)));
    open = '';
  };
  for (const [line] of text.slice(front.length).matchAll(/[^\r\n]*(?:\r\n?|\n|$)/g)) {
    const mark = FENCE.exec(line)?.[1];
    if (fence === undefined && mark === undefined) open += DIVISION.test(line.trimEnd()) ? blank(line) : line;
    else {
      flush();
      masked += line;
      if (fence === undefined) fence = mark;
      else if (mark?.startsWith(fence)) fence = undefined;
    }
  }
  flush();
  return masked;
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
