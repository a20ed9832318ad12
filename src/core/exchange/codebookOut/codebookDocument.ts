import type { Steps } from '../../base/steps';
import { countCodes, NO_COUNTS, type CodeCounts } from '../../analyses/frequency/countCodes';
import type { DescribedQuote } from '../../analyses/kit/describedQuote';
import { keyQuotes } from '../../analyses/kit/keyQuotes';
import type { Code, CodeGroup } from '../../codebook/code';
import { codeGroups, membersOf } from '../../codebook/codeGroups';
import type { Codebook } from '../../codebook/codebook';
import type { Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import { type ScopeFacts, scopeFacts } from '../../corpus/scopeFacts';
import { aboutScope } from '../../report/table/aboutScope';
import * as l10n from '@vscode/l10n';

/** A codebook with what was coded by it, as all formats write it. */
export interface CodebookDocument {
  /** The study's name. */
  readonly study: string;
  readonly facts: ScopeFacts;
  /** What was counted, in one line, and what to beware of. */
  readonly scope: string;
  readonly warnings: readonly string[];
  /** What was counted, in full, a sentence each. */
  readonly definitions: readonly string[];
  readonly notes: readonly string[];
  /** In the order of the codebook, each before those below it. */
  readonly entries: readonly CodebookEntry[];
  /** By name; where codes are filtered, those with one of them. */
  readonly groups: readonly DocumentGroup[];
}

/** A code group with its codes that are in the document. */
export interface DocumentGroup extends Omit<CodeGroup, 'codes'> {
  readonly codes: readonly Code[];
}

/** A code with what was coded by it. Figures of a theme include everything below it. */
export interface CodebookEntry {
  readonly code: Code;
  /** Id of the one above it, where that is in the document, too. */
  readonly parent: string | undefined;
  readonly path: readonly string[];
  /** Number of codes above it in the document. */
  readonly level: number;
  readonly kind: 'theme' | 'code';
  /** `#rrggbb`: its own, or the one that it is shown in. */
  readonly color: string;
  readonly counts: CodeCounts;
  readonly quotes: readonly DescribedQuote[];
  /** Names of the code groups that it is in itself. */
  readonly groups: readonly string[];
}

/**
 * Describes all codes of the scope, used or not.
 * @param most key quotes of each code; 0 for none
 */
export function* codebookDocument(corpus: Corpus, scope: Scope, most: number): Steps<CodebookDocument> {
  const { codebook } = corpus;
  const counts = yield* countCodes(codebook, scope);
  const quotes = yield* keyQuotes(corpus, scope, most);
  const facts = scopeFacts(corpus, scope);
  const inScope = new Set(scope.codes.codes.map(({ id }) => id));
  const groups = groupsOf(codebook, inScope);
  const about = aboutScope(corpus, scope, facts, {
    unit: l10n.t('figures of a theme include the codes below it'),
    legend: legend(corpus, most),
  });
  return {
    study: corpus.study.name,
    facts,
    scope: about.scope,
    warnings: about.warnings,
    definitions: about.definitions,
    notes: about.notes,
    entries: scope.codes.codes.map(code => {
      const parent = codebook.parentOf(code.id)?.id;
      return {
        code,
        parent: parent !== undefined && inScope.has(parent) ? parent : undefined,
        path: codebook.path(code.id),
        level: scope.codes.level(code.id),
        kind: codebook.isTheme(code.id) ? 'theme' : 'code',
        color: codebook.color(code.id),
        counts: counts.get(code.id) ?? NO_COUNTS,
        quotes: quotes.get(code.id) ?? [],
        groups: groups.filter(group => group.codes.includes(code)).map(({ name }) => name),
      };
    }),
    groups,
  };
}

function groupsOf(codebook: Codebook, inScope: ReadonlySet<string>): readonly DocumentGroup[] {
  const isWhole = inScope.size === codebook.inOrder().length;
  const groups = codeGroups(codebook).map(group => {
    const { id, name, description } = group;
    const codes = membersOf(codebook, group).filter(code => inScope.has(code.id));
    return { id, name, ...(description === undefined ? {} : { description }), codes };
  });
  return isWhole ? groups : groups.filter(({ codes }) => codes.length > 0);
}

function legend({ study }: Corpus, most: number): readonly string[] {
  return [
    l10n.t('Participants: those with at least one turn that overlaps a segment.'),
    ...(most > 0
      ? [
          study.quotes === 'hashed'
            ? l10n.t('Key quotes are named by their places: the study does not store words a second time.')
            : l10n.t('Key quotes of a theme are those coded with the theme itself.'),
        ]
      : []),
  ];
}
