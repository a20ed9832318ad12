import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { scenario } from './harness/scenario';

const FILE = 'interview-1.txt';
const NUMBER = 'principles-adoption-udbn';
const WORD = 'supporting-supervisions-stlp';
const NUMBERED = "And now it's more that I've stopped noticing it.";
const WORDED = 'And then you come and say';

interface Segment {
  readonly quote: string;
  readonly codes: readonly string[];
  readonly values?: Readonly<Record<string, string | number>>;
}

/** The sample study, in which two coders have given two passages different values, and agree on all else. */
function prepare(folder: string): void {
  fs.cpSync('media/sample-study', folder, { recursive: true });
  const edit = (file: string, change: (text: string) => string) =>
    fs.writeFileSync(path.join(folder, file), change(fs.readFileSync(path.join(folder, file), 'utf8')));
  edit('codebook.json', text =>
    text.replace(`{"id":"${NUMBER}"`, `{"id":"${NUMBER}","scale":{"kind":"numeric","min":0,"max":10}`),
  );
  for (const [coder, number, word] of [
    ['c1', 8, 'much'],
    ['c2', 6, 'a little'],
  ] as const) {
    edit(path.join('interviews', `${FILE}.${coder}.coding.json`), text => {
      const { segments, ...file } = JSON.parse(text) as { segments: Segment[] };
      const of = (words: string, values: Segment['values']) => ({
        ...segments.find(({ quote }) => quote.startsWith(words))!,
        values,
      });
      const both = [of(NUMBERED, { [NUMBER]: number }), of(WORDED, { [WORD]: word })];
      return JSON.stringify({ ...file, segments: both });
    });
  }
  for (const other of [2, 3, 4, 5, 6]) {
    for (const coder of ['c1', 'c2'])
      fs.rmSync(path.join(folder, 'interviews', `interview-${other}.txt.${coder}.coding.json`));
  }
}

scenario('two people agree on a value', { prepare }, async ({ folder, workbench, step }) => {
  const { page, quickInput } = workbench;
  const { keyboard } = page;
  const row = (text: string) => workbench.treeRows.filter({ hasText: text }).first();
  const decided = (): readonly Segment[] => {
    const file = path.join(folder, 'interviews', `${FILE}.consensus.coding.json`);
    try {
      return (JSON.parse(fs.readFileSync(file, 'utf8')) as { segments: Segment[] }).segments;
    } catch {
      return [];
    }
  };
  const untilValue = (words: string, code: string, value: string | number | undefined) =>
    workbench.untilDone(`“${words}” is decided with ${value}`, async () => {
      const found = decided().find(({ quote }) => quote.startsWith(words));
      return found !== undefined && found.values?.[code] === value;
    });

  /** Goes to a difference in values, and decides to take both. */
  async function takeBoth(difference: string, code: string): Promise<void> {
    await row(difference).click();
    await workbench.pressInEditor('Alt+d');
    await workbench.quickTitle('Decide on “');
    await workbench.typeAndEnter('Take Both');
    await workbench.quickTitle(`Value of “${code}”`);
  }

  await step('sees both values in the list and in the text', async () => {
    await workbench.openFile(FILE);
    await workbench.command('Transcript Coder: Select Coder');
    await workbench.quickTitle('Who is coding?');
    await workbench.pick('Coder 1');
    await workbench.statusItem('coder').filter({ hasText: 'Coder 1' }).waitFor();
    await workbench.command('Transcript Coder: Compare Coders…');
    await workbench.quickTitle('Which coders do you want to compare?');
    await workbench.pick('Coder 1 and Coder 2');
    await row('different value: 8 ≠ 6').waitFor();
    await row('different value: much ≠ a little').waitFor();
    await row('different value: 8 ≠ 6').click();
    await workbench.untilDone('the text has them, too', async () =>
      (await workbench.writtenBehindLines()).some(text =>
        text.includes("A: Principles' adoption (8) · B: Principles' adoption (6)"),
      ),
    );
    await workbench.screenshot('test-output/value-difference.png');
  });

  await step('takes both, and types the number', async () => {
    await takeBoth('different value: 8 ≠ 6', "Principles' adoption");
    const message = quickInput.locator('.quick-input-message');
    await message.filter({ hasText: 'Coder 1: 8, Coder 2: 6. A number from 0 to 10' }).waitFor();
    await workbench.screenshot('test-output/value-number.png');
    await workbench.typeAndEnter('7');
    await workbench.quickTitle('Why?');
    await workbench.typeAndEnter('Halfway.');
    await untilValue(NUMBERED, NUMBER, 7);
  });

  await step('takes both, and chooses the word by its digit', async () => {
    await takeBoth('different value: much ≠ a little', 'Supporting supervisions');
    const shown = workbench.quickRows;
    await shown.filter({ hasText: 'much' }).filter({ hasText: 'Coder 1' }).waitFor();
    await shown.filter({ hasText: 'a little' }).filter({ hasText: 'Coder 2' }).waitFor();
    await workbench.screenshot('test-output/value-word.png');
    await keyboard.press('2');
    await workbench.quickTitle('Why?');
    await workbench.typeAndEnter('');
    await untilValue(WORDED, WORD, 'somewhat');
    assert.equal(decided().length, 2);
  });

  await step('decides again, and leaves it without a value', async () => {
    await workbench.command('Transcript Coder: Undo Coding');
    await workbench.untilDone('it is open again', async () => decided().length === 1);
    await takeBoth('different value: much ≠ a little', 'Supporting supervisions');
    await keyboard.press('0');
    await workbench.quickTitle('Why?');
    await workbench.typeAndEnter('');
    await untilValue(WORDED, WORD, undefined);
  });
});
