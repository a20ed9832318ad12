import os from 'node:os';
import path from 'node:path';
import { numbersOf, systemName } from '../study/support/systemNames';
import { runGit } from './git';

const TIMEOUT_MS = 5000;
const MAX_PRINTED = 1000;

/** The operating system and Node, without names of computers. */
export function nodeSystem(): { readonly system: string; readonly node: string } {
  return { system: systemName(os.type(), os.release(), process.arch), node: process.versions.node };
}

/** Git's version; undefined where there is no git. */
export async function gitVersion(git: string): Promise<string | undefined> {
  const { bytes, isWhole } = await runGit({
    ...{ git, folder: path.dirname(process.execPath), args: ['--version'] },
    ...{ timeout: TIMEOUT_MS, maxBytes: MAX_PRINTED },
  });
  return isWhole ? numbersOf(bytes.toString('utf8')) : undefined;
}
