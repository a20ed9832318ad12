import * as vscode from 'vscode';
import type { Deps } from '../../../deps';
import { requireStudy } from '../../../ui/requireStudy';
import { pickRule } from './pickRule';
import {
  type RuleArguments,
  changeFields,
  listByRule,
  removeRule,
  requireRule,
  saveRule,
  updateRule,
} from './rules';
import { type SearchArguments, searchTranscripts } from './searchTranscripts';

/** What is to become of a rule, for a keybinding or a test. */
type RuleChange = Partial<RuleArguments> | 'delete';

/** @param name of a rule, or its id; without, the user is asked */
async function codeByRule(deps: Deps, name?: string, change?: RuleChange): Promise<number | undefined> {
  const openStudy = requireStudy(deps.studies);
  const rule = name === undefined ? await pickRule(openStudy) : requireRule(openStudy, name);
  if (!rule) return undefined;
  if (change === undefined) return listByRule(deps, openStudy, rule);
  await (change === 'delete' ? removeRule(openStudy, rule) : changeFields(openStudy, rule, change));
  return undefined;
}

/** Searching what people say, with the hits in the Segments panel. */
export function register(deps: Deps): vscode.Disposable {
  const { commands } = deps;
  return vscode.Disposable.from(
    commands.register('transcriptCoder.searchTranscripts', (args?: SearchArguments | vscode.Uri) =>
      // from a menu VS Code passes the file's Uri
      searchTranscripts(deps, args instanceof vscode.Uri ? undefined : args),
    ),
    commands.register('transcriptCoder.saveRule', (args?: RuleArguments) => saveRule(deps, args)),
    commands.register('transcriptCoder.updateRule', () => updateRule(deps)),
    commands.register('transcriptCoder.codeByRule', (name?: string, change?: RuleChange) =>
      codeByRule(deps, name, change),
    ),
  );
}
