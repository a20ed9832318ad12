import { agreementAnalysis } from '../core/analyses/agreement/agreementAnalysis';
import type { Analysis } from '../core/analyses/kit/analysis';
import { ANALYSES } from '../core/analyses/list';
import { comparisonAnalysis } from '../core/analyses/compare/comparisonAnalysis';
import type { Command } from './command';
import { analysisCommand } from './commands/analysisCommand';
import { ANALYSIS_HELP } from './commands/analysisHelp';
import { archiveCommand } from './commands/archive';
import { atCommit } from './commands/atCommit';
import { auditCommand } from './commands/audit';
import { codebookCommand } from './commands/codebook';
import { exportCommand } from './commands/export';
import { bisectCommand } from './commands/bisect';
import { checkCommand } from './commands/check';
import { historyCommand } from './commands/history';
import { importCommand } from './commands/importTranscripts';
import { manuscriptCommand } from './commands/manuscript';
import { mergeCommand } from './commands/merge';
import { mergeDriverCommand } from './commands/mergeDriver';
import { pageCommand } from './commands/page';
import { pseudonymiseCommand } from './commands/pseudonymise';
import { reviewCommand } from './commands/review';
import { reportCommand } from './commands/report';
import { repairCommand } from './commands/repair';
import { placesCommand } from './commands/places';
import { scanCommand } from './commands/scan';
import { searchCommand } from './commands/search';
import { turnsCommand } from './commands/turns';
import { verifyCommand } from './commands/verify';

/** Analyses that can take the coding as it was at a commit. */
const OF_CODERS: readonly Analysis[] = [comparisonAnalysis, agreementAnalysis];

/** All commands, in the order of the list in their group. */
export const COMMANDS: readonly Command[] = [
  ...ANALYSES.map(analysis =>
    analysisCommand(
      analysis,
      ANALYSIS_HELP[analysis.id],
      OF_CODERS.includes(analysis) ? atCommit : undefined,
    ),
  ),
  searchCommand,
  reportCommand,
  pageCommand,
  codebookCommand,
  importCommand,
  exportCommand,
  archiveCommand,
  scanCommand,
  pseudonymiseCommand,
  manuscriptCommand,
  checkCommand,
  verifyCommand,
  placesCommand,
  turnsCommand,
  repairCommand,
  reviewCommand,
  historyCommand,
  auditCommand,
  bisectCommand,
  mergeCommand,
  mergeDriverCommand,
];
