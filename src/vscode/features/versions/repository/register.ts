import * as vscode from 'vscode';
import { ContextKey } from '../../../ui/contextKey';
import { Debounce } from '../../../ui/debounce';
import type { OpenStudy } from '../../../session/openStudy';
import type { Deps } from '../../../deps';

/** Milliseconds in which occasions to ask git are gathered. */
const DEBOUNCE_MS = 100;

/** Knows whether git can be asked about a study: commands that need it are offered only then. */
export function register({ studies, log }: Deps): vscode.Disposable {
  const hasGit = new ContextKey('transcriptCoder.hasGit');
  const isInRepository = async (openStudy: OpenStudy): Promise<boolean> => {
    const git = studies.git(openStudy);
    return git !== undefined && (await git.unavailable()) === undefined;
  };
  const look = async (): Promise<void> => {
    const answers = await Promise.all(studies.all.map(isInRepository));
    hasGit.set(answers.includes(true));
  };
  const gather = new Debounce(DEBOUNCE_MS, () => void look().catch(error => log.error(error)));
  gather.call();
  return vscode.Disposable.from(
    gather,
    // studies came or went
    studies.onChange('repository', [], () => gather.call()),
    vscode.workspace.onDidGrantWorkspaceTrust(() => gather.call()),
    // a repository may have been made elsewhere
    vscode.window.onDidChangeWindowState(({ focused }) => focused && gather.call()),
  );
}
