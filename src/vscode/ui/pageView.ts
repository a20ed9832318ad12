import * as vscode from 'vscode';
import { type Page, showPage } from './panelHtml';

/** A view with a page in it. A page that was hidden is made anew, and says so when it is there. */
export class PageView<From extends { readonly type: string }, To>
  implements vscode.WebviewViewProvider, vscode.Disposable
{
  private readonly registered: vscode.Disposable;
  private view: vscode.WebviewView | undefined;
  private isThere = false;

  /**
   * @param receive what to do with a message; the page is there from `ready` on, which it says itself each time that it is made
   */
  constructor(
    id: string,
    private readonly page: Page,
    private readonly extensionUri: vscode.Uri,
    private readonly receive: (message: From) => void,
  ) {
    this.registered = vscode.window.registerWebviewViewProvider(id, this);
  }

  /** Whether there is a page that a person sees. What is told to another is lost. */
  get isSeen(): boolean {
    return this.isThere && (this.view?.visible ?? false);
  }

  /** What stands beside the view's title. */
  describe(description: string): void {
    if (this.view) this.view.description = description;
  }

  post(message: To): void {
    void this.view?.webview.postMessage(message);
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.view = view;
    this.isThere = false;
    view.onDidDispose(() => {
      this.view = undefined;
      this.isThere = false;
    });
    view.onDidChangeVisibility(() => {
      if (!view.visible) this.isThere = false;
    });
    view.webview.onDidReceiveMessage((message: From) => {
      if (message.type === 'ready') this.isThere = true;
      this.receive(message);
    });
    showPage(view.webview, this.extensionUri, this.page);
  }

  dispose(): void {
    this.registered.dispose();
  }
}
