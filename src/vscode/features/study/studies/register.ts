import * as vscode from 'vscode';
import { ContextKey } from '../../../ui/contextKey';
import type { Deps } from '../../../deps';
import { ALL_TEXTS, chooseFolder, createStudy } from './firstUse';
import { watchMilestones } from './milestones';
import { nestCodingFiles } from './nesting';
import { type SampleArguments, openSampleStudy } from './sampleStudy';
import { summarize } from './summary';

/** Making a study, and knowing whether there is one. */
export function register(deps: Deps): vscode.Disposable {
  const { commands, studies } = deps;
  const hasStudy = new ContextKey('transcriptCoder.hasStudy');
  const note = () => hasStudy.set(studies.begun.length > 0);
  note();
  return vscode.Disposable.from(
    studies.onChange('studies', [], note),
    commands.register('transcriptCoder.createStudy', async (folder?: vscode.Uri) => {
      const root = folder instanceof vscode.Uri ? folder : await chooseFolder();
      if (!root) return;
      const openStudy = await createStudy(deps, root, ALL_TEXTS);
      // the study is there; what is said of it waits for nobody
      void summarize(openStudy, deps.context.workspaceState);
    }),
    commands.register('transcriptCoder.nestCodingFiles', nestCodingFiles),
    watchMilestones(deps),
    commands.register('transcriptCoder.openSampleStudy', (args?: SampleArguments) =>
      openSampleStudy(deps, args?.folder instanceof vscode.Uri ? args : undefined),
    ),
  );
}
