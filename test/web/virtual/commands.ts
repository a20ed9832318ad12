import * as vscode from 'vscode';
import { same } from '../support';
import { begin, codeWith, openTranscript } from './opened';

/** Milliseconds after which what a command asks is closed. */
const LOOK_MS = 100;

/** What tests cannot answer: a dialog of the browser. */
const WITH_DIALOG = /refused to show dialog in tests/;

/** After these, others refuse what they would show. */
const BLIND = /Blind/;

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

export function defineCommands(): void {
  it('answers every command, or says why it cannot, without a fault', async () => {
    const { files, root, told } = await begin('ordinary');
    const faults: string[] = [];
    for (const command of ourCommands()) {
      await codeWith(await openTranscript(files, `${root}/a.txt`), 'It was hard');
      const before = told().length;
      await runAndCancel(command);
      for (const { message, isRefusal } of told().slice(before))
        if (!isRefusal && !WITH_DIALOG.test(message)) faults.push(`${command}: ${message}`);
    }
    same(faults, []);
  });
}

function ourCommands(): string[] {
  const { packageJSON } = vscode.extensions.getExtension('transcript-coder.transcript-coder')!;
  const all = (packageJSON as Manifest).contributes.commands.map(({ command }) => command);
  return [...all.filter(one => !BLIND.test(one)), ...all.filter(one => BLIND.test(one))];
}

/** Until the command is over, of whose questions none is answered. */
async function runAndCancel(command: string): Promise<void> {
  let isOver = false;
  const run = Promise.resolve(vscode.commands.executeCommand(command)).finally(() => (isOver = true));
  while (!isOver) {
    await Promise.race([run, new Promise(resolve => setTimeout(resolve, LOOK_MS))]);
    if (!isOver) await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  }
}
