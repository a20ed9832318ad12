import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { measured } from '../processes';

/** The program that counts codes on the command line, too, as it is on PyPI. */
export const QC = 'qualitative-coding==1.7.8';

/** It stays there for the next run. */
const FOLDER = path.join(os.tmpdir(), 'transcript-coder-bench-peers');

/** A Python with qc; installed the first time. Undefined, with a reason printed, where that cannot be. */
export async function pythonWithQc(print: (line: string) => void): Promise<string | undefined> {
  const python = path.join(FOLDER, 'bin', 'python');
  const isThere = () =>
    measured([python, '-c', 'import qualitative_coding']).then(
      () => true,
      () => false,
    );
  if (await isThere()) return python;
  try {
    print(`Installing ${QC} into ${FOLDER}…`);
    fs.rmSync(FOLDER, { recursive: true, force: true });
    await measured(['python3', '-m', 'venv', FOLDER]);
    await measured([python, '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', QC]);
    return python;
  } catch (error) {
    print(`Without peers: they need Python 3 and, the first time, the network. ${(error as Error).message}`);
    return undefined;
  }
}
