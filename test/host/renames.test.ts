import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ok } from '../../src/core/base/result';
import { Staying, renamedAlong } from '../../src/vscode/features/study/renames/renaming';
import { StudyFileEdits } from '../../src/vscode/features/study/renames/studyFileEdit';
import { Studies } from '../../src/vscode/session/studies';
import { StudyMemory } from '../../src/vscode/storage/studyMemory';
import { changeThroughWorkspace } from '../../src/vscode/storage/workspaceFileStore';
import { CODED, TEXT, codeTranscript, expectCoded } from './codedTranscript';
import { json, makeStudy, openTranscript, read, run, until, write } from './support';

const FILE = 'a.txt.nd.coding.json';

interface StudyJson {
  name: string;
  transcripts: string[];
  participants: { id: string; transcripts?: string[] }[];
  groups: { id: string; transcripts: string[] }[];
}

const STUDY = {
  schema: 1,
  name: 'Test',
  transcripts: ['a.txt', 'talks/*.txt'],
  participants: [{ id: 'p1', transcripts: ['a.txt'] }],
  groups: [{ id: 'g', transcripts: ['a.txt', 'talks/*.txt'] }],
  coders: [{ id: 'nd', name: 'N. D.' }],
};

async function rename(root: vscode.Uri, from: string, to: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(vscode.Uri.joinPath(root, from), vscode.Uri.joinPath(root, to));
  assert.ok(await vscode.workspace.applyEdit(edit));
}

async function remove(root: vscode.Uri, path: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.deleteFile(vscode.Uri.joinPath(root, path), { recursive: true });
  assert.ok(await vscode.workspace.applyEdit(edit));
}

async function problemCodes(root: vscode.Uri, path: string): Promise<string[]> {
  return vscode.languages.getDiagnostics(vscode.Uri.joinPath(root, path)).map(({ code }) => String(code));
}

/** Takes the quick fix of a problem. */
async function repairBy(uri: vscode.Uri, { range }: vscode.Diagnostic): Promise<void> {
  await vscode.workspace.openTextDocument(uri);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
  );
  const action = actions.find(({ command }) => command?.command === 'transcriptCoder.repairRenames')!;
  await run('repairRenames', ...action.command!.arguments!);
}

describe('a transcript that gets another name', () => {
  it('takes its coding files, its paths in study.json and its language along', async () => {
    const { root } = await codeTranscript();
    await write(root, 'study.json', JSON.stringify(STUDY));
    await write(root, 'a.txt.x1.coding.json', '{"broken":');
    const before = await read(root, FILE);
    await rename(root, 'a.txt', 'in [1]/ä b.txt');
    const editor = await openTranscript(root, 'in [1]/ä b.txt');
    await expectCoded(editor, CODED);
    assert.equal(await read(root, 'in [1]/ä b.txt.nd.coding.json'), before);
    assert.equal(await read(root, 'in [1]/ä b.txt.x1.coding.json'), '{"broken":');
    assert.equal(await read(root, FILE), undefined);
    const study = await until('study.json is saved', async () => {
      const found = await json<StudyJson>(root, 'study.json');
      return !found.transcripts.includes('a.txt') && found;
    });
    assert.deepEqual(study.transcripts, ['in [1]/ä b.txt', 'talks/*.txt']);
    assert.deepEqual(study.participants[0]!.transcripts, ['in [1]/ä b.txt']);
    assert.deepEqual(study.groups[0]!.transcripts, ['in [1]/ä b.txt', 'talks/*.txt']);
    assert.ok(vscode.workspace.textDocuments.every(({ isDirty }) => !isDirty));

    await run('undoCoding');
    await expectCoded(editor, CODED.slice(0, -1));
  });

  it('takes them along with words that are not saved', async () => {
    const { root, editor } = await codeTranscript();
    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'A title\n\n'));
    await rename(root, 'a.txt', 'b.txt');
    const renamed = await openTranscript(root, 'b.txt');
    assert.ok(renamed.document.isDirty);
    await expectCoded(renamed, CODED);
    await renamed.document.save();
    await expectCoded(renamed, CODED);
    assert.equal(await read(root, 'b.txt'), `A title\n\n${TEXT}`);
  });

  it('is known in a renamed folder, whose patterns follow', async () => {
    const { root } = await codeTranscript();
    await rename(root, 'a.txt', 'talks/a.txt');
    await write(root, 'study.json', JSON.stringify(STUDY));
    await openTranscript(root, 'talks/a.txt');
    await rename(root, 'talks', 'interviews');
    const editor = await openTranscript(root, 'interviews/a.txt');
    await expectCoded(editor, CODED);
    const study = await until('study.json is saved', async () => {
      const found = await json<StudyJson>(root, 'study.json');
      return !found.transcripts.includes('talks/*.txt') && found;
    });
    assert.deepEqual(study.transcripts, ['a.txt', 'interviews/*.txt']);
    assert.deepEqual(study.groups[0]!.transcripts, ['a.txt', 'interviews/*.txt']);
  });

  it('is known in a renamed folder by the study.json on the disk, also where VS Code has an older one', async () => {
    // of which VS Code hears nothing
    const root = vscode.Uri.joinPath(await makeStudy({}), 'unwatched');
    await write(root, 'study.json', JSON.stringify({ ...STUDY, transcripts: ['**/*.txt'] }));
    await write(root, 'talks/a.txt', TEXT);
    await openTranscript(root, 'talks/a.txt');
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root, 'study.json'));
    await write(root, 'study.json', JSON.stringify({ ...STUDY, name: 'Renamed meanwhile' }));
    await rename(root, 'talks', 'interviews');
    await openTranscript(root, 'interviews/a.txt');
    const { name, transcripts, groups } = await json<StudyJson>(root, 'study.json');
    assert.equal(name, 'Renamed meanwhile');
    assert.deepEqual(transcripts, ['a.txt', 'interviews/*.txt']);
    assert.deepEqual(groups[0]!.transcripts, ['a.txt', 'interviews/*.txt']);
    assert.ok(!document.isDirty);
  });

  it('is renamed in study.json on the disk where VS Code leaves out what it was told', async () => {
    const { root } = await codeTranscript();
    await write(root, 'study.json', JSON.stringify(STUDY));
    const log = vscode.window.createOutputChannel('test', { log: true });
    const memory = new StudyMemory(vscode.Uri.joinPath(root, '.memory'), log);
    const studies = new Studies(log, { changeFile: changeThroughWorkspace }, memory);
    const edits = new StudyFileEdits(log);
    try {
      await studies.open(root);
      const [oldUri, newUri] = ['a.txt', 'b.txt'].map(path => vscode.Uri.joinPath(root, path));
      const files = [{ oldUri: oldUri!, newUri: newUri! }];
      assert.ok(await renamedAlong(studies, edits, new Staying(() => {}), files));
      await edits.done([oldUri!]);
      assert.deepEqual((await json<StudyJson>(root, 'study.json')).transcripts, ['b.txt', 'talks/*.txt']);
      // what was done is done once
      await write(root, 'study.json', JSON.stringify(STUDY));
      await edits.done([oldUri!]);
      assert.deepEqual((await json<StudyJson>(root, 'study.json')).transcripts, STUDY.transcripts);
    } finally {
      for (const one of [edits, studies, log]) one.dispose();
    }
  });

  it('is saved in study.json each time, also while what was changed before is being saved', async () => {
    const { root } = await codeTranscript();
    const log = vscode.window.createOutputChannel('test', { log: true });
    const memory = new StudyMemory(vscode.Uri.joinPath(root, '.memory'), log);
    const studies = new Studies(log, { changeFile: changeThroughWorkspace }, memory);
    const edits = new StudyFileEdits(log);
    try {
      const openStudy = await studies.open(root);
      for (const name of ['One', 'Two', 'Three']) {
        const edit = new vscode.WorkspaceEdit();
        await edits.add(edit, [root], openStudy, study => ok({ ...study, name }));
        assert.ok(await vscode.workspace.applyEdit(edit));
      }
      await until('study.json is saved', async () => {
        const isDirty = vscode.workspace.textDocuments.some(document => document.isDirty);
        return !isDirty && (await json<StudyJson>(root, 'study.json')).name === 'Three';
      });
    } finally {
      for (const one of [edits, studies, log]) one.dispose();
    }
  });

  it('never replaces a coding file that is there already', async () => {
    const { root } = await codeTranscript();
    const there = (await read(root, FILE))!.replaceAll('"effort', '"other');
    await write(root, 'b.txt.nd.coding.json', there);
    await rename(root, 'a.txt', 'b.txt');
    await until('the file left behind has a problem', async () =>
      (await problemCodes(root, FILE)).includes('renamed-transcript'),
    );
    assert.equal(await read(root, 'b.txt.nd.coding.json'), there);
    assert.ok(await read(root, FILE));
  });

  it('takes along what can be, and study.json, where one of its coding files has no room', async () => {
    const { root } = await codeTranscript();
    await write(root, 'study.json', JSON.stringify(STUDY));
    await write(root, 'a.txt.x1.coding.json', '{"broken":');
    const before = await read(root, FILE);
    await write(root, 'talks/b.txt.x1.coding.json', '{"other":');
    await rename(root, 'a.txt', 'talks/b.txt');
    await expectCoded(await openTranscript(root, 'talks/b.txt'), CODED);
    assert.equal(await read(root, 'talks/b.txt.nd.coding.json'), before);
    assert.equal(await read(root, 'talks/b.txt.x1.coding.json'), '{"other":');
    assert.equal(await read(root, 'a.txt.x1.coding.json'), '{"broken":');
    assert.equal(await read(root, FILE), undefined);
    await until('study.json is saved', async () => {
      const { participants } = await json<StudyJson>(root, 'study.json');
      return participants[0]!.transcripts?.join() === 'talks/b.txt';
    });
  });

  it('tells once it has its new name which coding files stay behind', async () => {
    const { root } = await codeTranscript();
    await write(root, 'b.txt.nd.coding.json', '{"other":');
    const log = vscode.window.createOutputChannel('test', { log: true });
    const memory = new StudyMemory(vscode.Uri.joinPath(root, '.memory'), log);
    const studies = new Studies(log, { changeFile: changeThroughWorkspace }, memory);
    const edits = new StudyFileEdits(log);
    try {
      await studies.open(root);
      const told: [string, readonly string[]][] = [];
      const staying = new Staying((...one) => told.push(one));
      const [oldUri, newUri] = ['a.txt', 'b.txt'].map(path => vscode.Uri.joinPath(root, path));
      const files = [{ oldUri: oldUri!, newUri: newUri! }];
      await renamedAlong(studies, edits, staying, files);
      assert.deepEqual(told, []);
      staying.renamed(files);
      staying.renamed(files);
      assert.deepEqual(told, [['b.txt', [FILE]]]);
    } finally {
      for (const one of [edits, studies, log]) one.dispose();
    }
  });

  it('is found again by its text, and its coding by a quick fix', async () => {
    const { root } = await codeTranscript();
    const [from, to] = ['a.txt', 'b.txt'].map(path => vscode.Uri.joinPath(root, path));
    await vscode.workspace.fs.rename(from!, to!);
    const uri = vscode.Uri.joinPath(root, FILE);
    const problem = await until('the file left behind has a problem', () =>
      vscode.languages.getDiagnostics(uri).find(({ code }) => code === 'renamed-transcript'),
    );
    assert.match(problem.message, /“a\.txt” seems to have been renamed to “b\.txt”/);
    await repairBy(uri, problem);
    assert.equal(await read(root, FILE), undefined);
    const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs.map(({ label }) => label));
    assert.deepEqual([tabs.includes('a.txt'), tabs.includes('b.txt')], [false, true]);
    await expectCoded(await openTranscript(root, 'b.txt'), CODED);
  });

  it('is found with its coding files beside it, and its path in study.json by a quick fix', async () => {
    const { root } = await codeTranscript();
    await write(root, 'study.json', JSON.stringify({ ...STUDY, transcripts: ['a.txt'] }));
    for (const end of ['', '.nd.coding.json'])
      await vscode.workspace.fs.rename(
        vscode.Uri.joinPath(root, `a.txt${end}`),
        vscode.Uri.joinPath(root, `b.txt${end}`),
      );
    const uri = vscode.Uri.joinPath(root, 'b.txt.nd.coding.json');
    const problem = await until('the coding file has a problem', () =>
      vscode.languages.getDiagnostics(uri).find(({ code }) => code === 'renamed-transcript'),
    );
    assert.match(problem.message, /“b\.txt” is not in the study\. It seems to be “a\.txt”/);
    await repairBy(uri, problem);
    const study = await json<StudyJson>(root, 'study.json');
    assert.deepEqual(study.transcripts, ['b.txt']);
    assert.deepEqual(study.participants[0]!.transcripts, ['b.txt']);
    await expectCoded(await openTranscript(root, 'b.txt'), CODED);
  });

  it('takes them into another study', async () => {
    const { root } = await codeTranscript();
    const other = await makeStudy({
      'study.json': JSON.stringify({ ...STUDY, participants: [], groups: [] }),
    });
    await write(other, 'talks/c.txt', TEXT);
    await openTranscript(other, 'talks/c.txt');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(vscode.Uri.joinPath(root, 'a.txt'), vscode.Uri.joinPath(other, 'd.txt'));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await expectCoded(await openTranscript(other, 'd.txt'), CODED);
    const { transcripts } = await json<StudyJson>(other, 'study.json');
    assert.deepEqual(transcripts, ['a.txt', 'talks/*.txt', 'd.txt']);
  });

  it('is part of another study, also where its path there is the same', async () => {
    const { root } = await codeTranscript();
    const other = await makeStudy({
      'study.json': JSON.stringify({ ...STUDY, transcripts: ['z.txt'], participants: [], groups: [] }),
      'z.txt': TEXT,
    });
    await openTranscript(other, 'z.txt');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(vscode.Uri.joinPath(root, 'a.txt'), vscode.Uri.joinPath(other, 'a.txt'));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await expectCoded(await openTranscript(other, 'a.txt'), CODED);
    const { transcripts } = await json<StudyJson>(other, 'study.json');
    assert.deepEqual(transcripts, ['z.txt', 'a.txt']);
  });
});

describe('a transcript that is deleted', () => {
  it('leaves its coding files where nobody says otherwise, also with its folder', async () => {
    const { root } = await codeTranscript();
    const before = await read(root, FILE);
    await remove(root, 'a.txt');
    assert.equal(await read(root, FILE), before);
    await write(root, 'a.txt', TEXT);
    await expectCoded(await openTranscript(root, 'a.txt'), CODED);

    await rename(root, 'a.txt', 'talks/a.txt');
    await expectCoded(await openTranscript(root, 'talks/a.txt'), CODED);
    await remove(root, 'talks');
    await until('the coding file is back', async () => (await read(root, `talks/${FILE}`)) === before);
    assert.equal(await read(root, 'talks/a.txt'), undefined);
  });

  it('leaves every coding file of its folder, also those without a transcript and those with odd names', async () => {
    const { root } = await codeTranscript();
    await rename(root, 'a.txt', 'talks/a.txt');
    await openTranscript(root, 'talks/a.txt');
    const kept = {
      [`talks/${FILE}`]: (await read(root, `talks/${FILE}`))!,
      'talks/lost.txt.nd.coding.json': '{"broken":',
      'talks/a.txt.nd.coding (1).json': '{"copy":',
      'talks/more/a.txt.Anna.coding.json': '{"odd":',
    };
    for (const [path, content] of Object.entries(kept)) await write(root, path, content);
    await write(root, 'talks/notes.json', '{}');
    await remove(root, 'talks');
    for (const [path, content] of Object.entries(kept))
      await until(`${path} is back`, async () => (await read(root, path)) === content);
    assert.equal(await read(root, 'talks/a.txt'), undefined);
    assert.equal(await read(root, 'talks/notes.json'), undefined);
  });

  it('leaves coding files also in a folder in which nothing else is coded', async () => {
    const { root } = await codeTranscript();
    await write(root, 'talks/lost.txt.nd.coding.json', '{"broken":');
    await remove(root, 'talks');
    await until('the coding file is back', async () =>
      Boolean(await read(root, 'talks/lost.txt.nd.coding.json')),
    );
  });
});
