import { firstAtLeast } from '../../base/sorted';

const FENCE = /^(?:[ \t>]|[-*+] |\d+[.)] )*(`{3,}|~{3,})/;
const FRONT_MATTER = /^\ufeff?---[ \t]*(?:\r\n?|\n)[\s\S]*?(?:\r\n?|\n)(?:---|\.\.\.)[ \t]*(?=\r|\n|$)/;
/** A line that opens or closes a division of Pandoc. */
const DIVISION = /^[ \t>]*:{3,}.*$/;
const TICKS_OR_HIDDEN = /(`+)|<!--|\$\$/g;

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
    masked += withoutHidden(open);
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

/** Comments and displayed formulas as blanks, but not in code spans; what is never closed is none of these. */
function withoutHidden(text: string): string {
  const opening = new RegExp(TICKS_OR_HIDDEN);
  const runs = runsOfTicks(text);
  const lastClose = { '<!--': text.lastIndexOf('-->'), $$: text.lastIndexOf('$$') };
  let [kept, at] = ['', 0];
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const [mark, ticks] = found;
    const after = found.index + mark.length;
    if (ticks !== undefined) {
      const ofLength = runs.get(ticks.length)!;
      const close = ofLength[firstAtLeast(ofLength, after)];
      if (close !== undefined) opening.lastIndex = close + ticks.length;
      continue;
    }
    if (after > lastClose[mark as '<!--' | '$$']) continue;
    const close = mark === '<!--' ? '-->' : mark;
    const end = text.indexOf(close, after) + close.length;
    kept += text.slice(at, found.index) + blank(text.slice(found.index, end));
    opening.lastIndex = at = end;
  }
  return kept + text.slice(at);
}

/** Where runs of backticks are, by how many there are. */
function runsOfTicks(text: string): ReadonlyMap<number, number[]> {
  const runs = new Map<number, number[]>();
  for (const {
    0: { length },
    index,
  } of text.matchAll(/`+/g)) {
    const some = runs.get(length) ?? [];
    runs.set(length, some);
    some.push(index);
  }
  return runs;
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
