import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { docxWith } from '../unit/core/exchange/transcriptsIn/sourceFiles';
import { scenario } from './harness/scenario';

interface Sidecar {
  segments: { start: number; end: number; quote: string; codes: string[] }[];
}

const STUDY = {
  ...{ schema: 1, name: 'Coaching', transcripts: ['*.txt'], interviewers: ['INT'] },
  coders: [{ id: 'nd', name: 'N. D.' }],
};
/** Three interviews as people keep them: a paragraph for each turn. */
const INTERVIEWS: Readonly<Record<string, readonly string[]>> = {
  'one.docx': [
    'INT: How did you come to the coaching?',
    'P1: My sister Henrietta called the office and asked for me.',
    'INT: And then?',
    'P1: They wrote back at once. It was easy to begin with.',
  ],
  'two.docx': [
    'INT: What was hard?',
    'P2: To wake up early. I called Henrietta Maibaum every morning.',
    'INT: Did that help?',
    'P2: It did help me to go on.',
  ],
  'three.docx': [
    'INT: Who was there for you?',
    'P3: My coach was there, and I could ring him on 0171 2345678 at night.',
  ],
};
const CODES = ['Effort', 'Support'].map(name => ({ id: `${name.toLowerCase()}-ab12`, name }));
/** What is coded: from where on the third line of a transcript, which words, and how. */
const PASSAGES = [
  { file: 'one.txt', column: 15, words: 'Henrietta called the office', code: 'Support' },
  { file: 'two.txt', column: 25, words: 'called Henrietta', code: 'Effort' },
  { file: 'three.txt', column: 29, words: 'I could ring him on 0171 2345678', code: 'Support' },
];
const PSEUDONYMS = { Henrietta: 'Clara', 'Henrietta Maibaum': 'Clara M.', '0171 2345678': 'a number' };
/** The coded words with pseudonyms: the one that ended within a name has all of it. */
const AFTERWARDS = [
  'Clara called the office | Support',
  'called Clara M. | Effort',
  'I could ring him on a number | Support',
];
const docxOf = (paragraphs: readonly string[]) =>
  docxWith(paragraphs.map(text => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join(''));

const setting = {
  prepare(folder: string) {
    for (const name of ['ours', 'theirs']) fs.mkdirSync(path.join(folder, name));
    fs.writeFileSync(path.join(folder, 'ours/study.json'), JSON.stringify(STUDY));
    fs.writeFileSync(path.join(folder, 'ours/codebook.json'), JSON.stringify({ schema: 1, codes: CODES }));
    fs.writeFileSync(path.join(folder, 'theirs/readme.md'), 'Studies of others.\n');
  },
  viewport: { width: 1500, height: 1000 },
};

scenario(
  'a person brings interviews in, and takes the coding out',
  setting,
  async ({ folder, workbench, step }) => {
    const { page } = workbench;
    const ours = path.join(folder, 'ours');
    const read = (file: string) => {
      const absolute = path.join(ours, file);
      return fs.existsSync(absolute) ? fs.readFileSync(absolute, 'utf8') : undefined;
    };

    /** The words of a transcript that its only segment covers, as the file has them, with the names of its codes. */
    const coded = (file: string, root = ours) => {
      const sidecar = path.join(root, `${file}.nd.coding.json`);
      if (!fs.existsSync(sidecar)) return undefined;
      const { segments } = JSON.parse(fs.readFileSync(sidecar, 'utf8')) as Sidecar;
      const text = fs.readFileSync(path.join(root, file), 'utf8');
      return segments
        .map(({ start, end, codes }) =>
          [text.slice(start, end), ...codes.map(id => CODES.find(one => one.id === id)?.name)].join(' | '),
        )
        .join('\n');
    };

    /** On a slow machine, the dialog may close with nothing chosen while it reads a folder. */
    const exported = (file: string, title: string, begin: () => Promise<void>) =>
      workbench.untilDone(`${path.basename(file)} is exported`, async () => {
        await begin();
        await workbench.choosePath(title, 'OK', file);
        for (const end = Date.now() + 15_000; Date.now() < end; await page.waitForTimeout(100))
          if (fs.existsSync(file)) return true;
        return false;
      });

    await step('drops three Word interviews on the Transcripts view', async () => {
      await workbench.showView('Transcript Coder');
      const pane = page.locator('.pane', { hasText: 'Transcripts' }).first();
      const data = await page.evaluateHandle(
        files => {
          const transfer = new DataTransfer();
          for (const { name, bytes } of files)
            transfer.items.add(new File([Uint8Array.from(atob(bytes), one => one.charCodeAt(0))], name));
          return transfer;
        },
        Object.entries(INTERVIEWS).map(([name, paragraphs]) => ({
          name,
          bytes: Buffer.from(docxOf(paragraphs)).toString('base64'),
        })),
      );
      const tree = pane.locator('.monaco-list').first();
      await workbench.untilShown(
        workbench.quickInput.locator('.quick-input-title', { hasText: 'Import transcripts' }),
        async () => {
          for (const type of ['dragenter', 'dragover', 'drop'])
            await tree.dispatchEvent(type, { dataTransfer: data });
        },
      );
      await workbench.quickRows.nth(2).waitFor();
      await page.keyboard.press('Enter');
      await workbench.untilDone(
        'they are there',
        async () => read('one.txt') && read('two.txt') && read('three.txt'),
      );
      // the first of them is shown in the end
      await page.locator('.tab.active', { hasText: 'one.txt' }).waitFor();
      assert.equal(read('three.txt'), `${INTERVIEWS['three.docx']!.join('\n\n')}\n`);
    });

    await step('checks who speaks', async () => {
      await workbench.command('Transcript Coder: Check Speakers');
      for (const [file, speaker] of [
        ['one.txt', 'P1'],
        ['two.txt', 'P2'],
        ['three.txt', 'P3'],
      ]) {
        const labels = workbench.report.locator(`section[aria-label="${file}"] .labels button.label`);
        await workbench.untilDone(`the labels of ${file} are there`, async () =>
          isDeepStrictEqual(await labels.allTextContents(), ['INT', speaker]),
        );
      }
    });

    await step('codes a passage in each', async () => {
      await workbench.statusItem('coder').click();
      await workbench.quickTitle('Who is coding?');
      await workbench.pick('N. D.');
      await workbench.statusItem('coder').filter({ hasText: 'N. D.' }).waitFor();
      for (const { file, column, words, code } of PASSAGES) {
        await workbench.openFile(file);
        await workbench.statusItem('lock').filter({ hasText: 'Correct Transcript' }).waitFor();
        await workbench.selectByKeys(3, column, words.length);
        await workbench.pressInEditor('a');
        await workbench.quickTitle(`Code “${words}`);
        await workbench.typeAndEnter(code);
        await workbench.untilDone(`${file} is coded`, async () => coded(file));
      }
      assert.deepEqual(
        PASSAGES.map(({ file }) => coded(file)),
        PASSAGES.map(({ words, code }) => `${words} | ${code}`),
      );
    });

    await step('puts pseudonyms in place of names and a telephone number, in all files', async () => {
      await workbench.command('Transcript Coder: Pseudonymise');
      const row = (words: string) =>
        workbench.report
          .locator('.item[role=row]')
          .filter({ has: workbench.report.locator(`button.label:text-is("${words}")`) });
      for (const [words, pseudonym] of Object.entries(PSEUDONYMS)) {
        await row(words).locator('input').fill(pseudonym);
        await page.keyboard.press('Tab');
        await row(words).locator('.tick[aria-checked="true"]').waitFor();
      }
      await workbench.report.locator('button:not(:disabled)', { hasText: 'Replace…' }).click();
      await workbench.dialog.filter({ hasText: 'Replace these words in all files' }).waitFor();
      await workbench.press('Choose Where the Key Goes…');
      await workbench.choosePath('Save the key outside the study', 'OK', path.join(folder, 'key.csv'));
      await workbench.untilDone('they are replaced in texts and coding files', async () =>
        isDeepStrictEqual(
          PASSAGES.map(({ file }) => coded(file)),
          AFTERWARDS,
        ),
      );
      // the journal, which could take it back, is gone a moment later
      await workbench.untilDone('no file has them any more', async () =>
        fs.readdirSync(ours).every(file => !/Henrietta|Maibaum|2345678/.test(read(file)!)),
      );
    });

    await step('exports a table as a Word document', async () => {
      await workbench.command('Transcript Coder: Show Frequency Table');
      await workbench.report.locator('tbody tr', { hasText: 'Support' }).waitFor();
      const table = path.join(folder, 'table.docx');
      await exported(table, 'Export the report as', async () => {
        await workbench.report.locator('button', { hasText: 'Export…' }).click();
        await workbench.quickTitle('Export the report as');
        await workbench.pick('Word document');
      });
      assert.match(strFromU8(unzipSync(fs.readFileSync(table))['word/document.xml']!), /Support[^]*Effort/);
    });

    await step('exports the project, and has every coding on its words in a new folder', async () => {
      const project = path.join(folder, 'coaching.qdpx');
      await exported(project, 'Export the study as a project', () =>
        workbench.command('Transcript Coder: Export Project'),
      );
      await workbench.notification('Exported 3 transcripts with 3 segments to coaching.qdpx.').waitFor();
      await workbench.showView('Explorer');
      await workbench.importIntoNewStudy('coaching.qdpx', path.join(folder, 'theirs'));
      await page.keyboard.press('Enter');
      await workbench.notification('Imported: Coders 1').waitFor();
      assert.deepEqual(
        PASSAGES.map(({ file }) => coded(file, path.join(folder, 'theirs/coaching'))),
        AFTERWARDS,
      );
      await workbench.screenshot('test-output/doors.png');
    });
  },
);
