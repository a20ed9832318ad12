import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../../base/result';
import { isWhiteSpace } from '../../text/whiteSpace';

/** A piece of a pattern. */
export type PatternPart =
  | { readonly kind: 'speaker' | 'time' | 'number' }
  /**
   * White space within a line, any amount of it; `wide`: at least two blanks, a tab or an ideographic space. At the end
   * of a pattern, but for right after the label, the end of the line will do.
   */
  | { readonly kind: 'blank'; readonly width: 'any' | 'wide' | 'tab' }
  /** The beginning or the end of emphasis, in Markdown or HTML. */
  | { readonly kind: 'bold' }
  /** Nothing more stands on the line. */
  | { readonly kind: 'lineEnd' }
  /** One character, as {@link foldUnit} has it. */
  | { readonly kind: 'literal'; readonly unit: string };

/** The head of a turn, as a template. */
export interface Pattern {
  /** As it is written in `study.json`. */
  readonly source: string;
  readonly parts: readonly PatternPart[];
  /** Index of the part that is the label. */
  readonly speaker: number;
  /** The first unit of what it fits; undefined where that may be any. */
  readonly opening: string | undefined;
  /** What to look for to know where a label may end. */
  readonly closing: Closing;
}

/** What follows a label: a unit, a time, the end of the line, white space of some width, emphasis, a number. */
export type Closing =
  { readonly unit: string } | 'time' | 'timeApart' | 'lineEnd' | 'any' | 'wide' | 'tab' | 'bold' | 'number';

const FIELD = /\{(speaker|time|number)\}/y;
const UNKNOWN_FIELD = /\{(\p{L}[\p{L}\p{N}_-]*)\}/uy;
const MAX_LENGTH = 100;

/**
 * Reads a pattern of heads: `[{speaker}] {time}`.
 *
 * - `{speaker}`, exactly once: a label, as short as possible
 * - `{time}`, at most once: a timestamp or a range of them, with or without brackets
 * - `{number}`: a number in any script
 * - a space: white space, any amount but some; two spaces: at least two blanks or a tab; a tab: a tab. Before
 *   punctuation there may always be white space
 * - `**`: where emphasis begins or ends, as in Markdown or HTML; elsewhere it may be anywhere
 * - a line break, at the end only: nothing else stands on the line, the speech is below
 * - anything else: itself, full-width or not
 *
 * It is looked for at the start of a line, after white space. Speech follows on the line or below.
 * @returns why it is none, in words for the user
 */
export function parsePattern(source: string): Result<Pattern> {
  if (source.length > MAX_LENGTH)
    return fail(l10n.t('A speaker pattern has at most {0} characters.', MAX_LENGTH));
  const parts: PatternPart[] = [];
  for (let at = skipBlanks(source, 0); at < source.length;) {
    const field = matchAt(FIELD, source, at);
    if (field) {
      const kind = field[1] as 'speaker' | 'time' | 'number';
      if (kind !== 'number' && parts.some(part => part.kind === kind))
        return fail(l10n.t('A speaker pattern has {0} at most once.', `{${kind}}`));
      parts.push({ kind });
      at += field[0].length;
      continue;
    }
    const unknown = matchAt(UNKNOWN_FIELD, source, at);
    if (unknown)
      return fail(
        l10n.t('Speaker patterns have no field {0}, only {1}.', unknown[0], '{speaker}, {time}, {number}'),
      );
    if (source[at] === '\n') {
      if (source.slice(at).trim() !== '')
        return fail(l10n.t('A line break can only be at the end of a speaker pattern.'));
      parts.push({ kind: 'lineEnd' });
      break;
    }
    if (isWhiteSpace(source.charCodeAt(at))) {
      const after = skipBlanks(source, at);
      const blanks = source.slice(at, after);
      parts.push({
        kind: 'blank',
        width: blanks.includes('\t') ? 'tab' : blanks.length > 1 ? 'wide' : 'any',
      });
      at = after;
    } else if (source.startsWith('**', at)) {
      parts.push({ kind: 'bold' });
      at += 2;
    } else parts.push({ kind: 'literal', unit: foldUnit(source[at++]!) });
  }
  if (!parts.some(({ kind }) => kind === 'speaker'))
    return fail(l10n.t('A speaker pattern needs {0}, where the label is.', '{speaker}'));
  const last = parts.at(-1)!;
  if (last.kind === 'lineEnd' && parts.at(-2)?.kind === 'blank') parts.splice(-2, 1);
  if (last.kind === 'speaker') parts.push({ kind: 'lineEnd' });
  const speaker = parts.findIndex(({ kind }) => kind === 'speaker');
  const first = parts[0]!;
  return ok({
    source,
    parts,
    speaker,
    opening: first.kind === 'literal' ? first.unit : undefined,
    closing: closingOf(parts, speaker + 1),
  });
}

function isLetter(unit: string): boolean {
  return /[\p{L}\p{M}\p{N}]/u.test(unit);
}

/** Of white space and a sign, the sign: there are fewer of these. */
function closingOf(parts: readonly PatternPart[], from: number): Closing {
  const part = parts[from]!;
  switch (part.kind) {
    case 'literal':
      return { unit: part.unit };
    case 'blank': {
      const next = parts[from + 1];
      if (next?.kind === 'time') return 'timeApart';
      const isSign = (next?.kind === 'literal' && !isLetter(next.unit)) || next?.kind === 'number';
      return isSign ? closingOf(parts, from + 1) : part.width;
    }
    case 'speaker':
      return 'lineEnd';
    default:
      return part.kind;
  }
}

/** Full-width punctuation, letters and digits count as their narrow twins. */
export function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : unit;
}

function skipBlanks(source: string, from: number): number {
  let at = from;
  while (at < source.length && source[at] !== '\n' && isWhiteSpace(source.charCodeAt(at))) at++;
  return at;
}

function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(text);
}
