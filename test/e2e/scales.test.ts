import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { becomes } from './harness/becomes';
import { isFrameAccessible } from './harness/accessibility';
import { scenario } from './harness/scenario';

const FILE = 'focus-group.txt';
const OWN = `${FILE}.sample.coding.json`;
const FIRST = 'Not automatic yet';
const SECOND = 'Shared language';
/** Words of short lines without coding. */
const PICKED = 'Please eat';
const KEYED = 'Is it all right if we eat?';

interface Code {
  readonly id: string;
  readonly name: string;
  readonly scale?: { readonly values?: readonly string[]; readonly max?: number };
}

interface Segment {
  readonly quote: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

const prepare = (folder: string) => {
  fs.cpSync('test/fixtures/small-study', folder, { recursive: true });
  const coding = path.join(folder, OWN);
  fs.writeFileSync(coding, fs.readFileSync(coding, 'utf8').replace('"complete"', '"in-progress"'));
  const table = `name,scale\n${FIRST},"low, high"\n${SECOND},0–20\nTrust,"no, ""yes, but"", yes"\n`;
  fs.writeFileSync(path.join(folder, 'scales.csv'), table);
};
const setting = {
  prepare,
  viewport: { width: 1400, height: 1000 },
  settings: { 'workbench.colorTheme': process.env['SCALE_THEME'] ?? 'Light Modern' },
};

scenario('a person gives codings values on scales', setting, async ({ folder, workbench, step }) => {
  const { page, segments, report, quickInput } = workbench;
  const { keyboard } = page;
  const row = (name: string) => workbench.treeRows.filter({ hasText: name }).first();
  const json = <T>(file: string) => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as T;
  const codeNamed = (name: string) =>
    json<{ codes: Code[] }>('codebook.json').codes.find(code => code.name === name)!;
  const own = () => json<{ segments: Segment[] }>(OWN).segments;
  const segmentOf = (quote: string) => own().find(one => one.quote === quote);
  const valueOf = (quote: string, code: string) => segmentOf(quote)?.values?.[codeNamed(code).id];
  const untilValue = (quote: string, code: string, value: string | number | undefined) =>
    workbench.untilDone(
      `“${quote}” has the value ${value}`,
      async () => segmentOf(quote) !== undefined && valueOf(quote, code) === value,
    );
  const undo = async (last: string) => {
    await workbench.statusItem('undoCoding').filter({ hasText: last }).click();
  };
  const said = (text: string) => quickInput.locator('.quick-input-message', { hasText: text }).waitFor();
  const picture = async (name: string) => {
    if (process.env['SCALE_PICTURES'])
      await workbench.screenshot(path.join(process.env['SCALE_PICTURES'], `${name}.png`));
  };
  const inDefinition = (text: RegExp): Promise<Frame> =>
    workbench.untilDone(`the Definition view says ${text}`, async () => {
      for (const frame of page.frames()) {
        const found = frame.locator('#definition').filter({ hasText: text });
        if ((await found.count().catch(() => 0)) > 0) return frame;
      }
      return undefined;
    });

  await step(
    'gives a code a scale of words from its context menu, and sees it before it is set',
    async () => {
      await workbench.openFile(FILE);
      await workbench.command('Transcript Coder: Select Coder');
      await workbench.pick('Sample coder');
      await workbench.showView('Transcript Coder');
      // all of the codebook is to be in sight
      await page.locator('.pane-header', { hasText: 'Transcripts' }).click();
      await workbench.contextMenu(row(FIRST), 'Edit Scale…');
      await workbench.quickTitle(`Scale of “${FIRST}”`);
      await keyboard.type('low');
      await said('two or more values');
      await picture('scale-wrong');
      await keyboard.type(', medium, high');
      await said('1 low · 2 medium · 3 high');
      await picture('scale');
      await keyboard.press('Enter');
      await workbench.untilDone('it is written', async () => codeNamed(FIRST).scale?.values?.length === 3);
    },
  );

  await step('gives another one a range of numbers from the Definition view', async () => {
    await page.locator('.pane-header', { hasText: 'Definition' }).click();
    await row(FIRST).click();
    await inDefinition(/1 low · 2 medium · 3 high/);
    await row(SECOND).click();
    const frame = await inDefinition(new RegExp(`${SECOND}[^]*participant`));
    await frame.locator('button', { hasText: 'Scale…' }).click();
    await workbench.quickTitle(`Scale of “${SECOND}”`);
    await workbench.typeAndEnter('0–10');
    await workbench.untilDone('it is written', async () => codeNamed(SECOND).scale?.max === 10);
    await inDefinition(/Numbers from 0 to 10/);
    await isFrameAccessible(frame);
    await picture('definition');
    await page.locator('.pane-header', { hasText: 'Definition' }).click();
  });

  await step('codes a passage with a value that is chosen in the list', async () => {
    await workbench.selectByMouse(PICKED);
    await workbench.pressInEditor('Alt+q');
    await workbench.quickTitle(`Code “${PICKED}”`);
    await workbench.typeAndEnter(FIRST);
    await workbench.quickTitle(`Value of “${FIRST}”`);
    await workbench.quickRows.filter({ hasText: 'medium' }).waitFor();
    await picture('value');
    await keyboard.press('3');
    await untilValue(PICKED, FIRST, 'high');
    await workbench.untilDone('the label has the value', async () =>
      (await workbench.writtenBehindLines()).some(text => text.includes(`${FIRST}: high`)),
    );
    await picture('label');
  });

  await step('undoes that, and redoes it', async () => {
    await undo(PICKED);
    await workbench.untilDone('it is gone', async () => segmentOf(PICKED) === undefined);
    await workbench.command('Transcript Coder: Redo Coding');
    await untilValue(PICKED, FIRST, 'high');
  });

  await step('codes with a number key, and gives the value by the digit after it', async () => {
    await workbench.contextMenu(row(FIRST), 'Assign Number Key…');
    await workbench.quickTitle(`Number key of “${FIRST}”`);
    await workbench.typeAndEnter('4');
    await workbench.selectByMouse(KEYED);
    await workbench.pressInEditor('4');
    await untilValue(KEYED, FIRST, undefined);
    const hint = page.locator('.statusbar-item', { hasText: `${FIRST}: 1 low · 2 medium · 3 high` });
    await hint.waitFor();
    await picture('hint');
    await keyboard.press('2');
    await untilValue(KEYED, FIRST, 'medium');
    await hint.waitFor({ state: 'detached' });
    await undo('medium');
    await untilValue(KEYED, FIRST, undefined);
    await workbench.command('Transcript Coder: Redo Coding');
    await untilValue(KEYED, FIRST, 'medium');
  });

  await step('gives a number on a range by typing it after a number key', async () => {
    await workbench.contextMenu(row(SECOND), 'Assign Number Key…');
    await workbench.quickTitle(`Number key of “${SECOND}”`);
    await workbench.typeAndEnter('5');
    await workbench.selectByMouse(KEYED);
    await workbench.pressInEditor('5');
    const hint = page.locator('.statusbar-item', { hasText: `${SECOND}: type a number from 0 to 10` });
    await hint.waitFor();
    await keyboard.press('1');
    await workbench.quickTitle(`Value of “${SECOND}”`);
    await keyboard.type('1');
    await said('Type a number from 0 to 10');
    await picture('number-wrong');
    await keyboard.press('Backspace');
    await workbench.typeAndEnter('0');
    await untilValue(KEYED, SECOND, 10);
    await hint.waitFor({ state: 'detached' });
  });

  await step('changes a value with Set Value…, which asks of which code', async () => {
    await workbench.pressInEditor('e');
    await workbench.quickTitle('Set the value of which code?');
    await workbench.quickRows.filter({ hasText: `${SECOND}: 10` }).waitFor();
    await picture('which-code');
    await workbench.pick(`${FIRST}: medium`);
    await workbench.quickTitle(`${FIRST}: “${KEYED}”`);
    await picture('change-value');
    await workbench.pick('low');
    await untilValue(KEYED, FIRST, 'low');
    await undo('low');
    await untilValue(KEYED, FIRST, 'medium');
  });

  await step('sees values in the hover, and begins to change one there', async () => {
    const hover = page.locator('.monaco-hover:not(.hidden) .hover-contents');
    const valued = hover.filter({ hasText: `${FIRST}: medium` }).first();
    // lines move when the links below the cursor's line go away
    const point = async () => {
      await page.mouse.move(700, 900);
      const { x, y } = await workbench.boxOf(KEYED);
      await page.mouse.move(x + 20, y + 8, { steps: 5 });
    };
    await workbench.untilShown(valued, point);
    await picture('hover');
    const change = hover.locator('a', { hasText: 'Change value' }).first();
    await workbench.untilShown(quickInput.locator('.quick-input-title', { hasText: KEYED }), async () => {
      await workbench.untilShown(change, point);
      await change.click({ timeout: 10_000 });
    });
    await keyboard.press('Escape');
    await page.mouse.move(700, 900);
  });

  await step('sees, sorts and sets values in the Segments panel', async () => {
    await workbench.clickRow(row(FIRST), segments.locator('h1', { hasText: FIRST }));
    const options = segments.locator('[role=option]');
    await options.filter({ hasText: `${FIRST}: high` }).waitFor();
    await segments.locator('select').last().selectOption('value');
    await options
      .first()
      .filter({ hasText: `${FIRST}: high` })
      .waitFor();
    await options
      .nth(1)
      .filter({ hasText: `${FIRST}: medium` })
      .waitFor();
    await options.nth(0).locator('.tick').click();
    await options.nth(1).locator('.tick').click();
    await segments.locator('.selected', { hasText: '2 selected' }).waitFor();
    await picture('segments');
    await segments.locator('button', { hasText: 'Value…' }).click();
    // one of them has another code with a scale, too; what both have comes first
    await workbench.quickTitle('Set the value of which code?');
    await workbench.quickRows.first().filter({ hasText: FIRST }).waitFor();
    await keyboard.press('Enter');
    await workbench.quickTitle(`${FIRST} on 2 segments`);
    await workbench.quickRows.filter({ hasText: 'medium' }).waitFor();
    await keyboard.press('1');
    await untilValue(PICKED, FIRST, 'low');
    await untilValue(KEYED, FIRST, 'low');
    await undo('2 segments');
    await untilValue(PICKED, FIRST, 'high');
    await untilValue(KEYED, FIRST, 'medium');
  });

  await step('sees values in the coded view, and sets one there', async () => {
    await workbench.openFile(FILE);
    await workbench.command('Transcript Coder: Open Coded View to the Side');
    const brackets = report.locator('.segment[role=button]');
    await brackets
      .filter({ hasText: `${FIRST}: high` })
      .first()
      .waitFor();
    await picture('coded-view');
    await brackets
      .filter({ hasText: `${FIRST}: high` })
      .locator('text')
      .first()
      .click();
    await report.locator('.segment:focus').filter({ hasText: FIRST }).waitFor();
    await keyboard.press('e');
    await workbench.quickTitle(`${FIRST}: “${PICKED}”`);
    await workbench.pick('medium');
    await untilValue(PICKED, FIRST, 'medium');
    await brackets
      .filter({ hasText: `${FIRST}: medium` })
      .nth(1)
      .waitFor();
    await keyboard.press('Alt+u');
    await untilValue(PICKED, FIRST, 'high');
  });

  await step('reports how values are distributed', async () => {
    await workbench.command('Transcript Coder: Show Report');
    await workbench.pick('Values on scales');
    await workbench.untilDone('the table is shown', async () => {
      const rows = (await workbench.reportRows()).map(cells => cells.slice(0, 3).join(' '));
      return [`${FIRST} low 0`, `${FIRST} medium 1`, `${FIRST} high 1`].every(one => rows.includes(one));
    });
    await picture('report');
    await report.locator('[role=tab]', { hasText: 'Charts' }).click();
    await report.locator('figure svg').first().waitFor();
    await picture('report-chart');
  });

  await step('imports scales, and sees first which values would be off them', async () => {
    await workbench.command('Transcript Coder: Import Codebook…');
    await workbench.quickTitle('Import a codebook');
    await workbench.quickRows.filter({ hasText: 'scales.csv' }).click();
    await workbench.quickTitle('Import scales.csv: 1 new code, 1 changed definition, 1 clash');
    await workbench.quickRows.filter({ hasText: 'not on it: medium (1 segment)' }).waitFor();
    await picture('import');
    await keyboard.press('Enter');
    await workbench.untilDone('it is written', async () => codeNamed(SECOND).scale?.max === 20);
    // the clash was not ticked
    assert.deepEqual(codeNamed(FIRST).scale?.values, ['low', 'medium', 'high']);
    assert.deepEqual(codeNamed('Trust').scale?.values, ['no', 'yes, but', 'yes']);
    await workbench.command('Transcript Coder: Undo Coding');
    await workbench.untilDone('it is as it was', async () => codeNamed(SECOND).scale?.max === 10);
    await row('Trust').waitFor({ state: 'detached' });
    await workbench.untilStill('rows', () => workbench.treeTexts());
  });

  await step('changes a scale that is in use, after hearing which values would be off it', async () => {
    await workbench.contextMenu(row(FIRST), 'Edit Scale…');
    await workbench.quickTitle(`Scale of “${FIRST}”`);
    await becomes(() => quickInput.locator('input').first().inputValue(), 'low, medium, high');
    await keyboard.press('Control+A');
    await workbench.typeAndEnter('low, high');
    await workbench.dialog.filter({ hasText: 'medium (1)' }).waitFor();
    await picture('change-scale');
    await workbench.press('Change Scale');
    await workbench.untilDone('it is written', async () => codeNamed(FIRST).scale?.values?.length === 2);
    assert.equal(valueOf(KEYED, FIRST), 'medium');
    await workbench.command('Transcript Coder: Undo Coding');
    await workbench.untilDone('it is as it was', async () => codeNamed(FIRST).scale?.values?.length === 3);
  });
});
