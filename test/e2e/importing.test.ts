import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { docxWith } from '../unit/core/exchange/transcriptsIn/sourceFiles';
import { becomes, comesToMatch } from './harness/becomes';
import { scenario } from './harness/scenario';

const STUDY = {
  ...{ schema: 1, name: 'Weeks', transcripts: ['interviews/*.txt'], interviewers: ['INT'] },
  coders: [{ id: 'nd', name: 'N. D.' }],
};
const PARAGRAPHS = [
  'INT: How was the first week for you?',
  'P1: It was hard at first, and then it became easier.',
  'INT: What helped you to go on with it?',
  'P1: That somebody asked me how I was doing every day.',
];
const wordsOf = (paragraphs: readonly string[]) =>
  paragraphs.map(text => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('');
const NOTE =
  '<w:p><w:r><w:t>INT: And you?</w:t></w:r></w:p><w:p><w:r><w:t>P2: Well.</w:t></w:r><w:r><w:footnoteReference/></w:r></w:p>';

const setting = {
  prepare(folder: string) {
    fs.mkdirSync(path.join(folder, 'interviews'));
    fs.writeFileSync(path.join(folder, 'study.json'), JSON.stringify(STUDY));
    fs.writeFileSync(path.join(folder, 'interviews/old.txt'), 'INT: How was it?\n\nP1: Fine.\n');
    fs.writeFileSync(path.join(folder, 'anna.docx'), docxWith(wordsOf(PARAGRAPHS)));
    fs.writeFileSync(path.join(folder, 'ben.docx'), docxWith(NOTE));
    fs.writeFileSync(path.join(folder, 'old.docx'), docxWith(wordsOf(PARAGRAPHS)));
  },
  settings: { 'workbench.colorTheme': 'Dark Modern', 'explorer.autoReveal': false },
};

scenario(
  'a person imports Word documents from the Explorer',
  setting,
  async ({ folder, workbench, step }) => {
    const { page } = workbench;
    const read = (file: string) => {
      const absolute = path.join(folder, file);
      return fs.existsSync(absolute) ? fs.readFileSync(absolute, 'utf8') : undefined;
    };
    const row = (name: string) =>
      page
        .locator('.explorer-folders-view .monaco-list-row')
        .filter({ has: page.getByText(name, { exact: true }) });
    const rows = page.locator('.quick-input-widget .monaco-list-row');

    await step('selects three, and sees what each becomes and who speaks', async () => {
      await workbench.openFile('old.txt');
      await workbench.statusItem('lock').waitFor();
      await workbench.showView('Explorer');
      await row('anna.docx').click();
      await row('ben.docx').click({ modifiers: ['Control'] });
      await row('old.docx').click({ modifiers: ['Control'] });
      await workbench.contextMenu(row('old.docx'), 'Import Transcripts…');
      await workbench.quickTitle('Import transcripts');
      await rows.nth(2).waitFor();
      for (const [i, said] of [
        /anna\.docx[^]*→ interviews\/anna\.txt · new[^]*4 turns: INT \(2 turns\), P1 \(2 turns\)/,
        /to check: 1/,
        /“interviews\/old\.txt” is there already/,
      ].entries())
        await comesToMatch(() => rows.nth(i).innerText(), said);
      const ticks = () =>
        rows
          .locator('input[type=checkbox], .monaco-checkbox')
          .evaluateAll(all =>
            all.map(one => (one as HTMLInputElement).checked || one.getAttribute('aria-checked') === 'true'),
          );
      await becomes(ticks, [true, true, false]);
    });

    await step('imports the two that overwrite nothing, and reads what was left out', async () => {
      await page.keyboard.press('Enter');
      await workbench.notification('Imported: 2 transcripts.').waitFor();
      assert.notEqual(read('interviews/ben.txt'), undefined);
      assert.equal(read('interviews/anna.txt'), `${PARAGRAPHS.join('\n\n')}\n`);
      assert.equal(read('interviews/old.txt'), 'INT: How was it?\n\nP1: Fine.\n');
      await workbench
        .notification('Imported: 2 transcripts.')
        .locator('.monaco-button', { hasText: 'Show What to Check' })
        .click();
      await workbench.untilDone('it is listed', async () =>
        (await workbench.visibleText()).includes('Footnotes and endnotes are left out: 1.'),
      );
    });
  },
);

scenario(
  'a person with Word documents makes a study of them',
  {
    prepare(folder: string) {
      fs.writeFileSync(path.join(folder, 'anna.docx'), docxWith(wordsOf(PARAGRAPHS)));
    },
  },
  async ({ folder, workbench, step }) => {
    const { page } = workbench;
    const study = () => {
      const file = path.join(folder, 'study.json');
      return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as typeof STUDY) : undefined;
    };
    const importIt = async () => {
      await workbench.contextMenu(
        page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'anna.docx' }),
        'Import Transcripts…',
      );
      await workbench.dialog.filter({ hasText: 'Create a study in' }).waitFor();
    };

    await step('is asked, and can leave it at that', async () => {
      await workbench.showView('Transcript Coder');
      await page.locator('.welcome-view-content', { hasText: 'Import Transcripts' }).first().waitFor();
      await workbench.screenshot('test-output/no-study.png');
      await workbench.showView('Explorer');
      await importIt();
      await workbench.press('Cancel');
      assert.equal(study(), undefined);
    });

    await step('says yes, sees what it becomes, and has the first transcript', async () => {
      await importIt();
      await workbench.press('Create Study');
      await workbench.quickTitle('Import transcripts');
      await workbench.quickRows.filter({ hasText: 'anna.docx' }).waitFor();
      await page.keyboard.press('Enter');
      await workbench.untilDone('the transcript is open', async () =>
        (await workbench.visibleText()).includes(PARAGRAPHS[0]!),
      );
      assert.deepEqual(study()?.transcripts, ['**/*.txt']);
      assert.equal(fs.readFileSync(path.join(folder, 'anna.txt'), 'utf8'), `${PARAGRAPHS.join('\n\n')}\n`);
    });
  },
);
