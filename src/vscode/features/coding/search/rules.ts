import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { ok } from '../../../../core/base/result';
import type { CodingRule } from '../../../../core/codebook/code';
import { type RuleFields, addRule, changeRule, deleteRule, findRule } from '../../../../core/codebook/rules';
import { requestOf, ruleSearch } from '../../../../core/search/searchRule';
import { CodingAction } from '../../../../study/codingUndo';
import type { Deps } from '../../../deps';
import type { OpenStudy } from '../../../session/openStudy';
import type { ListedSearch } from '../../../session/segmentLists';
import { askForCodes } from '../../../ui/codePicker';
import { Refusal, unwrap } from '../../../ui/failure';
import { searchSubject } from './searchSubject';

/** What a rule is to be, for a keybinding or a test; codes by id, name or path. */
export interface RuleArguments {
  readonly name: string;
  readonly codes: readonly string[];
}

/** Keeps the search that is listed as a rule. @returns the id of the rule; undefined when the user gave up */
export async function saveRule(deps: Deps, given?: RuleArguments): Promise<string | undefined> {
  const { openStudy, search } = requireSearch(deps);
  const name = given?.name ?? (await askName(search.request.pattern));
  if (name === undefined) return undefined;
  const codes = given ? codesGiven(openStudy, given.codes) : await askRuleCodes(openStudy, name, []);
  if (!codes || codes.length === 0) return undefined;
  let id: string | undefined;
  const action = new CodingAction(l10n.t('new rule “{0}”', name));
  unwrap(
    await openStudy.study.changeCodebook(codebook => {
      const added = addRule(codebook, { name, ...ruleSearch(search.request), codes }, deps.random);
      if (!added.ok) return added;
      id = added.value.rule.id;
      return ok(added.value.file);
    }, action),
  );
  showRule(deps, openStudy, id!);
  return id;
}

/** Gives the rule that is listed the search that it is listed by. */
export async function updateRule(deps: Deps): Promise<void> {
  const { openStudy, search } = requireSearch(deps);
  const { rule } = search;
  if (!rule) throw new Refusal(l10n.t('No rule is listed in the Segments panel.'));
  await change(openStudy, rule, ruleSearch(search.request), l10n.t('change the rule “{0}”', rule.name));
}

/** Gives a rule another name or other codes. */
export async function changeFields(
  openStudy: OpenStudy,
  rule: CodingRule,
  { name, codes }: Partial<RuleArguments>,
): Promise<void> {
  const fields = {
    ...(name === undefined ? {} : { name }),
    ...(codes === undefined ? {} : { codes: codesGiven(openStudy, codes) }),
  };
  await change(openStudy, rule, fields, l10n.t('change the rule “{0}”', rule.name));
}

async function change(
  { study }: OpenStudy,
  { id }: CodingRule,
  fields: Partial<RuleFields>,
  label: string,
): Promise<void> {
  unwrap(await study.changeCodebook(codebook => changeRule(codebook, id, fields), new CodingAction(label)));
}

/** Deletes a rule; what was coded by it stays. */
export async function removeRule({ study }: OpenStudy, { id, name }: CodingRule): Promise<void> {
  const action = new CodingAction(l10n.t('delete the rule “{0}”', name));
  unwrap(await study.changeCodebook(codebook => deleteRule(codebook, id), action));
}

/** Lists what a rule finds and is not coded by it yet. @returns how many rows that are */
export async function listByRule(deps: Deps, openStudy: OpenStudy, rule: CodingRule): Promise<number> {
  const search = showRule(deps, openStudy, rule.id);
  await search.whenDone();
  return search.found.length;
}

function showRule(deps: Deps, openStudy: OpenStudy, id: string): ListedSearch {
  const rule = requireRule(openStudy, id);
  const subject = searchSubject(deps, openStudy, unwrap(requestOf(rule)), id);
  deps.segments.show(subject);
  return subject.search;
}

/** @param nameOrId as a person or a test has it */
export function requireRule({ study }: OpenStudy, nameOrId: string): CodingRule {
  const rule = findRule(study.codebook.file, nameOrId);
  if (!rule) throw new Refusal(l10n.t('There is no rule “{0}”.', nameOrId));
  return rule;
}

function requireSearch({ segments }: Deps): { openStudy: OpenStudy; search: ListedSearch } {
  const { subject } = segments;
  if (!subject?.search || subject.search.request.pattern.trim() === '')
    throw new Refusal(l10n.t('Search for something in the Segments panel first.'));
  if (subject.search.error !== undefined) throw new Refusal(subject.search.error);
  const { from, to, status } = subject.search.request.filters;
  if (from ?? to ?? status)
    throw new Refusal(
      l10n.t('A rule cannot keep the report’s filters by date or status. Search without them.'),
    );
  return { openStudy: subject.openStudy, search: subject.search };
}

/** @param name what is proposed */
export async function askName(name: string): Promise<string | undefined> {
  return vscode.window.showInputBox({
    ignoreFocusOut: true,
    title: l10n.t('Name of the Rule'),
    value: name,
    prompt: l10n.t(
      'A rule is a search with the codes that its hits get. New transcripts can be coded by it.',
    ),
    validateInput: text => (text.trim() === '' ? l10n.t('A rule needs a name.') : undefined),
  });
}

/** @param codes that it has had */
export async function askRuleCodes(
  { study }: OpenStudy,
  name: string,
  codes: readonly string[],
): Promise<readonly string[] | undefined> {
  const rows = await askForCodes(study.codebook, {
    title: l10n.t('What does the rule “{0}” code with?', name),
    ticked: study.codebook.resolveAll(codes),
    counts: study.codeCounts,
    hidesRetired: true,
  });
  return rows?.flatMap(({ code }) => code?.id ?? []);
}

function codesGiven({ study }: OpenStudy, given: readonly string[]): readonly string[] {
  return given.map(name => {
    const code = study.codebook.find(name);
    if (!code) throw new Refusal(l10n.t('The codebook has no code “{0}”.', name));
    return code.id;
  });
}
