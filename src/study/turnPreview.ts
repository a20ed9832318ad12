import { Reading } from '../core/corpus/corpus';
import type { TranscriberNotes } from '../core/text/transcriberNotes';
import { HeadMemory } from '../core/turns/headMemory';
import type { TurnRules } from '../core/turns/turnRules';

/** A transcript as it would be read by other speaker patterns than those of its study. */
export class TurnPreview {
  private by: { readonly rules: TurnRules; readonly heads: HeadMemory } | undefined;
  private known:
    { readonly text: string; readonly noted: TranscriberNotes; readonly reading: Reading } | undefined;

  constructor(readonly patterns: readonly string[]) {}

  /** @param rules what the study says; the same object as long as that is the same, and so are those given */
  rules(rules: TurnRules): TurnRules {
    return this.headsBy(rules).rules;
  }

  /** The same as long as text, rules and notes are. */
  reading(text: string, rules: TurnRules, noted: TranscriberNotes): Reading {
    const heads = this.headsBy(rules);
    if (this.known?.text !== text || this.known.noted !== noted)
      this.known = { text, noted, reading: new Reading(text, heads, noted) };
    return this.known.reading;
  }

  private headsBy(rules: TurnRules): HeadMemory {
    if (this.by?.rules !== rules) {
      this.by = { rules, heads: new HeadMemory({ ...rules, patterns: this.patterns }) };
      this.known = undefined;
    }
    return this.by.heads;
  }
}
