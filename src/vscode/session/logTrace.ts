import * as vscode from 'vscode';
import { type Trace, traceLine } from '../../study/trace';

/**
 * The trace in the extension's log, at the level Trace: “Developer: Set Log Level…” switches it on.
 * @param kept where the lines are kept, too, whatever the level is: for tests
 */
export function logTrace(log: vscode.LogOutputChannel, kept?: string[]): Trace {
  return {
    get isOn() {
      return kept !== undefined || log.logLevel === vscode.LogLevel.Trace;
    },
    note(event) {
      const line = traceLine(event);
      log.trace(line);
      kept?.push(line);
    },
  };
}
