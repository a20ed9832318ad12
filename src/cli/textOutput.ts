import path from 'node:path';
import { parseSidecarPath } from '../core/coding/sidecarName';
import { writeFileAtomically } from '../node/writeFile';
import { CODEBOOK_FILE, STUDY_FILE } from '../study/studyFiles';
import { type Given, type Io, type Option, UsageError } from './command';
import { single } from './parseOptions';

/** The option of a command that prints text. */
export const TEXT_OUTPUT: Readonly<Record<string, Option>> = {
  output: { short: 'o', value: 'FILE', help: 'write to a file instead of printing' },
};

/** Prints a text, or writes it to a file, but never to one of the study's. @param root the study's folder, absolute */
export async function writeText(text: string, given: Given, root: string, io: Io): Promise<void> {
  const file = single(given, 'output');
  if (file === undefined || file === '-') return io.out(text);
  const absolute = path.resolve(io.cwd, file);
  const relative = path.relative(root, absolute).split(path.sep).join('/');
  if ([STUDY_FILE, CODEBOOK_FILE].includes(relative) || parseSidecarPath(relative)) {
    throw new UsageError(`“${file}” belongs to the study. Nothing was written.`);
  }
  try {
    await writeFileAtomically(absolute, new TextEncoder().encode(text));
  } catch (error) {
    throw new UsageError(`“${file}” could not be written: ${(error as Error).message}.`);
  }
}
