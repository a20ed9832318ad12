import * as l10n from '@vscode/l10n';
import type { StudyGit } from '../../study/gitPort';
import { Refusal } from '../ui/failure';
import type { OpeningStudy } from './openStudy';
import type { Studies } from './studies';

/** git, where it can be asked about a study. @throws Refusal that says why it cannot */
export async function availableGit(studies: Studies, openStudy: OpeningStudy): Promise<StudyGit> {
  const git = studies.git(openStudy);
  if (!git)
    throw new Refusal(
      l10n.t('This needs git, which cannot be run here. Open the study in VS Code on the desktop.'),
    );
  const reason = await git.unavailable();
  if (reason !== undefined) throw new Refusal(reason);
  return git;
}
