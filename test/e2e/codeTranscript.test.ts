import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { becomes } from './harness/becomes';
import { scenario } from './harness/scenario';
import { type Passage, intoNextTurn, passage, plainTurns, spreadLines, wordsOf } from './passages';

const REAL = '../shared/transcripts/board-meeting.txt';
const OWN = 'test/fixtures/transcripts/allotment-meeting.txt';
const FILE = 'board-meeting.txt';

interface Segment {
  id: string;
  text: string;
  start: number;
  end: number;
  quote: string;
  codes: string[];
}

const source = fs.existsSync(REAL) ? REAL : OWN;
if (source === OWN) console.log(`    (on a transcript of our own: ${REAL} is not there)`);
const text = fs.readFileSync(source, 'utf8');
const lines = spreadLines(text, 8);

const prepare = (folder: string) => fs.writeFileSync(path.join(folder, FILE), text);

scenario('a person codes a transcript', { prepare }, async ({ folder, workbench, step }) => {
  /** What is coded, for the checks: words and names of codes. */
  const coded: { passage: Passage; codes: string[] }[] = [];

  const sidecar = () => fs.readFileSync(path.join(folder, `${FILE}.co.coding.json`), 'utf8');
  const segments = () => (JSON.parse(sidecar()) as { segments: Segment[] }).segments;
  const codebook = () =>
    (
      JSON.parse(fs.readFileSync(path.join(folder, 'codebook.json'), 'utf8')) as {
        codes: { id: string; name: string; parent?: string }[];
      }
    ).codes;

  async function select(what: Passage, by: 'mouse' | 'keys'): Promise<void> {
    if (by === 'keys') return workbench.selectByKeys(what.line, what.column, what.words.length);
    await workbench.goTo(what.line);
    await workbench.selectByMouse(what.words);
  }

  /** Until the coding stands in the file. */
  async function written(what: Passage, ...codes: string[]): Promise<void> {
    coded.push({ passage: what, codes });
    await workbench.untilDone(`“${what.words}” is written`, async () => {
      try {
        return segments().length === coded.length;
      } catch {
        return false;
      }
    });
  }

  const picker = () => workbench.quickTitle('Code “');

  await step('makes a study when there is none, asks who codes, and then does what was asked', async () => {
    await workbench.openFile(FILE);
    const first = passage(text, wordsOf(lines[0]!, 1, 5));
    await select(first, 'keys');
    await workbench.command('Transcript Coder: Apply Code');
    await workbench.dialog.waitFor();
    await workbench.press('Create Study');
    await workbench.quickTitle('Who is coding?');
    await workbench.typeAndEnter('Coder One');
    await picker();
    await workbench.typeAndEnter('Equity');
    await written(first, 'Equity');
    await workbench.statusItem('coder').filter({ hasText: 'Coder One' }).waitFor();
  });

  await step(
    'codes by mouse and keys, with new codes and known ones, several at once, again, and in vivo',
    async () => {
      const { page } = workbench;
      const second = passage(text, wordsOf(lines[1]!, 1, 5));
      await select(second, 'mouse');
      await workbench.pressInEditor('Alt+q');
      await picker();
      await workbench.typeAndEnter('Access to courses');
      await written(second, 'Access to courses');

      const overlapping = passage(text, wordsOf(lines[1]!, 3, 4));
      await select(overlapping, 'mouse');
      await workbench.pressInEditor('Alt+q');
      await picker();
      await workbench.typeAndEnter('equi');
      await written(overlapping, 'Equity');

      const both = passage(text, wordsOf(lines[2]!, 0, 4));
      await select(both, 'keys');
      await workbench.pressInEditor('Alt+q');
      await picker();
      await workbench.pick('Equity');
      await workbench.pick('Access to courses');
      await page.keyboard.press('Enter');
      await written(both, 'Equity', 'Access to courses');

      const again = passage(text, wordsOf(lines[3]!, 2, 4));
      await select(again, 'mouse');
      await workbench.pressInEditor('Alt+y');
      await written(again, 'Equity', 'Access to courses');

      const inVivo = passage(text, wordsOf(lines[4]!, 1, 3));
      await select(inVivo, 'keys');
      await workbench.pressInEditor('Alt+i');
      await written(inVivo, inVivo.words);

      const mistyped = passage(text, wordsOf(lines[5]!, 1, 4));
      await select(mistyped, 'mouse');
      await workbench.pressInEditor('Alt+q');
      await picker();
      await page.keyboard.type('acess to cours');
      await workbench.quickRows.first().filter({ hasText: 'Access to courses' }).waitFor();
      await page.keyboard.press('Enter');
      await written(mistyped, 'Access to courses');

      const across = intoNextTurn(text);
      await select(across, 'keys');
      await workbench.pressInEditor('Alt+q');
      await picker();
      await workbench.typeAndEnter('Equity');
      await written(across, 'Equity');

      const outer = passage(text, wordsOf(lines[6]!, 0, 7));
      await select(outer, 'mouse');
      await workbench.pressInEditor('Alt+q');
      await picker();
      await workbench.typeAndEnter('Time');
      await written(outer, 'Time');

      const inner = passage(text, wordsOf(lines[6]!, 2, 3));
      await select(inner, 'mouse');
      await workbench.pressInEditor('Alt+q');
      await picker();
      await workbench.typeAndEnter('Access to courses');
      await written(inner, 'Access to courses');

      assert.equal(coded.length, 10);
    },
  );

  await step('has written exactly that, one record on a line, and left the transcript alone', () => {
    assert.equal(fs.readFileSync(path.join(folder, FILE), 'utf8'), text);
    const names = new Map(codebook().map(code => [code.id, code.name]));
    const found = segments().map(({ start, end, quote, codes }) => ({
      start,
      end,
      quote,
      codes: codes.map(id => names.get(id)),
    }));
    const wanted = coded.map(({ passage: { start, end, words }, codes }) => ({
      start,
      end,
      quote: words,
      codes,
    }));
    const byStart = (a: { start: number; end: number }, b: { start: number; end: number }) =>
      a.start - b.start || a.end - b.end;
    assert.deepEqual(found.sort(byStart), wanted.sort(byStart));
    const records = sidecar()
      .split('\n')
      .filter(line => line.startsWith('{"id":'));
    assert.equal(records.length, 10);
    assert.deepEqual(
      records.map(line => JSON.parse(line.replace(/,$/, '')).id),
      segments()
        .map(one => one.id)
        .sort(),
    );
    assert.ok(sidecar().endsWith('\n]\n}\n'));
  });

  /** Names of codes with their numbers of segments, counted from what was done. */
  const counts = () => {
    const all = new Map<string, number>();
    for (const name of coded.flatMap(one => one.codes)) all.set(name, (all.get(name) ?? 0) + 1);
    return all;
  };

  async function treeShowsCounts(): Promise<void> {
    await workbench.showView('Transcript Coder');
    const wanted = [...counts()].map(([name, count]) => `${name} ${count}`).sort();
    // those of the Transcripts view have a share
    await becomes(async () => (await workbench.treeTexts()).filter(text => !/\d%/.test(text)).sort(), wanted);
  }

  async function wordsAreDecorated(): Promise<void> {
    for (const { passage: one, codes } of coded) {
      if (one.words.includes('\n')) continue;
      await workbench.goTo(one.line);
      await workbench.untilDone(`“${one.words}” is decorated`, async () => {
        const box = await workbench.boxOf(one.words);
        const drawn = await workbench.decorations();
        return drawn.some(
          ({ left, top, width, height, background }) =>
            Math.abs(left - box.x) < 2 &&
            Math.abs(left + width - box.x - box.width) < 2 &&
            top < box.y + box.height &&
            box.y < top + height &&
            background !== 'rgba(0, 0, 0, 0)',
        );
      });
      await workbench.untilDone(`the names of the codes of “${one.words}” are written`, async () => {
        const written = (await workbench.writtenBehindLines()).join(' ');
        return codes.every(code => written.includes(code.slice(0, 40)));
      });
    }
  }

  await step('shows each passage in the text and each code with its number', async () => {
    await wordsAreDecorated();
    await treeShowsCounts();
  });

  await step('shows it all again after the window is reloaded', async () => {
    const before = sidecar();
    await workbench.reload();
    await workbench.openFile(FILE);
    await treeShowsCounts();
    await wordsAreDecorated();
    await workbench.statusItem('coder').filter({ hasText: 'Coder One' }).waitFor();
    assert.equal(sidecar(), before);
  });

  await step(
    'counts who spoke of what, as a plain count does, the same in the editor and on the command line',
    async () => {
      const turns = plainTurns(text);
      const of = new Set(turns.map(turn => turn.label)).size;
      const output = execFileSync(
        process.execPath,
        ['dist/cli.js', 'frequency', folder, '--format', 'json'],
        { encoding: 'utf8' },
      );
      const { rows } = JSON.parse(output) as {
        rows: { name: string; participants: number; of: number; segments: number }[];
      };
      for (const [name, count] of counts()) {
        const spans = coded.filter(one => one.codes.includes(name)).map(one => one.passage);
        const speakers = turns.filter(turn =>
          spans.some(span => span.start < turn.end && turn.start < span.end),
        );
        const row = rows.find(one => one.name === name)!;
        assert.deepEqual(
          [row.participants, row.of, row.segments],
          [new Set(speakers.map(turn => turn.label)).size, of, count],
          name,
        );
      }
      await workbench.command('Transcript Coder: Show Frequency Table');
      const wanted = rows.map(row => [row.name, row.participants, row.segments].map(String));
      await workbench.untilDone('the table is shown', async () => {
        const shown = (await workbench.reportRows()).map(([name, n, , , count]) => [name, n, count]);
        return JSON.stringify(shown) === JSON.stringify(wanted);
      });
    },
  );

  await step('puts a code under a theme by mouse, and shows the segments of a code', async () => {
    await workbench.openFile(FILE);
    await workbench.showView('Transcript Coder');
    await workbench.command('Transcript Coder: New Code');
    await workbench.quickTitle('New code');
    await workbench.typeAndEnter('Fairness');
    const row = (name: string) => workbench.treeRows.filter({ hasText: name }).first();
    await row('Fairness').waitFor();
    const id = codebook().find(code => code.name === 'Fairness')!.id;
    await workbench.dragRow(
      row('Equity'),
      row('Fairness'),
      'the code stands under the theme',
      () => codebook().find(code => code.name === 'Equity')!.parent === id,
    );
    const count = counts().get('Equity')!;
    await workbench.untilDone('the theme counts', async () =>
      (await workbench.treeTexts()).includes(`Fairness ${count}`),
    );
    await workbench.clickRow(row('Equity'), workbench.segments.locator('h1', { hasText: 'Equity' }));
    const options = workbench.segments.locator('[role=option]');
    await workbench.untilDone('the segments are listed', async () => (await options.count()) === count);
    for (const source of await options.locator('.source').allTextContents())
      assert.match(source, /line \d+\s+·.*·\s+Coder One$/s);
  });
});
