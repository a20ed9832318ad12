import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeAs, json, makeStudy, openTranscript, read, run, select, until } from './support';

interface Code {
  id: string;
  name: string;
  parent?: string;
  color?: string;
}

const TEXT = 'INT: How was it?\n\nP1: It was hard at first, then easier.\n\nP2: I liked the coach.\n';

describe('the codebook', () => {
  let root: vscode.Uri;
  let editor: vscode.TextEditor;

  beforeEach(async () => {
    root = await makeStudy({ 'a.txt': TEXT });
    editor = await openTranscript(root, 'a.txt');
    await codeAs('nd', 'N. D.');
  });

  const codes = async () => (await json<{ codes: Code[] }>(root, 'codebook.json')).codes;
  const named = async (name: string) => (await codes()).find(code => code.name === name);
  const segments = async () =>
    (await json<{ segments: { quote: string; codes: string[] }[] }>(root, 'a.txt.nd.coding.json')).segments;

  async function apply(words: string, ...names: string[]): Promise<void> {
    select(editor, words);
    await run('applyCode', { codes: names });
  }

  it('renames, recolours and moves a code without touching a coding', async () => {
    await run('newCode', 'Effort');
    await run('newCode', 'Feelings');
    await apply('hard', 'Effort');
    const before = await read(root, 'a.txt.nd.coding.json');
    const { id } = (await named('Effort'))!;
    await run('renameCode', 'Effort', 'Hard work');
    await run('recolorCode', 'Hard work', '#112233');
    await run('moveCode', 'Hard work', 'Feelings');
    const code = (await named('Hard work'))!;
    assert.deepEqual([code.id, code.color, code.parent], [id, '#112233', (await named('Feelings'))!.id]);
    assert.equal(await read(root, 'a.txt.nd.coding.json'), before);
  });

  it('refuses to put a code below itself', async () => {
    await run('newCode', 'Theme');
    await run('newChildCode', 'Theme', 'Code');
    const before = await read(root, 'codebook.json');
    await run('moveCode', 'Theme', 'Code');
    assert.equal(await read(root, 'codebook.json'), before);
  });

  it('deletes a code with its codings; segments with another code stay', async () => {
    await run('newCode', 'Effort');
    await run('newCode', 'Support');
    await apply('hard', 'Effort');
    await apply('the coach', 'Effort', 'Support');
    await run('deleteCode', 'Effort', 'delete');
    assert.equal(await named('Effort'), undefined);
    assert.deepEqual(await segments(), [
      { ...(await segments())[0]!, quote: 'the coach', codes: [(await named('Support'))!.id] },
    ]);
  });

  it("leaves other coders' codings when a code is deleted, and says that it is unknown", async () => {
    await run('newCode', 'Effort');
    await apply('hard', 'Effort');
    const before = await read(root, 'a.txt.nd.coding.json');
    await codeAs('xy');
    await run('deleteCode', 'Effort', 'delete');
    assert.equal(await read(root, 'a.txt.nd.coding.json'), before);
    const uri = vscode.Uri.joinPath(root, 'a.txt.nd.coding.json');
    await until('the problem is told', () =>
      vscode.languages.getDiagnostics(uri).some(one => one.code === 'unknown-code'),
    );
  });

  it('keeps the codes below a deleted theme when asked to', async () => {
    await run('newCode', 'Theme');
    await run('newChildCode', 'Theme', 'Code');
    await run('deleteCode', 'Theme', 'move-up');
    assert.deepEqual(
      (await codes()).map(code => [code.name, code.parent]),
      [['Code', undefined]],
    );
  });

  it('lists the segments of a theme in the Segments panel', async () => {
    await run('newCode', 'Theme');
    await run('newChildCode', 'Theme', 'Code');
    await apply('hard', 'Code');
    await apply('the coach', 'Theme');
    await apply('easier', 'Theme', 'Code');
    assert.equal(await run('showSegments', 'Theme'), 3);
    assert.equal(await run('showSegments', 'Code'), 2);
  });

  it('is told in the hover word by word, so that long names break between words, and as plain text', async () => {
    await run('newCode', 'A *long* name with $(bug) and [link](x)');
    await apply('hard', 'A *long* name with $(bug) and [link](x)');
    const at = editor.document.positionAt(TEXT.indexOf('hard') + 1);
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      at,
    );
    const text = (hover!.contents as vscode.MarkdownString[]).map(({ value }) => value).join('\n');
    const name = /\*\*(A .*?)\*\* /s.exec(text)?.[1];
    assert.ok(name && !name.includes('&nbsp;'), text);
    assert.equal(name.replace(/\\/g, ''), 'A *long* name with $(bug) and [link](x)');
    assert.match(name, /\\\*long\\\*/);
    assert.match(name, /\\\[link\\\]/);
  });
});
