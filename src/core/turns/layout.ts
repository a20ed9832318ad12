import type { HeadCandidate } from './headCandidates';

/** With fewer recurring labels than this, a text has no layout to go by. */
const MIN_REFERENCE = 5;

/** How the established labels of a text are laid out: what its other labels have to look like. */
export class Layout {
  /** The column, at least, in which speech starts where more than one blank is between. */
  private readonly column: number;
  /** How many of the heads have a trait. */
  private readonly counts: Readonly<Record<Trait, number>>;
  /** Openings of lines, and how many of the heads have them. */
  private readonly prefixes = new Map<string, number>();
  private readonly names: number;

  private readonly heads: readonly HeadCandidate[];
  private readonly hasOtherForm: boolean;

  /** @param established heads of all forms; what follows is said of those with a colon */
  constructor(established: readonly HeadCandidate[]) {
    const heads = established.filter(({ head }) => head.kind === 'colon');
    this.heads = heads;
    this.hasOtherForm = established.length >= MIN_REFERENCE && heads.length * 10 < established.length;
    this.column = heads.reduce(
      (least, { gap, textColumn }) => (gap === 'wide' ? Math.min(least, textColumn ?? Infinity) : least),
      Infinity,
    );
    const counts = { ...NONE };
    for (const head of heads) {
      for (const trait of TRAITS) if (this.has(head, trait)) counts[trait]++;
      const { prefix } = head.head;
      this.prefixes.set(prefix, (this.prefixes.get(prefix) ?? 0) + 1);
    }
    this.counts = counts;
    this.names = heads.filter(({ style }) => style === 'name').length;
  }

  /** Whether a label has no trait that fewer than a tenth of the established ones have. */
  allows(head: HeadCandidate): boolean {
    const { label, prefix } = head.head;
    const { style } = head;
    if (this.hasOtherForm) return false;
    if (this.heads.length > 1 && style === 'caseless') return false;
    if (this.heads.length < MIN_REFERENCE)
      return !head.head.isTight && (prefix === '' || this.prefixes.has(prefix));
    const isRare = (count: number) => count * 10 < this.heads.length;
    if (isRare(this.prefixes.get(prefix) ?? 0)) return false;
    // among codes and roles, a noun with a colon is a word that is written large
    if (style === 'name' && !label.includes(' ') && isRare(this.names)) return false;
    return TRAITS.every(trait => !this.has(head, trait) || !isRare(this.counts[trait]));
  }

  private has({ head, textColumn, gap, isAfterBlank, isIndented }: HeadCandidate, trait: Trait): boolean {
    switch (trait) {
      case 'speech-below':
        return textColumn === undefined;
      case 'speech-beside':
        return textColumn !== undefined;
      case 'narrow-gap':
        // A label that is too long for the column still has its speech further right.
        return gap === 'narrow' && textColumn !== undefined && textColumn < this.column;
      case 'no-gap':
        return head.isTight;
      case 'no-blank-line':
        return !isAfterBlank;
      case 'not-bold':
        return !head.isBold;
      case 'not-numbered':
        return !head.pattern.startsWith('{number}');
      case 'not-timed':
        return !head.pattern.includes('{time}');
      case 'indented':
        return isIndented;
    }
  }
}

const NONE = {
  'speech-below': 0,
  'speech-beside': 0,
  'narrow-gap': 0,
  'no-gap': 0,
  'no-blank-line': 0,
  'not-bold': 0,
  'not-numbered': 0,
  'not-timed': 0,
  indented: 0,
};

/** What makes a line less like a head, where the heads of a text are not so. */
type Trait = keyof typeof NONE;

const TRAITS = Object.keys(NONE) as readonly Trait[];
