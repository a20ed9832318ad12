import { TurnFacts } from '../core/participants/turnFacts';
import type { TextState } from '../core/text/textState';
import {
  type KnownDoubts,
  type TurnDoubt,
  doubtsAfterEdit,
  knownDoubts,
  turnDoubts,
} from '../core/turns/turnDoubts';
import type { TurnRules } from '../core/turns/turnRules';
import type { Turns } from '../core/turns/turns';

/** What checks ask of a transcript's turns, at one moment. */
interface Seen {
  readonly state: TextState;
  readonly rules: TurnRules;
  readonly facts: TurnFacts;
  readonly doubts: readonly TurnDoubt[];
  /** While the text is edited. */
  readonly known: KnownDoubts | undefined;
}

/** What checks ask of a transcript's turns: after an edit, only the turn is looked at in which it was. */
export class TurnsSeen {
  private last: Seen | undefined;

  /**
   * The same facts and the same doubts as before, if they say the same.
   * @param find finds the turns by the rules
   * @param isEdited whether turns are kept for edits to come
   */
  of(
    state: TextState,
    rules: TurnRules,
    find: () => Turns,
    isEdited: boolean,
  ): Pick<Seen, 'facts' | 'doubts'> {
    const { last } = this;
    if (last?.state === state && last.rules === rules) return last;
    const turns = find();
    const before = last?.rules === rules ? last : undefined;
    const facts = before?.facts.after(state, turns) ?? new TurnFacts(state, turns, rules);
    const known = isEdited
      ? ((before?.known && doubtsAfterEdit(before.known, state, turns)) ?? knownDoubts(state, turns))
      : undefined;
    const doubts = known ? known.found : turnDoubts(state.whole, turns);
    this.last = { state, rules, facts, doubts, known };
    return this.last;
  }
}
