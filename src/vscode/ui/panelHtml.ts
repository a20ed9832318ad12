import * as vscode from 'vscode';

/** Pages of `src/webview`: each has a script and a style of its name. */
export type Page = 'definition' | 'grid' | 'page' | 'personalData' | 'report' | 'segments' | 'speakers';

/** Shows a page in a webview: a script and a style of our own, and nothing from elsewhere. */
export function showPage(webview: vscode.Webview, extensionUri: vscode.Uri, page: Page): void {
  const folder = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
  webview.options = { enableScripts: true, localResourceRoots: [folder] };
  webview.html = html(webview, folder, page);
}

function html(webview: vscode.Webview, folder: vscode.Uri, page: Page): string {
  const file = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
  const nonce = [...crypto.getRandomValues(new Uint8Array(16))]
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join('');
  // pictures: only those that a page itself makes, as of charts to be written as PNG
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'; img-src data:`; // not for the catalogue
  // lines of markup, without words for people
  const lines = [
    '<!doctype html>', // not for the catalogue
    `<html lang="${vscode.l10n.bundle ? vscode.env.language : 'en'}">`, // not for the catalogue
    '<head>',
    '<meta charset="utf-8">', // not for the catalogue
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`, // not for the catalogue
    '<meta name="viewport" content="width=device-width, initial-scale=1">', // not for the catalogue
    `<link rel="stylesheet" href="${file(`${page}.css`)}">`, // not for the catalogue
    '<title>Transcript Coder</title>', // not for the catalogue
    '</head>',
    '<body>',
    `<div id="${page}" class="page"></div>`, // not for the catalogue
    `<script id="l10n" type="application/json">${messages()}</script>`, // not for the catalogue
    `<script nonce="${nonce}" src="${file(`${page}.js`)}"></script>`, // not for the catalogue
    '</body>',
    '</html>',
  ];
  return lines.map(line => `${line}\n`).join('');
}

/** The translated messages as JSON, for the page's own sentences: no `<` that could end the element. */
function messages(): string {
  return vscode.l10n.bundle ? JSON.stringify(vscode.l10n.bundle).replaceAll('<', '\\u003c') : '';
}
