import { findHeadCandidates, type HeadCandidate } from './headCandidates';
import type { ReadHead } from './headLine';
import { ROLES } from './labelWords';

/** With fewer recurring labels than this, a text has no layout to go by. */
const MIN_REFERENCE = 5;

/**
 * The lines of an LF text that begin a turn, in order; for the rules see `findTurns`.
 * @param read reads the head of a line, with the labels that the study knows
 */
export function findTurnHeads(text: string, read: ReadHead): HeadCandidate[] {
  const candidates = findHeadCandidates(text, read);
  const recurring = labelsThatRecur(candidates, isRunOfLabel);
  const recurringAlone = labelsThatRecur(candidates, isAloneAboveSpeech);
  const hasTimedLines = candidates.filter(isTimedLine).length > 1;

  const established = candidates.map(candidate => {
    const { head, isAfterBlank, mayBeWrapped } = candidate;
    if (head.isKnown) return head.form !== 'alone' || isAfterBlank;
    const recurs = recurring.has(head.label);
    if (head.form === 'alone')
      return isAloneAboveSpeech(candidate) && (recurs || recurringAlone.has(head.label));
    if (head.form === 'timed') return recurs && (head.hasTimeMark || isAfterBlank);
    return recurs && !(candidate.shape === 'loose' && mayBeWrapped);
  });
  const layout = new Layout(candidates.filter(({ head }, i) => established[i] && head.form === 'colon'));

  return candidates.filter((candidate, i) => {
    if (established[i]) return true;
    const { head, shape, mayBeWrapped } = candidate;
    if (shape !== 'plain' || mayBeWrapped) return false;
    if (head.form === 'timed') return head.hasTimeMark || (hasTimedLines && isTimedLine(candidate));
    return head.form === 'colon' && (head.hasTimeMark || layout.allows(candidate));
  });
}

/** A label whose recurrence says something: a wrapped line may begin with the same words twice. */
function isRunOfLabel(candidate: HeadCandidate): boolean {
  const { form, hasTimeMark } = candidate.head;
  if (candidate.mayBeWrapped) return false;
  return form === 'colon' || (form === 'timed' && (hasTimeMark || isTimedLine(candidate)));
}

/** `Name 0:05`, which could also say when something was. */
function isTimedLine({ head, shape, isAfterBlank }: HeadCandidate): boolean {
  return head.form === 'timed' && shape === 'plain' && isAfterBlank;
}

/** A label without a colon, right above the speech. A role or a number may have a blank line below, too. */
function isAloneAboveSpeech({ head, shape, isAfterBlank, isBeforeBlank }: HeadCandidate): boolean {
  if (head.form !== 'alone' || shape !== 'plain' || !isAfterBlank || /\p{L}{2}\.$/u.test(head.label))
    return false;
  return (
    !isBeforeBlank ||
    /\d/.test(head.label) ||
    head.label.split(' ').some(word => ROLES.has(word.toLowerCase()))
  );
}

function labelsThatRecur(
  candidates: readonly HeadCandidate[],
  counts: (candidate: HeadCandidate) => boolean,
): ReadonlySet<string> {
  const seen = new Set<string>();
  const recurring = new Set<string>();
  for (const candidate of candidates) {
    if (!counts(candidate)) continue;
    const { label } = candidate.head;
    if (seen.has(label)) recurring.add(label);
    seen.add(label);
  }
  return recurring;
}

/** How the established labels of a text are laid out: what its other labels have to look like. */
class Layout {
  /** The column, at least, in which speech starts where more than one blank is between. */
  private readonly column: number;
  /** How many of the heads have a trait. */
  private readonly counts: Readonly<Record<Trait, number>>;

  constructor(private readonly heads: readonly HeadCandidate[]) {
    this.column = heads.reduce(
      (least, { gap, textColumn }) => (gap === 'wide' ? Math.min(least, textColumn ?? Infinity) : least),
      Infinity,
    );
    const counts = { ...NONE };
    for (const head of heads) {
      for (const trait of TRAITS) if (this.has(head, trait)) counts[trait]++;
    }
    this.counts = counts;
  }

  /** Whether a label has no trait that fewer than a tenth of the established ones have. */
  allows(head: HeadCandidate): boolean {
    if (this.heads.length < MIN_REFERENCE) return !head.head.isTight;
    return TRAITS.every(trait => !this.has(head, trait) || this.counts[trait] * 10 >= this.heads.length);
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
  indented: 0,
};

/** What makes a line less like a head, where the heads of a text are not so. */
type Trait = keyof typeof NONE;

const TRAITS = Object.keys(NONE) as readonly Trait[];
