import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Deps } from '../../../deps';
import type { Target } from '../../../session/openStudy';
import { Refusal } from '../../../ui/failure';
import { transcriptsMeant } from '../../study/overview/meant';
import type { OverviewNode } from '../../study/overview/nodes';
import { activeEditor } from '../apply/target';
import { exportPage } from './exportPage';
import { PagePanel } from './pagePanel';
import { type PageRequest, VIEW_TYPE, titleOf } from './request';

/** Where an export goes, for scripts and tests. */
interface ExportArguments {
  readonly to?: vscode.Uri;
}

/** The coded view: a transcript set for reading, with brackets beside the text, in which one can code, too. */
export function register(deps: Deps): vscode.Disposable {
  const panels: PagePanel[] = [];
  const adopt = (panel: vscode.WebviewPanel, request: PageRequest) => {
    const page = new PagePanel(deps, panel, request);
    panels.push(page);
    page.onDidEnd(() => panels.splice(panels.indexOf(page), 1));
  };
  const targetOf = (given: ExportArguments | OverviewNode | vscode.Uri | undefined): Target => {
    if (given && 'kind' in given) return transcriptsMeant(deps, given, undefined)[0]!;
    const uri = given instanceof vscode.Uri ? given : activeEditor(deps).document.uri;
    const target = deps.studies.target(uri);
    if (!target) throw new Refusal(l10n.t('This file is not a transcript of an open study.'));
    return target;
  };
  return vscode.Disposable.from(
    { dispose: () => [...panels].forEach(({ panel }) => panel.dispose()) },
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      async deserializeWebviewPanel(panel, state: PageRequest | undefined) {
        if (state) adopt(panel, state);
        else panel.dispose();
      },
    }),
    deps.commands.register('transcriptCoder.openCodedView', (given?: OverviewNode | vscode.Uri) => {
      const { openStudy, transcript } = targetOf(given);
      const request = { uri: openStudy.uri(transcript.path).toString(), filters: {} };
      const open = panels.find(one => one.request.uri === request.uri);
      if (open) return open.panel.reveal(undefined, true);
      const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      const options = { enableFindWidget: true };
      adopt(vscode.window.createWebviewPanel(VIEW_TYPE, titleOf(transcript.path), place, options), request);
    }),
    deps.commands.register('transcriptCoder.showWordsInEditor', () =>
      panels.find(({ panel }) => panel.active)?.goToEditor(),
    ),
    deps.commands.register(
      'transcriptCoder.exportPage',
      (given?: ExportArguments | OverviewNode | vscode.Uri) => {
        const target = targetOf(given);
        const uri = target.openStudy.uri(target.transcript.path).toString();
        // what is shown of it, if it is
        const open = panels.find(one => one.request.uri === uri);
        const to = given && 'to' in given ? given.to : undefined;
        return exportPage(deps, target, open?.request ?? { uri, filters: {} }, to);
      },
    ),
  );
}
