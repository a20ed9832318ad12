import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import {
  type ScopeFacts,
  blindWarning,
  codersInBrief,
  scopeInBrief,
  scopeSentences,
} from '../../corpus/scopeFacts';
import { scopeWarnings } from '../../corpus/scopeNotes';
import type { TableModel } from './tableModel';

interface About {
  /** What figures count, or what a row is, in a few words: “% of 9 participants”. */
  readonly unit: string;
  /** Whose coding it is, where the scope does not say that. */
  readonly coders?: string;
  /** What the columns mean, a sentence each. */
  readonly legend: readonly string[];
  /** More than the scope itself warns of. */
  readonly warnings?: readonly string[];
}

/** What has to be said with all figures over a scope: in one line, in full, and what to beware of. */
export function aboutScope(
  corpus: Corpus,
  scope: Scope,
  facts: ScopeFacts,
  { unit, coders, legend, warnings = [] }: About,
): Pick<TableModel, 'scope' | 'warnings' | 'definitions' | 'notes'> {
  return {
    scope: inOneLine([scopeInBrief(corpus, scope, facts), unit, coders ?? codersInBrief(corpus, facts)]),
    warnings: [...blindWarning(corpus), ...warnings, ...scopeWarnings(scope)],
    definitions: [...scopeSentences(corpus, scope, facts), ...legend],
    notes: facts.notes,
  };
}

/** The parts of a line about a table: scope, unit, coders. */
export function inOneLine(parts: readonly string[]): string {
  return parts.join(' · ');
}
