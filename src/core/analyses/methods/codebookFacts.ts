import * as l10n from '@vscode/l10n';
import { counted, enumerate } from '../../base/phrases';
import { definedFields } from '../../codebook/definition';
import type { Corpus } from '../../corpus/corpus';
import type { CodebookStep } from '../../corpus/codebookPast';
import { type Fact, SOURCE, period } from './fact';

/** The coding tree in figures. */
export function codebookFacts({ codebook }: Corpus): readonly Fact[] {
  const all = codebook.inOrder();
  if (all.length === 0) return [];
  const themes = all.filter(({ id }) => codebook.isTheme(id)).length;
  const levels = Math.max(...all.map(({ id }) => codebook.path(id).length));
  const defined = all.filter(code => definedFields(code).length > 0).length;
  return [
    l10n.t('{0} and {1}, levels: {2}', counted.themes(themes), counted.codes(all.length - themes), levels),
    l10n.t('with a definition: {0} of {1}', defined, all.length),
  ].map(text => ({ text, source: SOURCE.codebook }));
}

/** The names at the top of the coding tree. */
export function themeFacts({ codebook }: Corpus): readonly Fact[] {
  const names = codebook.roots().map(({ name }) => name);
  if (names.length === 0) return [];
  return [{ text: l10n.t('top level of the codebook: {0}', enumerate(names, 30)), source: SOURCE.codebook }];
}

/** How the codebook came about, commit by commit. */
export function historyFacts({ past }: Corpus): readonly Fact[] {
  const steps = past?.steps ?? [];
  if (steps.length === 0) return [];
  const [first] = steps;
  const sum = (of: (step: CodebookStep) => readonly string[]) =>
    steps.slice(1).reduce((total, step) => total + of(step).length, 0);
  const days = steps.map(({ date }) => date.slice(0, 10));
  return [
    l10n.t('versions of the codebook: {0} ({1})', steps.length, period(days)),
    l10n.t('changed by {0}', enumerate(authors(steps))),
    l10n.t('in the first version: {0}, with themes', counted.codes(first!.codes)),
    ...(steps.length > 1
      ? [
          l10n.t(
            'since then: {0} added, {1} removed, {2} merged, {3} otherwise changed',
            sum(({ added }) => added),
            sum(({ removed }) => removed),
            sum(({ merged }) => merged),
            sum(({ changed }) => changed),
          ),
        ]
      : []),
  ].map(text => ({ text, source: SOURCE.git }));
}

/** Who changed it, with the number of commits, the most first. */
function authors(steps: readonly CodebookStep[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { author } of steps) counts.set(author, (counts.get(author) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name, count]) => `${name} (${count})`);
}
