import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeAs, json, makeStudy, openTranscript, read, run, select, until, write } from './support';

interface Sidecar {
  coder: string;
  texts: Record<string, { length: number }>;
  segments: {
    id: string;
    text: string;
    start: number;
    end: number;
    quote: string;
    codes: string[];
    memo?: string;
    values?: Record<string, string | number>;
  }[];
}

const TEXT = 'INT: How was it?\n\nP1: It was hard 👩‍👩‍👧 at first, then easier.\n\nP2: I liked the coach.\n';
const SIDECAR = 'a.txt.nd.coding.json';

describe('coding', () => {
  let root: vscode.Uri;
  let editor: vscode.TextEditor;

  async function open(text: string): Promise<void> {
    root = await makeStudy({ 'a.txt': text });
    editor = await openTranscript(root, 'a.txt');
    await codeAs('nd', 'N. D.');
    await run('newCode', 'Effort');
    await run('newCode', 'Support');
  }

  const segments = async () => (await json<Sidecar>(root, SIDECAR)).segments;
  const codeId = async (name: string) => {
    const { codes } = await json<{ codes: { id: string; name: string }[] }>(root, 'codebook.json');
    return codes.find(code => code.name === name)!.id;
  };

  for (const [kind, text] of [
    ['LF', TEXT],
    ['CRLF', TEXT.replaceAll('\n', '\r\n')],
    ['CRLF with a byte order mark', '\uFEFF' + TEXT.replaceAll('\n', '\r\n')],
  ] as const) {
    it(`writes positions over the LF text for a transcript with ${kind}`, async () => {
      await open(text);
      select(editor, 'then easier');
      await run('applyCode', { codes: ['Effort'] });
      const [segment] = await segments();
      assert.equal(segment!.quote, 'then easier');
      assert.equal(TEXT.slice(segment!.start, segment!.end), 'then easier');
      assert.deepEqual(segment!.codes, [await codeId('Effort')]);
      assert.equal((await json<Sidecar>(root, SIDECAR)).texts[segment!.text]!.length, TEXT.length);
      assert.equal(await read(root, 'a.txt'), text, 'the transcript is untouched');
    });
  }

  it('has in a memo what is typed before it is asked for, also what is no single key', async () => {
    await open(TEXT);
    select(editor, 'then easier');
    await run('applyCode', { codes: ['Effort'] });
    const asked = run('editMemo');
    for (const text of '(naïve)') await vscode.commands.executeCommand('type', { text });
    const memo = await until('it is written', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return (await segments())[0]!.memo;
    });
    await asked;
    assert.equal(memo, '(naïve)');
    assert.equal(editor.document.getText(), TEXT);
  });

  it('trims white space and takes whole characters', async () => {
    await open(TEXT);
    select(editor, 'hard 👩‍👩‍👧 ');
    const { start, end } = editor.selection;
    // ends inside the family, three people joined
    editor.selection = new vscode.Selection(start.translate(0, -1), end.translate(0, -4));
    await run('applyCode', { codes: ['Effort'] });
    assert.equal((await segments())[0]!.quote, 'hard 👩‍👩‍👧');
  });

  it('adds a code to the segment of the same span, and keeps overlapping ones apart', async () => {
    await open(TEXT);
    select(editor, 'I liked the coach');
    await run('applyCode', { codes: ['Support'] });
    await run('applyCode', { codes: ['Effort'] });
    select(editor, 'the coach');
    await run('applyCode', { codes: ['Support'] });
    const found = await segments();
    assert.equal(found.length, 2);
    assert.deepEqual(found.map(one => [one.quote, one.codes.length]).sort(), [
      ['I liked the coach', 2],
      ['the coach', 1],
    ]);
  });

  it('leaves nothing selected, and the cursor at the end of what was coded', async () => {
    await open(TEXT);
    const cursor = () => {
      assert.equal(editor.selections.length, 1);
      const text = editor.document.getText(new vscode.Range(new vscode.Position(0, 0), editor.selection.end));
      return editor.selection.isEmpty ? text.split('\n').at(-1) : undefined;
    };
    select(editor, 'I liked ');
    await run('applyCode', { codes: ['Support'] });
    assert.equal(cursor(), 'P2: I liked');
    // what comes next is for the segment that was just made, not for one that begins where it ends
    select(editor, ' the', 1);
    await run('applyCode', { codes: ['Effort'] });
    select(editor, 'I liked ');
    await run('codeInVivo');
    assert.equal(cursor(), 'P2: I liked');
    await run('resizeSegment', { edge: 'end', direction: 'forward', unit: 'word' });
    assert.deepEqual((await segments()).map(one => one.quote).sort(), ['I liked the', 'the']);
    select(editor, 'hard');
    const first = editor.selection;
    select(editor, 'easier');
    editor.selections = [editor.selection, first];
    await run('repeatLastCode');
    assert.equal(cursor(), 'P1: It was hard 👩‍👩‍👧 at first, then easier');
    select(editor, 'liked the coach');
    await run('setSegmentToSelection', { segment: (await segments()).find(one => one.quote === 'the')!.id });
    assert.equal(cursor(), 'P2: I liked the coach');
  });

  it('codes whole words, unless that is turned off', async () => {
    await open(TEXT);
    select(editor, 'hen eas');
    await run('applyCode', { codes: ['Effort'] });
    assert.equal((await segments())[0]!.quote, 'then easier');
    const settings = vscode.workspace.getConfiguration('transcriptCoder');
    await settings.update('wholeWords', false, vscode.ConfigurationTarget.Global);
    try {
      select(editor, 'ked the coa');
      await run('applyCode', { codes: ['Effort'] });
      assert.deepEqual((await segments()).map(one => one.quote).sort(), ['ked the coa', 'then easier']);
    } finally {
      await settings.update('wholeWords', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('codes the sentence or the turn at the cursor when nothing is selected', async () => {
    await open(TEXT);
    const cursorIn = (words: string) => {
      select(editor, words);
      editor.selection = new vscode.Selection(editor.selection.start, editor.selection.start);
    };
    cursorIn('easier');
    await run('applyCode', { codes: ['Effort'], unit: 'turn' });
    cursorIn('coach');
    await run('applyCode', { codes: ['Effort'] });
    const quotes = async () => (await segments()).map(one => one.quote).sort();
    assert.deepEqual(await quotes(), [
      'I liked the coach.',
      TEXT.slice(TEXT.indexOf('It was'), TEXT.indexOf('\n\nP2')),
    ]);
    // the segment at the cursor gets another code
    await run('applyCode', { codes: ['Support'] });
    assert.equal((await quotes()).length, 2);
    assert.equal((await segments()).find(one => one.quote === 'I liked the coach.')!.codes.length, 2);
  });

  it('codes other words than those that are selected, where they are named', async () => {
    await open(TEXT);
    select(editor, 'coach');
    const start = TEXT.indexOf('hard');
    await run('applyCode', { codes: ['Effort'], spans: [{ start, end: start + 'hard'.length }] });
    assert.equal((await segments())[0]!.quote, 'hard');
  });

  it('applies the code that is on a number key, until it is put on another', async () => {
    await open(TEXT);
    await run('assignNumberKey', 'Support', 3);
    select(editor, 'I liked');
    await run('applyNumberedCode', { number: 3 });
    assert.deepEqual((await segments())[0]!.codes, [await codeId('Support')]);
    await run('assignNumberKey', 'Effort', 3);
    select(editor, 'the coach');
    await run('applyNumberedCode', { singleKey: '3', number: 3 });
    const { codes } = (await segments()).find(one => one.quote === 'the coach')!;
    assert.deepEqual(codes, [await codeId('Effort')]);
  });

  it('gives a coding a value by the digit after it, and by name, and takes both back one after the other', async () => {
    await open(TEXT);
    await run('editScale', 'Support', 'low, mid, high');
    await run('assignNumberKey', 'Support', 3);
    const support = await codeId('Support');
    select(editor, 'I liked the coach');
    await run('applyNumberedCode', { singleKey: '3', number: 3 });
    await run('applyNumberedCode', { singleKey: '2', number: 2 });
    const [segment] = await segments();
    assert.deepEqual([segment!.codes, segment!.values], [[support], { [support]: 'mid' }]);
    await run('setValue', { segment: segment!.id, code: 'Support', value: 'high' });
    assert.deepEqual((await segments())[0]!.values, { [support]: 'high' });
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      editor.selection.active.translate(0, -2),
    );
    const said = (hover!.contents as vscode.MarkdownString[]).map(({ value }) => value).join('\n');
    assert.match(said.replaceAll('&nbsp;', ' '), /Support: high/);
    await run('undoCoding');
    assert.deepEqual((await segments())[0]!.values, { [support]: 'mid' });
    await run('undoCoding');
    assert.equal((await segments())[0]!.values, undefined);
    // the value goes with its code
    await run('setValue', { segment: segment!.id, value: 'low' });
    await run('applyCode', { codes: ['Effort'] });
    await run('removeCode', { segment: segment!.id, code: support });
    assert.deepEqual(
      [(await segments())[0]!.codes, (await segments())[0]!.values],
      [[await codeId('Effort')], undefined],
    );
  });

  it('takes a digit for a code again once the cursor has moved', async () => {
    await open(TEXT);
    await run('editScale', 'Support', '0–5');
    await run('assignNumberKey', 'Support', 3);
    await run('assignNumberKey', 'Effort', 2);
    select(editor, 'I liked');
    await run('applyNumberedCode', { singleKey: '3', number: 3 });
    await run('applyNumberedCode', { singleKey: '0', number: 0 });
    const support = await codeId('Support');
    assert.deepEqual((await segments())[0]!.values, { [support]: 0 });
    select(editor, 'then easier');
    await run('applyNumberedCode', { singleKey: '2', number: 2 });
    const { codes } = (await segments()).find(one => one.quote === 'then easier')!;
    assert.deepEqual(codes, [await codeId('Effort')]);
  });

  it('goes to the next turn without own coding, past the interviewer', async () => {
    await open(TEXT);
    const line = () => editor.selection.active.line;
    await run('nextUncodedTurn');
    await until('the first answer is reached', () => line() === 2);
    await run('nextUncodedTurn');
    await until('the second one is reached', () => line() === 4);
    select(editor, 'hard');
    await run('applyCode', { codes: ['Effort'] });
    select(editor, 'How');
    await run('nextUncodedTurn');
    await until('the coded one is left out', () => line() === 4);
  });

  it('leaves the words selected that could not be coded', async () => {
    await open(TEXT);
    await write(root, SIDECAR, '{"schema": 1,');
    select(editor, 'I liked');
    await run('applyCode', { codes: ['Effort'] });
    await until('they are selected', () => editor.document.getText(editor.selection) === 'I liked');
    assert.equal(await read(root, SIDECAR), '{"schema": 1,');
  });

  it('codes every selection at once', async () => {
    await open(TEXT);
    select(editor, 'hard');
    const first = editor.selection;
    select(editor, 'easier');
    editor.selections = [first, editor.selection];
    await run('applyCode', { codes: ['Effort'] });
    assert.deepEqual((await segments()).map(one => one.quote).sort(), ['easier', 'hard']);
  });

  it('repeats the last code', async () => {
    await open(TEXT);
    select(editor, 'hard');
    await run('applyCode', { codes: ['Effort', 'Support'] });
    select(editor, 'easier');
    await run('repeatLastCode');
    const [a, b] = await segments();
    assert.deepEqual(a!.codes, b!.codes);
  });

  it('codes in vivo with the words themselves, and finds the code again', async () => {
    await open(TEXT + 'P2: Really, I liked the coach.\n');
    select(editor, 'liked the coach');
    await run('codeInVivo');
    select(editor, 'liked the coach', 1);
    await run('codeInVivo');
    const id = await codeId('liked the coach');
    assert.deepEqual(
      (await segments()).map(one => one.codes),
      [[id], [id]],
    );
  });

  it('removes a code; a segment without codes goes', async () => {
    await open(TEXT);
    select(editor, 'hard');
    await run('applyCode', { codes: ['Effort', 'Support'] });
    const [segment] = await segments();
    await run('removeCode', { segment: segment!.id, code: await codeId('Support') });
    assert.deepEqual((await segments())[0]!.codes, [await codeId('Effort')]);
    await run('removeCode');
    assert.deepEqual(await segments(), []);
  });

  it('removes a code by all the names that it has on a segment', async () => {
    await open(TEXT);
    await run('newCode', 'Hope');
    select(editor, 'hard');
    await run('applyCode', { codes: ['Effort', 'Support', 'Hope'] });
    const effort = await codeId('Effort');
    await run('mergeCode', await codeId('Support'), 'Effort');
    const [segment] = await segments();
    await run('removeCode', { segment: segment!.id, code: effort });
    assert.deepEqual(
      (await segments()).map(({ codes }) => codes),
      [[await codeId('Hope')]],
    );
  });

  it('goes to the next and the previous segment, and round', async () => {
    await open(TEXT);
    for (const words of ['hard', 'It was hard', 'the coach']) {
      select(editor, words);
      await run('applyCode', { codes: ['Effort'] });
    }
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    const visited: string[] = [];
    for (let i = 0; i < 4; i++) {
      await run('nextSegment');
      visited.push(editor.document.getText(editor.selection));
    }
    assert.deepEqual(visited, ['It was hard', 'hard', 'the coach', 'It was hard']);
    await run('previousSegment');
    assert.equal(editor.document.getText(editor.selection), 'the coach');
  });

  it('never loses what another window has written meanwhile', async () => {
    await open(TEXT);
    select(editor, 'hard');
    await run('applyCode', { codes: ['Effort'] });
    const sidecar = await json<Sidecar>(root, SIDECAR);
    const other = { ...sidecar.segments[0]!, id: 'zzzzzzzzzzzz', start: 0, end: 3, quote: 'INT' };
    // written and coded in one go, before any watcher can have told
    await write(
      root,
      SIDECAR,
      JSON.stringify({ ...sidecar, extra: 1, segments: [...sidecar.segments, other] }),
    );
    select(editor, 'easier');
    await run('applyCode', { codes: ['Effort'] });
    const after = await json<Sidecar & { extra: number }>(root, SIDECAR);
    assert.deepEqual(after.segments.map(one => one.quote).sort(), ['INT', 'easier', 'hard']);
    assert.equal(after.extra, 1, 'unknown fields are kept');
  });

  it('follows typing before a segment, and anchors a new one on the text as it is', async () => {
    await open(TEXT);
    select(editor, 'easier');
    await run('applyCode', { codes: ['Effort'] });
    await editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'A title\n\n'));
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await run('nextSegment');
    assert.equal(editor.document.getText(editor.selection), 'easier');
    await editor.document.save();
    select(editor, 'I liked');
    await run('applyCode', { codes: ['Support'] });
    const added = (await segments()).find(one => one.quote === 'I liked')!;
    assert.equal(editor.document.getText().slice(added.start, added.end), 'I liked');
    const kept = (await segments()).find(one => one.quote === 'easier')!;
    assert.equal(TEXT.slice(kept.start, kept.end), 'easier', 'anchors are immutable');
  });

  it('brings a segment back when the deletion of its words is undone', async () => {
    await open(TEXT);
    select(editor, 'It was hard');
    await run('applyCode', { codes: ['Effort'] });
    select(editor, 'It was hard');
    await editor.edit(edit => edit.delete(editor.selection));
    assert.ok(!editor.document.getText().includes('It was hard'));
    await vscode.commands.executeCommand('undo');
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await run('nextSegment');
    assert.equal(editor.document.getText(editor.selection), 'It was hard');
  });
});
