import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as vscode from 'vscode';
import { Studies } from '../../src/vscode/session/studies';
import type { Platform } from '../../src/vscode/platform';
import { StudyMemory } from '../../src/vscode/storage/studyMemory';
import { changeThroughWorkspace } from '../../src/vscode/storage/workspaceFileStore';
import { CODED, TEXT, codeTranscript, expectCoded } from './codedTranscript';
import { makeStudy, openTranscript, until, workspace, write } from './support';

const STUDY = { schema: 1, name: 'Test', transcripts: ['a.txt'] };
const BROKEN = '{"schema": 1, "codes": [';

/** Studies of the test's own, which it is told of by nobody else. */
async function withStudies(
  root: vscode.Uri,
  platform: Partial<Platform>,
  test: (studies: Studies) => Promise<void>,
): Promise<void> {
  const log = vscode.window.createOutputChannel('test', { log: true });
  const memory = new StudyMemory(vscode.Uri.joinPath(root, '.memory'), log);
  const studies = new Studies(log, { changeFile: changeThroughWorkspace, ...platform }, memory);
  try {
    await test(studies);
  } finally {
    studies.dispose();
    log.dispose();
  }
}

/** Until the problem of a broken codebook is shown, or no longer: so a study is seen of which nothing is open. */
async function seen(root: vscode.Uri, isOpen: boolean): Promise<void> {
  const uri = vscode.Uri.joinPath(root, 'codebook.json');
  await until(`${uri.path} ${isOpen ? 'has a problem' : 'has none'}`, () => {
    const found = vscode.languages.getDiagnostics(uri).some(one => one.source === 'Transcript Coder');
    return found === isOpen;
  });
}

describe('what the file watcher tells late, in parts or not at all', () => {
  it('of files that are written while their study is read is read again', async () => {
    const root = await makeStudy({ 'study.json': JSON.stringify(STUDY), 'a.txt': TEXT });
    const told = new Set<string>();
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(root, '**'));
    const note = ({ path }: vscode.Uri) => void told.add(path.slice(root.path.length + 1));
    watcher.onDidCreate(note);
    watcher.onDidChange(note);
    let isWritten = false;
    // study.json is read before the codebook: from then on it is another
    const checkFile = async (uri: vscode.Uri) => {
      if (isWritten || !uri.path.endsWith('/codebook.json')) return;
      isWritten = true;
      told.clear();
      await write(root, 'study.json', JSON.stringify({ ...STUDY, transcripts: ['*.txt'] }));
      await write(root, 'b.txt', TEXT);
      await until('the watcher has told', () => told.has('study.json') && told.has('b.txt'));
    };
    try {
      await withStudies(root, { checkFile }, async studies => {
        const { study } = await studies.open(root);
        assert.ok(isWritten);
        await until('what was written is in the study', () => study.transcript('b.txt'));
      });
    } finally {
      watcher.dispose();
    }
  });

  it('of a study.json that is back already closes nothing', async () => {
    // VS Code alone tells of the deletion, when it is over
    const root = vscode.Uri.joinPath(await makeStudy({}), 'unwatched');
    await write(root, 'study.json', JSON.stringify(STUDY));
    const file = vscode.Uri.joinPath(root, 'study.json');
    // hears of it before the studies do
    const back = vscode.workspace.onDidDeleteFiles(() =>
      fs.writeFileSync(file.fsPath, JSON.stringify(STUDY)),
    );
    try {
      await withStudies(root, {}, async studies => {
        const openStudy = await studies.open(root);
        const edit = new vscode.WorkspaceEdit();
        edit.deleteFile(file);
        assert.ok(await vscode.workspace.applyEdit(edit));
        await until('study.json is back', () => fs.existsSync(file.fsPath));
        // looks at it once more, after the deletion was looked at
        await studies.findAll();
        assert.equal(studies.studyOf(file), openStudy);
      });
    } finally {
      back.dispose();
    }
  });

  it('of a study’s folder that another program renames is the folder alone', async () => {
    const root = await makeStudy({ 'a.txt': TEXT, 'codebook.json': BROKEN });
    await seen(root, true);
    const renamed = vscode.Uri.joinPath(workspace, `study-${crypto.randomUUID()}`);
    await vscode.workspace.fs.rename(root, renamed);
    await seen(renamed, true);
    await seen(root, false);
  });

  it('of a renamed folder is nothing, and its transcripts are there', async () => {
    const { root } = await codeTranscript(TEXT, 'unwatched/a.txt');
    const edit = new vscode.WorkspaceEdit();
    const [from, to] = ['unwatched', 'unwatched too'].map(path => vscode.Uri.joinPath(root, path));
    edit.renameFile(from!, to!);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await expectCoded(await openTranscript(root, 'unwatched too/a.txt'), CODED);
  });

  it('of a new file is nothing, and it is a transcript when it is opened', async () => {
    const root = await makeStudy({ 'unwatched/a.txt': TEXT });
    await openTranscript(root, 'unwatched/a.txt');
    await write(root, 'unwatched/b.txt', TEXT);
    await openTranscript(root, 'unwatched/b.txt');
  });
});
