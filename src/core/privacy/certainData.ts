import type { Steps } from '../base/steps';
import type { PersonalKind } from './personalData';
import { withoutOverlaps } from './personalData';
import { findPatterns } from './patterns';

/** Kinds of which what looks like one nearly always is one; a name or a day may be anyone’s. */
const CERTAIN_KINDS: ReadonlySet<PersonalKind> = new Set(['mail', 'account', 'phone']);
/** Texts that are looked through before the caller may breathe. */
const STEP = 200;

/** Words that surely say how somebody can be found. */
export interface CertainData {
  readonly kind: PersonalKind;
  readonly words: string;
}

/**
 * Mail addresses, account and telephone numbers in some texts, each once, in the order in which they are found.
 * @param harmless small
 */
export function* certainData(
  texts: Iterable<string>,
  harmless: ReadonlySet<string>,
): Steps<readonly CertainData[]> {
  const found = new Map<string, CertainData>();
  let count = 0;
  for (const text of texts) {
    if (++count % STEP === 0) yield 0;
    for (const { kind, start, end } of withoutOverlaps(findPatterns(text, undefined))) {
      const words = text.slice(start, end);
      if (CERTAIN_KINDS.has(kind) && !harmless.has(words.toLowerCase()))
        found.set(`${kind}\n${words}`, { kind, words });
    }
  }
  return [...found.values()];
}
