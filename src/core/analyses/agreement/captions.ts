import { counted, enumerate } from '../../base/phrases';
import type { ComparedFacts } from './comparedCoding';
import { MISSING_SENTENCES } from './units/missing';
import type { UnitKind } from './units/unitKind';

/** `c1 and c2`, `c1, c2 and c3`. */
export function together(coders: readonly string[]): string {
  return `${coders.slice(0, -1).join(', ')} and ${coders.at(-1)}`;
}

/** What the last row is called. */
export function allCodes(codes: number): string {
  return codes === 1 ? 'All, 1 code' : `All, ${codes} codes`;
}

/**
 * What is compared and in what, in the sentences that stand with every figure of agreement.
 * @param isCarried whether nothing is rolled up, though themes and codes are asked for
 */
export function comparedSentences(
  facts: ComparedFacts,
  coders: readonly string[],
  unit: string,
  isCarried: boolean,
): readonly string[] {
  return [
    `Compared: ${together(coders)}, in ${counted.transcripts(facts.comparedTranscripts)} of which at least two of them rate something. Unit: ${unit}${turnsInWords(facts)}.`,
    LEVEL_SENTENCES[isCarried && facts.level === 'all' ? 'codes' : facts.level],
    MISSING_SENTENCES[facts.missing],
  ];
}

/** What else a reader should know of the coding that is compared. */
export function comparedNotes(facts: ComparedFacts): readonly string[] {
  const { adjudicated, inProgress, comparedTranscripts, transcripts } = facts;
  const unfinished = Object.entries(inProgress).filter(([, number]) => number > 0);
  const alone = transcripts - comparedTranscripts;
  return [
    ...(adjudicated > 0
      ? [
          `AFTER ADJUDICATION: ${counted.transcripts(adjudicated)} ${adjudicated === 1 ? 'has' : 'have'} a consensus. If coders changed their own coding when they talked it through, these figures say how far they agree now, not how far they agreed when they coded independently.`,
        ]
      : []),
    ...(unfinished.length > 0
      ? [
          `Still in progress: ${enumerate(unfinished.map(([coder, number]) => `${coder} in ${counted.transcripts(number)}`))}.`,
        ]
      : []),
    ...(alone > 0
      ? [
          `${counted.transcripts(alone)} count${alone === 1 ? 's' : ''} for nothing here: not two of the coders rate anything in ${alone === 1 ? 'it' : 'them'}.`,
        ]
      : []),
  ];
}

const LEVEL_SENTENCES: Readonly<Record<ComparedFacts['level'], string>> = {
  all: 'A theme’s figures are of all that carries it or a code under it.',
  codes: 'Themes and codes each by what carries them themselves.',
  themes: 'Only the top of the codebook, each with all that is under it.',
};

/** A unit, and when it is a yes. */
export function unitInWords(unit: UnitKind, overlap: number): string {
  switch (unit) {
    case 'character':
      return 'character (UTF-16 unit of the text), a yes where a segment with the code covers it';
    case 'segment':
      return `segment; two with the same code match when ${overlapInWords(overlap)}, each in one pair at most`;
    default:
      return `${unit}, a yes where a segment with the code shares a character with it`;
  }
}

/** @param overlap intersection over union, in per cent */
export function overlapInWords(overlap: number): string {
  if (overlap === 0) return 'they share a character';
  if (overlap === 100) return 'they are equal';
  return `what both cover is at least ${overlap} % of what either covers`;
}

function turnsInWords({ speakers }: ComparedFacts): string {
  return speakers === 'all' ? '; all text counts, whoever speaks' : '; only turns of participants count';
}
