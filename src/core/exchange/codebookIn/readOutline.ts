import { type Result, fail } from '../../base/result';
import { FIELDS, type Field } from '../../codebook/definition';
import { readScale } from '../../codebook/editScale';
import { type Incoming, type LooseCode, incomingOf, unreadableScale } from './incoming';
import { parentsByDepth } from './readTable';

/** A part of a section that we have written. */
type Part = Field | 'scale';

interface Found extends LooseCode {
  readonly depth: number;
  readonly text: string[];
  readonly fields: Partial<Record<Part, string[]>>;
}

const HEADING = /^ {0,3}(#{1,6})[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$/;
const ITEM = /^([ \t]*)(?:[-*+•]|\d{1,9}[.)])[ \t]+(.+)$/;
const COMMENT = /[ \t]*<!--[ \t]*([^<>\n]*?)[ \t]*-->[ \t]*$/;
/** What we put into the heading of a code: its id, deeper than headings go its level, and whether it is retired. */
const MARK = /^(\S+?)(?: level (\d{1,4}))?( retired)?$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/**
 * Reads an outline in Markdown: headings, or, where there are none but a title, nested lists. What is below a heading is the
 * description of the code; in a codebook that we have written, each part of its definition.
 */
export function readOutline(text: string): Result<Incoming> {
  const lines = text.split('\n');
  const headings = findHeadings(lines);
  const isTitled = headings.filter(({ depth }) => depth === 1).length === 1 && headings[0]?.depth === 1;
  const codes = isTitled ? headings.slice(1) : headings;
  const found = codes.length > 0 ? codes : findItems(lines);
  const parents = parentsByDepth(found.map(({ depth }) => depth));
  const loose: LooseCode[] = [];
  for (const [i, one] of found.entries()) {
    const written = one.fields.scale?.join('\n') ?? '';
    const scale = written.trim() === '' ? undefined : readScale(written);
    if (scale?.ok === false) return fail(unreadableScale(one.line, written, scale.error));
    loose.push({ ...looseCode(one), ...(scale ? { scale: scale.value } : {}), parent: parents[i] });
  }
  return incomingOf(loose);
}

function looseCode({ depth: _, text, fields, ...code }: Found): LooseCode {
  const parts = FIELDS.flatMap(field => {
    const written = fields[field]?.join('\n') ?? '';
    return written.trim() === '' ? [] : [[field, written] as const];
  });
  const description = text.join('\n').trim();
  return { ...code, ...(description === '' ? {} : { description }), ...Object.fromEntries(parts) };
}

/** Headings outside code blocks, with what is below each. */
function findHeadings(lines: readonly string[]): readonly Found[] {
  const found: Found[] = [];
  let fence: string | undefined;
  let field: Part | 'quotes' | undefined;
  let isOurs = false;
  for (const [i, line] of lines.entries()) {
    const ticks = FENCE.exec(line)?.[1];
    if (fence === undefined && ticks !== undefined) fence = ticks;
    else if (fence !== undefined && ticks?.startsWith(fence) && line.trim() === ticks) fence = undefined;
    const heading = fence === undefined && ticks === undefined ? HEADING.exec(line) : null;
    const last = found.at(-1);
    if (heading) {
      const { name, mark } = named(heading[2]!);
      const level = mark?.[2] === undefined ? undefined : Number(mark[2]) + 1;
      isOurs = mark !== null;
      field = undefined;
      found.push({
        ...{
          name,
          id: mark?.[1],
          ...(mark?.[3] ? { retired: true as const } : {}),
          parent: undefined,
          line: i + 1,
        },
        ...{ depth: level ?? heading[1]!.length, text: [], fields: {} },
      });
    } else if (!last) continue;
    else if (isOurs) field = readOurs(line, field, last);
    else last.text.push(line);
  }
  return found;
}

/** Takes a line of a section that we have written. @returns which part the next line belongs to */
function readOurs(
  line: string,
  field: Part | 'quotes' | undefined,
  { fields, text: _ }: Found,
): Part | 'quotes' | undefined {
  const label = /^\*\*.*\*\* <!-- (\w+) -->$/.exec(line)?.[1];
  if (label === 'quotes') return label;
  const known = label === 'scale' ? label : FIELDS.find(one => one === label);
  if (known) {
    fields[known] = [];
    return known;
  }
  if (/^(-{3,}|\*{3,})$/.test(line)) return undefined;
  if (field === undefined || field === 'quotes') return field;
  const quoted = /^>(?: (.*)|)$/.exec(line);
  if (quoted) fields[field]!.push(quoted[1] ?? '');
  return field;
}

/** Items of lists outside code blocks; lines that go on with one are its description. */
function findItems(lines: readonly string[]): readonly Found[] {
  const found: Found[] = [];
  let fence: string | undefined;
  for (const [i, line] of lines.entries()) {
    const ticks = FENCE.exec(line)?.[1];
    if (ticks !== undefined) fence = fence === undefined ? ticks : undefined;
    const item = fence === undefined && ticks === undefined ? ITEM.exec(line) : null;
    if (item) {
      const { name, mark } = named(item[2]!);
      // a tab goes on to the next of columns four apart, as in Markdown
      const depth = columnsOf(item[1]!);
      found.push({
        ...{ name, id: mark?.[1], parent: undefined, line: i + 1 },
        ...{ depth, text: [], fields: {} },
      });
    } else if (/^[ \t]/.test(line)) found.at(-1)?.text.push(line.trim());
  }
  return found;
}

function columnsOf(indent: string): number {
  let columns = 0;
  for (const character of indent) columns += character === '\t' ? 4 - (columns % 4) : 1;
  return columns;
}

/** The name as it reads, and what a comment after it says. */
function named(written: string): { readonly name: string; readonly mark: RegExpExecArray | null } {
  const comment = COMMENT.exec(written);
  const name = comment ? written.slice(0, comment.index) : written;
  return { name: unescape(bare(name)), mark: comment ? MARK.exec(comment[1]!) : null };
}

/** Without the signs of emphasis around all of it, and without a link around it. */
function bare(name: string): string {
  return name
    .trim()
    .replace(/^\[([^\]]+)\]\([^)]*\)$/, '$1')
    .replace(/^(\*\*|__|\*|_|`)(?=\S)(.+?)(?<!\\)\1$/, '$2');
}

function unescape(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
