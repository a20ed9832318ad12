import * as l10n from '@vscode/l10n';
import { byUnits } from '../base/compare';
import { type Result, fail, ok } from '../base/result';
import type { CodebookFile, CodingRule } from './code';
import type { Codebook } from './codebook';
import { newCodeId } from './codeId';
import { cleanName, nameKey } from './codeName';

// Each gives the codebook that comes of it, or a sentence that says why it cannot be done. Rules come out sorted by id.

/** A rule but for its id. */
export type RuleFields = Omit<CodingRule, 'id'>;

/** Keeps a search with the codes that its hits get. @param random in [0, 1) */
export function addRule(
  { file }: Codebook,
  fields: RuleFields,
  random: () => number,
): Result<{ readonly file: CodebookFile; readonly rule: CodingRule }> {
  const checked = checkRule(file, fields);
  if (!checked.ok) return checked;
  const { rules = [] } = file;
  const id = newCodeId(checked.value.name, taken => rules.some(rule => rule.id === taken), random);
  const rule: CodingRule = { id, ...checked.value };
  return ok({ file: withRules(file, [...rules, rule]), rule });
}

/** Gives a rule other fields; those that are undefined are removed, others stay. */
export function changeRule(
  { file }: Codebook,
  id: string,
  change: Partial<RuleFields>,
): Result<CodebookFile> {
  const known = file.rules?.find(rule => rule.id === id);
  if (!known) return fail(goneRule(id));
  const { id: _, ...fields } = known;
  const checked = checkRule(file, { ...fields, ...change }, id);
  if (!checked.ok) return checked;
  const { options, ...rest } = checked.value;
  const rule = { id, ...rest, ...(options === undefined ? {} : { options }) };
  return ok(
    withRules(
      file,
      file.rules!.map(one => (one.id === id ? rule : one)),
    ),
  );
}

/** Segments that were found by it keep its id: it says how they came to be. */
export function deleteRule({ file }: Codebook, id: string): Result<CodebookFile> {
  const { rules = [] } = file;
  if (!rules.some(rule => rule.id === id)) return fail(goneRule(id));
  return ok(
    withRules(
      file,
      rules.filter(rule => rule.id !== id),
    ),
  );
}

/** The rule with an id or, if only one has it, a name. */
export function findRule({ rules = [] }: CodebookFile, nameOrId: string): CodingRule | undefined {
  const named = rules.filter(({ name }) => nameKey(name) === nameKey(nameOrId));
  return rules.find(({ id }) => id === nameOrId) ?? (named.length === 1 ? named[0] : undefined);
}

/** What becomes of rules when codes are deleted. */
export interface RulesWithout {
  readonly file: CodebookFile;
  /** Those that have other codes, which they keep. */
  readonly changed: readonly CodingRule[];
  /** Those that are left without a code. */
  readonly removed: readonly CodingRule[];
}

/**
 * Takes codes out of the rules that name them; rules with no other code are removed.
 * @param gone says so of ids, also those of merged codes
 * @param to id of the code that takes their place, if any does
 */
export function rulesWithout(file: CodebookFile, gone: (code: string) => boolean, to?: string): RulesWithout {
  const { rules = [] } = file;
  const touched = rules.filter(({ codes }) => codes.some(gone));
  const removed = to === undefined ? touched.filter(({ codes }) => codes.every(gone)) : [];
  if (touched.length === 0) return { file, changed: [], removed: [] };
  const left = rules.flatMap(rule => {
    if (!touched.includes(rule)) return rule;
    const codes = new Set(rule.codes.flatMap(code => (gone(code) ? (to ?? []) : code)));
    return codes.size === 0 ? [] : { ...rule, codes: [...codes] };
  });
  const changed = touched.filter(rule => !removed.includes(rule));
  return { file: withRules(file, left), changed, removed };
}

function checkRule(file: CodebookFile, fields: RuleFields, id?: string): Result<RuleFields> {
  const name = cleanName(fields.name);
  if (name === '') return fail(l10n.t('A rule needs a name.'));
  if (fields.codes.length === 0) return fail(l10n.t('A rule needs at least one code.'));
  const same = (file.rules ?? []).find(rule => rule.id !== id && nameKey(rule.name) === nameKey(name));
  if (same) return fail(l10n.t('There is already a rule named “{0}”.', same.name));
  return ok({ ...fields, name, codes: [...new Set(fields.codes)] });
}

function withRules(file: CodebookFile, rules: readonly CodingRule[]): CodebookFile {
  const { rules: _, ...rest } = file;
  return rules.length === 0 ? rest : { ...file, rules: [...rules].sort((a, b) => byUnits(a.id, b.id)) };
}

function goneRule(id: string): string {
  return l10n.t('The codebook no longer has a rule “{0}”.', id);
}
