import { agreementAnalysis } from '../../core/analyses/agreement/agreementAnalysis';
import { comparisonAnalysis } from '../../core/analyses/compare/comparisonAnalysis';
import type { Analysis } from '../../core/analyses/kit/analysis';
import { ANALYSES } from '../../core/analyses/list';
import type { Command } from '../command';
import { analysisCommand } from './analysisCommand';
import { atCommit } from './atCommit';

/** Analyses that can take the coding as it was at a commit. */
const OF_CODERS: readonly Analysis[] = [comparisonAnalysis, agreementAnalysis];

/** The commands of all analyses, in the order of menus and help. */
export const ANALYSIS_COMMANDS: readonly Command[] = ANALYSES.map(analysis =>
  analysisCommand(analysis, OF_CODERS.includes(analysis) ? atCommit : undefined),
);
