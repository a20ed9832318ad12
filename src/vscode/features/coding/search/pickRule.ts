import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CodingRule } from '../../../../core/codebook/code';
import type { OpenStudy } from '../../../session/openStudy';
import { Refusal } from '../../../ui/failure';
import { confirm } from '../../../ui/confirm';
import { askName, askRuleCodes, changeFields, removeRule } from './rules';

interface RuleItem extends vscode.QuickPickItem {
  readonly rule: CodingRule;
}

interface RuleButton extends vscode.QuickInputButton {
  readonly run: (openStudy: OpenStudy, rule: CodingRule) => Promise<void>;
}

/** What can be done to a rule, beside coding by it. */
const buttons = (): readonly RuleButton[] => [
  {
    iconPath: new vscode.ThemeIcon('edit'),
    tooltip: l10n.t('Rename'),
    async run(openStudy, rule) {
      const name = await askName(rule.name);
      if (name !== undefined) await changeFields(openStudy, rule, { name });
    },
  },
  {
    iconPath: new vscode.ThemeIcon('tag'),
    tooltip: l10n.t('Change Codes'),
    async run(openStudy, rule) {
      const codes = await askRuleCodes(openStudy, rule.name, rule.codes);
      if (codes && codes.length > 0) await changeFields(openStudy, rule, { codes });
    },
  },
  {
    iconPath: new vscode.ThemeIcon('trash'),
    tooltip: l10n.t('Delete'),
    async run(openStudy, rule) {
      const isSure = await confirm(
        l10n.t('Delete the rule “{0}”?', rule.name),
        [l10n.t('What was coded by it stays coded.')],
        l10n.t('Delete'),
      );
      if (isSure) await removeRule(openStudy, rule);
    },
  },
];

/** Lets the user choose a rule, or change one by its buttons. @returns undefined when they did neither or the latter */
export async function pickRule(openStudy: OpenStudy): Promise<CodingRule | undefined> {
  const { rules = [] } = openStudy.study.codebook.file;
  if (rules.length === 0)
    throw new Refusal(
      l10n.t('There are no rules yet. Search for something, and choose Save as Rule… in the Segments panel.'),
    );
  const picker = vscode.window.createQuickPick<RuleItem>();
  picker.title = l10n.t('Code by Rule');
  picker.placeholder = l10n.t('Lists what the rule finds and is not coded by it yet');
  picker.matchOnDescription = true;
  picker.items = rules.map(rule => itemOf(openStudy, rule));
  const chosen = await new Promise<{ rule: CodingRule; button?: RuleButton } | undefined>(resolve => {
    picker.onDidAccept(() => resolve(picker.activeItems[0]));
    picker.onDidTriggerItemButton(({ item, button }) =>
      resolve({ rule: item.rule, button: button as RuleButton }),
    );
    picker.onDidHide(() => resolve(undefined));
    picker.show();
  });
  picker.dispose();
  if (!chosen?.button) return chosen?.rule;
  await chosen.button.run(openStudy, chosen.rule);
  return undefined;
}

function itemOf({ study }: OpenStudy, rule: CodingRule): RuleItem {
  return {
    rule,
    label: rule.name,
    description: rule.options?.['regex'] === true ? `/${rule.search}/` : rule.search,
    detail: study.codebook.namesOf(rule.codes).join(', '),
    buttons: [...buttons()],
  };
}
