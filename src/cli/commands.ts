import { ANALYSES } from '../core/analysis/analyses';
import { comparisonAnalysis } from '../core/comparison/comparisonAnalysis';
import type { Command } from './command';
import { analysisCommand } from './commands/analysisCommand';
import { checkCommand } from './commands/check';
import { historyCommand } from './commands/history';
import { mergeCommand } from './commands/merge';
import { mergeDriverCommand } from './commands/mergeDriver';
import { reviewCommand } from './commands/review';
import { compareAt } from './commands/compareAt';
import { reportCommand } from './commands/report';
import { resolveCommand } from './commands/resolve';

/** All commands, in the order of the overview. */
export const COMMANDS: readonly Command[] = [
  ...ANALYSES.map(analysis =>
    analysisCommand(analysis, analysis === comparisonAnalysis ? compareAt : undefined),
  ),
  reportCommand,
  checkCommand,
  resolveCommand,
  reviewCommand,
  historyCommand,
  mergeCommand,
  mergeDriverCommand,
];
