import type { ScaleValue } from '../codebook/code';
import type { Codebook } from '../codebook/codebook';
import type { Segment } from '../coding/segment';
import { type ResolveCode, resolverOf, valuesOf } from '../coding/values';
import type { PlacedSegment } from '../corpus/corpus';
import type { Span } from '../text/span';

/** A code as it is marked in the text. */
export interface MarkedCode {
  readonly id: string;
  readonly name: string;
  /** On its scale; several where they contradict each other, none without one. */
  readonly values?: readonly ScaleValue[];
  /** `#rrggbb`. */
  readonly color: string;
}

/** A segment as it is marked in the text. UTF-16 units over the LF text, half-open. */
export interface MarkedSegment extends Span {
  /** Those that are shown, each once. */
  readonly codes: readonly MarkedCode[];
  /** Initials of its coder, where that is someone else than who looks. */
  readonly coder?: string | undefined;
  readonly hasMemo: boolean;
  readonly isKey: boolean;
  /** Whether it has none of the codes that are looked at. */
  readonly isDimmed: boolean;
}

export interface MarkOptions {
  readonly codebook: Codebook;
  /** Id of who looks; all segments are alike without. */
  readonly current?: string | undefined;
  readonly nameOf: (coder: string) => string;
  /** Ids of the codes that are looked at, all others are dimmed; absent for all. */
  readonly only?: ReadonlySet<string> | undefined;
}

/** For what has no colour of a code: a note without a code. */
const GREY = '#808080';

/** What is to be marked of each segment, in the same order. */
export function markedSegments(
  placed: readonly PlacedSegment[],
  { codebook, current, nameOf, only }: MarkOptions,
): MarkedSegment[] {
  const resolve = resolverOf(codebook);
  return placed.map(({ segment, coder, start, end }) => {
    const codes = new Map<string, MarkedCode>();
    for (const id of segment.codes) {
      const code = codebook.resolve(id);
      const known = code?.id ?? id;
      if (!only || only.has(known))
        codes.set(known, {
          id: known,
          name: code?.name ?? id,
          color: codebook.color(id),
          ...valuesIn(segment, known, resolve),
        });
    }
    if (segment.codes.length === 0 && !only) codes.set('', { id: '', name: '', color: GREY });
    const isOther = current !== undefined && coder !== current;
    return {
      ...{ start, end, codes: [...codes.values()], isDimmed: codes.size === 0 },
      ...(isOther ? { coder: initialsOf(nameOf(coder)) } : {}),
      hasMemo: Boolean(segment.memo),
      isKey: segment.key === true,
    };
  });
}

function valuesIn(segment: Segment, code: string, resolve: ResolveCode): Pick<MarkedCode, 'values'> {
  const values = valuesOf(segment, code, resolve);
  return values.length > 0 ? { values } : {};
}

/** Initials may be as long as this. */
const MAX_INITIALS = 3;

/** `N. D.` → `ND`, `Coder 2` → `C2`, `consensus` → `con`. */
export function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
  if (words.length <= 1) return [...(words[0] ?? name)].slice(0, MAX_INITIALS).join('');
  return words
    .slice(0, MAX_INITIALS)
    .map(word => (/^\p{N}+$/u.test(word) ? word : [...word][0]!))
    .join('');
}
