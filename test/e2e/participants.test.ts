import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { becomes } from './harness/becomes';
import { scenario } from './harness/scenario';

interface StudyJson {
  interviewers: string[];
  participants: { id: string; name?: string; speakers?: string[]; attributes?: Record<string, unknown> }[];
}

const TEXT = 'INT: How was it?\n\nP1: Hard at first.\n\nP2: I liked it.\n\nP1: And then easier.\n';
const STUDY = { schema: 1, name: 'Small', transcripts: ['*.txt'], participants: [{ id: 'ann' }] };

function prepare(folder: string): void {
  fs.writeFileSync(path.join(folder, 'one.txt'), TEXT);
  fs.writeFileSync(path.join(folder, 'study.json'), JSON.stringify(STUDY));
}

scenario('a person says who is who', { prepare }, async ({ folder, workbench, step }) => {
  // by how it begins, in the very letters: “INT” also stands in “Interviewers”
  const row = (name: string) => workbench.treeRows.filter({ hasText: new RegExp(`^\\s*${name}`) }).first();
  const study = () => JSON.parse(fs.readFileSync(path.join(folder, 'study.json'), 'utf8')) as StudyJson;
  const speakers = (id: string) => study().participants.find(one => one.id === id)?.speakers;

  /** The colour of a label in the text; undefined where it is not set off from what follows it. */
  const colourOf = (label: string) =>
    workbench.lines
      .locator('span span')
      .evaluateAll(
        (parts, wanted) =>
          parts.flatMap(one => (one.textContent === wanted ? [getComputedStyle(one).color] : []))[0],
        label,
      );
  const areAlike = async (one: string, other: string) => {
    const colours = [await colourOf(one), await colourOf(other)];
    return colours.includes(undefined) ? undefined : colours[0] === colours[1];
  };

  await step('drags a label onto a participant and onto the interviewers', async () => {
    await workbench.openFile('one.txt');
    await workbench.untilDone('labels are coloured', async () => (await areAlike('INT', 'P1')) === true);
    await workbench.showView('Transcript Coder');
    await workbench.page.locator('.pane-header', { hasText: 'People' }).click();
    await row('ann').waitFor();
    await workbench.dragRow(
      row('P1'),
      row('ann'),
      'the label is written',
      () => speakers('ann')?.includes('P1') === true,
    );
    await workbench.untilDone('the tree is drawn again', async () =>
      (await workbench.treeTexts()).includes('ann 2 turns · 1 transcript'),
    );
    await workbench.dragRow(row('INT'), row('Interviewers'), 'the label is written', () =>
      study().interviewers.includes('INT'),
    );
    await workbench.untilDone(
      'the interviewers’ label has a colour of its own',
      async () => (await areAlike('INT', 'P1')) === false,
    );
    await becomes(() => areAlike('P1', 'P2'), true);
  });

  await step('renames with F2 and sets an attribute from the context menu', async () => {
    const rename = workbench.quickInput.locator('.quick-input-title', { hasText: 'Rename “ann”' });
    await workbench.pressOnRow(row('ann'), 'F2', rename);
    await workbench.page.keyboard.press('Control+A');
    await workbench.typeAndEnter('Ann K.');
    await row('Ann K.').waitFor();
    await workbench.contextMenu(row('Ann K.'), 'Set Attribute');
    await workbench.quickTitle('Name of the attribute');
    await workbench.typeAndEnter('age');
    await workbench.quickTitle('Ann K.: age');
    await workbench.typeAndEnter('43');
    await workbench.untilDone(
      'the attribute is written',
      async () => study().participants[0]?.attributes?.['age'] === 43,
    );
  });

  await step('deletes with Delete only after a confirmation that says what goes with it', async () => {
    const question = workbench.dialog.filter({ hasText: 'Attributes: age' });
    await workbench.pressOnRow(row('Ann K.'), 'Delete', question);
    await workbench.press('Cancel');
    assert.equal(study().participants.length, 1);
    await workbench.pressOnRow(row('Ann K.'), 'Delete', question);
    await workbench.press('Delete');
    await workbench.untilDone('the participant is gone', async () => study().participants.length === 0);
  });
});
