import * as vscode from 'vscode';

/** The page of the report panel: a script and a style of our own, and nothing from elsewhere. */
export function panelHtml(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const file = (name: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'webview', name)).toString();
  const nonce = [...crypto.getRandomValues(new Uint8Array(16))]
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join('');
  // pictures: only those that the page itself makes of its charts, to be written as PNG
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'; img-src data:`;
  return `<!doctype html>
<html lang="${vscode.l10n.bundle ? vscode.env.language : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${file('report.css')}">
<title>Transcript Coder</title>
</head>
<body>
<div id="report"></div>
<script id="l10n" type="application/json">${messages()}</script>
<script nonce="${nonce}" src="${file('report.js')}"></script>
</body>
</html>
`;
}

/** The translated messages as JSON, for the page's own sentences: no `<` that could end the element. */
function messages(): string {
  return vscode.l10n.bundle ? JSON.stringify(vscode.l10n.bundle).replaceAll('<', '\\u003c') : '';
}
