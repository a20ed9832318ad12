import type { TurnRules } from '../turns/turnRules';
import { collapseWhiteSpace } from '../text/whiteSpace';
import { type TurnDoubt, turnDoubts } from '../turns/turnDoubts';
import type { Turns } from '../turns/turns';
import { type LabelCounts, countLabels } from './labelCounts';

/** What is to be known of a transcript's turns once they are let go: a study has many transcripts, and most are never opened. */
export type KnownTurnFacts = Pick<TurnFacts, 'labels' | 'patterns' | 'doubts' | 'refused'>;

/** What is to be known of turns while the text is at hand. */
export class TurnFacts {
  readonly labels: LabelCounts;
  /** The patterns of all heads, as a study would write them. */
  readonly patterns: ReadonlySet<string>;
  readonly doubts: readonly TurnDoubt[];
  private foundRefused: ReadonlySet<string> | undefined;

  /** @param text LF, BOM-less */
  constructor(
    private readonly text: string,
    turns: Turns,
    private readonly rules: TurnRules,
  ) {
    this.labels = countLabels(turns);
    this.patterns = patternsOf(turns);
    this.doubts = turnDoubts(text, turns);
  }

  /** What the rules say is no speaker and the text has somewhere, as the rules write it. Looked for when first asked for. */
  get refused(): ReadonlySet<string> {
    const { notSpeakers = [] } = this.rules;
    return (this.foundRefused ??= new Set(notSpeakers.filter(words => hasWords(this.text, words))));
  }
}

/** The patterns of all heads, as a study would write them. */
export function patternsOf(turns: Turns): ReadonlySet<string> {
  return new Set(turns.layouts().map(({ pattern }) => pattern));
}

/** Whether words are anywhere in a text, with letters composed or not and any white space between them. */
function hasWords(text: string, words: string): boolean {
  const plain = collapseWhiteSpace(words).replace(/[\s:：]+$/, '');
  return [plain, plain.normalize('NFC'), plain.normalize('NFD')].some(form => {
    if (!form.includes(' ')) return text.includes(form);
    const parts = form.split(' ').map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(parts.join('\\s+')).test(text);
  });
}
