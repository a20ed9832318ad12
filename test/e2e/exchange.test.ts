import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { comesToMatch } from './harness/becomes';
import { scenario } from './harness/scenario';

const SAMPLE = 'media/sample-study';

interface Coding {
  readonly segments: readonly { readonly start: number; readonly end: number; readonly quote: string }[];
}

/** Every coding of a study as transcript, coder, place and the words there, which must be its quote. */
function codingsOf(root: string): string[] {
  const names = fs.readdirSync(root, { recursive: true }).map(String);
  return names
    .filter(name => name.endsWith('.coding.json'))
    .flatMap(name => {
      const [, stem, coder] = /^(.*)\.([^.]+)\.coding\.json$/.exec(name)!;
      const text = fs.readFileSync(path.join(root, stem!), 'utf8').replace(/\r\n/g, '\n');
      const { segments } = JSON.parse(fs.readFileSync(path.join(root, name), 'utf8')) as Coding;
      return segments.map(({ start, end, quote }) => {
        assert.equal(text.slice(start, end), quote, `${name} ${start}`);
        return [stem, coder, start, end, quote].join('|');
      });
    })
    .sort();
}

scenario(
  'a person exports the project, imports it into a new folder, and finds every coding on its words',
  {
    prepare(folder: string) {
      fs.cpSync(SAMPLE, path.join(folder, 'ours'), { recursive: true });
      fs.mkdirSync(path.join(folder, 'theirs'));
      fs.writeFileSync(path.join(folder, 'theirs', 'readme.md'), 'Studies of others.\n');
    },
    settings: { 'workbench.colorTheme': 'Dark Modern', 'explorer.autoReveal': false },
  },
  async ({ folder, workbench, step }) => {
    const { page } = workbench;
    const row = (name: string) =>
      page
        .locator('.explorer-folders-view .monaco-list-row')
        .filter({ has: page.getByText(name, { exact: true }) });

    await step('exports the study, and reads what other programs do not', async () => {
      await workbench.openFile('interview-1.txt');
      await workbench.statusItem('lock').waitFor();
      const file = path.join(folder, 'coaches.qdpx');
      // on a slow machine, the dialog may close with nothing chosen while it reads a folder
      await workbench.untilDone('it is exported', async () => {
        await workbench.command('Transcript Coder: Export Project');
        await workbench.choosePath('Export the study as a project', 'OK', file);
        return workbench
          .notification('Exported 7 transcripts')
          .waitFor({ timeout: 40_000 })
          .then(
            () => true,
            () => false,
          );
      });
      const said = workbench.notification('Exported 7 transcripts with 505 segments to coaches.qdpx.');
      await said.waitFor();
      await said.locator('.monaco-button', { hasText: 'Show What Is Not Exchanged' }).click();
      await workbench.untilDone('it is listed', async () =>
        (await workbench.visibleText()).includes('What other programs do not read'),
      );
    });

    await step('exports it for an archive without an attribute, and reads what can be read', async () => {
      const file = path.join(folder, 'coaches.zip');
      await workbench.untilDone('it is archived', async () => {
        await workbench.command('Transcript Coder: Export for Archive');
        await workbench.quickTitle('Which attributes of participants should be in the archive?');
        await workbench.quickRows.filter({ hasText: 'profession' }).waitFor();
        await workbench.screenshot('test-output/export-archive-attributes.png');
        await workbench.tick('profession');
        await workbench.choosePath('Export the study for an archive', 'OK', file);
        return workbench
          .notification('Archived 7 transcripts')
          .waitFor({ timeout: 40_000 })
          .then(
            () => true,
            () => false,
          );
      });
      const said = workbench.notification('Archived 7 transcripts with 505 segments. Others can recompute');
      await workbench.screenshot('test-output/export-archive-said.png');
      await said.locator('.monaco-button', { hasText: 'Show What Can Be Read' }).click();
      await workbench.untilDone('it is listed', async () =>
        (await workbench.visibleText()).includes('attributes of participants: age, gender, work rate %'),
      );
      await workbench.screenshot('test-output/export-archive-readable.png');
    });

    await step('sees what comes in before anything is written', async () => {
      await workbench.showView('Explorer');
      await workbench.importIntoNewStudy('coaches.qdpx', path.join(folder, 'theirs'));
      await comesToMatch(
        () => workbench.quickRows.first().innerText(),
        /Import[^]*Into the new study theirs\/coaches/,
      );
      await workbench.quickRows.filter({ hasText: 'Segments: 505' }).waitFor();
      await workbench.screenshot('test-output/import-project-preview.png');
      assert.ok(!fs.existsSync(path.join(folder, 'theirs/coaches')));
    });

    await step('imports it by Enter, and has every coding on its words', async () => {
      await page.keyboard.press('Enter');
      const made = path.join(folder, 'theirs/coaches');
      await workbench.notification('Imported: Coders 2').waitFor();
      const found = codingsOf(made);
      assert.equal(found.length, 505);
      assert.deepEqual(found, codingsOf(path.join(folder, 'ours')));
      await page.locator('.tab.active', { hasText: 'focus-group.txt' }).waitFor();
      await workbench.untilDone(
        'its coding is shown',
        async () => (await workbench.decorations()).length > 0,
      );
    });

    await step('imports it again into the new study, which has everything already', async () => {
      await workbench.showView('Explorer');
      await workbench.contextMenu(row('coaches.qdpx'), 'Import Project…');
      await workbench.quickTitle('Where is coaches.qdpx to be imported?');
      await workbench.pick('Into the study');
      await workbench.notification('The study has everything that is in coaches.qdpx already.').waitFor();
    });
  },
);

const TEXT = 'INT: How was the first week?\n\nP1: It was hard at first, and then it became easier.\n';
const TABLE = [
  'Doc,Passage,Label,Remark',
  'week.txt,hard at first,Effort,early',
  'week.txt,it became easier,Easing,',
  'week.txt,never said,Effort,',
];

scenario(
  'a person says by keys and by mouse what the columns of a table are, and imports the coding of a program',
  {
    prepare(folder: string) {
      const study = {
        ...{ schema: 1, name: 'Weeks', transcripts: ['*.txt'], interviewers: ['INT'] },
        coders: [{ id: 'nd', name: 'N. D.' }],
      };
      const codes = [{ id: 'relief-aaaa', name: 'Relief' }];
      fs.writeFileSync(path.join(folder, 'study.json'), JSON.stringify(study));
      fs.writeFileSync(path.join(folder, 'codebook.json'), JSON.stringify({ schema: 1, codes }));
      fs.writeFileSync(path.join(folder, 'week.txt'), TEXT);
      fs.writeFileSync(path.join(folder, 'found.csv'), `${TABLE.join('\n')}\n`);
    },
    settings: { 'workbench.colorTheme': 'Light Modern', 'explorer.autoReveal': false },
  },
  async ({ folder, workbench, step }) => {
    const { page } = workbench;
    const rows = workbench.quickRows;
    const focused = rows.and(page.locator('.focused'));
    const column = async (title: string, name: string) => {
      await workbench.quickTitle(`Which column is “${title}”?`);
      await page.keyboard.type(name);
      await focused.filter({ hasText: name }).waitFor();
      await page.keyboard.press('Enter');
      await workbench.quickTitle('which column is what?');
    };

    await step('chooses three columns by keys', async () => {
      await workbench.openFile('week.txt');
      await workbench.statusItem('lock').waitFor();
      await workbench.showView('Explorer');
      await workbench.contextMenu(
        page
          .locator('.explorer-folders-view .monaco-list-row')
          .filter({ has: page.getByText('found.csv', { exact: true }) }),
        'Import Codings…',
      );
      await workbench.quickTitle('Codings in found.csv: which column is what?');
      for (const [title, name] of [
        ['Transcript', 'Doc'],
        ['Code', 'Label'],
        ['Coded words', 'Passage'],
      ] as const) {
        await focused.filter({ hasText: `No column is “${title}” yet` }).waitFor();
        await page.keyboard.press('Enter');
        await column(title, name);
      }
      await focused.filter({ hasText: 'Continue' }).waitFor();
    });

    await step('chooses the fourth by mouse, and sees what is in each', async () => {
      await workbench.pick('Memo');
      await workbench.quickTitle('Which column is “Memo”?');
      await workbench.pick('Remark');
      await workbench.quickTitle('which column is what?');
      await rows
        .filter({ hasText: /Coded words\s*← Passage\s*hard at first · it became easier · never said/ })
        .waitFor();
      await workbench.screenshot('test-output/import-codings-columns.png');
      await workbench.pick('Continue');
    });

    await step('says that a program has coded, which one, and what its codes are', async () => {
      await workbench.quickTitle('Whose codings are these?');
      await workbench.screenshot('test-output/import-codings-coder.png');
      await workbench.pick('A program…');
      for (const [prompt, typed] of [
        ['Its name', 'Sorter'],
        ['Its version', '2.1'],
        ['What it was told', 'threshold 0.8'],
      ] as const) {
        await workbench.quickInput.getByText(prompt).waitFor();
        await workbench.typeAndEnter(typed);
      }
      await workbench.quickTitle('What is this program called as a coder?');
      await page.keyboard.press('Enter');
      await workbench.quickTitle('Codes that the codebook does not have: 2');
      await workbench.pick('Easing');
      await workbench.quickTitle('What becomes of “Easing”?');
      await workbench.pick('Use an Existing Code…');
      await workbench.quickTitle('Which code is “Easing”?');
      await workbench.pick('Relief');
      await workbench.quickTitle('Codes that the codebook does not have: 2');
      await rows.filter({ hasText: '→ Relief' }).waitFor();
      await workbench.screenshot('test-output/import-codings-codes.png');
      await workbench.pick('Continue');
    });

    await step('sees what is rejected and why, and imports the rest by Enter', async () => {
      await workbench.quickTitle('Import codings from found.csv');
      const shown = async () => (await rows.allInnerTexts()).join('\n').replace(/\s+/g, ' ');
      await comesToMatch(shown, /found\.csv:4/);
      const texts = await shown();
      assert.match(texts, /Read: 3 codings\. Already there: 0\. Rejected: 1\./);
      assert.match(texts, /New coder: Sorter \(program: Sorter, 2\.1, threshold 0\.8\)/);
      await workbench.screenshot('test-output/import-codings-preview.png');
      await page.keyboard.press('Enter');
      await workbench.notification('Imported: 2 segments. Rejected: 1 coding.').waitFor();
      const coding = JSON.parse(
        fs.readFileSync(path.join(folder, 'week.txt.sorter.coding.json'), 'utf8'),
      ) as Coding;
      assert.deepEqual(coding.segments.map(({ start, end }) => TEXT.slice(start, end)).sort(), [
        'hard at first',
        'it became easier',
      ]);
    });
  },
);
