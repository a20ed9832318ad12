import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

const ASKED = 'askedToNest';

/** Which files go under which in the Explorer. */
const NESTED: Readonly<Record<string, string>> = {
  '*.txt': '${capture}.txt.*.coding.json',
  '*.md': '${capture}.md.*.coding.json',
};
const CODING_FILES = '**/*.coding.json';

/** Asks once in a workspace whether coding files are to be out of the way; nothing of the settings is changed unasked. */
export async function offerNesting(memento: vscode.Memento): Promise<void> {
  const { workspaceFolders, workspaceFile } = vscode.workspace;
  const hasSettings = workspaceFile !== undefined || (workspaceFolders ?? []).length > 0;
  if (!hasSettings || isNested() || memento.get<boolean>(ASKED)) return;
  const nest = l10n.t('Nest and Exclude');
  const keep = l10n.t('Leave as They Are');
  const answer = await vscode.window.showInformationMessage(
    l10n.t(
      'Nest coding files under their transcripts in the Explorer, and leave them out of searches? This is written to the settings of the workspace.',
    ),
    nest,
    keep,
  );
  // whoever closes the question has not answered it
  if (answer !== undefined) await memento.update(ASKED, true);
  if (answer === nest) await nestCodingFiles();
}

/** Writes to the settings of the workspace what keeps coding files out of the way. What is set there stays. */
export async function nestCodingFiles(): Promise<void> {
  const settings = vscode.workspace.getConfiguration();
  const set = (name: string, value: unknown) =>
    settings.update(name, value, vscode.ConfigurationTarget.Workspace);
  const inWorkspace = (name: string) =>
    settings.inspect<Readonly<Record<string, unknown>>>(name)?.workspaceValue ?? {};
  const patterns = inWorkspace('explorer.fileNesting.patterns');
  const nested = Object.entries(NESTED).map(([parent, child]) => {
    const others = String(patterns[parent] ?? '')
      .split(',')
      .map(one => one.trim())
      .filter(one => one !== '' && one !== child);
    return [parent, [...others, child].join(', ')] as const;
  });
  await set('explorer.fileNesting.patterns', { ...patterns, ...Object.fromEntries(nested) });
  await set('explorer.fileNesting.enabled', true);
  await set('search.exclude', { ...inWorkspace('search.exclude'), [CODING_FILES]: true });
}

function isNested(): boolean {
  const settings = vscode.workspace.getConfiguration();
  const patterns = settings.get<Readonly<Record<string, string>>>('explorer.fileNesting.patterns') ?? {};
  return (
    settings.get('explorer.fileNesting.enabled') === true &&
    (patterns['*.txt'] ?? '').includes('.coding.json')
  );
}
