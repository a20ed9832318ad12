import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { ANALYSES } from '../../src/core/analyses/list';
import { Judge } from './harness/escapedWords';
import { LANGUAGE, installPseudoLanguage, pseudo } from './harness/pseudoLocale';
import { type Setting, scenario } from './harness/scenario';

const TITLES = JSON.parse(fs.readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
const FILE = 'interview-1.txt';
const PAPER = 'paper.md';
/** A word and who speaks are wrong, and a table is not filled. */
const PAPER_TEXT = `Ximena “zit's more that I've stopped noticing it” (Job Coach 3).

<!-- transcript-coder: frequency -->
<!-- end -->
`;

/** Commands that ask something of whoever has a segment of theirs selected. */
const ASKING = [
  'selectCoder', 'applyCode', 'resizeSegment', 'moveSegment', 'editMemo', 'undoOrRedoCoding', 'newCode', 'showSegments',
  'switchQuotes', 'newParticipant', 'participantsFromLabels', 'assignLabel', 'goToLabel', 'claimTranscript', 'newGroup', 'showReport',
  'exportReport', 'compareCoders', 'reviewChanges', 'showCodebookHistory', 'showCodeHistory', 'showFigureHistory',
  'showSegmentHistory',
]; // prettier-ignore

/** The texts that elements show: those of their text nodes, and what some attributes say. Runs in the page. */
function textsOf(roots: Element[], attributes: readonly string[]): string[] {
  const texts: string[] = [];
  for (const root of roots) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement!.closest('script, style, .monaco-keybinding, .marker-code, .marker-line'))
        texts.push(node.textContent ?? '');
    for (const name of attributes)
      for (const one of [root, ...root.querySelectorAll(`[${name}]`)])
        texts.push(one.getAttribute(name) ?? '');
  }
  return texts;
}

/** Whether a text is one word as people say it, which the report of words has in lower case. */
function isSpokenWord(text: string): boolean {
  return /^[\p{Ll}\p{M}']+(?: [\d.,()]+)*$/u.test(text.trim());
}

/** Of the side bar. */
const SIDE_VIEWS = ['transcripts', 'codebook', 'participants', 'reports'];

let judge: Judge;

const setting: Setting = {
  prepare(folder) {
    judge = new Judge(makeStudy(folder));
  },
  // half a word is in no language
  settings: { 'transcriptCoder.showCoders': 'mine', 'transcriptCoder.codebookWidth': 0 },
  viewport: { width: 1400, height: 1000 },
  async adapt({ extension, page }) {
    installPseudoLanguage(extension);
    // what VS Code takes for the language that it is shown in
    await page.addInitScript(
      `Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { value: '${LANGUAGE}', writable: false });`,
    );
  },
};

scenario('a person who reads a language that nobody speaks meets no other', setting, async scene => {
  const { workbench, step } = scene;
  const escaped = new Set<string>();

  function note(where: string, texts: readonly string[]): void {
    for (const text of texts) {
      // a long quote is shortened in the middle
      const words = text.split('[…]').flatMap(part => judge.escaped(part));
      if (words.length > 0) escaped.add(`${where}: ${text.trim()} [${words.join(' ')}]`);
    }
  }

  /** Reads what some elements show, and notes what has escaped. */
  async function read(
    where: string,
    elements: Locator,
    parts: readonly string[] = ['aria-label', 'placeholder'],
  ): Promise<void> {
    note(where, await elements.evaluateAll(textsOf, parts));
  }

  const title = (command: string) => `Transcript Coder: ${pseudo(TITLES[`command.${command}`]!)}`;
  const view = (name: string) =>
    workbench.page.locator(':is(.sidebar, .panel) .pane', {
      has: workbench.page.locator('.pane-header', { hasText: pseudo(TITLES[`view.${name}`]!) }),
    });
  const ownStatus = () => workbench.page.locator('.statusbar-item[id^="transcript-coder"]');

  async function showOnly(name: string): Promise<void> {
    for (const other of SIDE_VIEWS) {
      const header = view(other).locator('.pane-header').first();
      if ((await header.count()) === 0) continue;
      const isOpen = (await header.getAttribute('aria-expanded')) === 'true';
      if (isOpen !== (other === name)) await header.click();
    }
  }

  /** The texts of the rows that a quick pick shows: rows that VS Code uses again have hidden ones of what they showed before. */
  async function rowsAsked(): Promise<string[]> {
    return workbench.quickRows
      .locator('.label-name, .label-description, .quick-input-list-separator')
      .evaluateAll(parts =>
        parts.filter(part => part.getClientRects().length > 0).map(part => part.textContent ?? ''),
      );
  }

  /** Waits for a quick pick or input box of ours. @returns the texts of its rows */
  async function asked(): Promise<string[]> {
    await workbench.quickTitle('⟦');
    await workbench.untilDone(
      'the palette is gone',
      async () => !(await rowsAsked()).some(text => text.startsWith('Transcript Coder: ')),
    );
    return workbench.untilStill('the rows of the question', rowsAsked);
  }

  /** Reads the quick pick or input box that is open, and closes it. */
  async function readQuickInput(where: string): Promise<void> {
    const rows = await asked();
    const { quickInput, page } = workbench;
    await read(where, quickInput.locator('.quick-input-title, .quick-input-message'), []);
    note(where, rows);
    await read(where, quickInput.locator('input[placeholder]:visible'), ['placeholder']);
    await page.keyboard.press('Escape');
    await quickInput.waitFor({ state: 'hidden' });
  }

  /** Reads what is said over the words that are selected. */
  async function readHover(where: string): Promise<void> {
    // at their beginning
    await workbench.pressInEditor('ArrowLeft');
    const hover = workbench.page.locator('.monaco-hover .hover-contents');
    await workbench.untilShown(hover.first(), () => workbench.command('Show or Focus Hover'));
    await read(where, hover, []);
    await workbench.page.keyboard.press('Escape');
  }

  async function readFilters(): Promise<void> {
    const buttons = workbench.report.locator('button');
    for (let i = 0; i < (await buttons.count()); i++) {
      const button = buttons.nth(i);
      if (!(await button.isVisible())) continue;
      await button.click();
      const isQuestion = await workbench.quickInput
        .locator('.quick-input-title', { hasText: '⟦' })
        .waitFor({ timeout: 1500 })
        .then(() => true)
        .catch(() => false);
      if (isQuestion) await readQuickInput(`filter ${i}`);
    }
  }

  await step('is the language of the views', async () => {
    await workbench.showView('Transcript Coder');
    await workbench.statusItem('uncertainSegments').click();
    for (const name of [...SIDE_VIEWS, 'uncertainSegments']) {
      await showOnly(name);
      const rows = view(name).locator('.monaco-list-row, .welcome-view-content');
      await rows.first().waitFor();
      // what VS Code says itself until the extension has begun
      await workbench.untilDone(
        `the view ${name} has its rows`,
        async () => !(await view(name).textContent())?.includes('no data provider registered'),
      );
      await read(name, view(name).locator('.pane-header .title, .message, .welcome-view-content'), []);
      await read(name, rows);
    }
  });

  await step('is that of problems', async () => {
    await workbench.openFile(FILE);
    await workbench.command('Problems: Focus on Problems View');
    const messages = workbench.page.locator(
      '.markers-panel .marker-message, .markers-panel .details-container',
    );
    await messages.first().waitFor();
    await read('problems', workbench.page.locator('.markers-panel .marker-message-line'), []);
    await workbench.command('View: Hide Panel');
  });

  await step('is that of hovers and the status bar', async () => {
    await workbench.openFile(FILE);
    await workbench.command(title('selectCoder'));
    await workbench.pick('Xyla');
    await ownStatus().first().waitFor();
    await read('status bar', ownStatus());
    await workbench.command(title('nextSegment'));
    await workbench.page.locator('[id="status.editor.selection"]', { hasText: 'selected' }).waitFor();
    await readHover('hover');
  });

  await step('is that of what commands ask', async () => {
    await workbench.command(title('newCode'));
    await asked();
    await workbench.typeAndEnter('Zumba');
    for (const command of ASKING) {
      await workbench.openFile(FILE);
      await workbench.command(title('nextSegment'));
      await workbench.command(title(command));
      await readQuickInput(command);
    }
  });

  await step('is that of a paper: what is asked, what is wrong, and what corrects it', async () => {
    const { page } = workbench;
    await workbench.openFile(PAPER);
    await workbench.command(title('insertQuote'));
    await readQuickInput('insertQuote');
    await workbench.command(title('insertQuote'));
    await asked();
    await workbench.quickRows.first().click();
    await workbench.quickTitle(pseudo('Insert which quote?'));
    await readQuickInput('the quotes');
    await workbench.command(title('checkManuscript'));
    const said = workbench.notification(pseudo('Quotations').slice(0, -1));
    await said.waitFor();
    await read('checkManuscript', said.locator('.notification-list-item-message'), []);
    await workbench.command('Problems: Focus on Problems View');
    await page.locator('.markers-panel .marker-message', { hasText: 'zit' }).first().waitFor();
    const problems = page.locator('.markers-panel .marker-message-line');
    await workbench.untilStill('the problems', () => problems.allInnerTexts());
    await read('problems of a paper', problems, []);
    await workbench.command('View: Hide Panel');
    const hover = page.locator('.monaco-hover:visible .hover-contents', { hasText: FILE }).last();
    await workbench.untilShown(hover, async () => {
      await workbench.openFile(PAPER);
      // where the pointer is, not the cursor: the palette leaves it on the first lines, and VS Code shows what is said there
      const { x, y, width, height } = await workbench.boxOf('stopped noticing');
      await page.mouse.move(x + width / 2, y + 300);
      await page.mouse.move(x + width / 2, y + height / 2, { steps: 3 });
    });
    await read('hover of a quotation', hover, []);
    await page.mouse.move(700, 700);
    const fixes = page.locator('.action-widget .monaco-list-row.action');
    await workbench.untilShown(fixes.first(), async () => {
      await workbench.openFile(PAPER);
      await workbench.goTo(1, PAPER_TEXT.indexOf('zit') + 2);
      await workbench.pressInEditor('Control+.');
    });
    await read('fixes of a paper', fixes.filter({ hasText: '⟦' }), []);
    await page.keyboard.press('Escape');
    await fixes.first().waitFor({ state: 'detached' });
  });

  await step('is that of a comparison, in the view, the text and the questions', async () => {
    await workbench.command(title('compareCoders'));
    await workbench.pick('Xyla');
    const rows = view('review').locator('.monaco-list-row');
    await rows.nth(2).waitFor();
    await read(
      'comparison',
      view('review').locator('.message, .pane-header .title, .pane-header .description'),
      [],
    );
    await read('comparison', rows);
    await read('consensus', ownStatus());
    await workbench.command(title('groupReviewBy'));
    await readQuickInput('groupReviewBy');
    await workbench.command(title('nextDifference'));
    await workbench.command(title('decideDifference'));
    await readQuickInput('decideDifference');
    await readHover('hover of a difference');
    await workbench.command(title('closeReview'));
  });

  await step('is that of changes under review', async () => {
    await workbench.command(title('reviewChanges'));
    await asked();
    await workbench.page.keyboard.press('Enter');
    const rows = view('review').locator('.monaco-list-row');
    await rows.nth(1).waitFor();
    await read('changes', view('review').locator('.message, .pane-header .description'), []);
    await read('changes', rows);
    await workbench.command(title('closeReview'));
  });

  await step('is that of every report, its filters and its exports', async () => {
    for (const [i, { id }] of ANALYSES.entries()) {
      await workbench.command(title('showReport'));
      await asked();
      for (let step = 0; step < i; step++) await workbench.page.keyboard.press('ArrowDown');
      await workbench.page.keyboard.press('Enter');
      const { report } = workbench;
      await report.locator('h1, h2').first().waitFor();
      await report.locator('table, [role="alert"], .failure').first().waitFor();
      await workbench.untilStill(`the report ${id}`, () => report.locator('body').allInnerTexts());
      const texts = await report.locator('body').evaluateAll(textsOf, ['aria-label', 'title', 'placeholder']);
      // in one report, single words of the transcripts have rows and bars
      note(`report ${id}`, id === 'words' ? texts.filter(text => !isSpokenWord(text)) : texts);
      if (i === 0) await readFilters();
      await workbench.command('View: Close All Editors');
    }
  });

  const found = [...escaped];
  assert.deepEqual(found, [], `${found.length} texts are wrong`);
});

/** A copy of the sample study with something wrong in it, in a repository. @returns whose words are the user's */
function makeStudy(folder: string): { names: string[]; texts: string[] } {
  fs.cpSync('media/sample-study', folder, { recursive: true });
  const edit = (file: string, change: (text: string) => string) => {
    const at = path.join(folder, file);
    fs.writeFileSync(at, change(fs.readFileSync(at, 'utf8')));
  };
  fs.writeFileSync(path.join(folder, PAPER), PAPER_TEXT);
  // names without a word that the interface has, too
  edit('study.json', text => text.replace('"Coder 1"', '"Xyla Q"').replace('"Coder 2"', '"Wim P"'));
  const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { stdio: 'ignore' });
  git('init', '-q');
  git('config', 'user.name', 'Xyla Q');
  git('config', 'user.email', 'xyla@example.org');
  git('add', '-A');
  git('commit', '-qm', 'Xyla');
  const sidecar = `interviews/${FILE}.c1.coding.json`;
  edit(sidecar, text => {
    const file = JSON.parse(text) as { segments: Record<string, unknown>[] };
    const [first, second, third] = file.segments;
    first!['memo'] = 'Zumba zumba';
    second!['codes'] = ['unknown-9999'];
    // words that are nowhere
    Object.assign(third!, { text: '0'.repeat(12), quote: 'Zebra zonks', prefix: 'Zip ', suffix: ' zap' });
    return `${JSON.stringify(file)}\n`;
  });
  edit('interviews/interview-2.txt', text => `Zorro: Zut.\n\n${text}\n\nZorro: Zut.\n`);

  const files = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !entry.parentPath.includes('.git'))
    .map(entry => path.join(entry.parentPath, entry.name));
  const transcripts = files.filter(file => file.endsWith('.txt')).map(file => fs.readFileSync(file, 'utf8'));
  const memos = files
    .filter(file => file.endsWith('.coding.json'))
    .flatMap(
      file => (JSON.parse(fs.readFileSync(file, 'utf8')) as { segments: { memo?: string }[] }).segments,
    )
    .flatMap(({ memo }) => memo ?? []);
  const { codes } = JSON.parse(fs.readFileSync(path.join(folder, 'codebook.json'), 'utf8')) as {
    codes: (Record<string, string> & { scale?: { values?: string[] } })[];
  };
  const study = JSON.parse(fs.readFileSync(path.join(folder, 'study.json'), 'utf8')) as {
    name: string;
    participants: { id: string; name: string; attributes: Record<string, unknown> }[];
    groups: { id: string; name: string }[];
    coders: { id: string; name: string }[];
  };
  return {
    names: [
      study.name,
      ...codes.flatMap(({ id, name, scale }) => [id!, name!, ...(scale?.values ?? [])]),
      ...study.participants.flatMap(({ id, name, attributes }) => [
        id,
        name,
        ...Object.entries(attributes).flatMap(([key, value]) => [key, String(value)]),
      ]),
      ...[...study.groups, ...study.coders].flatMap(({ id, name }) => [id, name]),
      ...files.map(file => path.relative(folder, file)),
      'INT', 'Zorro', 'Zumba zumba', 'Zebra zonks', 'unknown-9999', 'main', 'master', 'HEAD',
    ], // prettier-ignore
    texts: [
      ...transcripts,
      PAPER_TEXT,
      ...memos,
      ...codes.flatMap(code => Object.values(code).filter(value => typeof value === 'string')),
    ],
  };
}
