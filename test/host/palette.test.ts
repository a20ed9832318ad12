import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeAs, makeStudy, openTranscript, run, select, until, write } from './support';
import { holds } from './whenClause';

const TEXT = 'INT: How was it?\n\nP1: It was hard at first, then easier. I liked it.\n';

interface Manifest {
  contributes: { menus: { commandPalette: { command: string; when: string }[] } };
}

/** What the palette shows of our commands, by the conditions of the manifest and the keys that the extension has set. */
describe('the command palette', () => {
  const extension = vscode.extensions.getExtension('transcript-coder.transcript-coder')!;
  const { commandPalette } = (extension.packageJSON as Manifest).contributes.menus;

  /** @param given instead of what the extension has set */
  function shows(command: string, given: Record<string, unknown> = {}): boolean {
    const { contextValues } = extension.exports as { contextValues: ReadonlyMap<string, unknown> };
    const ofVsCode: Record<string, unknown> = {
      workspaceFolderCount: vscode.workspace.workspaceFolders?.length ?? 0,
      isWorkspaceTrusted: vscode.workspace.isTrusted,
      resourceExtname: /\.[^./]*$/.exec(vscode.window.activeTextEditor?.document.uri.path ?? '')?.[0] ?? '',
      editorHasSelection: vscode.window.activeTextEditor?.selection.isEmpty === false,
    };
    const { when } = commandPalette.find(item => item.command === `transcriptCoder.${command}`)!;
    return holds(when, key => given[key] ?? contextValues.get(key) ?? ofVsCode[key]);
  }

  const becomes = (command: string, isShown: boolean) =>
    until(`${command} ${isShown ? 'shows' : 'does not show'}`, () => shows(command) === isShown);

  async function study(files: Record<string, string> = {}): Promise<vscode.Uri> {
    const root = await makeStudy({ 'a.txt': TEXT, 'notes.md': '# Notes\n', ...files });
    await openTranscript(root, 'a.txt');
    await becomes('removeCode', true);
    return root;
  }

  it('offers coding in transcripts, and in nothing that is none', async () => {
    const root = await study();
    for (const command of ['applyCode', 'repeatLastCode', 'nextSegment', 'resizeSegment', 'claimTranscript'])
      assert.ok(shows(command), command);
    await vscode.window.showTextDocument(vscode.Uri.joinPath(root, 'notes.md'));
    await becomes('removeCode', false);
    for (const command of ['applyCode', 'codeInVivo', 'nextSegment', 'resizeSegment', 'claimTranscript'])
      assert.ok(!shows(command), command);
    await vscode.window.showTextDocument(vscode.Uri.joinPath(root, 'study.json'));
    assert.ok(!shows('applyCode'));
  });

  it('offers to apply a code where a text file is open and there is no study yet', () => {
    const first = { 'transcriptCoder.hasStudy': false, 'transcriptCoder.isTranscript': false };
    for (const resourceExtname of ['.txt', '.TXT', '.md']) {
      assert.ok(shows('applyCode', { ...first, resourceExtname }), resourceExtname);
      assert.ok(
        shows('codeInVivo', { ...first, resourceExtname, editorHasSelection: true }),
        resourceExtname,
      );
    }
    assert.ok(!shows('applyCode', { ...first, resourceExtname: '.json' }));
    assert.ok(!shows('codeInVivo', { ...first, resourceExtname: '.txt', editorHasSelection: false }));
    assert.ok(shows('createStudy', { ...first, workspaceFolderCount: 1 }));
    assert.ok(!shows('createStudy', { ...first, workspaceFolderCount: 0 }));
    assert.ok(shows('importTranscripts', { ...first, workspaceFolderCount: 1 }));
    assert.ok(!shows('importTranscripts', { ...first, workspaceFolderCount: 0 }));
    const { contextValues } = extension.exports as { contextValues: ReadonlyMap<string, unknown> };
    const nothing = Object.fromEntries(
      [...contextValues].map(([key, value]) => [key, Array.isArray(value) ? [] : false]),
    );
    const shown = commandPalette.filter(({ command }) =>
      shows(command.replace('transcriptCoder.', ''), { ...nothing, resourceExtname: '.json' }),
    );
    assert.deepEqual(
      shown.map(({ command }) => command),
      ['transcriptCoder.createStudy', 'transcriptCoder.importTranscripts', 'transcriptCoder.importProject'],
    );
  });

  it('offers to correct a transcript that is locked, and to lock one that is not', async () => {
    const root = await study();
    const given = (name: string, isReadonly: boolean) => ({
      resourcePath: vscode.Uri.joinPath(root, name).fsPath,
      activeEditorIsReadonly: isReadonly,
      'config.transcriptCoder.lockTranscripts': true,
    });
    const shown = (name: string, isReadonly: boolean) =>
      ['correctTranscript', 'lockTranscript'].filter(command => shows(command, given(name, isReadonly)));
    assert.deepEqual(shown('a.txt', true), ['correctTranscript']);
    assert.deepEqual(shown('a.txt', false), ['lockTranscript']);
    await vscode.window.showTextDocument(vscode.Uri.joinPath(root, 'notes.md'));
    assert.deepEqual([...shown('notes.md', true), ...shown('notes.md', false)], []);
  });

  it('offers to undo and redo what there is to undo and redo', async () => {
    await study();
    await codeAs('nd');
    assert.ok(!shows('undoCoding') && !shows('redoCoding') && !shows('undoOrRedoCoding'));
    await run('newCode', 'Effort');
    await becomes('undoCoding', true);
    assert.ok(!shows('redoCoding'));
    await run('undoCoding');
    await becomes('redoCoding', true);
    assert.ok(!shows('undoCoding') && shows('undoOrRedoCoding'));
  });

  it('offers to end the resizing of a segment while one is resized', async () => {
    const root = await study();
    await codeAs('nd');
    await run('newCode', 'Effort');
    const editor = await openTranscript(root, 'a.txt');
    select(editor, 'hard at first');
    await run('applyCode', { codes: ['Effort'] });
    assert.ok(!shows('endResizeMode') && !shows('cancelResizeMode'));
    await run('resizeMode');
    assert.ok(shows('endResizeMode') && shows('cancelResizeMode'));
    await run('endResizeMode');
    assert.ok(!shows('endResizeMode') && !shows('cancelResizeMode'));
  });

  it('offers what needs a selection where there is one', async () => {
    const root = await study();
    const editor = await openTranscript(root, 'a.txt');
    for (const command of ['setSegmentToSelection', 'joinSegments', 'codeInVivo'])
      assert.ok(!shows(command), command);
    select(editor, 'hard at first');
    for (const command of ['setSegmentToSelection', 'joinSegments', 'codeInVivo'])
      assert.ok(shows(command), command);
  });

  it('offers to decide while two coders are compared, and to stage nothing', async () => {
    await run('closeReview');
    const coding = (coder: string, end: number) =>
      JSON.stringify({
        schema: 1,
        coder,
        status: 'in-progress',
        texts: {},
        segments: [
          {
            id: `s-${coder}`,
            text: '0'.repeat(12),
            start: 26,
            end,
            quote: TEXT.slice(26, end),
            codes: ['x'],
          },
        ],
      });
    await study({ 'a.txt.nd.coding.json': coding('nd', 33), 'a.txt.ab.coding.json': coding('ab', 40) });
    for (const command of [
      'nextDifference',
      'compareSideBySide',
      'decideDifference',
      'closeReview',
      'stageChange',
    ])
      assert.ok(!shows(command), command);
    await run('compareCoders', { a: 'nd', b: 'ab' });
    for (const command of ['nextDifference', 'compareSideBySide', 'decideDifference', 'closeReview'])
      assert.ok(shows(command), command);
    for (const command of ['stageChange', 'discardChange', 'goToChange', 'copyReview', 'finishReview'])
      assert.ok(!shows(command), command);
    await run('closeReview');
    for (const command of ['nextDifference', 'compareSideBySide', 'decideDifference', 'closeReview'])
      assert.ok(!shows(command), command);
  });

  it('offers to resolve conflicts, and to open pinned reports, once there are some', async () => {
    const root = await study();
    const file = vscode.Uri.joinPath(root, 'codebook.json');
    await write(root, 'codebook.json', '{\n<<<<<<< ours\n=======\n>>>>>>> theirs\n}\n');
    const { contextValues } = extension.exports as { contextValues: ReadonlyMap<string, unknown> };
    const files = () => contextValues.get('transcriptCoder.conflictedFiles') as string[];
    await until('the conflict is known', () => files().includes(file.fsPath));
    assert.ok(shows('resolveConflict'));
    await vscode.workspace.fs.delete(file);
    await until('the conflict is over', () => !files().includes(file.fsPath));
    await run('pinReport', { name: 'Mine', analysis: 'frequency' });
    await becomes('openPinnedReport', true);
  });

  it('offers the summary grid in a study, and that of a code once there are codes', async () => {
    await study();
    await codeAs('nd');
    assert.ok(shows('openSummaryGrid') && !shows('showSummariesOfCode'));
    await run('newCode', 'Effort');
    await becomes('showSummariesOfCode', true);
    for (const command of ['openSummaryGrid', 'showSummariesOfCode'])
      assert.ok(
        !shows(command, { 'transcriptCoder.hasStudy': false, 'transcriptCoder.hasCodes': false }),
        command,
      );
  });

  it('offers to insert quotes and to fill blocks in papers, and to check one anywhere', async () => {
    await study();
    const offered = (resourceExtname: string, isTranscript = false) =>
      ['checkManuscript', 'insertQuote', 'updateManuscript', 'clearManuscriptProblems'].filter(command =>
        shows(command, {
          resourceExtname,
          'transcriptCoder.isTranscript': isTranscript,
          'transcriptCoder.hasCheckedManuscripts': false,
        }),
      );
    assert.deepEqual(offered('.qmd'), ['checkManuscript', 'insertQuote', 'updateManuscript']);
    assert.deepEqual(offered('.tex'), ['checkManuscript', 'insertQuote']);
    assert.deepEqual(offered('.txt'), ['checkManuscript']);
    assert.deepEqual(offered('.md', true), ['checkManuscript']);
    assert.ok(shows('clearManuscriptProblems', { 'transcriptCoder.hasCheckedManuscripts': true }));
    assert.ok(!shows('checkManuscript', { 'transcriptCoder.hasStudy': false }));
    assert.ok(!shows('showQuotedPassage'));
  });

  it('leaves what needs a row to the menus of the views', () => {
    for (const command of [
      'renameParticipant',
      'setAttribute',
      'deleteGroup',
      'moveCodeUp',
      'keepOrphan',
      'unpinReport',
    ])
      assert.ok(!shows(command), command);
  });
});
