import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { becomes } from './harness/becomes';
import { type Scene, scenario } from './harness/scenario';

const TEXT = `INT: How was it?

P1: It was hard at first. Then it got easier, and I liked it. My coach rang every morning.

INT: And after that?

P2: I liked the coach. She asked what I wanted.
`;
const STUDY = {
  schema: 1,
  name: 'T',
  transcripts: ['*.txt'],
  interviewers: ['INT'],
  coders: [{ id: 'nd', name: 'N. D.' }],
};
const CODES = ['Effort', 'Support', 'Unease', 'Time'].map(name => ({
  id: `${name.toLowerCase()}-ab12`,
  name,
}));

interface Segment {
  readonly start: number;
  readonly quote: string;
  readonly codes: readonly string[];
  readonly memo?: string;
}

function prepare(folder: string): void {
  fs.writeFileSync(path.join(folder, 'a.txt'), TEXT);
  fs.writeFileSync(path.join(folder, 'study.json'), JSON.stringify(STUDY));
  fs.writeFileSync(path.join(folder, 'codebook.json'), JSON.stringify({ schema: 1, codes: CODES }));
}

/** Segments as lines: the words, the codes, the memo. */
function codingIn(folder: string): string[] {
  try {
    const text = fs.readFileSync(path.join(folder, 'a.txt.nd.coding.json'), 'utf8');
    const { segments } = JSON.parse(text) as { segments: Segment[] };
    return segments
      .map(({ quote, codes, memo }) =>
        [quote, ...codes.map(id => id.replace(/-.*/, '')), ...(memo ? [memo] : [])].join(' | '),
      )
      .sort();
  } catch {
    return [];
  }
}

/** What both scenarios look at. */
function desk({ folder, workbench }: Pick<Scene, 'folder' | 'workbench'>) {
  const until = async (...wanted: string[]): Promise<void> => {
    await becomes(() => Promise.resolve(codingIn(folder)), [...wanted].sort());
  };
  const isPristine = () => assert.equal(fs.readFileSync(path.join(folder, 'a.txt'), 'utf8'), TEXT);
  const isLocked = () => workbench.statusItem('lock').filter({ hasText: 'Correct Transcript' }).waitFor();
  const open = async (): Promise<void> => {
    await workbench.openFile('a.txt');
    await isLocked();
    await workbench.statusItem('coder').click();
    await workbench.quickTitle('Who is coding?');
    await workbench.pick('N. D.');
    await workbench.statusItem('coder').filter({ hasText: 'N. D.' }).waitFor();
  };
  const input = workbench.quickInput.locator('input[type="text"]').first();
  const isTyped = (text: string) =>
    workbench.untilDone(`“${text}” is asked for`, async () => (await input.inputValue()) === text);
  /** Whether the editor shows the text of the disk, wherever it wraps it. */
  const isUnchanged = async (): Promise<boolean> =>
    (await workbench.visibleText()).replace(/\s+/g, '') === TEXT.replace(/\s+/g, '');
  return { until, isPristine, isLocked, open, isTyped, isUnchanged };
}

scenario('a person codes with single keys', { prepare }, async ({ folder, workbench, step }) => {
  const { page } = workbench;
  const { until, isPristine, open, isTyped, isUnchanged } = desk({ folder, workbench });

  await step('codes the sentence at the cursor', async () => {
    await open();
    await workbench.goTo(3, 10);
    await workbench.pressInEditor('a');
    await workbench.quickTitle('Code “It was hard at first.”');
    await page.keyboard.type('unease');
    await isTyped('unease');
    await page.keyboard.press('Enter');
    await until('It was hard at first. | unease');
    isPristine();
  });

  await step('takes several codes by typing alone', async () => {
    await workbench.goTo(7, 10);
    await workbench.pressInEditor('Shift+A');
    await workbench.quickTitle('Code “I liked the coach. She asked');
    await page.keyboard.type('supp');
    // from then on Tab is the list's own
    await workbench.quickRows.first().filter({ hasText: 'Support' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('effo,tim');
    await workbench.quickRows.filter({ hasText: 'Time' }).first().waitFor();
    await page.keyboard.press('Enter');
    await until(
      'It was hard at first. | unease',
      'I liked the coach. She asked what I wanted. | support | effort | time',
    );
    await workbench.pressInEditor('u');
    await until('It was hard at first. | unease');
    await workbench.pressInEditor('Shift+U');
    await until(
      'It was hard at first. | unease',
      'I liked the coach. She asked what I wanted. | support | effort | time',
    );
    await workbench.pressInEditor('u');
    await until('It was hard at first. | unease');
  });

  await step('puts a code on a number key, and has it there from then on', async () => {
    await workbench.goTo(3, 30);
    await workbench.pressInEditor('3');
    await workbench.quickTitle('Which code should the 3 key apply?');
    await workbench.typeAndEnter('effort');
    await until('It was hard at first. | unease', 'Then it got easier, and I liked it. | effort');
    await workbench.goTo(3, 70);
    await workbench.pressInEditor('3');
    const three = [
      'It was hard at first. | unease',
      'Then it got easier, and I liked it. | effort',
      'My coach rang every morning. | effort',
    ];
    await until(...three);
    await workbench.pressInEditor('r');
    await page.keyboard.press('Shift+N');
    await page.locator('[id="status.editor.selection"]', { hasText: 'Ln 7, Col 5' }).waitFor();
    await page.keyboard.press('r');
    await until(...three, 'I liked the coach. | effort');
    await page.keyboard.press('x');
    await until(...three);
  });

  await step('writes a memo', async () => {
    await workbench.goTo(3, 10);
    await workbench.pressInEditor('m');
    await workbench.quickTitle('Memo on “It was hard at first.”');
    await page.keyboard.type('Unsure, ask him');
    await isTyped('Unsure, ask him');
    await page.keyboard.press('Enter');
    await until(
      'It was hard at first. | unease | Unsure, ask him',
      'Then it got easier, and I liked it. | effort',
      'My coach rang every morning. | effort',
    );
  });

  await step('says what keys do, and what has no meaning', async () => {
    await workbench.pressInEditor('b');
    await page.locator('.statusbar-item', { hasText: 'B does nothing here' }).waitFor();
    await page.keyboard.press('h');
    await workbench.quickTitle('Keys for coding');
    await workbench.quickRows
      .filter({ hasText: 'Repeat Last Code' })
      .filter({ hasText: 'R' })
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    isPristine();
  });

  await step('codes in a transcript that is being corrected', async () => {
    await workbench.correctTranscript();
    await workbench.selectByKeys(7, 5, 'I liked'.length);
    await workbench.pressInEditor('Alt+q');
    await workbench.quickTitle('Code “I liked”');
    await page.keyboard.type('time');
    await isTyped('time');
    await page.keyboard.press('Enter');
    await until(
      'It was hard at first. | unease | Unsure, ask him',
      'Then it got easier, and I liked it. | effort',
      'My coach rang every morning. | effort',
      'I liked | time',
    );
    await becomes(() => isUnchanged(), true);
    isPristine();
  });
});

scenario('a person codes with the mouse', { prepare }, async ({ folder, workbench, step }) => {
  const { page } = workbench;
  const { mouse } = page;
  const { until, isPristine, isLocked, open, isUnchanged } = desk({ folder, workbench });
  const row = (name: string) => workbench.treeRows.filter({ hasText: name }).first();

  /** Lets go where nothing is taken. */
  async function letGoElsewhere(): Promise<void> {
    const away = (await workbench.statusItem('coder').boundingBox())!;
    await mouse.move(away.x + 5, away.y + 5, { steps: 4 });
    await mouse.up();
  }

  /** Drags a code over some words, until the text takes it. The view may be drawn again under the mouse: then once more. */
  async function dragOver(code: string, words: string): Promise<void> {
    await workbench.untilDone(`“${words}” take a code`, async () => {
      const from = (await row(code).locator('.label-name').boundingBox())!;
      const there = await workbench.boxOf(words);
      const [x, y] = [there.x + there.width / 2, there.y + there.height / 2];
      await mouse.move(from.x + 10, from.y + from.height / 2);
      await mouse.down();
      await mouse.move(from.x + 30, from.y + from.height / 2 + 4, { steps: 4 });
      for (let i = 0; i < 40; i++) {
        await mouse.move(x - 4, y, { steps: 2 });
        await mouse.move(x, y, { steps: 2 });
        if ((await page.locator('.monaco-editor .dnd-target').count()) > 0) return true;
      }
      await letGoElsewhere();
      return false;
    });
  }

  async function drag(code: string, words: string): Promise<void> {
    await dragOver(code, words);
    await mouse.up();
  }

  await step('applies a code with its icon in the codebook, to whole words', async () => {
    await open();
    await workbench.showView('Transcript Coder');
    await row('Support').waitFor();
    await workbench.selectByMouse('ard at fir');
    await row('Support').hover();
    await row('Support').locator('[aria-label^="Apply Code to Selection"]').click();
    await until('hard at first | support');
    isPristine();
  });

  await step('drags a code onto what is selected, and onto a turn', async () => {
    await workbench.selectByMouse('liked the coach');
    await drag('Effort', 'the coach');
    await until('hard at first | support', 'liked the coach | effort');
    await isLocked();
    await drag('Time', 'got easier');
    const turn =
      'It was hard at first. Then it got easier, and I liked it. My coach rang every morning. | time';
    await until('hard at first | support', 'liked the coach | effort', turn);
    await isLocked();
    await workbench.lines.first().click();
    await page.keyboard.press('q');
    await page.locator('.statusbar-item', { hasText: 'Q does nothing here' }).waitFor();
    isPristine();
    await becomes(() => page.locator('.tab.dirty').count(), 0);
    await workbench.command('Transcript Coder: Undo Coding');
    await until('hard at first | support', 'liked the coach | effort');
  });

  await step('takes back what is typed after a drag was given up', async () => {
    await dragOver('Unease', 'easier');
    await letGoElsewhere();
    await workbench.command('View: Focus Active Editor Group');
    await page.keyboard.type('qq');
    await workbench.lines.first().click();
    await workbench.untilDone('the text is as it was', async () => {
      const isDirty = (await page.locator('.tab.dirty').count()) > 0;
      return !isDirty && (await isUnchanged());
    });
    await isLocked();
    await until('hard at first | support', 'liked the coach | effort');
    isPristine();
  });

  await step('double-clicks a code, which has the words that are selected then', async () => {
    await workbench.selectByMouse('easier');
    await row('Time').locator('.label-name').dblclick();
    await until('hard at first | support', 'liked the coach | effort', 'easier | time');
    await workbench.command('Transcript Coder: Undo Coding');
    await until('hard at first | support', 'liked the coach | effort');
    isPristine();
  });

  await step('clicks a code below what is selected', async () => {
    await workbench.selectByMouse('She asked');
    const lens = page.locator('.monaco-editor .codelens-decoration a');
    await lens.filter({ hasText: 'Apply Code' }).waitFor();
    await lens.filter({ hasText: 'Support' }).click();
    await until('hard at first | support', 'liked the coach | effort', 'She asked | support');
    await lens.first().waitFor({ state: 'detached' });
    isPristine();
  });
});

/** Sentences that nobody has coded yet, each in a turn of its own. */
const SENTENCES = Array.from({ length: 8 }, (_, i) => `She said sentence ${i} of hers.`);

function prepareSentences(folder: string): void {
  prepare(folder);
  fs.writeFileSync(path.join(folder, 'a.txt'), SENTENCES.map(one => `P1: ${one}\n`).join('\n'));
}

scenario(
  'a person types on without waiting for what they called',
  { prepare: prepareSentences },
  async ({ folder, workbench, step }) => {
    const { page } = workbench;
    const { until, open } = desk({ folder, workbench });
    const text = fs.readFileSync(path.join(folder, 'a.txt'), 'utf8');
    const all: string[] = [];
    /** Presses keys one right after the other, with Shift for capitals as a person does. */
    const press = async (keys: string): Promise<void> => {
      for (const key of keys) await page.keyboard.press(/[A-Z]/.test(key) ? `Shift+${key}` : key);
      await page.keyboard.press('Enter');
    };
    const goTo = async (sentence: number): Promise<void> => {
      await workbench.quickInput.waitFor({ state: 'hidden' });
      await workbench.goTo(1 + 2 * sentence, 12);
    };

    await step('has every letter in the list of codes', async () => {
      await open();
      for (const [i, sentence] of SENTENCES.entries()) {
        await goTo(i);
        await workbench.pressInEditor('a');
        await press('unea');
        all.push(`${sentence} | unease`);
        await until(...all);
      }
    });

    await step('has every letter in a memo', async () => {
      for (const [i, sentence] of SENTENCES.entries()) {
        await goTo(i);
        await workbench.pressInEditor('m');
        await press(`Unsure, ask Ruth ${i}`);
        all[i] = `${sentence} | unease | Unsure, ask Ruth ${i}`;
        await until(...all);
      }
      assert.equal(fs.readFileSync(path.join(folder, 'a.txt'), 'utf8'), text);
      await becomes(() => page.locator('.tab.dirty').count(), 0);
    });
  },
);

/** A focus group of the sample study, of which nothing is coded yet, and its codebook. */
function prepareInterview(folder: string): void {
  const sample = 'media/sample-study';
  fs.cpSync(path.join(sample, 'focus-group.txt'), path.join(folder, 'a.txt'));
  fs.cpSync(path.join(sample, 'focus-group.txt'), path.join(folder, 'b.txt'));
  fs.cpSync(path.join(sample, 'codebook.json'), path.join(folder, 'codebook.json'));
  fs.writeFileSync(path.join(folder, 'study.json'), JSON.stringify(STUDY));
}

scenario(
  'a person codes a whole interview',
  { prepare: prepareInterview },
  async ({ folder, workbench, step }) => {
    const { page } = workbench;
    const text = fs.readFileSync(path.join(folder, 'a.txt'), 'utf8');
    const codes = ['Useful tool', 'Interesting principles', 'Structure', 'Ease of implementation'];
    const segmentsOf = (file: string): Segment[] => {
      try {
        const json = fs.readFileSync(path.join(folder, `${file}.nd.coding.json`), 'utf8');
        return (JSON.parse(json) as { segments: Segment[] }).segments;
      } catch {
        return [];
      }
    };
    const areCoded = (file: string, count: number) =>
      workbench.untilDone(`${count} passages are coded`, async () => segmentsOf(file).length === count);
    const named = (code: string) => {
      const { codes: all } = JSON.parse(fs.readFileSync(path.join(folder, 'codebook.json'), 'utf8')) as {
        codes: { id: string; name: string }[];
      };
      return all.find(({ name }) => name === code)!.id;
    };

    await step('puts four codes on keys', async () => {
      await workbench.openFile('a.txt');
      await workbench.statusItem('lock').filter({ hasText: 'Correct Transcript' }).waitFor();
      await workbench.statusItem('coder').click();
      await workbench.quickTitle('Who is coding?');
      await workbench.pick('N. D.');
      await workbench.statusItem('coder').filter({ hasText: 'N. D.' }).waitFor();
      await workbench.goTo(1);
      for (const [i, code] of codes.entries()) {
        await workbench.pressInEditor('Shift+N');
        await page.keyboard.press(String(i + 1));
        await workbench.quickTitle(`Which code should the ${i + 1} key apply?`);
        await workbench.typeAndEnter(code);
        await areCoded('a.txt', i + 1);
      }
    });

    await step('codes 40 passages by keys', async () => {
      const wanted: string[] = segmentsOf('a.txt').map(({ codes: own }) => own.join());
      await workbench.pressInEditor('Escape');
      let presses = 0;
      const press = async (key: string): Promise<void> => {
        presses++;
        await page.keyboard.press(key);
      };
      for (let i = 0; i < 30; i++) {
        await press('Shift+N');
        await press(String((i % 4) + 1));
        wanted.push(named(codes[i % 4]!));
        await areCoded('a.txt', 5 + i);
      }
      console.log(`      a code on a key: ${presses / 30} keys, going to the next turn included`);
      presses = 0;
      for (let i = 0; i < 10; i++) {
        await press('Shift+N');
        await press('a');
        await workbench.quickInput.waitFor();
        for (const key of ['a', 'w']) await press(key);
        await workbench.quickRows.first().filter({ hasText: 'Additional workload' }).waitFor();
        await press('Enter');
        wanted.push(named('Additional workload'));
        await areCoded('a.txt', 35 + i);
        await workbench.quickInput.waitFor({ state: 'hidden' });
        await workbench.untilDone('the editor has the focus', () =>
          page.evaluate(() => !!document.activeElement?.closest('.editor-instance .monaco-editor')),
        );
      }
      console.log(`      any code: ${presses / 10} keys`);
      const found = segmentsOf('a.txt').map(({ codes: own }) => own.join());
      assert.deepEqual(found.sort(), wanted.sort());
      assert.equal(new Set(segmentsOf('a.txt').map(({ start }) => start)).size, 44, 'each another passage');
      assert.equal(fs.readFileSync(path.join(folder, 'a.txt'), 'utf8'), text);
    });

    await step('codes 40 passages by mouse', async () => {
      await workbench.openFile('b.txt');
      await workbench.statusItem('lock').filter({ hasText: 'Correct Transcript' }).waitFor();
      const words = passagesOf(text, 40);
      for (const [i, passage] of words.entries()) {
        await workbench.goTo(text.slice(0, text.indexOf(passage)).split('\n').length);
        await workbench.selectByMouse(passage);
        await page.locator('.monaco-editor .codelens-decoration a', { hasText: codes[i % 4]! }).click();
        await areCoded('b.txt', i + 1);
        // without the line below the selection, the text after it moves up
        await page.locator('.monaco-editor .codelens-decoration a').first().waitFor({ state: 'detached' });
      }
      const quotes = segmentsOf('b.txt').map(({ quote }) => quote);
      assert.deepEqual(quotes.sort(), [...words].sort());
      assert.equal(fs.readFileSync(path.join(folder, 'b.txt'), 'utf8'), text);
    });
  },
);

/** The first words of turns, each of which stands once in the text. */
function passagesOf(text: string, count: number): string[] {
  const all = [...text.matchAll(/^[^:\n]+: +((?:[A-Za-z’']+ ){3}[A-Za-z’']+)(?= )/gm)].map(
    match => match[1]!,
  );
  const once = all.filter(words => text.split(words).length === 2);
  assert.ok(once.length >= count);
  return once.slice(0, count);
}
