import { type Timestamp, readTimestamp } from '../timestamps';
import type { LineView } from './lineView';
import { type Pattern, type PatternPart, foldUnit } from './pattern';

/** Where the fields of a pattern are in a line, in UTF-16 units, half-open. */
export interface PatternMatch {
  readonly labelStart: number;
  readonly labelEnd: number;
  readonly timestamp: Timestamp | undefined;
  /** Where the head ends, white space after it not included. */
  readonly end: number;
}

/** A label in a line: where it ends, and where what follows it begins: after a note in brackets, perhaps. */
export interface LabelEnd {
  readonly end: number;
  readonly next: number;
}

/** What may be a label. */
export interface LabelRule {
  /** Where the labels that may begin at an offset end, in the order in which they are tried; undefined for any end. */
  ends?(at: number): readonly LabelEnd[];
  /** No label is longer, in UTF-16 units. */
  readonly maxLength?: number;
  /** Whether a stretch of the line can be a label; asked only where `ends` is not there. */
  accepts?(start: number, end: number): boolean;
}

/** A label is no longer than this, in UTF-16 units: what bounds the time that a line can take. */
export const MAX_LABEL = 100;

/** The first way in which a pattern fits a line at an offset, where white space has been skipped: the shortest label. */
export function matchPattern(
  pattern: Pattern,
  view: LineView,
  at: number,
  rule: LabelRule,
): PatternMatch | undefined {
  const { parts, speaker } = pattern;
  if (pattern.opening !== undefined && foldUnit(view.line.charAt(at)) !== pattern.opening) return undefined;
  const opened = matchParts(parts, 0, speaker, view, at);
  if (!opened) return undefined;
  const labelStart = view.skipBlanks(opened.at);
  const tryEnd = ({ end, next }: LabelEnd): PatternMatch | undefined => {
    if (end <= labelStart) return undefined;
    const closed = matchParts(parts, speaker + 1, parts.length, view, next);
    if (!closed) return undefined;
    return { labelStart, labelEnd: end, timestamp: opened.timestamp ?? closed.timestamp, end: closed.end };
  };
  if (rule.ends) {
    for (const end of rule.ends(labelStart)) {
      const match = tryEnd(end);
      if (match) return match;
    }
    return undefined;
  }
  const limit = labelStart + (rule.maxLength ?? MAX_LABEL);
  for (const closing of view.closings(pattern.closing, labelStart, limit)) {
    if (closing > limit) break;
    const end = view.skipBlanksBack(labelStart, closing);
    const match = tryEnd({ end, next: parts[speaker + 1]!.kind === 'blank' ? end : closing });
    // what is quick to see first
    if (match && rule.accepts?.(labelStart, end) !== false) return match;
  }
  return undefined;
}

interface Matched {
  /** Behind the parts. */
  readonly at: number;
  /** The same, without white space that a last part asks for. */
  readonly end: number;
  readonly timestamp: Timestamp | undefined;
}

function matchParts(
  parts: readonly PatternPart[],
  from: number,
  to: number,
  view: LineView,
  start: number,
): Matched | undefined {
  const { line, isWhole } = view;
  let at = start;
  let end = start;
  let timestamp: Timestamp | undefined;
  for (let i = from; i < to; i++) {
    const part = parts[i]!;
    switch (part.kind) {
      case 'literal': {
        // a line has no blank before its first sign any more, and letters stand where they are written
        const there = isPunctuation(part.unit) ? view.skipBlanks(at) : view.skipDressing(at);
        if (there >= line.length || foldUnit(line[there]!) !== part.unit) return undefined;
        end = at = there + 1;
        break;
      }
      case 'blank': {
        const after = view.skipBlanks(at);
        const isLast = i === parts.length - 1 && parts[i - 1]?.kind !== 'speaker';
        const isEnd = isLast && isWhole && after === line.length;
        if (!isEnd && !hasBlanks(view, at, after, part.width)) return undefined;
        at = after;
        break;
      }
      case 'bold': {
        // at the beginning of a line it is skipped with the blanks
        if (i === 0 ? view.mask?.[at - 1] !== 1 : view.mask?.[at] !== 1) return undefined;
        end = at = view.skipDressing(at);
        break;
      }
      case 'time': {
        const found = readTimestamp(line, view.skipDressing(at));
        if (!found) return undefined;
        timestamp = found;
        end = at = found.end;
        break;
      }
      case 'number': {
        NUMBER.lastIndex = view.skipDressing(at);
        if (!NUMBER.test(line)) return undefined;
        end = at = NUMBER.lastIndex;
        break;
      }
      case 'lineEnd': {
        if (!isWhole || view.skipBlanks(at) < line.length) return undefined;
        break;
      }
      case 'speaker':
        return undefined;
    }
  }
  return { at, end, timestamp };
}

const NUMBER = /\p{Nd}{1,9}/uy;
const WIDE = /\t|\u3000|\s{2}/;

function hasBlanks({ line }: LineView, from: number, to: number, width: 'any' | 'wide' | 'tab'): boolean {
  const blanks = line.slice(from, to);
  if (width === 'tab') return blanks.includes('\t');
  return width === 'wide' ? WIDE.test(blanks) : /[^\S]/.test(blanks) || /[\u0085]/.test(blanks);
}

function isPunctuation(unit: string): boolean {
  return !/[\p{L}\p{M}\p{N}]/u.test(unit);
}
