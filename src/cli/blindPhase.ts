import * as l10n from '@vscode/l10n';
import type { StudyFile } from '../core/studyFile/studyFile';
import { NodeFileStore } from '../node/nodeFileStore';
import { readRecordFile } from '../study/recordFile';
import { STUDY_FILE, studyFormat } from '../study/studyFiles';
import { type Given, type Options, UsageError } from './command';

/** Of every command that prints coding. */
export const BLIND_OPTIONS: Options = {
  everyone: {
    group: 'command',
    help: l10n.t('show everyone’s coding although the study is in a blind phase'),
  },
};

/**
 * Refuses, in a blind phase of a study, to print the coding of coders whom nobody has named.
 * @param areNamed whether the coders are named whose coding is printed
 * @param canName whether the command has an option to name them
 */
export function requireNamed(
  study: Pick<StudyFile, 'blind'> | undefined,
  given: Given,
  { areNamed, canName }: { readonly areNamed: boolean; readonly canName: boolean },
): void {
  if (!study?.blind || areNamed || isForEveryone(given)) return;
  throw new UsageError(
    canName
      ? l10n.t(
          'The study is in a blind phase, in which coders are not to see what others have coded. Name the coders whose coding you want, or add --everyone.',
        )
      : l10n.t(
          'The study is in a blind phase, in which coders are not to see what others have coded. Add --everyone if you want to see it all the same.',
        ),
  );
}

export function isForEveryone(given: Given): boolean {
  return given('everyone').length > 0;
}

/** The same for a command that does not read the study. @param root absolute */
export async function requireEveryone(root: string, given: Given): Promise<void> {
  const file = await readRecordFile(new NodeFileStore(root), STUDY_FILE, studyFormat);
  requireNamed(file?.parsed.value, given, { areNamed: false, canName: false });
}
