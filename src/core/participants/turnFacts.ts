import { literalPattern } from '../base/literalPattern';
import { collapseWhiteSpace } from '../text/whiteSpace';
import type { TextParts, TextState } from '../text/textState';
import type { TurnRules } from '../turns/turnRules';
import type { Turns } from '../turns/turns';
import { type LabelCounts, countLabels } from './labelCounts';

/** What is to be known of a transcript's turns once they are let go: a study has many transcripts, and most are never opened. */
export type KnownTurnFacts = Pick<TurnFacts, 'labels' | 'patterns' | 'refused'>;

/** What is to be known of turns while the text is at hand. */
export class TurnFacts {
  readonly labels: LabelCounts;
  /** The patterns of all heads, as a study would write them. */
  readonly patterns: ReadonlySet<string>;
  private foundRefused: ReadonlySet<string> | undefined;

  constructor(
    private text: TextState,
    turns: Turns,
    private readonly rules: TurnRules,
  ) {
    this.labels = countLabels(turns);
    this.patterns = patternsOf(turns);
  }

  /** What the rules say is no speaker and the text has somewhere, as the rules write it. Looked for when first asked for. */
  get refused(): ReadonlySet<string> {
    const { notSpeakers = [] } = this.rules;
    return (this.foundRefused ??= new Set(notSpeakers.filter(words => hasWords(this.text.whole, words))));
  }

  /** What is to be known after an edit: the same object, if nothing else is. */
  after(text: TextState, turns: Turns): TurnFacts {
    // turns that were only moved have the same
    const isSame = countLabels(turns) === this.labels && this.refusesTheSame(text);
    if (!isSame) return new TurnFacts(text, turns, this.rules);
    this.text = text;
    return this;
  }

  private refusesTheSame(text: TextState): boolean {
    const change = text.changeSince(this.text);
    if (!change) return false;
    const { notSpeakers = [] } = this.rules;
    if (!this.foundRefused || notSpeakers.length === 0) return true;
    const units = 2 * Math.max(...notSpeakers.map(words => words.length));
    const before = wordsAround(this.text, change.start, change.oldEnd, units);
    const now = wordsAround(text, change.start, change.newEnd, units);
    return !notSpeakers.some(words => hasWords(before, words) || hasWords(now, words));
  }
}

/** The patterns of all heads, as a study would write them. */
export function patternsOf(turns: Turns): ReadonlySet<string> {
  return new Set(turns.layouts().map(({ pattern }) => pattern));
}

/** A stretch with so many units on both sides that are not white space, as far as there are any. */
function wordsAround(text: TextParts, start: number, end: number, units: number): string {
  const isEnough = (words: string) => words.replace(/\s/g, '').length >= units;
  let before = 2 * units;
  while (before < start && !isEnough(text.slice(start - before, start))) before *= 2;
  let behind = 2 * units;
  while (end + behind < text.length && !isEnough(text.slice(end, end + behind))) behind *= 2;
  return text.slice(Math.max(start - before, 0), end + behind);
}

/** Whether words are anywhere in a text, with letters composed or not and any white space between them. */
function hasWords(text: string, words: string): boolean {
  const plain = collapseWhiteSpace(words).replace(/[\s:：]+$/, '');
  return [plain, plain.normalize('NFC'), plain.normalize('NFD')].some(form => {
    if (!form.includes(' ')) return text.includes(form);
    const parts = form.split(' ').map(literalPattern);
    return new RegExp(parts.join('\\s+')).test(text);
  });
}
