import * as vscode from 'vscode';
import { equal, until } from '../support';
import { begin, codeWith, expectQuotes, first, openTranscript, run, segments } from './opened';
import { TEXT } from './study';

export function defineOrdinary(): void {
  it('finds studies without a search, also far below and in one another', async () => {
    const { files, root } = await first();
    await openTranscript(files, `${root}/a.txt`);
    await openTranscript(files, `${root}/pilot/p.txt`);
    equal(
      files.calls.some(call => call.startsWith('readDirectory /work/node_modules')),
      false,
    );
  });

  it('codes a passage, and undoes and redoes that', async () => {
    const { files, root, editor } = await begin('ordinary');
    const coding = `${root}/a.txt.nd.coding.json`;
    await codeWith(editor, 'It was hard');
    expectQuotes(files, coding, ['It was hard']);
    equal(segments(files, coding)[0]!.start, TEXT.replaceAll('\r\n', '\n').indexOf('It was hard'));
    await run('undoCoding');
    expectQuotes(files, coding, []);
    await run('redoCoding');
    expectQuotes(files, coding, ['It was hard']);
  });

  it('counts what is coded, and writes the table beside the study', async () => {
    const { files, root, editor } = await begin('ordinary');
    await codeWith(editor, 'It was hard');
    const uri = files.uri(`${root}/table.json`);
    await run('exportReport', { analysis: 'frequency', uri });
    const { rows } = JSON.parse(files.text(uri.path)!) as { rows: { name: string; participants: number }[] };
    equal(rows.find(({ name }) => name === 'Effort')!.participants, 1);
  });

  it('carries coding along when a transcript is renamed', async () => {
    const { files, root, editor } = await begin('ordinary');
    await codeWith(editor, 'It was hard');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(files.uri(`${root}/a.txt`), files.uri(`${root}/c.txt`));
    equal(await vscode.workspace.applyEdit(edit), true);
    const renamed = `${root}/c.txt.nd.coding.json`;
    await until('the coding has moved', () => files.text(renamed) !== undefined);
    await codeWith(await openTranscript(files, `${root}/c.txt`), 'easier');
    expectQuotes(files, renamed, ['It was hard', 'easier']);
  });

  it('keeps what others have written to a coding file', async () => {
    const { files, root, editor } = await begin('ordinary');
    const path = `${root}/a.txt.nd.coding.json`;
    await codeWith(editor, 'the coach');
    const file = JSON.parse(files.text(path)!) as { segments: { memo?: string }[] };
    file.segments[0]!.memo = 'from elsewhere';
    files.put(path, JSON.stringify(file));
    await codeWith(editor, 'hard at first');
    expectQuotes(files, path, ['hard at first', 'the coach']);
    equal(files.text(path)!.includes('from elsewhere'), true);
  });
}
