import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Deps } from '../../src/vscode/deps';
import type { Platform } from '../../src/vscode/platform';
import { replaceWords } from '../../src/vscode/features/study/personalData/replaceWords';
import { PersonalDataPanel } from '../../src/vscode/features/study/personalData/personalDataPanel';
import { ExportCheck } from '../../src/vscode/session/exportCheck';
import { HarmlessWords } from '../../src/vscode/session/harmlessWords';
import { KeyFiles } from '../../src/vscode/session/keyFiles';
import { Studies } from '../../src/vscode/session/studies';
import { StudyMemory } from '../../src/vscode/storage/studyMemory';
import { changeThroughWorkspace } from '../../src/vscode/storage/workspaceFileStore';
import type {
  FromPersonalData,
  ItemView,
  ScanView,
  ToPersonalData,
} from '../../src/webview/personalData/messages';
import { Page } from './page';
import { json, makeStudy, openTranscript, read, run, until, write } from './support';

const INTERVIEW = `INT: How was it?

P1: I told Anna, and Anna rang Ben on 030 1234567.

INT: And then?

P1: I wrote to ben@web.de.
`;
const STUDY = {
  schema: 1,
  name: 'Test',
  transcripts: ['*.txt'],
  interviewers: ['INT'],
  participants: [{ id: 'p1', speakers: ['P1'], attributes: { town: 'near Ulm' }, memo: 'A friend of Anna.' }],
  coders: [{ id: 'nd', name: 'N. D.' }],
};

/** What VS Code keeps for a workspace, for one test. */
class Memory implements vscode.Memento {
  private readonly values = new Map<string, unknown>();
  keys = () => [...this.values.keys()];
  get<T>(key: string, or?: T): T {
    return (this.values.has(key) ? this.values.get(key) : or) as T;
  }
  update = (key: string, value: unknown) => Promise.resolve(void this.values.set(key, value));
}

describe('scan for personal data', () => {
  let root: vscode.Uri;
  let studies: Studies;
  let log: vscode.LogOutputChannel;
  let memory: Memory;
  let harmless: HarmlessWords;
  let page: Page<FromPersonalData, ToPersonalData>;
  let deps: Deps;
  const platform: Platform = { changeFile: changeThroughWorkspace };

  const listed = ({ kinds }: ScanView) =>
    kinds.map(
      ({ id, items }) => `${id}: ${items.map(({ words, count }) => `${words} (${count})`).join(', ')}`,
    );
  const item = (words: string): ItemView => {
    const { kinds, harmless: rest } = page.last('scan')!;
    return [...kinds.flatMap(({ items }) => items), ...rest].find(one => one.words === words)!;
  };
  const version = () => page.last('scan')!.version;

  beforeEach(async () => {
    root = await makeStudy({
      '1.txt': INTERVIEW,
      'study.json': JSON.stringify(STUDY, undefined, 1),
    });
    log = vscode.window.createOutputChannel('test', { log: true });
    const kept = new StudyMemory(vscode.Uri.joinPath(root, '.memory'), log);
    studies = new Studies(log, platform, kept);
    await studies.open(root);
    memory = new Memory();
    harmless = new HarmlessWords(memory);
    page = new Page();
    const { extensionUri } = vscode.extensions.getExtension('transcript-coder.transcript-coder')!;
    const keyFiles = new KeyFiles(platform);
    deps = { studies, log, harmless, keyFiles, context: { extensionUri } } as unknown as Deps;
    new PersonalDataPanel(deps, page.panel, { root: root.toString() });
    page.say({ type: 'ready' });
    await page.shows('the study is shown', 'scan', () => true);
  });

  afterEach(() => {
    page.panel.dispose();
    harmless.dispose();
    studies.dispose();
    log.dispose();
  });

  it('opens one page for a study', async () => {
    await openTranscript(root, '1.txt');
    const pages = () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(
          ({ input }) =>
            input instanceof vscode.TabInputWebview && input.viewType.endsWith('transcriptCoderPersonalData'),
        );
    await run('scanPersonalData');
    await run('scanPersonalData', { study: root.toString() });
    const [tab] = await until('the page is open', () => pages().length > 0 && pages());
    assert.equal(pages().length, 1);
    assert.equal(tab!.label, 'Personal data: Test');
  });

  it('lists what it has found by kind, and its places with the words around them', async () => {
    assert.deepEqual(listed(page.last('scan')!), [
      'mail: ben@web.de (1 place in 1.txt)',
      'phone: 030 1234567 (1 place in 1.txt)',
      'name: Anna (3 places in 2 texts), Ben (1 place in 1.txt), Ulm (1 place in Participant p1)',
    ]);
    page.say({ type: 'places', version: version(), item: item('Anna').id, most: 2 });
    const { places, of } = await page.shows('its places are shown', 'places', () => true);
    assert.equal(of, 3);
    assert.deepEqual(
      places.map(({ where, before, words, after }) => [where, before.slice(-7), words, after.slice(0, 8)]),
      [
        ['1.txt, line 3', 'I told ', 'Anna', ', and An'],
        ['1.txt, line 3', 'a, and ', 'Anna', ' rang Be'],
      ],
    );
  });

  it('goes to the words of a transcript and of study.json, and keeps the focus', async () => {
    const selected = () =>
      vscode.window.visibleTextEditors.map(({ document, selection }) => {
        const name = document.uri.path.split('/').at(-1);
        return `${name} ${selection.start.line + 1}: ${document.getText(selection)}`;
      });
    page.say({ type: 'goTo', version: version(), item: item('Anna').id, place: 1 });
    await until('the words are selected', () => selected().includes('1.txt 3: Anna'));
    page.say({ type: 'goTo', version: version(), item: item('Ulm').id, place: 0 });
    await until('the attribute is selected', () =>
      selected().some(one => /^study\.json \d+: near Ulm$/.test(one)),
    );
  });

  it('takes what is harmless off the list and puts it back, and writes nothing into the study', async () => {
    const before = await read(root, 'study.json');
    page.say({
      type: 'harmless',
      version: version(),
      items: [item('Anna').id, item('Ulm').id],
      isHarmless: true,
    });
    const shown = await page.shows('they are gone', 'scan', ({ harmless: all }) => all.length === 2);
    assert.equal(listed(shown).at(-1), 'name: Ben (1 place in 1.txt)');
    page.say({ type: 'harmless', version: version(), items: [item('Ulm').id], isHarmless: false });
    const again = await page.shows('one is back', 'scan', ({ harmless: all }) => all.length === 1);
    assert.equal(listed(again).at(-1), 'name: Ben (1 place in 1.txt), Ulm (1 place in Participant p1)');
    assert.equal(await read(root, 'study.json'), before);
  });

  it('follows the study', async () => {
    await write(root, '2.txt', 'P1: So I asked Cleo.\n');
    await page.shows('the new name is listed', 'scan', scan =>
      listed(scan).at(-1)!.includes('Cleo (1 place'),
    );
  });

  it('plans what is ticked, typed, added and left, and goes back to the list', async () => {
    page.say({ type: 'begin' });
    const isAt = (what: string, said: RegExp) =>
      page.shows(what, 'scan', ({ pseudonyms }) => said.test(pseudonyms?.said ?? ''));
    await isAt('nothing is ticked', /^Tick the words/);
    assert.deepEqual(item('Anna').pseudonym, { isChosen: false, replacement: 'Name 1' });
    page.say({ type: 'choose', items: [item('Anna').id, item('ben@web.de').id], isChosen: true });
    page.say({ type: 'type', item: item('Ben').id, replacement: 'Carl' });
    await isAt('it is planned', /^To be replaced: 1 mail address, 2 names in 5 places of 2 files\.$/);
    assert.deepEqual(item('Ben').pseudonym, { isChosen: true, replacement: 'Carl' });
    page.say({ type: 'places', version: version(), item: item('Anna').id, most: 10 });
    const { places } = await page.shows('its places are shown', 'places', ({ of }) => of === 3);
    assert.deepEqual(
      places.map(({ where, planned }) => [where, planned!.becomes]),
      [
        ['1.txt, line 3', 'Name 1'],
        ['1.txt, line 3', 'Name 1'],
        ['study.json: participants › p1 › memo', 'Name 1'],
      ],
    );
    page.say({ type: 'keep', key: places[1]!.planned!.key, isKept: true });
    await isAt('a place is left', / in 4 places /);
    assert.equal(item('Anna').count, '2 of 3 places');
    // what is harmless is not replaced
    page.say({ type: 'harmless', version: version(), items: [item('Ben').id], isHarmless: true });
    await isAt('it is planned again', /^To be replaced: 1 mail address, 1 name in 3 places /);
    page.say({ type: 'end' });
    await page.shows('the list is back', 'scan', ({ pseudonyms }) => pseudonyms === undefined);
    assert.equal(await read(root, '1.txt'), INTERVIEW);
  });

  it('replaces words and writes the key, only outside of the study and over no other file', async () => {
    const openStudy = studies.all[0]!;
    const [before, settings] = [await read(root, '1.txt'), await read(root, 'study.json')];
    const planned = await openStudy.study.planPseudonyms([
      { kind: 'name', find: 'Anna', replacement: 'Clara' },
    ]);
    assert.ok(planned.ok);
    const replace = (key: vscode.Uri) => replaceWords(deps, openStudy, planned.value, key);
    await assert.rejects(replace(vscode.Uri.joinPath(root, 'key.csv')), /must not be in the study’s folder/);
    const elsewhere = vscode.Uri.joinPath(root, '..', `keys-${crypto.randomUUID()}`);
    await write(elsewhere, 'old.csv', 'old');
    await assert.rejects(replace(vscode.Uri.joinPath(elsewhere, 'old.csv')), /an old key is never replaced/);
    assert.equal(await read(root, '1.txt'), before);
    assert.equal(await replace(vscode.Uri.joinPath(elsewhere, 'key.csv')), true);
    assert.match((await read(root, '1.txt'))!, /I told Clara, and Clara rang Ben/);
    assert.match((await read(root, 'study.json'))!, /A friend of Clara\./);
    assert.match((await read(elsewhere, 'key.csv'))!, /name,Anna,Clara,3/);
    assert.doesNotMatch((await read(root, 'pseudonymised.json'))!, /Anna|Clara/);
    await openStudy.study.undo();
    assert.equal(await read(root, '1.txt'), before);
    assert.equal(await read(root, 'study.json'), settings);
    assert.equal(await read(root, 'pseudonymised.json'), undefined);
    await vscode.workspace.fs.delete(elsewhere, { recursive: true });
  });

  it('asks before what surely is personal data is exported, once for the same', async () => {
    const asked: string[] = [];
    let answer: 'scan' | 'anyway' | undefined;
    const check = new ExportCheck(memory, harmless, found => {
      asked.push(found);
      return Promise.resolve(answer);
    });
    const openStudy = studies.all[0]!;
    const may = (...texts: string[]) => check.mayExport(openStudy, texts);
    assert.equal(await may('So I told Anna on 12/04/1987.'), true);
    assert.equal(await may(INTERVIEW), false);
    answer = 'anyway';
    assert.equal(await may(INTERVIEW, INTERVIEW), true);
    answer = undefined;
    assert.equal(await may(INTERVIEW), true);
    assert.deepEqual(asked, ['1 mail address, 1 telephone number', '1 mail address, 1 telephone number']);
    // with one that is new, all are counted
    assert.equal(await may(INTERVIEW, 'cleo@web.de'), false);
    assert.equal(asked.at(-1), '2 mail addresses, 1 telephone number');
    await harmless.mark(openStudy, ['Cleo@web.de'], true);
    assert.equal(await may(INTERVIEW, 'cleo@web.de'), true);
    // the words themselves are not kept
    const kept = JSON.stringify(memory.keys().map(key => key.startsWith('exported') && memory.get(key)));
    assert.doesNotMatch(kept, /web\.de|1234567/);
  });

  it('does not ask where the setting says so', async () => {
    const settings = vscode.workspace.getConfiguration();
    const check = new ExportCheck(memory, harmless, () => Promise.resolve(undefined));
    await settings.update('transcriptCoder.warnBeforeExport', false, vscode.ConfigurationTarget.Workspace);
    try {
      assert.equal(await check.mayExport(studies.all[0]!, [INTERVIEW]), true);
    } finally {
      await settings.update(
        'transcriptCoder.warnBeforeExport',
        undefined,
        vscode.ConfigurationTarget.Workspace,
      );
    }
    assert.equal(await check.mayExport(studies.all[0]!, [INTERVIEW]), false);
  });

  it('exports a report without a word where there is nothing of the kind', async () => {
    await openTranscript(root, '1.txt');
    const uri = vscode.Uri.joinPath(root, 'table.json');
    assert.ok(await run<vscode.Uri>('exportReport', { analysis: 'frequency', uri }));
    assert.ok(await json(root, 'table.json'));
  });
});
