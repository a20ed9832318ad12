import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { Deps } from '../../../deps';
import { type CodeArgument, requireCode } from '../pickCode';
import { DefinitionView } from './definitionView';

/** The Definition pane beside the Codebook view. */
export function register(deps: Deps): vscode.Disposable {
  const view = new DefinitionView(deps);
  deps.context.subscriptions.push(
    deps.commands.register('transcriptCoder.describeCode', async (argument: CodeArgument) => {
      const title = l10n.t('Edit the definition of which code?');
      const seen = argument === undefined ? deps.inSight.code : undefined;
      if (seen?.openStudy.study.codebook.get(seen.id)) return view.edit(seen);
      const target = await requireCode(deps.studies, argument, title);
      if (target) await view.edit({ openStudy: target.openStudy, id: target.code.id });
    }),
  );
  return view;
}
