import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { captureSegment } from '../../src/core/anchoring/anchors/capture';
import { textVersion } from '../../src/core/text/textVersion';
import { scenario } from './harness/scenario';

const TEXTS: Readonly<Record<string, string>> = {
  'talks/anne.txt': 'INT: How was it?\n\nP1: It was hard at first, then easier.\n',
  'talks/bea.txt': 'INT: And you?\n\nP2: I liked the coach. She rang me every morning.\n',
  'group.txt': 'INT: Welcome.\n\nP3: We had no time for that.\n',
};
const CODED: Readonly<Record<string, string>> = {
  'talks/anne.txt': 'hard at first',
  'talks/bea.txt': 'She rang me every morning',
  'group.txt': 'no time for that',
};
const STUDY = {
  schema: 1,
  name: 'Talks',
  transcripts: ['group.txt', 'talks/*.txt'],
  participants: [{ id: 'p1', transcripts: ['talks/anne.txt'] }],
  groups: [
    { id: 'all', transcripts: ['group.txt', 'talks/*.txt'] },
    { id: 'anne', transcripts: ['talks/anne.txt'] },
  ],
  coders: [{ id: 'nd', name: 'N. D.' }],
};

function prepare(folder: string): void {
  const write = (file: string, content: string) => {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), content);
  };
  write('study.json', JSON.stringify(STUDY));
  write('codebook.json', JSON.stringify({ schema: 1, codes: [{ id: 'effort-ab12', name: 'Effort' }] }));
  for (const [file, text] of Object.entries(TEXTS)) {
    const { id: version, sha256, length } = textVersion(text);
    const words = CODED[file]!;
    const span = { start: text.indexOf(words), end: text.indexOf(words) + words.length };
    const created = '2026-11-22T10:00:00Z';
    const codes = ['effort-ab12'];
    const segment = captureSegment({ id: `s-${words.length}`, text, version, span, codes, created });
    const texts = { [version]: { sha256, length } };
    write(file, text);
    write(
      `${file}.nd.coding.json`,
      JSON.stringify({ schema: 1, coder: 'nd', status: 'complete', texts, segments: [segment] }),
    );
  }
}

/** Words coded on the disk, by transcript: those that stand in it where the coding file says. */
function codedOnDisk(folder: string): Record<string, string> {
  const coded: Record<string, string> = {};
  for (const entry of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const transcript = /^(.*)\.nd\.coding\.json$/.exec(entry)?.[1];
    if (transcript === undefined || !fs.existsSync(path.join(folder, transcript))) continue;
    const text = fs.readFileSync(path.join(folder, transcript), 'utf8');
    const { segments } = JSON.parse(fs.readFileSync(path.join(folder, entry), 'utf8')) as {
      segments: { start: number; end: number }[];
    };
    coded[transcript.replaceAll('\\', '/')] = segments
      .map(({ start, end }) => text.slice(start, end))
      .join('|');
  }
  return coded;
}

function studyOnDisk(folder: string): Pick<typeof STUDY, 'transcripts' | 'participants' | 'groups'> {
  const { transcripts, participants, groups } = JSON.parse(
    fs.readFileSync(path.join(folder, 'study.json'), 'utf8'),
  ) as typeof STUDY;
  return { transcripts, participants, groups };
}

scenario(
  'a person renames a folder of coded transcripts, deletes one, and undoes both',
  { prepare },
  async scene => {
    const { folder, workbench, step } = scene;
    const { page } = workbench;
    const { keyboard } = page;
    const row = (name: string) =>
      page
        .locator('.explorer-folders-view .monaco-list-row')
        .filter({ hasText: new RegExp(`^${name.replace('.', '\\.')}$`) })
        .first();
    const before = { coded: CODED, study: studyOnDisk(folder) };

    /** What VS Code, the lock and we ask before files are renamed, deleted and brought back. */
    const ANSWERS = ['Continue', 'Delete', 'Delete Coding Files', 'OK', 'Undo'];

    /** Until the disk is so; questions that come in between are answered. */
    const until = (what: string, coded: Readonly<Record<string, string>>, study: object) =>
      workbench.untilDone(what, async () => {
        for (const answer of ANSWERS) {
          const button = workbench.dialog.getByRole('button', { name: answer, exact: true });
          if (await button.isVisible()) await button.click({ timeout: 1000 }).catch(() => undefined);
        }
        try {
          assert.deepEqual([codedOnDisk(folder), studyOnDisk(folder)], [coded, study]);
          return true;
        } catch {
          // not yet, or a file is just being written
          return false;
        }
      });

    await step('opens a transcript of the folder', async () => {
      await workbench.openFile('anne.txt');
      await workbench.untilDone(
        'the segment is drawn',
        async () => (await workbench.decorations()).length > 0,
      );
      await workbench.showView('Explorer');
      await row('talks').waitFor();
    });

    const renamed = {
      coded: {
        'interviews/anne.txt': CODED['talks/anne.txt']!,
        'interviews/bea.txt': CODED['talks/bea.txt']!,
        'group.txt': CODED['group.txt']!,
      },
      study: JSON.parse(JSON.stringify(before.study).replaceAll('talks/', 'interviews/')) as object,
    };

    await step('renames the folder, and everything goes along', async () => {
      const input = page.locator('.explorer-folders-view .monaco-inputbox input');
      await workbench.pressOnRow(row('talks'), 'F2', input);
      await input.fill('interviews');
      await input.press('Enter');
      await until('the folder is renamed', renamed.coded, renamed.study);
      await row('interviews').waitFor();
      await workbench.untilDone(
        'the segment is drawn',
        async () => (await workbench.decorations()).length > 0,
      );
    });

    const deleted = {
      coded: {
        'interviews/anne.txt': renamed.coded['interviews/anne.txt'],
        'interviews/bea.txt': renamed.coded['interviews/bea.txt'],
      },
      study: {
        ...renamed.study,
        transcripts: ['interviews/*.txt'],
        groups: [
          { id: 'all', transcripts: ['interviews/*.txt'] },
          { id: 'anne', transcripts: ['interviews/anne.txt'] },
        ],
      },
    };

    await step('deletes a transcript, with its coding as answered', async () => {
      await workbench.pressOnRow(row('group.txt'), 'Delete', workbench.dialog);
      await until('the transcript is deleted', deleted.coded, deleted.study);
      assert.ok(!fs.existsSync(path.join(folder, 'group.txt.nd.coding.json')));
    });

    await step('undoes both', async () => {
      await workbench.clickSoon(row('interviews'));
      await keyboard.press('Control+Z');
      await until('the transcript is back', renamed.coded, renamed.study);
      await workbench.clickSoon(row('interviews'));
      await keyboard.press('Control+Z');
      await until('the folder has its name again', before.coded, before.study);
      await workbench.openFile('anne.txt');
      await workbench.untilDone(
        'the segment is drawn',
        async () => (await workbench.decorations()).length > 0,
      );
    });

    await step('renames one that is open, and so locked, by the same key', async () => {
      const locked = page.locator('.statusbar-item', { hasText: 'Correct Transcript' });
      await locked.waitFor();
      await workbench.showView('Explorer');
      await workbench.clickSoon(row('group.txt'));
      await workbench.clickSoon(row('anne.txt'));
      await locked.waitFor();
      const question = workbench.quickInput.locator('.quick-input-title', { hasText: 'talks/anne.txt' });
      await workbench.pressOnRow(row('anne.txt'), 'F2', question);
      await workbench.screenshot('test-output/rename-locked.png');
      await workbench.typeAndEnter('anna');
      const { 'talks/anne.txt': anne, ...others } = CODED;
      await until(
        'the transcript is renamed',
        { ...others, 'talks/anna.txt': anne! },
        JSON.parse(JSON.stringify(before.study).replaceAll('anne.txt', 'anna.txt')) as object,
      );
      await page.locator('.tab[data-resource-name="anna.txt"]').waitFor();
    });
  },
);
