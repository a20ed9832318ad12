import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import * as vscode from 'vscode';
import { finish } from '../../src/core/base/steps';
import type { Reading } from '../../src/core/exchange/projectIn/positions';
import { archive, guid, positionIn, projectXml } from '../unit/core/exchange/projectIn/foreign';
import { verifyArchive } from '../../src/study/archive';
import { DropFiles } from '../../src/vscode/features/study/importing/dropFiles';
import { expectCoded } from './codedTranscript';
import {
  codeAs,
  json,
  makeStudy,
  openTranscript,
  read,
  run,
  select,
  until,
  workspace,
  write,
} from './support';

const TEXT = 'INT: How was it?\n\nP1: It was hard at first, then easier.\n';

describe('exchanging a study with other programs', () => {
  let root: vscode.Uri;
  let elsewhere: vscode.Uri;

  beforeEach(async () => {
    root = await makeStudy({ 'a.txt': TEXT });
    const editor = await openTranscript(root, 'a.txt');
    await codeAs('nd', 'N. D.');
    await run('newCode', 'Effort');
    select(editor, 'hard at first');
    await run('applyCode', { codes: ['Effort'] });
    elsewhere = vscode.Uri.joinPath(root, '.out');
    await vscode.workspace.fs.createDirectory(elsewhere);
  });

  it('exports it as a project, and nothing over a file of the study', async () => {
    const uri = vscode.Uri.joinPath(elsewhere, 'study.qdpx');
    assert.equal((await run<vscode.Uri>('exportProject', uri))?.toString(), uri.toString());
    const bytes = await vscode.workspace.fs.readFile(uri);
    assert.equal(new TextDecoder().decode(bytes.subarray(0, 2)), 'PK');
    const before = await read(root, 'study.json');
    assert.equal(await run('exportProject', vscode.Uri.joinPath(root, 'study.json')), undefined);
    assert.equal(await read(root, 'study.json'), before);
  });

  it('archives it without its words, and its tables come out the same again', async () => {
    await describePeople();
    const uri = vscode.Uri.joinPath(elsewhere, 'study.zip');
    assert.equal(
      (await run<vscode.Uri>('exportArchive', uri, { without: ['town'] }))?.toString(),
      uri.toString(),
    );
    const bytes = await vscode.workspace.fs.readFile(uri);
    const { tables, changed, manifest } = await verifyArchive(bytes, async steps => finish(steps));
    assert.ok(tables.length > 30);
    assert.deepEqual([tables.filter(({ difference }) => difference !== undefined), [...changed]], [[], []]);
    assert.deepEqual(manifest.without, ['town']);
    const files = Object.entries(unzipSync(bytes)).map(([name, content]) => `${name} ${strFromU8(content)}`);
    const all = files.join('\n').toLowerCase();
    const words = `${TEXT} Paula Winterthur`.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
    assert.deepEqual(words, ['hard', 'first', 'then', 'easier', 'paula', 'winterthur']);
    for (const word of words) assert.ok(!all.includes(word), word);
    assert.match(all, /"age": ?31/);
  });

  it('archives nothing where it is not clear what or where to', async () => {
    await describePeople();
    const uri = vscode.Uri.joinPath(elsewhere, 'study.zip');
    await run('exportArchive', uri, { without: ['twon'] });
    await run('exportArchive', vscode.Uri.joinPath(elsewhere, 'study.txt'), { without: [] });
    await write(root, 'a.txt.nd.coding.json', '{"schema": 1, "segments": ');
    const broken = vscode.Uri.joinPath(root, 'a.txt.nd.coding.json');
    await until('it is read', () => vscode.languages.getDiagnostics(broken).length > 0);
    await run('exportArchive', uri, { without: [] });
    assert.deepEqual(await vscode.workspace.fs.readDirectory(elsewhere), []);
  });

  it('writes an audit trail without git and without words, and nothing under a name of another kind', async () => {
    await describePeople();
    for (const name of ['audit.pdf', '../study.json'])
      assert.equal(
        await run('exportAudit', vscode.Uri.joinPath(elsewhere, name), { hasWords: false }),
        undefined,
      );
    assert.deepEqual(await vscode.workspace.fs.readDirectory(elsewhere), []);
    const names = ['audit.html', 'audit.docx'];
    for (const name of names) {
      const uri = vscode.Uri.joinPath(elsewhere, name);
      const written = await run<vscode.Uri>('exportAudit', uri, { hasWords: false });
      assert.equal(written.toString(), uri.toString());
    }
    const page = (await read(elsewhere, names[0]!))!;
    const word = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(elsewhere, names[1]!));
    const inWord = strFromU8(unzipSync(word)['word/document.xml']!);
    for (const content of [page, inWord]) {
      assert.match(content, /Decision log: Test/);
      assert.match(content, /git is not available, or the study is not in a git repository with a commit/);
      for (const said of ['hard at first', 'easier', 'How was it']) assert.ok(!content.includes(said), said);
    }
  });

  it('makes a new study of an exported one, with the same coding, and opens it', async () => {
    const uri = vscode.Uri.joinPath(elsewhere, 'study.qdpx');
    await run('exportProject', uri);
    const into = vscode.Uri.joinPath(workspace, `study-${crypto.randomUUID()}`);
    const made = await run<vscode.Uri>('importProject', uri, { into, isSure: true });
    assert.equal(made.toString(), into.toString());
    for (const path of ['a.txt', 'a.txt.nd.coding.json', 'codebook.json'])
      assert.equal(await read(into, path), await read(root, path), path);
    await until('its transcript is shown', () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.uri.toString() === vscode.Uri.joinPath(into, 'a.txt').toString() && editor;
    });
    await expectCoded(await openTranscript(into, 'a.txt'), ['hard at first']);
  });

  it('adds what is new in a project to a study, once, and one undo takes the coding back', async () => {
    const [bytes, reading] = foreignProject();
    await write(elsewhere, 'theirs.qdpx', bytes);
    const uri = vscode.Uri.joinPath(elsewhere, 'theirs.qdpx');
    const before = await read(root, 'a.txt.nd.coding.json');
    const made = await run<vscode.Uri>('importProject', uri, { into: root, reading, isSure: true });
    assert.equal(made.toString(), root.toString());
    assert.equal(await read(root, 'a.txt.nd.coding.json'), before);
    await expectCoded(await openTranscript(root, 'their interview.txt'), ['the first week']);
    const { coders } = await json<{ coders: { name: string }[] }>(root, 'study.json');
    assert.deepEqual(coders.map(({ name }) => name).sort(), ['N. D.', 'Theirs']);
    assert.equal(await run('importProject', uri, { into: root, reading, isSure: true }), undefined);
  });

  it('asks where it is not clear how positions are counted, and imports nothing without an answer', async () => {
    const [bytes] = foreignProject();
    await write(elsewhere, 'theirs.qdpx', bytes);
    const uri = vscode.Uri.joinPath(elsewhere, 'theirs.qdpx');
    const importing = run('importProject', uri, { into: root, isSure: true });
    await until('it is left', async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return Promise.race([
        importing.then(() => true),
        new Promise<false>(no => setTimeout(() => no(false))),
      ]);
    });
    assert.equal(await read(root, 'their interview.txt'), undefined);
  });

  it('leaves everything as it is where a project cannot be used or the folder is in a study', async () => {
    await write(elsewhere, 'broken.qdpx', 'no archive');
    const uri = vscode.Uri.joinPath(elsewhere, 'broken.qdpx');
    const before = await read(root, 'study.json');
    assert.equal(await run('importProject', uri, { into: root, isSure: true }), undefined);
    assert.equal(await read(root, 'study.json'), before);
    const good = vscode.Uri.joinPath(elsewhere, 'study.qdpx');
    await run('exportProject', good);
    const inside = vscode.Uri.joinPath(root, 'inside');
    assert.equal(await run('importProject', good, { into: inside, isSure: true }), undefined);
    assert.equal(await read(inside, 'study.json'), undefined);
  });

  it('puts codings of a table on their words as those of a program, once, and one undo takes them back', async () => {
    const coder = { coder: 'Sorter', program: { name: 'Sorter', version: '2.1' } };
    await write(elsewhere, 'found.csv', TABLE);
    const uri = vscode.Uri.joinPath(elsewhere, 'found.csv');
    assert.equal(await run<number>('importCodings', uri, { coder, isSure: true }), 1);
    const { coders } = await json<{ coders: object[] }>(root, 'study.json');
    assert.deepEqual(coders.at(-1), { id: 'sorter', name: 'Sorter', program: coder.program });
    const coding = await read(root, 'a.txt.sorter.coding.json');
    assert.match(coding ?? '', /"quote":"then easier"/);
    assert.equal(await run<number>('importCodings', uri, { coder, isSure: true }), 0);
    assert.equal(await read(root, 'a.txt.sorter.coding.json'), coding);
    await run('undoCoding');
    assert.doesNotMatch((await read(root, 'a.txt.sorter.coding.json')) ?? '', /then easier/);
  });

  it('imports a table of codings that is dropped on the Transcripts view, after all that is asked', async () => {
    await write(elsewhere, 'dropped.csv', TABLE);
    const data = new vscode.DataTransfer();
    const uri = vscode.Uri.joinPath(elsewhere, 'dropped.csv');
    data.set('text/uri-list', new vscode.DataTransferItem(uri.toString()));
    let dropping: Promise<void> | undefined;
    // a list that is accepted while its rows are still to come has none, and imports nothing
    await until('it is asked and imported', async () => {
      dropping ??= new DropFiles().handleDrop(undefined, data).finally(() => (dropping = undefined));
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const { segments } = await json<{ segments: { quote: string }[] }>(root, 'a.txt.nd.coding.json');
      return segments.some(({ quote }) => quote === 'then easier');
    });
  });

  /** Gives P1 a name and attributes. */
  async function describePeople(): Promise<void> {
    const file = await json<object>(root, 'study.json');
    const person = { id: 'p1', name: 'Paula', speakers: ['P1'], attributes: { age: 31, town: 'Winterthur' } };
    await write(root, 'study.json', JSON.stringify({ ...file, participants: [person] }));
    await until('they are known', async () => {
      const uri = vscode.Uri.joinPath(root, 'report.json');
      await run('exportReport', { uri, analysis: 'matrix' });
      return (await read(root, 'report.json'))?.includes('Paula');
    });
  }
});

const TABLE = 'file,quote,code\na.txt,then easier,Relief\na.txt,never said,Relief\n';

/** A project of another program, whose only coding does not say how it counts. */
function foreignProject(): readonly [bytes: Uint8Array, reading: Reading] {
  const reading: Reading = { unit: 'utf-16', crlf: 1, countsMark: false };
  const raw = 'INT: \u{1F600} And the first week?\r\n\r\nP1: Well.';
  const at = raw.indexOf('the first week');
  const [start, end] = [at, at + 'the first week'.length].map(units => positionIn(raw, units, reading));
  const user = guid('user');
  const project = projectXml({
    users: `<User guid="${user}" name="Theirs"/>`,
    codes: `<Code guid="${guid('code')}" name="Begin" isCodable="true"/>`,
    sources:
      `<TextSource guid="${guid('source')}" name="their interview" plainTextPath="internal://one.txt">` +
      `<PlainTextSelection guid="${guid('selection')}" startPosition="${start}" endPosition="${end}">` +
      `<Coding guid="${guid('coding')}" creatingUser="${user}"><CodeRef targetGUID="${guid('code')}"/></Coding>` +
      '</PlainTextSelection></TextSource>',
  });
  return [archive({ 'project.qde': project, 'sources/one.txt': raw }), reading];
}
