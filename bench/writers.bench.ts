import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { changeFileAtomically } from '../src/node/writeFile';

const TRIES = 700;

/** A program that takes no lock: it writes a file over and over, and counts which of its versions nobody has taken in. */
const OTHER = `
const fs = require('fs');
const [file, kind, tries] = process.argv.slice(1);
const read = () => { try { return fs.readFileSync(file, 'utf8'); } catch { return ''; } };
const until = (milliseconds, isDone) => {
  const end = performance.now() + milliseconds;
  while (!isDone()) if (performance.now() > end) return false;
  return true;
};
let lost = 0;
for (let i = 0; i < Number(tries); i++) {
  const mine = 'other' + i + ';';
  if (kind === 'replaced') { fs.writeFileSync(file + '.new', mine); fs.renameSync(file + '.new', file); }
  else fs.writeFileSync(file, mine);
  until(2000, () => read() !== mine);
  if (!until(100, () => read().includes(mine))) lost++;
  until(Math.random() * 3, () => false);
}
process.stdout.write(String(lost));
`;

/** How often a version is lost that another program puts between our last look at a file and our rename. */
export async function writers(print: (line: string) => void): Promise<void> {
  for (const kind of ['replaced', 'written as it is']) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'transcript-coder-bench-'));
    const file = path.join(folder, 'a.json');
    const child = spawn(process.execPath, ['-e', OTHER, file, kind, String(TRIES)]);
    let isOver = false;
    const out = once(child.stdout, 'data').then(([lost]) => String(lost));
    const closed = once(child, 'close').then(() => (isOver = true));
    let writes = 0;
    while (!isOver) {
      const make = (before: Uint8Array | undefined) => {
        // a file that someone is writing is broken, and broken files are left alone
        if (before?.length === 0) return undefined;
        const theirs = /other\d+;/.exec(Buffer.from(before ?? []).toString())?.[0] ?? '';
        return Buffer.from(`ours${++writes} of ${theirs}`);
      };
      await changeFileAtomically(file, make);
    }
    await closed;
    print(
      `a file that others have ${kind}: ${await out} of ${TRIES} versions lost, against ${writes} of ours`,
    );
    fs.rmSync(folder, { recursive: true });
  }
}
