import * as vscode from 'vscode';
import type { Deps } from '../../../deps';
import { argumentOf, studyOf } from '../../people/arguments';
import { PersonalDataPanel, type PersonalDataRequest, VIEW_TYPE, titleOf } from './personalDataPanel';

/** Scan for Personal Data: what may say who somebody is, seen in its places. */
export function register(deps: Deps): vscode.Disposable {
  const panels: PersonalDataPanel[] = [];
  const adopt = (panel: vscode.WebviewPanel, request: PersonalDataRequest) => {
    const page = new PersonalDataPanel(deps, panel, request);
    panels.push(page);
    page.onDidEnd(() => panels.splice(panels.indexOf(page), 1));
    return page;
  };
  const show = (argument: unknown) => {
    const { root, study } = studyOf(deps.studies, argumentOf(argument));
    const request = { root: root.toString() };
    const open = panels.find(one => one.request.root === request.root);
    open?.panel.reveal();
    const title = titleOf(study.file?.name ?? '');
    return (
      open ?? adopt(vscode.window.createWebviewPanel(VIEW_TYPE, title, vscode.ViewColumn.Active), request)
    );
  };
  return vscode.Disposable.from(
    { dispose: () => [...panels].forEach(({ panel }) => panel.dispose()) },
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      async deserializeWebviewPanel(panel, state: PersonalDataRequest | undefined) {
        if (state) adopt(panel, state);
        else panel.dispose();
      },
    }),
    deps.commands.register('transcriptCoder.scanPersonalData', (argument?: unknown) => {
      show(argument);
    }),
    deps.commands.register('transcriptCoder.pseudonymise', (argument?: unknown) => show(argument).begin()),
  );
}
