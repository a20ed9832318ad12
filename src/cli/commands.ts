import { ANALYSES } from '../core/analysis/analyses';
import type { Command } from './command';
import { analysisCommand } from './commands/analysisCommand';
import { reportCommand } from './commands/report';

/** All commands, in the order of the overview. */
export const COMMANDS: readonly Command[] = [...ANALYSES.map(analysisCommand), reportCommand];
