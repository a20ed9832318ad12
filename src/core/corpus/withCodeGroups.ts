import * as l10n from '@vscode/l10n';
import { LastFew } from '../base/lastFew';
import { type Result, fail, ok } from '../base/result';
import type { CodeGroup } from '../codebook/code';
import { codeGroups, codesInGroup, findGroup, groupAsCode } from '../codebook/codeGroups';
import type { Codebook } from '../codebook/codebook';
import type { ScopeOptions } from '../studyFile/scopeOptions';
import type { Corpus } from './corpus';

/**
 * A study whose codebook has code groups among its codes, so that each has a row: those that are asked for, by name; or,
 * where `isAll` and no codes are asked for, all.
 */
export function withCodeGroups(corpus: Corpus, options: ScopeOptions, isAll: boolean): Result<Corpus> {
  const { codebook } = corpus;
  const asked = groupsAskedFor(codebook, options);
  if (!asked.ok) return asked;
  const { codes = [], queries = [] } = options;
  const isWhole = [...codes, ...queries, ...asked.value].length === 0;
  const groups = isAll && isWhole ? codeGroups(codebook) : asked.value;
  return ok(groups.length === 0 ? corpus : { ...corpus, codebook: codebookWithGroups(codebook, groups) });
}

/** Ids of the codes that filters ask for, themselves and by groups; with a group's row, where the codebook has that. */
export function codesAskedFor(codebook: Codebook, options: ScopeOptions): Result<readonly string[]> {
  const groups = groupsAskedFor(codebook, options);
  if (!groups.ok) return groups;
  // an empty group asks for its codes, too: for none
  const ofGroups = groups.value.flatMap(group => [
    groupAsCode(codebook, group).code.id,
    ...codesInGroup(codebook, group),
  ]);
  return ok([...(options.codes ?? []), ...ofGroups]);
}

/** The code groups that filters ask for, each once, by name. */
function groupsAskedFor(codebook: Codebook, options: ScopeOptions): Result<readonly CodeGroup[]> {
  const { codeGroups: wanted = [] } = options;
  if (wanted.length === 0) return ok([]);
  const found = new Set<CodeGroup>();
  for (const one of wanted) {
    const group = findGroup(codebook, one);
    if (!group) return fail(l10n.t('The codebook has no code group “{0}”.', one));
    found.add(group);
  }
  return ok(codeGroups(codebook).filter(group => found.has(group)));
}

interface Known {
  readonly groups: readonly CodeGroup[];
  readonly codebook: Codebook;
}

/** So many sets of groups are remembered for a codebook: as many reports may well be open. */
const MAX_KNOWN = 32;
const known = new LastFew<Codebook, Known>(MAX_KNOWN);

/** The same object for the same groups, so that what was counted with it is found again. */
export function codebookWithGroups(codebook: Codebook, groups: readonly CodeGroup[]): Codebook {
  if (groups.length === 0) return codebook;
  const isSame = (one: Known) =>
    one.groups.length === groups.length && one.groups.every((group, i) => group === groups[i]);
  const make = () => ({
    groups,
    codebook: codebook.withSets(groups.map(group => groupAsCode(codebook, group))),
  });
  return known.get(codebook, isSame, make).codebook;
}
