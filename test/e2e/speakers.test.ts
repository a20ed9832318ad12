import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { becomes, comesToMatch } from './harness/becomes';
import { scenario } from './harness/scenario';
import { laySixLayouts } from './harness/sixLayouts';

interface StudyJson {
  interviewers: string[];
  turns?: { patterns?: string[]; notSpeakers?: string[] };
  participants: { id: string; name?: string; speakers?: string[] }[];
}

/** The labels of each transcript, as a person reads them. */
const LABELS: Readonly<Record<string, readonly string[]>> = {
  'brackets.txt': ['Moderator', 'P3', 'P4'],
  'captions.txt': ['Interviewer', 'P5'],
  'chinese.txt': ['采访者', '王芳'],
  'colon.txt': ['INT', 'P1', 'neighbour of P1'],
  'dash.txt': ['Q', 'P6'],
  'timed.txt': ['Interviewer', 'P2'],
};

/**
 * How many segments of each code are whose, counted by hand: what is done “in the evening, when there is a lot to do” is P1’s
 * only once “Tea:” is no label any more.
 */
const SEGMENTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  Company: { P1: 1, 'neighbour of P1': 1, P5: 1, 王芳: 2 },
  Things: { P2: 1, P5: 1, P6: 1, 王芳: 1 },
  Time: { P1: 1, P2: 1, P3: 1, P4: 1 },
};

/** Six transcripts, and a file that is none. */
function prepare(folder: string): void {
  laySixLayouts(folder);
  fs.writeFileSync(path.join(folder, 'from-word.docx'), 'PK');
}

const setting = { prepare, viewport: { width: 1500, height: 1000 } };

scenario('a person checks who speaks', setting, async ({ folder, workbench, step }) => {
  const page = workbench.report;
  const study = () => JSON.parse(fs.readFileSync(path.join(folder, 'study.json'), 'utf8')) as StudyJson;
  const block = (name: string) => page.locator(`section[aria-label="${name}"]`);
  const row = (name: string, label: string) =>
    block(name)
      .locator('[role=row]')
      .filter({ has: page.locator(`button.label:text-is("${label}")`) });
  const labelsOf = (name: string) => block(name).locator('.labels button.label').allTextContents();

  await step('is offered to, when the study is made', async () => {
    await workbench.command('Transcript Coder: Create Study');
    await workbench.dialog.filter({ hasText: 'has 6 transcripts with' }).waitFor();
    const said = () => workbench.dialog.textContent();
    await comesToMatch(said, /How turns begin, with the number of transcripts: .*“\{speaker\}:” \(2\)/);
    await comesToMatch(said, /Left out: from-word\.docx\. To code them, make transcripts of them/);
    await workbench.screenshot('test-output/new-study.png');
    await workbench.press('Check Speakers');
    await block('timed.txt').waitFor();
    const nesting = workbench.notification('Nest coding files under their transcripts');
    await nesting.locator('.monaco-button', { hasText: 'Nest and Exclude' }).click();
    await workbench.untilDone('settings of the workspace say so', async () =>
      fs.existsSync(path.join(folder, '.vscode/settings.json')),
    );
  });

  await step('sees who speaks in six layouts', async () => {
    for (const [name, labels] of Object.entries(LABELS)) {
      await block(name).locator('.labels [role=row]').first().waitFor();
      const expected = name === 'colon.txt' ? ['INT', 'P1', 'Tea'] : labels;
      await becomes(() => labelsOf(name), expected);
    }
    await becomes(
      () => block('colon.txt').locator('.skipped button.label').first().textContent(),
      'neighbour of P1',
    );
    // a turn of a label, and the next
    const shown = (line: number) =>
      workbench.page.locator('[id="status.editor.selection"]', { hasText: `Ln ${line},` }).waitFor();
    await row('colon.txt', 'Tea').locator('button.label').click();
    await workbench.untilDone(
      'the transcript is shown beside the page',
      async () => (await workbench.page.locator('.editor-group-container').count()) === 2,
    );
    await workbench.page.locator('.tab', { hasText: 'colon.txt' }).waitFor();
    await workbench.openFile('colon.txt');
    await shown(9);
    await row('colon.txt', 'Tea').locator('button[aria-label*="next turn"]').click();
    await workbench.openFile('colon.txt');
    await shown(11);
  });

  await step('marks all interviewers with one click', async () => {
    await page.locator('button', { hasText: 'Mark All as Interviewers' }).click();
    await workbench.untilDone('they are written', async () => study().interviewers.length === 5);
    assert.deepEqual(
      study().interviewers.toSorted(),
      ['INT', 'Interviewer', 'Moderator', 'Q', '采访者'].toSorted(),
    );
    await page.locator('h2', { hasText: 'Probably Interviewers' }).waitFor({ state: 'detached' });
  });

  await step('refuses a label, with the keyboard', async () => {
    const first = row('colon.txt', 'Tea').locator('button.label');
    await first.focus();
    await workbench.page.keyboard.press('End');
    const refuse = row('colon.txt', 'Tea').locator('button', { hasText: 'Not a Speaker' });
    await workbench.untilDone('the last button has the focus', () =>
      refuse.evaluate(button => button === button.ownerDocument.activeElement),
    );
    await workbench.page.keyboard.press('Enter');
    await workbench.untilDone('it is written', async () => study().turns?.notSpeakers?.[0] === 'Tea');
    await workbench.untilDone(
      'it heads no turn any more',
      async () => (await labelsOf('colon.txt')).join() === 'INT,P1',
    );
  });

  await step('takes a label that was missed', async () => {
    await row('colon.txt', 'neighbour of P1').locator('button', { hasText: 'Take as Speaker' }).click();
    await workbench.quickTitle('Assign “neighbour of P1” to');
    await workbench.pick('New participant');
    await workbench.quickTitle('Name of the new participant');
    await workbench.page.keyboard.press('Enter');
    await workbench.untilDone('it is taken', async () =>
      (await labelsOf('colon.txt')).includes('neighbour of P1'),
    );
  });

  await step('has participants, and the frequencies by participants are right', async () => {
    await page.locator('button', { hasText: 'Create Participants from Labels' }).click();
    await workbench.quickTitle('Which labels are participants');
    await workbench.page.keyboard.press('Enter');
    const everyone = Object.values(LABELS).flatMap(([, ...labels]) => labels);
    await workbench.untilDone(
      'they are written',
      async () => study().participants.length === everyone.length,
    );
    assert.deepEqual(
      study()
        .participants.flatMap(({ speakers = [] }) => speakers)
        .toSorted(),
      everyone.toSorted(),
    );
    await workbench.command('View: Close All Editors');
    await workbench.command('Transcript Coder: Show Frequency Table');
    const expected = Object.entries(SEGMENTS).map(
      ([code, people]) => `${code} ${Object.keys(people).length}`,
    );
    await becomes(
      async () => (await workbench.reportRows()).map(([name, n]) => `${name} ${n}`).toSorted(),
      expected,
    );
    assert.deepEqual(segmentsByParticipant(folder), SEGMENTS);
  });
});

/** Code → participant → segments, as the command line counts them. */
function segmentsByParticipant(folder: string): Record<string, Record<string, number>> {
  const args = ['dist/cli.js', 'matrix', folder, '--format', 'json'];
  const { columns, rows } = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as {
    columns: { name: string }[];
    rows: { name: string; cells: number[] }[];
  };
  return Object.fromEntries(
    rows
      .filter(({ name }) => Object.hasOwn(SEGMENTS, name))
      .map(({ name, cells }) => [
        name,
        Object.fromEntries(columns.map((one, i) => [one.name, cells[i]!] as const).filter(([, n]) => n > 0)),
      ]),
  );
}

/** A layout that nobody knows without being told. */
const UNKNOWN = 'INT » How was it?\n\nP1 » Hard at first.\n\nINT » And then?\n\nP1 » Better.\n';
const STUDY = { schema: 1, name: 'Small', transcripts: ['*.txt'] };

const unknown = {
  prepare(folder: string) {
    fs.writeFileSync(path.join(folder, 'one.txt'), UNKNOWN);
    fs.writeFileSync(path.join(folder, 'study.json'), JSON.stringify(STUDY));
  },
  viewport: { width: 1500, height: 1000 },
};

scenario('a person writes a speaker pattern', unknown, async ({ folder, workbench, step }) => {
  const page = workbench.report;
  const labels = page.locator('section[aria-label="one.txt"] .labels button.label');
  /** In which turn the cursor is, in the transcript beside the page. */
  const crumbs = workbench.page.locator('.breadcrumbs-control:visible');
  const studyFile = () => fs.readFileSync(path.join(folder, 'study.json'), 'utf8');
  const before = JSON.stringify(STUDY);
  const write = async (pattern: string) => {
    await page.locator('button', { hasText: /^Add$/ }).click();
    await page.locator('.line input').last().pressSequentially(pattern);
  };
  const until = (what: string, shown: number, turn: string) =>
    workbench.untilDone(
      what,
      async () => (await labels.count()) === shown && (await crumbs.filter({ hasText: turn }).count()) > 0,
    );

  await step('sees that no speakers were found', async () => {
    await workbench.openFile('one.txt');
    await workbench.command('Transcript Coder: Check Speakers…');
    await page.locator('.layouts', { hasText: 'No speakers were found' }).waitFor();
    await page.locator('button.path').click();
    await workbench.untilDone(
      'the transcript is beside the page',
      async () => (await workbench.page.locator('.editor-group-container').count()) === 2,
    );
    await until('the text is one turn', 0, '(no speaker)');
  });

  await step('sees turns on the page and in the transcript while typing, and what is wrong', async () => {
    await page.locator('.patterns summary').click();
    await write('{speaker');
    await page.locator('.problem', { hasText: 'needs {speaker}' }).waitFor();
    await becomes(() => page.locator('button', { hasText: /^Apply$/ }).isDisabled(), true);
    await page.locator('.line input').last().pressSequentially('} » ');
    await until('the turns are shown', 2, 'INT');
    assert.equal(studyFile(), before);
  });

  await step('cancels, and everything is as it was', async () => {
    await page.locator('button', { hasText: /^Cancel$/ }).click();
    await until('the text is one turn again', 0, '(no speaker)');
    await becomes(() => page.locator('.line input').count(), 0);
    assert.equal(studyFile(), before);
  });

  await step('closes the page while typing, and everything is as it was', async () => {
    await write('{speaker} » ');
    await until('the turns are shown', 2, 'INT');
    const tab = workbench.page.locator('.tab', { hasText: 'Speakers: Small' });
    // a page that is just being drawn may take the focus from the palette, and the command is not run
    await workbench.untilDone('the page is closed', async () => {
      if ((await tab.count()) === 0) return true;
      await workbench.command('View: Close Editor');
      return tab.waitFor({ state: 'detached', timeout: 10_000 }).then(
        () => true,
        () => false,
      );
    });
    await workbench.untilDone(
      'the text is one turn again',
      async () => (await crumbs.filter({ hasText: '(no speaker)' }).count()) > 0,
    );
    assert.equal(studyFile(), before);
  });

  await step('saves the pattern', async () => {
    await workbench.command('Transcript Coder: Check Speakers…');
    await page.locator('.patterns summary').click();
    await write('{speaker} » ');
    await page.locator('button', { hasText: /^Apply$/ }).click();
    await workbench.untilDone('it is written', async () => studyFile() !== before);
    const { turns } = JSON.parse(studyFile()) as StudyJson;
    assert.deepEqual(turns, { patterns: ['{speaker} » '] });
    await until('the turns stay', 2, 'INT');
    const args = ['dist/cli.js', 'matrix', folder, '--format', 'json', '--all'];
    assert.match(execFileSync(process.execPath, args, { encoding: 'utf8' }), /"participants":2/);
  });

  await step(
    'creates participants from labels, and interviewers from those that are probably theirs',
    async () => {
      // the page may be drawn once more, which can take the focus from the question
      await workbench.untilShown(
        workbench.quickInput.locator('.quick-input-title', {
          hasText: 'Which of these labels are interviewers’?',
        }),
        () => workbench.command('Transcript Coder: Create Participants from Labels…'),
      );
      await becomes(() => workbench.quickRows.locator('.label-name').allTextContents(), ['INT']);
      await workbench.page.keyboard.press('Enter');
      await workbench.quickTitle('Which labels are participants');
      await becomes(() => workbench.quickRows.locator('.label-name').allTextContents(), ['P1']);
      await workbench.page.keyboard.press('Enter');
      await workbench.untilDone('they are written', async () => studyFile().includes('"P1"'));
      const { interviewers, participants } = JSON.parse(studyFile()) as StudyJson;
      assert.deepEqual(interviewers, ['INT']);
      assert.deepEqual(participants, [{ id: 'p1', name: 'P1', speakers: ['P1'] }]);
    },
  );
});
