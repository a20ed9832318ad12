import * as vscode from 'vscode';

/** A code's colour as an icon: a disc for a code, a ring for a theme; of a retired one faint. */
export function colorIcon(color: string, kind: 'code' | 'theme', isFaint = false): vscode.Uri {
  const shape =
    kind === 'code'
      ? `<circle cx="8" cy="8" r="5.5" fill="${color}"/>` // not for the catalogue
      : `<circle cx="8" cy="8" r="4.5" fill="none" stroke="${color}" stroke-width="3"/>`; // not for the catalogue
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16"${isFaint ? ' opacity="0.4"' : ''}>${shape}</svg>`; // not for the catalogue
  return vscode.Uri.parse(`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`);
}
