import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeAs, json, makeStudy, openTranscript, read, run, until } from './support';

const TEXT = 'INT: How was it?\n\nP1: It was hard at first, then easier.\n';
const CODEBOOK =
  '{\n"schema": 1,\n"codes": [\n{"id":"effort-ab12","name":"Effort"},\n{"id":"effort-cd34","name":"Effort"}\n]\n}\n';

interface Coding {
  segments: { id: string; quote: string; codes: string[] }[];
}

async function sidecar(...segments: [id: string, words: string, code: string][]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(TEXT));
  const sha256 = Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('');
  const text = sha256.slice(0, 12);
  return JSON.stringify({
    schema: 1,
    coder: 'nd',
    status: 'in-progress',
    texts: { [text]: { sha256, length: TEXT.length } },
    segments: segments.map(([id, quote, code]) => {
      const start = TEXT.indexOf(quote);
      return { id, text, start, end: start + quote.length, quote, codes: [code] };
    }),
  });
}

/** Applies the quick fix that VS Code offers for a problem of this kind. */
async function fix(root: vscode.Uri, path: string, code: string, command: string): Promise<void> {
  const uri = vscode.Uri.joinPath(root, path);
  const problem = await until(`${path} has the problem ${code}`, () =>
    vscode.languages.getDiagnostics(uri).find(one => one.code === code),
  );
  await vscode.workspace.openTextDocument(uri);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    problem.range,
  );
  const action = actions.find(one => one.command?.command === `transcriptCoder.${command}`);
  assert.ok(action, JSON.stringify(actions.map(({ title }) => title)));
  await run(command, ...(action.command!.arguments ?? []));
}

describe('what a plain merge or a careless hand has left', () => {
  const FILE = 'a.txt.nd.coding.json';
  const SECOND = 'a.txt.nd.coding (1).json';

  async function study(files: Record<string, string>): Promise<vscode.Uri> {
    const root = await makeStudy({ 'a.txt': TEXT, 'codebook.json': CODEBOOK, ...files });
    await openTranscript(root, 'a.txt');
    await codeAs('nd', 'N. D.');
    return root;
  }

  it('is one segment again, by a quick fix or a command, and undone', async () => {
    const twice = await sidecar(['a', 'hard', 'effort-ab12'], ['b', 'hard', 'effort-ab12']);
    const root = await study({ [FILE]: twice });
    await fix(root, FILE, 'double-segment', 'joinDuplicates');
    const ids = async () => (await json<Coding>(root, FILE)).segments.map(({ id }) => id);
    assert.deepEqual(await ids(), ['a']);
    assert.equal(await run('joinDuplicates'), 0);
    await openTranscript(root, 'a.txt');
    await run('undoCoding');
    assert.deepEqual(await ids(), ['a', 'b']);
    assert.equal(await run('joinDuplicates'), 1);
  });

  it('is one code again', async () => {
    const root = await study({ [FILE]: await sidecar(['a', 'hard', 'effort-cd34']) });
    const before = await read(root, FILE);
    await fix(root, 'codebook.json', 'same-name', 'mergeCode');
    const { codes } = await json<{ codes: { at?: string }[] }>(root, 'codebook.json');
    const { at, ...merged } = codes[1]!;
    assert.deepEqual(merged, { id: 'effort-cd34', mergedInto: 'effort-ab12', name: 'Effort', by: 'nd' });
    assert.ok(!Number.isNaN(Date.parse(at!)));
    assert.equal(await read(root, FILE), before);
  });

  it('is a coding file with its right name, or merged into it', async () => {
    const root = await study({ [SECOND]: await sidecar(['a', 'hard', 'effort-ab12']) });
    await fix(root, SECOND, 'odd-file-name', 'renameCodingFile');
    assert.deepEqual(
      (await json<Coding>(root, FILE)).segments.map(({ id }) => id),
      ['a'],
    );
    assert.equal(await read(root, SECOND), undefined);

    const copy = await sidecar(['b', 'easier', 'effort-ab12']);
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(root, SECOND), new TextEncoder().encode(copy));
    await fix(root, SECOND, 'odd-file-name', 'renameCodingFile');
    assert.deepEqual(
      (await json<Coding>(root, FILE)).segments.map(({ quote }) => quote),
      ['hard', 'easier'],
    );
    assert.equal(await read(root, SECOND), undefined);
  });

  it('is a coding file with a capital letter, and says so inside, too', async () => {
    const named = FILE.replace(/[^.]+(?=\.coding)/, coder => coder.toUpperCase());
    const coder = /([^.]+)\.coding/.exec(FILE)![1]!;
    const content = (await sidecar(['a', 'hard', 'effort-ab12'])).replace(
      new RegExp(`("coder": *")${coder}"`),
      `$1${coder.toUpperCase()}"`,
    );
    const root = await study({ [named]: content });
    await fix(root, named, 'odd-file-name', 'renameCodingFile');
    const renamed = await json<Coding & { coder: string }>(root, FILE);
    assert.deepEqual([renamed.coder, renamed.segments.map(({ id }) => id)], [coder, ['a']]);
  });
});
