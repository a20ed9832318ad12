// @ts-check
import dns from 'node:dns/promises';
import fs from 'node:fs';
import path from 'node:path';

/** An installed VS Code: `VSCODE_EXECUTABLE`, or a `code` on the PATH. */
export function findCode() {
  const named = process.env['VSCODE_EXECUTABLE'];
  if (named) {
    if (!fs.existsSync(named)) throw new Error(`VSCODE_EXECUTABLE names ${named}, which is not there.`);
    return named;
  }
  const names = process.platform === 'win32' ? ['code.cmd', 'code.exe'] : ['code'];
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  return folders
    .flatMap(folder => names.map(name => path.join(folder, name)))
    .find(file => fs.existsSync(file));
}

/** Whether a VS Code can be downloaded from here. */
export async function canDownload() {
  const lookUp = dns.lookup('update.code.visualstudio.com').then(
    () => true,
    () => false,
  );
  return Promise.race([lookUp, new Promise(resolve => setTimeout(resolve, 2000, false).unref())]);
}
