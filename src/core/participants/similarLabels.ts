import { groupBy } from '../base/groupBy';
import { isLikelyInterviewer } from './guessInterviewers';

export interface LabelUse {
  readonly label: string;
  readonly turns: number;
  /** Whose it is: the same text for the same person, and one for all interviewers; undefined for an unassigned label. */
  readonly owner?: string | undefined;
}

/** In shorter words each letter tells people apart: `Ann` and `Anna` may be one person, `Al` and `Ali` are two. */
const MIN_WORD = 4;

/**
 * Labels that are probably spellings of one person’s label, where not all of them are assigned to that person yet. They differ
 * only in case, blanks, punctuation or accents, or by one letter of a longer word: left out, added, replaced, or swapped with
 * the next. Numbers and short words tell people apart (`P1` and `P2`, `Speaker A` and `Speaker B`); so does whose the labels
 * are; and so does the last letter of `Interviewer` and `Interviewee`. In each group, the label with the most turns comes
 * first. Linear in all labels together.
 */
export function similarLabels(labels: readonly LabelUse[]): readonly (readonly LabelUse[])[] {
  const strict = [...groupBy(labels, ({ label }) => withoutBlanks(fold(label)) || label).values()];
  const loose = groupBy(strict, linkMisspellings(strict.map(([first]) => first!.label)));
  return [...loose.values()].flatMap(groups => {
    const together = groups.flat();
    // of labels of several people, those that have the same letters may still be one’s
    const found = ownerCount(together) <= 1 ? [together] : groups;
    return found.filter(isUndecided).map(group => [...group].sort((a, b) => b.turns - a.turns));
  });
}

/** Whether there are several labels, of one person at most, and not all of them theirs. */
function isUndecided(group: readonly LabelUse[]): boolean {
  return group.length > 1 && ownerCount(group) <= 1 && group.some(({ owner }) => owner === undefined);
}

function ownerCount(group: readonly LabelUse[]): number {
  return new Set(group.flatMap(({ owner }) => owner ?? [])).size;
}

/** A label in small letters, without accents, and with one blank for whatever is neither letter nor digit. */
function fold(label: string): string {
  return label
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** Blanks between digits stay: `P 1 2` is not `P 12`. */
function withoutBlanks(folded: string): string {
  return folded.replace(/(?<!\p{N}) | (?!\p{N})/gu, '');
}

/** Gives the i-th label a number that it shares with those that are one letter away from it, or from one of those. */
function linkMisspellings(labels: readonly string[]): (group: unknown, i: number) => number {
  const parents = labels.map((_, i) => i);
  const root = (i: number): number => (parents[i] === i ? i : (parents[i] = root(parents[i]!)));
  const folded = labels.map(fold);
  const areInterviewers = labels.map(isLikelyInterviewer);
  const whole = new Map(folded.map((label, i) => [withoutBlanks(label), i]));
  const holed = new Map<string, number>();
  folded.forEach((label, i) => {
    for (const { without, swapped, at, isLast } of slips(label)) {
      const mayBe = (other: number) => !isLast || areInterviewers[i] === areInterviewers[other];
      for (const made of [without, swapped]) {
        const other = whole.get(made);
        if (other !== undefined && mayBe(other)) parents[root(i)] = root(other);
      }
      // two that have this in common differ in the letter at this place alone
      const hole = [at, without, isLast && areInterviewers[i]].join('\n');
      const other = holed.get(hole);
      if (other === undefined) holed.set(hole, i);
      else parents[root(i)] = root(other);
    }
  });
  return (_, i) => root(i);
}

interface Slip {
  /** The label without the letter. */
  readonly without: string;
  /** The label with the letter after the next one. */
  readonly swapped: string;
  /** Where the letter is in the label without blanks. */
  readonly at: number;
  /** It ends its word, so that it may tell an interviewee from an interviewer and is no slip then. */
  readonly isLast: boolean;
}

/** What slips make of the letters of a label's longer words. */
function* slips(folded: string): Generator<Slip> {
  for (const { 0: word, index } of folded.matchAll(/[\p{L}\p{M}]+/gu)) {
    const letters = [...word];
    if (letters.length < MIN_WORD) continue;
    const before = folded.slice(0, index);
    const after = folded.slice(index + word.length);
    const whole = (made: readonly string[]) => withoutBlanks(before + made.join('') + after);
    for (let at = 0; at < letters.length; at++) {
      const rest = [...letters.slice(0, at), ...letters.slice(at + 1)];
      const swapped = [...rest.slice(0, at + 1), letters[at]!, ...rest.slice(at + 1)];
      yield {
        without: whole(rest),
        swapped: whole(swapped),
        at: withoutBlanks(before).length + at,
        isLast: at === letters.length - 1,
      };
    }
  }
}
