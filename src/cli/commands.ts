import type { Command } from './command';
import { frequencyCommand } from './commands/frequency';

/** All commands, in the order of the overview. */
export const COMMANDS: readonly Command[] = [frequencyCommand];
