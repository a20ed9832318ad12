import type * as vscode from 'vscode';
import type { Commands } from './adapters/commands';
import type { CurrentCoder } from './adapters/currentCoder';
import type { Review } from './adapters/review';
import type { Studies } from './adapters/studies';
import type { StudyMemory } from './adapters/studyMemory';

/** What a feature may ask for. */
export interface Deps {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly commands: Commands;
  readonly studies: Studies;
  readonly coder: CurrentCoder;
  readonly memory: StudyMemory;
  readonly review: Review;
  /** In [0, 1). */
  readonly random: () => number;
  /** ISO 8601 in UTC. */
  readonly now: () => string;
}
