import * as l10n from '@vscode/l10n';
import { type Analysis, defineAnalysis } from '../../../core/analyses/kit/analysis';
import { choice } from '../../../core/analyses/kit/parameters';
import { findAnalysis } from '../../../core/analyses/pinnedReports';
import { fail } from '../../../core/base/result';
import { FIGURE_NAMES } from '../../../core/versions/bisect/bisectReport';

/** The figures of a code over the commits: shown as a report is, but counted from git ({@link countOverCommits}). */
export const FIGURE_OVER_COMMITS: Analysis = defineAnalysis({
  id: 'bisect',
  title: l10n.t('When did it change?'),
  summary: l10n.t('which commits changed a figure, and what did it'),
  description: l10n.t(
    'Follows a figure of a code or theme, or of agreement, over all commits, and lists each commit at which it changed, with what in the codebook, the coding, the transcripts or study.json changed it.',
  ),
  parameters: {
    what: choice({
      title: l10n.t('Figure'),
      help: l10n.t('the figure that is followed, as in the frequency table or the report on agreement'),
      values: FIGURE_NAMES,
      default: 'n',
    }),
  },
  *report() {
    return fail(l10n.t('This report is counted from git.'));
  },
});

/** What a report panel can show, by its id. */
export function panelAnalysis(id: string): Analysis | undefined {
  return id === FIGURE_OVER_COMMITS.id ? FIGURE_OVER_COMMITS : findAnalysis(id);
}
