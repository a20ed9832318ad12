import * as vscode from 'vscode';
import { equal, runTests, until } from './support';

/** VS Code calls this in its web extension host. */
export function run(): Promise<void> {
  return runTests(define);
}

const TEXT = 'INT: How was it?\r\n\r\nP1: It was hard at first.\r\n';

function define(): void {
  describe('in the browser', () => {
    const root = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'study');
    const write = (path: string, text: string) =>
      vscode.workspace.fs.writeFile(vscode.Uri.joinPath(root, path), new TextEncoder().encode(text));

    it('runs in a worker, without Node', async () => {
      const extension = vscode.extensions.getExtension('transcript-coder.transcript-coder')!;
      await extension.activate();
      equal(typeof (globalThis as { importScripts?: unknown }).importScripts, 'function');
    });

    it('codes a passage and writes it beside the transcript', async () => {
      await write('a.txt', TEXT);
      await vscode.commands.executeCommand('transcriptCoder.createStudy', root);
      const editor = await vscode.window.showTextDocument(vscode.Uri.joinPath(root, 'a.txt'));
      await vscode.commands.executeCommand('transcriptCoder.selectCoder', { id: 'nd', name: 'N. D.' });
      await vscode.commands.executeCommand('transcriptCoder.newCode', 'Effort');
      editor.selection = new vscode.Selection(2, 4, 2, 15);
      await vscode.commands.executeCommand('transcriptCoder.applyCode', { codes: ['Effort'] });
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(root, 'a.txt.nd.coding.json'));
      const { segments } = JSON.parse(new TextDecoder().decode(bytes));
      equal(segments[0].quote, 'It was hard');
      equal(segments[0].start, TEXT.replaceAll('\r\n', '\n').indexOf('It was hard'));
    });

    it('locks the transcript until it is to be corrected', async () => {
      const lines = () =>
        (
          vscode.extensions.getExtension('transcript-coder.transcript-coder')!.exports as {
            traceLines: readonly string[];
          }
        ).traceLines;
      const { document } = await vscode.window.showTextDocument(vscode.Uri.joinPath(root, 'a.txt'));
      const set = (value: boolean) =>
        vscode.workspace
          .getConfiguration()
          .update('transcriptCoder.lockTranscripts', value, vscode.ConfigurationTarget.Workspace);
      await set(true);
      await until('it is locked', () => lines().some(line => line.startsWith('lock a.txt: ')));
      await vscode.commands.executeCommand('type', { text: 'x' });
      equal(document.getText(), TEXT);
      await vscode.commands.executeCommand('transcriptCoder.correctTranscript');
      await vscode.commands.executeCommand('type', { text: 'x' });
      equal(document.getText().length, TEXT.length + 1);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await set(false);
    });

    it('converts a transcript in another encoding, with its coding', async () => {
      const bytes = Uint8Array.from('P1: D\xe9j\xe0 vu, c\x92est tout.\n', letter => letter.charCodeAt(0));
      const uri = vscode.Uri.joinPath(root, 'b.txt');
      await vscode.workspace.fs.writeFile(uri, bytes);
      await vscode.window.showTextDocument(uri);
      await until(
        'it is a transcript',
        () => vscode.window.activeTextEditor?.document.languageId === 'transcript',
      );
      vscode.window.activeTextEditor!.selection = new vscode.Selection(0, 4, 0, 11);
      await vscode.commands.executeCommand('transcriptCoder.applyCode', { codes: ['Effort'] });
      await vscode.commands.executeCommand('transcriptCoder.convertEncoding', uri, 'windows-1252');
      const read = async (path: string) =>
        new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(root, path)));
      equal(await read('b.txt'), 'P1: Déjà vu, c’est tout.\n');
      const { segments } = JSON.parse(await read('b.txt.nd.coding.json'));
      equal(segments[0].quote, 'Déjà vu');
    });

    it('reads the part that writes Word files when a codebook is exported, and the one that reads tables', async () => {
      const uri = vscode.Uri.joinPath(root, '..', 'codebook.docx');
      await vscode.commands.executeCommand('transcriptCoder.exportCodebook', uri);
      const bytes = await vscode.workspace.fs.readFile(uri);
      equal(new TextDecoder().decode(bytes.subarray(0, 2)), 'PK');
      const table = vscode.Uri.joinPath(root, '..', 'codes.csv');
      await vscode.workspace.fs.writeFile(table, new TextEncoder().encode('Name\nFatigue\n'));
      await vscode.commands.executeCommand('transcriptCoder.importCodebook', table, 'usual');
      const codebook = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(root, 'codebook.json'));
      equal(new TextDecoder().decode(codebook).includes('"Fatigue"'), true);
    });

    it('reports a problem, with what a browser tells and without a word of the study', async () => {
      await vscode.commands.executeCommand('transcriptCoder.reportProblem');
      const text = vscode.window.activeTextEditor?.document.getText() ?? '';
      equal(/^- Segments: [1-9]/m.test(text), true);
      equal(/^- Operating system: .*(Chrome|Firefox|Safari) \d+$/m.test(text), true);
      equal(/^- Git: not available$/m.test(text), true);
      equal(/Effort|hard at first/.test(text), false);
    });
  });
}
