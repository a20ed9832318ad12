import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { parseSidecarPath } from '../core/coding/sidecarName';
import { writeFileAtomically } from '../node/writeFile';
import { CODEBOOK_FILE, STUDY_FILE } from '../study/studyFiles';
import { type Given, type Io, type Option, UsageError } from './command';
import { single } from './parseOptions';

/** `-o` of every command that prints something. */
export const OUTPUT_OPTION: Option = {
  group: 'output',
  short: 'o',
  value: 'FILE',
  help: l10n.t('write to FILE instead of printing'),
};

/** Prints a text, or writes it to a file, but never to one of the study's. @param root the study's folder, absolute */
export async function writeText(text: string, given: Given, root: string, io: Io): Promise<void> {
  const file = single(given, 'output');
  if (file === undefined || file === '-') return io.out(text);
  const absolute = path.resolve(io.cwd, file);
  const relative = path.relative(root, absolute).split(path.sep).join('/');
  if ([STUDY_FILE, CODEBOOK_FILE].includes(relative) || parseSidecarPath(relative)) {
    throw new UsageError(l10n.t('“{0}” is a file of the study. Nothing was written.', file));
  }
  try {
    await writeFileAtomically(absolute, new TextEncoder().encode(text));
  } catch (error) {
    throw new UsageError(l10n.t('“{0}” could not be written: {1}.', file, (error as Error).message));
  }
}
