import * as vscode from 'vscode';
import { until } from './support';

/** The page's side of the conversation, in place of a page that somebody clicks on. */
export class Page<From, To extends { readonly type: string }> {
  private readonly said = new vscode.EventEmitter<From>();
  private readonly ended = new vscode.EventEmitter<void>();
  readonly heard: To[] = [];
  private readonly fake = {
    title: '',
    visible: true,
    webview: {
      cspSource: 'self',
      options: {},
      html: '',
      asWebviewUri: (uri: vscode.Uri) => uri,
      postMessage: (message: To) => Promise.resolve(this.heard.push(message) > 0),
      onDidReceiveMessage: this.said.event,
    },
    onDidDispose: this.ended.event,
    onDidChangeViewState: new vscode.EventEmitter<void>().event,
    dispose: () => this.ended.fire(),
  };

  get panel(): vscode.WebviewPanel {
    return this.fake as unknown as vscode.WebviewPanel;
  }

  say(message: From): void {
    this.said.fire(message);
  }

  /** What the page was last told of a type. */
  last<T extends To['type']>(type: T): Extract<To, { readonly type: T }> | undefined {
    return this.heard.findLast(message => message.type === type) as
      Extract<To, { readonly type: T }> | undefined;
  }

  /** Until what the page was last told of a type is as wanted. */
  shows<T extends To['type']>(
    what: string,
    type: T,
    look: (message: Extract<To, { readonly type: T }>) => boolean,
  ): Promise<Extract<To, { readonly type: T }>> {
    return until(what, () => {
      const message = this.last(type);
      return message && look(message) ? message : undefined;
    });
  }
}
