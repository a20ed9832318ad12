import * as vscode from 'vscode';
import type { Deps } from '../../../deps';
import { givenFiles } from './givenFiles';

/** Transcripts from files of other programs: a command, and the Explorer’s menu. What is dropped on the Transcripts view comes here, too. */
export function register(deps: Deps): vscode.Disposable {
  // from the Explorer, VS Code passes the file that was clicked, then all that are selected; a test or keybinding passes a list
  return deps.commands.register(
    'transcriptCoder.importTranscripts',
    async (given?: unknown, others?: unknown) => {
      const { importTranscripts } = await import('./importTranscripts');
      return importTranscripts(deps, givenFiles(given, others), others === 'all');
    },
  );
}
