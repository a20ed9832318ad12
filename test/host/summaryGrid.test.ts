import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Deps } from '../../src/vscode/deps';
import { GridPanel } from '../../src/vscode/features/reports/grid/gridPanel';
import { type GridRequest, wholeGrid } from '../../src/vscode/features/reports/grid/gridRequest';
import { SummaryDrafts } from '../../src/vscode/features/reports/grid/summaryDrafts';
import type { Platform } from '../../src/vscode/platform';
import { CurrentCoder } from '../../src/vscode/session/currentCoder';
import { SegmentLists } from '../../src/vscode/session/segmentLists';
import { Studies } from '../../src/vscode/session/studies';
import { StudyMemory } from '../../src/vscode/storage/studyMemory';
import { changeThroughWorkspace } from '../../src/vscode/storage/workspaceFileStore';
import type { CellKey, CellView, FromGrid, ToGrid } from '../../src/webview/grid/messages';
import { Page } from './page';
import { codeAs, json, makeStudy, openTranscript, read, run, select, until, write } from './support';

const TEXT = 'INT: How was it?\n\nP1: It was hard at first, then easier.\n\nP2: I liked the coach.\n';
const STUDY = {
  schema: 1,
  name: 'Test',
  transcripts: ['*.txt'],
  interviewers: ['INT'],
  participants: [
    { id: 'p1', name: 'Ann', speakers: ['P1'] },
    { id: 'p2', name: 'Ben', speakers: ['P2'] },
  ],
  coders: [
    { id: 'nd', name: 'N. D.' },
    { id: 'ks', name: 'K. S.' },
  ],
};

interface Summaries {
  readonly summaries: readonly {
    readonly text: string;
    readonly by: string;
    readonly participant?: string;
    readonly segments: string[];
  }[];
}

/** What VS Code keeps, for one test. */
class Memory implements vscode.Memento {
  private readonly values = new Map<string, unknown>();
  keys = () => [...this.values.keys()];
  get<T>(key: string, or?: T): T {
    return (this.values.has(key) ? this.values.get(key) : or) as T;
  }
  update = (key: string, value: unknown) => Promise.resolve(void this.values.set(key, value));
  setKeysForSync = () => undefined;
}

describe('the Summary Grid', () => {
  let root: vscode.Uri;
  let studies: Studies;
  let log: vscode.LogOutputChannel;
  let coder: CurrentCoder;
  let drafts: SummaryDrafts;
  let blindness: vscode.EventEmitter<void>;
  let deps: Deps;
  let page: Page<FromGrid, ToGrid>;
  let code: string;
  let cell: CellKey;
  const platform: Platform = { changeFile: changeThroughWorkspace };

  beforeEach(async () => {
    root = await makeStudy({ 'a.txt': TEXT, 'study.json': JSON.stringify(STUDY) });
    const editor = await openTranscript(root, 'a.txt');
    await codeAs('nd', 'N. D.');
    await run('newCode', 'Effort');
    select(editor, 'hard');
    await run('applyCode', { codes: ['Effort'] });
    code = (await json<{ codes: { id: string }[] }>(root, 'codebook.json')).codes[0]!.id;
    cell = { row: 'p1', column: code };
    log = vscode.window.createOutputChannel('test', { log: true });
    studies = new Studies(log, platform, new StudyMemory(vscode.Uri.joinPath(root, '.memory'), log));
    const openStudy = await studies.open(root);
    coder = new CurrentCoder(new Memory());
    await coder.use(openStudy, STUDY.coders[0]!);
    drafts = new SummaryDrafts(new Memory());
    blindness = new vscode.EventEmitter();
    const { extensionUri } = vscode.extensions.getExtension('transcript-coder.transcript-coder')!;
    deps = {
      ...{ studies, log, coder, segments: new SegmentLists(), blind: { onDidChange: blindness.event } },
      ...{ context: { extensionUri }, random: Math.random, now: () => '2026-11-22T10:00:00Z' },
    } as unknown as Deps;
    page = opened(wholeGrid(root.toString()));
    await shows('the segment is there', cell, view => view?.segments === 1);
  });

  afterEach(() => {
    page.panel.dispose();
    for (const one of [coder, studies, log, blindness]) one.dispose();
  });

  function opened(request: GridRequest): Page<FromGrid, ToGrid> {
    const made = new Page<FromGrid, ToGrid>();
    new GridPanel(deps, drafts, made.panel, request);
    made.say({ type: 'ready' });
    return made;
  }

  /** The cell in the grid that the page has. */
  const typed = () => {
    const { rowChoice, request } = page.last('grid')!;
    return { ...cell, by: rowChoice.value, request };
  };
  /** A cell as the page knows it: what it was told of it last. */
  const viewOf = ({ row, column }: CellKey): CellView | undefined => {
    const told = page.heard.flatMap(message =>
      message.type === 'grid' || message.type === 'cells' ? message.cells : [],
    );
    return told.findLast(one => one.row === row && one.column === column);
  };
  const shows = (what: string, key: CellKey, look: (view: CellView | undefined) => boolean) =>
    until(what, () => look(viewOf(key)));
  const summaries = async () => {
    const text = await read(root, 'summaries.json');
    // empty while it is being written
    return text ? (JSON.parse(text) as Summaries).summaries : [];
  };
  const written = (what: string, look: (all: Summaries['summaries']) => boolean) =>
    until(what, async () => look(await summaries()));

  it('opens one page for a study, also for a theme', async () => {
    const pages = () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(
          ({ input }) =>
            input instanceof vscode.TabInputWebview && input.viewType.endsWith('transcriptCoderSummaryGrid'),
        );
    await openTranscript(root, 'a.txt');
    await run('openSummaryGrid');
    await run('showSummariesOfCode', 'Effort');
    await run('openSummaryGrid');
    const [tab] = await until('the page is open', () => pages().length > 0 && pages());
    assert.equal(pages().length, 1);
    assert.equal(tab!.label, 'Summary grid: Test');
  });

  it('shows participants by themes, with what is coded', () => {
    const { rows, columns, caption } = page.last('grid')!;
    assert.deepEqual(
      rows.map(({ name }) => name),
      ['Ann', 'Ben', 'All participants'],
    );
    assert.deepEqual(
      columns.map(({ name }) => name),
      ['Effort', 'All codes'],
    );
    assert.equal(caption, '0 of 2 cells have a summary.');
    assert.equal(viewOf({ row: 'p2', column: code }), undefined);
    assert.equal(viewOf({ row: '', column: code })!.segments, 1);
    page.say({ type: 'look', ...cell });
    const details = page.last('details');
    assert.deepEqual(
      details?.segments.map(({ words, source, quote }) => [words, source, quote]),
      [['hard', 'Ann, a.txt, l. 3', '“hard” (Ann, a.txt, l. 3)']],
    );
  });

  it('writes, confirms and removes summaries, each with one step of undo', async () => {
    page.say({ type: 'save', ...typed(), number: 1, text: 'Found it hard.', base: '' });
    await shows('it is shown', cell, view => view?.summaries[0]?.text === 'Found it hard.');
    assert.equal(page.last('cells')!.heard, 1);
    const [first] = await summaries();
    assert.equal(first!.segments.length, 1);
    const editor = await openTranscript(root, 'a.txt');
    select(editor, 'easier');
    await run('applyCode', { codes: ['Effort'] });
    await shows('it is marked', cell, view => /1 segment added/.test(view?.summaries[0]?.changed ?? ''));
    page.say({ type: 'confirm', ...typed(), number: 2 });
    await shows('it is not marked any more', cell, view => view?.summaries[0]?.changed === undefined);
    assert.equal((await summaries())[0]!.segments.length, 2);
    page.say({ type: 'remove', ...typed(), number: 3 });
    await written('it is gone', all => all.length === 0);
    await page.shows('that can be undone', 'said', ({ canUndo }) => canUndo);
    page.say({ type: 'undo', ofSaid: true });
    await written('it is back', all => all[0]?.text === 'Found it hard.' && all[0].segments.length === 2);
  });

  it('overwrites nothing that the person has not seen, and keeps what they typed', async () => {
    page.say({ type: 'save', ...typed(), number: 1, text: 'Found it hard.', base: '' });
    await written('it is written', all => all.length === 1);
    const before = (await read(root, 'summaries.json'))!;
    page.say({ type: 'draft', ...typed(), text: 'Mine', base: 'Found it hard.' });
    await write(root, 'summaries.json', before.replace('Found it hard.', 'Pulled'));
    page.say({ type: 'save', ...typed(), number: 2, text: 'Mine', base: 'Found it hard.' });
    await shows('it is refused', cell, view => view?.draft?.problem !== undefined);
    const { draft } = viewOf(cell)!;
    assert.deepEqual([draft!.text, draft!.base], ['Mine', 'Pulled']);
    await shows('theirs is shown', cell, view => view?.summaries[0]?.text === 'Pulled');
    assert.equal((await summaries())[0]!.text, 'Pulled');
    page.say({ type: 'save', ...typed(), number: 3, text: 'Mine', base: 'Pulled' });
    await written('both were seen', all => all[0]!.text === 'Mine');
    await shows('the draft is over', cell, view => view?.draft === undefined);
  });

  it('writes what was typed before other rows were chosen where it was typed', async () => {
    const before = typed();
    page.say({ type: 'draft', ...before, text: 'Mine', base: '' });
    page.say({ type: 'save', ...before, number: 1, text: 'Mine', base: '' });
    page.say({ type: 'choose', what: 'rows', value: 'transcript' });
    await written('it is written', all => all.length === 1);
    const [first] = await summaries();
    assert.deepEqual([first!.participant, first!.text, first!.segments.length], ['p1', 'Mine', 1]);
    await page.shows('rows are transcripts', 'grid', ({ rowChoice }) => rowChoice.value === 'transcript');
    // the page had not heard of it yet
    page.say({ type: 'save', ...before, number: 2, text: 'Mine, and more', base: 'Mine' });
    await written('it is written again', all => all[0]?.text === 'Mine, and more');
    page.say({ type: 'choose', what: 'rows', value: 'participant' });
    await shows(
      'no draft is left',
      cell,
      view => view?.summaries[0]?.text === 'Mine, and more' && !view.draft,
    );
  });

  it('keeps what could not be saved before other rows were chosen where it was typed', async () => {
    await write(root, 'summaries.json', '{ broken');
    page.say({ type: 'save', ...typed(), number: 1, text: 'Mine', base: '' });
    page.say({ type: 'choose', what: 'rows', value: 'transcript' });
    await page.shows('it is refused', 'said', ({ isProblem }) => isProblem);
    page.say({ type: 'choose', what: 'rows', value: 'participant' });
    await shows('it is a draft', cell, view => view?.draft?.text === 'Mine');
  });

  it('leaves a broken file as it is, and says why', async () => {
    await write(root, 'summaries.json', '{ broken');
    page.say({ type: 'save', ...typed(), number: 1, text: 'Mine', base: '' });
    const { text } = await page.shows('it is refused', 'said', ({ isProblem }) => isProblem);
    assert.match(text, /summaries\.json:1/);
    assert.equal(await read(root, 'summaries.json'), '{ broken');
    assert.equal(viewOf(cell)!.draft!.text, 'Mine');
  });

  it('goes on where somebody was when its page is made anew', async () => {
    page.say({ type: 'look', ...cell });
    page.say({ type: 'editing', isEditing: true });
    page.say({ type: 'draft', ...typed(), text: 'Half a sen', base: '' });
    page.heard.length = 0;
    page.say({ type: 'ready' });
    const { current, isEditing } = await page.shows('all is told again', 'grid', () => true);
    assert.deepEqual([current, isEditing], [cell, true]);
    assert.equal(viewOf(cell)!.draft!.text, 'Half a sen');
  });

  it('shows to whoever codes blind nothing that others have written', async () => {
    const theirs = { id: 'aaaaaaaaaaaa', code, participant: 'p1', text: 'Wombat', segments: [], by: 'ks' };
    await write(root, 'summaries.json', JSON.stringify({ schema: 1, summaries: [theirs] }));
    await shows('theirs is shown', cell, view => view?.summaries[0]?.initials === 'KS');
    const [openStudy] = studies.all;
    openStudy!.study.showTo({ coder: 'nd', isBlind: true });
    page.heard.length = 0;
    blindness.fire();
    await shows('theirs is hidden', cell, view => view?.summaries.length === 0);
    assert.doesNotMatch(JSON.stringify(page.heard), /Wombat/);
    page.say({ type: 'save', ...typed(), number: 1, text: 'Mine', base: '' });
    await written('both are there', all => all.length === 2);
  });

  it('has transcripts as rows where there are no participants, and says what is missing', async () => {
    await write(root, 'study.json', JSON.stringify({ ...STUDY, participants: [] }));
    await page.shows('rows are transcripts', 'grid', ({ rows }) => rows[0]?.key === 'a.txt');
    page.say({ type: 'choose', what: 'columns', value: '0' });
    await page.shows('all codes are chosen', 'grid', ({ columnChoice }) => columnChoice.value === '0');
    await write(root, 'codebook.json', JSON.stringify({ schema: 1, codes: [] }));
    await page.shows('it has no columns', 'grid', ({ notes }) =>
      notes.some(note => /no codes yet/.test(note)),
    );
  });
});
