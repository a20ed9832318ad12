import fs from 'node:fs';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { FileError } from '../node/fileErrors';
import { STUDY_FILE } from '../study/studyFiles';
import { type Io, UsageError } from './command';

/** The folder of the one study that a command names, absolute. */
export function studyRoot(operands: readonly string[], io: Io): string {
  return path.resolve(io.cwd, typedFolder(operands, io));
}

/** The same as it was typed, or relative to the working folder. */
export function typedFolder([typed, another]: readonly string[], { cwd }: Io): string {
  if (typed === undefined) throw new UsageError(l10n.t('Which study? Name its folder.'));
  if (another !== undefined)
    throw new UsageError(l10n.t('Unexpected argument “{0}”. Only one study can be named.', another));
  return studyFolder(typed, cwd);
}

/** The study's folder, relative if it was typed so. */
function studyFolder(typed: string, cwd: string): string {
  const named = path.resolve(cwd, typed);
  const stat = statOf(named);
  if (!stat) throw new UsageError(l10n.t('There is no folder “{0}”.', typed));
  if (stat.isDirectory() && isFile(path.join(named, STUDY_FILE))) return typed;
  if (!stat.isDirectory() && path.basename(named) === STUDY_FILE) return path.dirname(typed);
  for (let above = path.dirname(named); ; above = path.dirname(above)) {
    if (isFile(path.join(above, STUDY_FILE))) {
      throw new UsageError(
        l10n.t(
          '“{0}” is inside a study. Name the folder of the study: {1}',
          typed,
          path.relative(cwd, above) || '.',
        ),
      );
    }
    if (above === path.dirname(above)) break;
  }
  if (stat.isDirectory() && statOf(path.join(named, STUDY_FILE)))
    throw new UsageError(l10n.t('“{0}” is not a study: its {1} is not a file.', typed, STUDY_FILE));
  throw new UsageError(
    stat.isDirectory()
      ? l10n.t('“{0}” is not a study: it has no {1}.', typed, STUDY_FILE)
      : l10n.t('“{0}” is not a folder. Name the folder of a study.', typed),
  );
}

function isFile(file: string): boolean {
  return statOf(file)?.isFile() ?? false;
}

function statOf(file: string): fs.Stats | undefined {
  try {
    return fs.statSync(file, { throwIfNoEntry: false });
  } catch (error) {
    throw new UsageError(l10n.t('“{0}” cannot be read: {1}.', file, new FileError(error).message));
  }
}
