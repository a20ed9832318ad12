import assert from 'node:assert/strict';
import fs from 'node:fs';
import { ANALYSES } from '../../src/core/analyses/list';
import { literalPattern } from '../../src/core/base/literalPattern';
import { cutOffIn, pagesShown } from './harness/cutOff';
import { type Setting, scenario } from './harness/scenario';

type Catalogue = Readonly<Record<string, string>>;

const ENGLISH = read('l10n/bundle.l10n.json');
const LANGUAGE = longest();
const SENTENCES = read(`l10n/bundle.l10n.${LANGUAGE}.json`);
const TITLES = read(`package.nls.${LANGUAGE}.json`);

/** What of a sentence is not told from a name of the study, in letters. */
const FEW = 12;

/** English sentences of which the language has another, as patterns of what is shown. */
const ENGLISH_SHOWN = Object.keys(ENGLISH)
  .filter(message => SENTENCES[message] !== message)
  .filter(
    message =>
      (message.replace(/\{\d+\}/g, '').match(/\p{L}/gu) ?? []).length >= FEW && message.includes(' '),
  )
  .map(message => ({
    message,
    shown: new RegExp(
      `^${message
        .split(/\{\d+\}/)
        .map(literalPattern)
        .join('[^]+')}$`,
      'u',
    ),
  }));

const setting: Setting = {
  prepare: folder => fs.cpSync('media/sample-study', folder, { recursive: true }),
  settings: { 'transcriptCoder.codebookWidth': 0 },
  // beside the side bar, a report has some 640 pixels
  viewport: { width: 1000, height: 1000 },
  async adapt({ page }) {
    // what VS Code takes for the language that it is shown in
    await page.addInitScript(
      `Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { value: '${LANGUAGE}', writable: false });`,
    );
  },
};

scenario(
  'a person who reads the longest language finds nothing cut off, and no English',
  setting,
  async scene => {
    const { workbench, step } = scene;
    const { page, report, segments } = workbench;
    const found = new Set<string>();
    const title = (command: string) => `Transcript Coder: ${TITLES[`command.${command}`]!}`;

    /** Reads all that is shown of ours, and notes what is cut off or in English. */
    async function read(where: string, hasPage = true): Promise<void> {
      const texts = new Set<string>();
      const own = page.locator(':is(.sidebar, .panel) .pane, .statusbar-item[id^="transcript-coder"]');
      for (const text of await own.evaluateAll(textsIn)) texts.add(text);
      const pages = await pagesShown(page);
      assert.equal(pages.length > 0, hasPage, `${where}: pages of ours`);
      for (const frame of pages) {
        await workbench.untilStill(where, () => frame.locator('body').allInnerTexts());
        for (const text of await frame.locator('body').evaluateAll(textsIn)) texts.add(text);
        for (const cut of await cutOffIn(frame)) found.add(`${where}: ${cut} is cut off`);
      }
      assert.ok(texts.size > 0, where);
      for (const text of texts)
        for (const { message, shown } of ENGLISH_SHOWN)
          if (shown.test(text)) found.add(`${where}: “${text}” is English: ${message}`);
    }

    await step('is that of the side bar', async () => {
      await workbench.openFile('interview-1.txt');
      await workbench.command(title('selectCoder'));
      await workbench.pick('Coder 1');
      await workbench.showView('Transcript Coder');
      await page.locator('.sidebar .pane-header', { hasText: TITLES['view.codebook']! }).waitFor();
      await workbench.treeRows.first().waitFor();
      await read('the side bar', false);
    });

    await step('is that of the segments of a code, and of a search', async () => {
      await workbench.command(title('searchTranscripts'));
      const pattern = segments.locator('input.pattern');
      await pattern.fill('because');
      await pattern.press('Enter');
      await segments.locator('[role=option]').first().waitFor();
      await segments.locator('button[aria-expanded=false]').first().click();
      await read('the search');
      await workbench.command('View: Hide Panel');
    });

    await step('is that of every report, with its options', async () => {
      await workbench.command(title('showFrequencyTable'));
      await report.locator('tbody tr').first().waitFor();
      for (const { id } of ANALYSES) {
        if ((await report.locator('select.analysis').inputValue()) !== id) {
          await report.locator('main').evaluate(main => main.classList.add('before'));
          await report.locator('select.analysis').selectOption(id);
          await report.locator('main:not(.before)').waitFor();
        }
        const more = report.locator('button.more[aria-expanded="false"]');
        if ((await more.count()) > 0) await more.click();
        await read(`the report ${id}`);
        if (id === 'frequency') {
          const share = await report.locator('tbody tr td').allInnerTexts();
          assert.ok(
            share.some(text => /^\d+,\d$/.test(text)),
            `decimal commas: ${share.join(' ')}`,
          );
        }
      }
      await workbench.command('View: Close All Editors');
    });

    const pages = [
      ['openSummaryGrid', '#grid [role=grid], #grid table'],
      ['checkSpeakers', '#speakers button:visible'],
      ['scanPersonalData', '#personalData button:visible'],
    ] as const;
    for (const [command, ready] of pages)
      await step(`is that of the page of ${command}`, async () => {
        await workbench.openFile('interview-1.txt');
        await workbench.command(title(command));
        await report.locator(ready).first().waitFor();
        await read(command);
        await workbench.command('View: Close All Editors');
      });

    await step('is that of the coded view', async () => {
      await workbench.openFile('interview-1.txt');
      await workbench.command(title('openCodedView'));
      await report.locator('[role=button]:visible, button:visible').first().waitFor();
      await read('the coded view');
    });

    const all = [...found];
    assert.deepEqual(all, [], `${all.length} places are wrong`);
  },
);

/** The texts that elements show, and what is said of them. Runs in the page. */
function textsIn(roots: Element[]): string[] {
  const texts: string[] = [];
  for (const root of roots) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement!.closest('script, style')) texts.push(node.textContent ?? '');
    for (const name of ['aria-label', 'title', 'placeholder'])
      for (const one of root.querySelectorAll(`[${name}]`)) texts.push(one.getAttribute(name) ?? '');
  }
  return texts.map(text => text.trim()).filter(text => text !== '');
}

/** The language whose sentences are the longest. */
function longest(): string {
  const lengths = fs.readdirSync('l10n').flatMap(name => {
    const language = /^bundle\.l10n\.([a-z-]+)\.json$/.exec(name)?.[1];
    if (language === undefined) return [];
    return [{ language, length: Object.values(read(`l10n/${name}`)).join('').length }];
  });
  return lengths.sort((a, b) => b.length - a.length)[0]!.language;
}

function read(file: string): Catalogue {
  return JSON.parse(fs.readFileSync(file, 'utf8')) as Catalogue;
}
