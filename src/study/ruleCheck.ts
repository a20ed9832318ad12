import * as l10n from '@vscode/l10n';
import type { FileProblem } from '../core/base/problem';
import { type Result, ok } from '../core/base/result';
import type { CodebookFile, CodingRule } from '../core/codebook/code';
import { areRegexesLoaded, loadedRegexMatcher } from '../core/matching/regexMatcher';
import { FOLDED, wordMatcher } from '../core/matching/wordMatcher';
import { locator } from '../core/records/locator';
import { requestOf } from '../core/search/searchRule';
import type { RecordFile } from './recordFile';

/** Rules of a codebook by which nothing can be searched; looked at again only when its file is another. */
export class RuleCheck {
  private last: readonly unknown[] = [];
  private found: readonly FileProblem[] = [];

  problems(file: RecordFile<CodebookFile> | undefined): readonly FileProblem[] {
    const rules = file?.parsed.value?.rules;
    if (!file || !rules?.length) return [];
    const now = [file, areRegexesLoaded()];
    if (now.every((one, i) => one === this.last[i])) return this.found;
    this.last = now;
    return (this.found = ruleProblems(file, rules));
  }
}

function ruleProblems(
  { path, raw = '' }: RecordFile<CodebookFile>,
  rules: readonly CodingRule[],
): FileProblem[] {
  let locate: ReturnType<typeof locator> | undefined;
  return rules.flatMap((rule, i): FileProblem[] => {
    const search = searchOf(rule);
    if (search.ok) return [];
    const { line } = (locate ??= locator(raw))(['rules', i]);
    const message = l10n.t('The rule “{0}”: {1}', rule.name, search.error);
    return [{ path, line, severity: 'warning', code: 'rule', message }];
  });
}

/** Fails where the search is none. */
function searchOf(rule: CodingRule): Result<unknown> {
  const request = requestOf(rule);
  if (!request.ok) return request;
  const { pattern, kind, isExact } = request.value;
  if (kind !== 'regex') return wordMatcher(pattern, FOLDED);
  // until these are there, nothing is said of them
  return areRegexesLoaded() ? loadedRegexMatcher(pattern, isExact) : ok(undefined);
}
