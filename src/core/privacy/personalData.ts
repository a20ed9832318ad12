import type { Span } from '../text/span';

/** Kinds of what may say who somebody is, the surest first: of two that overlap, the first counts. */
export const PERSONAL_KINDS = ['mail', 'web', 'date', 'account', 'phone', 'number', 'name'] as const;

/** An address of mail or of the web, a day, an account, a telephone or another long number, or what may be a name. */
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** Something in a text that may say who somebody is: UTF-16 units, half-open. */
export interface PersonalSpan extends Span {
  readonly kind: PersonalKind;
}

/** Those of the spans that overlap none of a surer kind, and none of their own that begins earlier or is longer; ascending. */
export function withoutOverlaps(spans: readonly PersonalSpan[]): PersonalSpan[] {
  let kept: PersonalSpan[] = [];
  for (const kind of PERSONAL_KINDS) {
    const own = spans.filter(span => span.kind === kind).sort((a, b) => a.start - b.start || b.end - a.end);
    if (own.length > 0) kept = merged(kept, own);
  }
  return kept;
}

/** @param kept ascending and disjoint @param added ascending; those stay out that overlap what is kept, or one before them */
function merged(kept: readonly PersonalSpan[], added: readonly PersonalSpan[]): PersonalSpan[] {
  const all: PersonalSpan[] = [];
  let next = 0;
  let end = 0;
  const keep = (span: PersonalSpan) => {
    all.push(span);
    end = span.end;
  };
  for (const span of added) {
    while (next < kept.length && kept[next]!.start <= span.start) keep(kept[next++]!);
    if (span.start >= end && (next === kept.length || span.end <= kept[next]!.start)) keep(span);
  }
  return [...all, ...kept.slice(next)];
}
