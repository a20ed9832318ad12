import * as vscode from 'vscode';
import type { Deps } from '../../../deps';
import { argumentOf, studyOf } from '../arguments';
import { SpeakersPanel, type SpeakersRequest, VIEW_TYPE, titleOf } from './speakersPanel';

/** Check Speakers: who speaks in each transcript, seen and mended. */
export function register(deps: Deps): vscode.Disposable {
  const panels: SpeakersPanel[] = [];
  const adopt = (panel: vscode.WebviewPanel, request: SpeakersRequest) => {
    const page = new SpeakersPanel(deps, panel, request);
    panels.push(page);
    page.onDidEnd(() => panels.splice(panels.indexOf(page), 1));
  };
  return vscode.Disposable.from(
    { dispose: () => [...panels].forEach(({ panel }) => panel.dispose()) },
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      async deserializeWebviewPanel(panel, state: SpeakersRequest | undefined) {
        if (state) adopt(panel, state);
        else panel.dispose();
      },
    }),
    deps.commands.register('transcriptCoder.checkSpeakers', (argument?: unknown) => {
      const { root, study } = studyOf(deps.studies, argumentOf(argument));
      const request = { root: root.toString() };
      const open = panels.find(one => one.request.root === request.root);
      if (open) return open.panel.reveal();
      const title = titleOf(study.file?.name ?? '');
      adopt(vscode.window.createWebviewPanel(VIEW_TYPE, title, vscode.ViewColumn.Active), request);
    }),
  );
}
