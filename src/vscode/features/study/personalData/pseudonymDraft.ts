import type { Replacement } from '../../../../core/pseudonyms/replacement';
import type { PersonalItem } from '../../../../core/privacy/scanTexts';

/** Words that may be replaced. */
export type Candidate = Pick<PersonalItem, 'kind' | 'words'>;

/** Tells words of a kind from all others. */
export function candidateId({ kind, words }: Candidate): string {
  return `${kind} ${words}`;
}

/** What a person has decided so far about which words are replaced, by what, and where they stay. */
export class PseudonymDraft {
  private readonly chosen = new Set<string>();
  private readonly typed = new Map<string, string>();
  private readonly more: Candidate[] = [];
  private suggested: ReadonlyMap<string, string> = new Map();
  /** Keys of places in which the words stay. */
  readonly kept = new Set<string>();

  /** Words that no scan has found. */
  get added(): readonly Candidate[] {
    return this.more;
  }

  /** Adds words, to be replaced. */
  add(words: string): void {
    const candidate: Candidate = { kind: 'name', words };
    if (!this.more.some(one => one.words === words)) this.more.push(candidate);
    this.chosen.add(candidateId(candidate));
  }

  /** Takes what may be in the place of words where nothing was typed. */
  suggest(replacements: readonly Replacement[]): void {
    this.suggested = new Map(
      replacements.map(({ kind, find, replacement }) => [candidateId({ kind, words: find }), replacement]),
    );
  }

  choose(ids: readonly string[], isChosen: boolean): void {
    for (const id of ids) {
      if (isChosen) this.chosen.add(id);
      else this.chosen.delete(id);
    }
  }

  /** Has words replaced by something else than was suggested; by nothing is as suggested. */
  type(id: string, replacement: string): void {
    const text = replacement.trim();
    if (text === '') this.typed.delete(id);
    else this.typed.set(id, text);
    this.chosen.add(id);
  }

  keep(key: string, isKept: boolean): void {
    if (isKept) this.kept.add(key);
    else this.kept.delete(key);
  }

  isChosen(id: string): boolean {
    return this.chosen.has(id);
  }

  replacementOf(id: string): string {
    return this.typed.get(id) ?? this.suggested.get(id) ?? '';
  }

  /** What is to be replaced of what is there. */
  replacements(candidates: readonly Candidate[]): Replacement[] {
    return candidates
      .map(one => ({ one, id: candidateId(one) }))
      .filter(({ id }) => this.chosen.has(id))
      .map(({ one, id }) => ({ find: one.words, kind: one.kind, replacement: this.replacementOf(id) }));
  }
}
