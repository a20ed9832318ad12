import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { comesToMatch } from './harness/becomes';
import { scenario } from './harness/scenario';
import { passage } from './passages';

const SAMPLE = 'media/sample-study';
const FILE = 'interview-1.txt';

interface Consensus {
  status: string;
  segments: { quote: string; codes: string[]; from: { coder: string }[]; by: string; note?: string }[];
  decisions: { taken: string[]; made: object[]; note?: string }[];
}

interface Frequency {
  scope: { coders: string[]; consensusTranscripts: number; segments: number };
  rows: { name: string; participants: number; share: number; label: string; segments: number }[];
}

const text = fs.readFileSync(path.join(SAMPLE, 'interviews', FILE), 'utf8');

function prepare(folder: string): void {
  fs.mkdirSync(path.join(folder, 'interviews'));
  fs.writeFileSync(path.join(folder, 'interviews', FILE), text);
  for (const file of ['study.json', 'codebook.json'])
    fs.copyFileSync(path.join(SAMPLE, file), path.join(folder, file));
}

const setting = { prepare, viewport: { width: 1400, height: 1000 } };

scenario('two people code an interview, compare, and agree', setting, async ({ folder, workbench, step }) => {
  const inStudy = (name: string) => path.join(folder, 'interviews', name);
  const json = <T>(name: string): T | undefined => {
    try {
      return JSON.parse(fs.readFileSync(inStudy(name), 'utf8')) as T;
    } catch {
      return undefined;
    }
  };
  const names = new Map(
    (
      JSON.parse(fs.readFileSync(path.join(SAMPLE, 'codebook.json'), 'utf8')) as {
        codes: { id: string; name: string }[];
      }
    ).codes.map(({ id, name }) => [id, name]),
  );
  const codings = (file: string) =>
    (json<Consensus>(file)?.segments ?? [])
      .map(({ quote, codes }) => `${quote}: ${codes.map(id => names.get(id)).join(', ')}`)
      .sort();
  const consensus = () => json<Consensus>(`${FILE}.consensus.coding.json`);
  const count = (decisions: number) =>
    workbench.untilDone(
      `${decisions} decisions are written`,
      async () => (consensus()?.decisions.length ?? 0) === decisions,
    );

  async function codeAs(coder: string): Promise<void> {
    await workbench.command('Transcript Coder: Select Coder');
    await workbench.quickTitle('Who is coding?');
    await workbench.pick(coder);
    await workbench.statusItem('coder').filter({ hasText: coder }).waitFor();
  }

  async function code(
    file: string,
    words: string,
    name: string,
    by: 'keys' | 'mouse' = 'keys',
  ): Promise<void> {
    const before = codings(file).length;
    const { line, column } = passage(text, words);
    if (by === 'keys') await workbench.selectByKeys(line, column, words.length);
    else {
      await workbench.goTo(line, column);
      await workbench.selectByMouse(words);
    }
    await workbench.pressInEditor('Alt+q');
    await workbench.quickTitle('Code “');
    await workbench.typeAndEnter(name);
    await workbench.untilDone(`“${words}” is written`, async () => codings(file).length === before + 1);
  }

  const OF_C1 = `${FILE}.c1.coding.json`;
  const OF_C2 = `${FILE}.c2.coding.json`;
  const rows = () => workbench.treeRows;
  /** A difference in the Review view. */
  const difference = (words: string) => rows().filter({ hasText: words }).first();
  const selected = (words: string) =>
    workbench.page
      .locator('[id="status.editor.selection"]', { hasText: `${words.length} selected` })
      .waitFor();

  /** Answers the question why, or leaves it. */
  async function why(note = ''): Promise<void> {
    await workbench.quickTitle('Why?');
    await workbench.typeAndEnter(note);
  }

  await step('code it, one after the other', async () => {
    await workbench.openFile(FILE);
    await workbench.page.locator('[id="status.editor.mode"]', { hasText: 'Transcript' }).waitFor();
    await workbench.statusItem('coder').waitFor();
    await codeAs('Coder 1');
    await code(OF_C1, 'Good question', 'Structure', 'mouse');
    await code(OF_C1, 'In the beginning it was all new', 'Useful tool');
    await code(OF_C1, 'two afternoons a week', 'Useful tool', 'mouse');
    await code(OF_C1, 'Here it goes in like a drawer', 'Compatibility with RESSORT');
    await code(OF_C1, 'Tuesday round', 'Structure');
    await codeAs('Coder 2');
    await code(OF_C2, 'Good question', 'Structure');
    await code(OF_C2, 'it was all new', 'Useful tool');
    await code(OF_C2, 'a piece of paper and two pens', 'Ease of implementation', 'mouse');
    await code(OF_C2, 'two afternoons a week', 'Structure');
    await code(OF_C2, 'like a drawer', 'Compatibility with RESSORT', 'mouse');
    assert.equal(codings(OF_C1).length, 5);
    assert.equal(codings(OF_C2).length, 5);
  });

  await step('see where they differ', async () => {
    await workbench.command('Transcript Coder: Compare Coders…');
    await workbench.quickTitle('Which coders do you want to compare?');
    await workbench.pick('Coder 1 and Coder 2');
    await difference('interviews/interview-1.txt').waitFor();
    const review = async () => {
      const all = await workbench.treeTexts();
      const from = all.findIndex(row => row.startsWith('interviews/interview-1.txt'));
      return all.slice(from);
    };
    await workbench.untilDone('six rows are shown', async () => (await review()).length >= 6);
    const expected = [
      /^interviews\/interview-1\.txt 5/,
      /^Useful tool different boundaries {2}· {2}“In the beginning it was all new”/,
      /^Ease of implementation only Coder 2 {2}· {2}“a piece of paper and two pens”/,
      /^Useful tool ≠ Structure different code {2}· {2}“two afternoons a week”/,
      /^Compatibility with RESSORT different boundaries {2}· {2}“Here it goes in like a drawer”/,
      /^Structure only Coder 1 {2}· {2}“Tuesday round”/,
    ];
    for (const [i, pattern] of expected.entries())
      await comesToMatch(async () => (await review())[i] ?? '', pattern);

    await difference('“In the beginning').click();
    await selected('In the beginning it was all new');
    const [boxes, underlying] = await workbench.untilDone('both versions are drawn', async () => {
      const all = await workbench.decorations();
      const written = await workbench.writtenBehindLines();
      return (
        all.some(one => one.borderBottom === '2px solid') &&
        all.some(one => one.borderTop === '2px dashed') &&
        written.some(note => note.includes('A: Useful tool · B: Useful tool')) &&
        ([all, written] as const)
      );
    });
    assert.ok(boxes.length >= 2 && underlying.length >= 1);
    await workbench.screenshot('test-output/comparison.png');

    await workbench.command('Transcript Coder: Group Review By');
    await workbench.quickTitle('Group by');
    await workbench.pick('Kind of difference');
    await rows()
      .filter({ hasText: /^different boundaries/ })
      .first()
      .waitFor();
    await workbench.command('Transcript Coder: Group Review By');
    await workbench.quickTitle('Group by');
    await workbench.pick('Transcript');
    await difference('interviews/interview-1.txt').waitFor();

    await workbench.command('Transcript Coder: Compare Coders Side by Side');
    const marked = (side: string, words: string) =>
      workbench.page.locator(`.monaco-diff-editor .editor.${side} .view-line`, { hasText: words }).first();
    await marked('original', '▸ Useful tool: “In the beginning').waitFor();
    await marked('modified', '▸ Useful tool: “it was all').waitFor();
    await workbench.screenshot('test-output/side-by-side.png');
    await workbench.command('View: Close Editor');
    await workbench.page.locator('.monaco-diff-editor').waitFor({ state: 'hidden' });
  });

  await step('talk it through, by keys and by mouse', async () => {
    // the shorter version, from the context menu of the view
    await difference('“In the beginning').click();
    await selected('In the beginning it was all new');
    await workbench.contextMenu(difference('“In the beginning'), 'Take B');
    await why('The beginning says nothing about the tool.');
    await count(1);
    // it goes on by itself: the next one by keys
    await selected('a piece of paper and two pens');
    await workbench.lines.first().waitFor();
    await workbench.page
      .locator('.editor-group-container.active .view-line', { hasText: 'paper and two pens' })
      .first()
      .click();
    await workbench.pressInEditor('Alt+d');
    await workbench.quickTitle('Decide on “a piece of paper and two pens”');
    await workbench.typeAndEnter('Take Neither');
    await why();
    await count(2);
    await selected('two afternoons a week');
    await workbench.command('Transcript Coder: Take Both');
    await why();
    await count(3);
    await selected('Here it goes in like a drawer');
    const { line, column } = passage(text, 'goes in like a drawer');
    await workbench.selectByKeys(line, column, 'goes in like a drawer'.length);
    await workbench.command('Transcript Coder: Take Selection');
    await why('Without the place.');
    await count(4);
    await selected('Tuesday round');
    await workbench.command('Transcript Coder: Take A');
    await why();
    await count(5);
    assert.deepEqual(codings(`${FILE}.consensus.coding.json`), [
      'Tuesday round: Structure',
      'goes in like a drawer: Compatibility with RESSORT',
      'it was all new: Useful tool',
      'two afternoons a week: Useful tool, Structure',
    ]);
    await workbench.statusItem('consensus').filter({ hasText: '5/6' }).waitFor();
    await workbench.screenshot('test-output/decided.png');

    // second thoughts, and back
    const decided = rows()
      .filter({ hasText: '“Tuesday round”' })
      .filter({ hasText: 'Coder 1 taken' })
      .first();
    await decided.waitFor();
    await workbench.contextMenu(difference('“Tuesday round”'), 'Reopen Difference');
    await count(4);
    await workbench.command('Transcript Coder: Undo Coding');
    await count(5);
    await decided.waitFor();
  });

  await step('end with a consensus that counts, here and on the command line', async () => {
    // the button of the transcript's row
    const row = difference('interviews/interview-1.txt');
    await workbench.repeatUntil(
      'the consensus is complete',
      () => consensus()?.status === 'complete',
      async () => {
        await row.hover();
        await row.locator('[aria-label^="Finish Consensus for Transcript"]').click({ timeout: 10_000 });
      },
    );
    assert.equal(consensus()!.decisions.length, 6);
    assert.ok(codings(`${FILE}.consensus.coding.json`).includes('Good question: Structure'));
    const drawer = consensus()!.segments.find(({ quote }) => quote === 'goes in like a drawer')!;
    assert.deepEqual(
      [drawer.from.map(({ coder }) => coder), drawer.by, drawer.note],
      [['c1', 'c2'], 'c2', 'Without the place.'],
    );
    assert.equal(fs.readFileSync(inStudy(FILE), 'utf8'), text);

    const args = ['dist/cli.js', 'frequency', folder, '--format', 'json'];
    const counted = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Frequency;
    assert.deepEqual(counted.scope.coders, ['consensus']);
    assert.deepEqual([counted.scope.consensusTranscripts, counted.scope.segments], [1, 5]);
    await workbench.command('Transcript Coder: Show Frequency Table');
    const expected = counted.rows.map(({ name, participants, share, label, segments }) =>
      [name, participants, (share * 100).toFixed(1), label, segments].map(String),
    );
    assert.ok(expected.some(([name, , , , segments]) => name === 'Structure' && segments === '3'));
    await workbench.untilDone('the panel has the same figures', async () => {
      const shown = (await workbench.reportRows()).map(cells => cells.slice(0, 5));
      return JSON.stringify(shown) === JSON.stringify(expected);
    });
    await workbench.screenshot('test-output/consensus-frequency.png');
  });
});
