import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { captureSegment } from '../../src/core/anchoring/anchors/capture';
import { stringifySidecar } from '../../src/core/coding/parseSidecar';
import type { Segment } from '../../src/core/coding/segment';
import { textVersion } from '../../src/core/text/textVersion';
import { GitRepository } from '../unit/node/gitRepository';
import { comesToMatch } from './harness/becomes';
import { scenario } from './harness/scenario';

const TEXT = [
  'INT: How did it begin?',
  'P1: It was hard at first. Nobody had told me what the training was for, and I asked myself why I was there.',
  'INT: And then?',
  'P1: Then it became easier. I use the crisis plan with everybody now.',
  '',
].join('\n');
const CODES = [
  { id: 'difficulties-ab12', name: 'Difficulties', color: '#e15759' },
  { id: 'useful-tool-cd34', name: 'Useful tool', color: '#4e79a7' },
];
const SIDECAR = 'interview.txt.nd.coding.json';

function segment(id: string, quote: string, code: string, memo?: string): Segment {
  const start = TEXT.indexOf(quote);
  const captured = captureSegment({
    id,
    text: TEXT,
    version: textVersion(TEXT).id,
    span: { start, end: start + quote.length },
    codes: [code],
    created: '2026-11-22T10:00:00Z',
  });
  return memo === undefined ? captured : { ...captured, memo };
}

function sidecar(...segments: Segment[]): string {
  const version = textVersion(TEXT);
  const { sha256, length } = version;
  return stringifySidecar({
    schema: 1,
    coder: 'nd',
    status: 'in-progress',
    texts: { [version.id]: { sha256, length } },
    segments,
  });
}

const HARD = 'It was hard at first';
const PLAN = 'I use the crisis plan with everybody now';
const base = sidecar(
  segment('s1', 'hard at first', 'difficulties-ab12', 'Ask again.'),
  segment('s2', PLAN, 'useful-tool-cd34'),
);
const ours = sidecar(
  segment('s1', HARD, 'difficulties-ab12', 'About the beginning of the training.'),
  segment('s2', PLAN, 'useful-tool-cd34'),
  segment('s3', 'Nobody had told me what the training was for', 'difficulties-ab12'),
);
const theirs = sidecar(
  segment('s1', 'It was hard', 'difficulties-ab12', 'Compare with the second interview.'),
  segment('s2', PLAN, 'useful-tool-cd34'),
  segment('s4', 'Then it became easier', 'useful-tool-cd34'),
);
const codebook = (description: string, name = 'Useful tool') =>
  `{\n"schema": 1,\n"codes": [\n${CODES.map(code => JSON.stringify(code.id.startsWith('useful') ? { ...code, name, description } : code)).join(',\n')}\n]\n}\n`;

const STUDY =
  '{\n"schema": 1,\n"name": "Conflict",\n"transcripts": ["*.txt"],\n"interviewers": ["INT"],\n"coders": [\n{"id":"nd","name":"N. D."}\n]\n}\n';

/** Two branches that have met in a merge which git could not end. */
function prepare(folder: string): void {
  const repository = GitRepository.init(folder);
  repository.write('interview.txt', TEXT);
  repository.write('study.json', STUDY);
  repository.write('codebook.json', codebook('A tool.'));
  repository.write(SIDECAR, base);
  repository.git('add', '.');
  repository.git('commit', '-q', '-m', 'First coding');
  repository.git('checkout', '-q', '-b', 'second-reading');
  repository.write(SIDECAR, theirs);
  repository.write('codebook.json', codebook('A tool.', 'Useful tools'));
  repository.git('commit', '-q', '-a', '-m', 'Read again');
  repository.git('checkout', '-q', 'main');
  repository.write(SIDECAR, ours);
  repository.write('codebook.json', codebook('What is of use in work.'));
  repository.git('commit', '-q', '-a', '-m', 'More coding');
  assert.equal(repository.tryGit('merge', 'second-reading').status, 1);
}

const setting = { prepare, settings: { 'workbench.colorTheme': 'Default Dark Modern' } };

scenario('a conflict in a repository', setting, async ({ folder, workbench, step }) => {
  const repository = new GitRepository(folder);
  const onDisk = () => fs.readFileSync(path.join(folder, SIDECAR), 'utf8');
  const segments = () => (JSON.parse(onDisk()) as { segments: Segment[] }).segments;
  const rows = async () =>
    (await workbench.quickRows.allTextContents()).map(text => text.replaceAll('\u00a0', ' '));

  await step('shows on the line of the markers, with a light bulb that leads to its resolution', async () => {
    await workbench.openFile(SIDECAR);
    const squiggle = workbench.page.locator('.editor-instance .squiggly-error');
    await squiggle.first().waitFor();
    const line =
      onDisk()
        .split('\n')
        .findIndex(text => text.startsWith('<<<<<<<')) + 1;
    await workbench.goTo(line);
    const fix = workbench.page.locator('.action-widget', { hasText: 'Resolve Coding Conflict' });
    await workbench.untilDone('it is offered', async () => {
      await workbench.command('Quick Fix...');
      return fix.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
    });
    await workbench.screenshot('test-output/conflict-light-bulb.png');
    await workbench.page.keyboard.press('Escape');
    await workbench.page.locator('.action-widget .action-item').first().waitFor({ state: 'detached' });
  });

  await step(
    'asks what both want differently, side by side, with the words and whose each version is',
    async () => {
      await workbench.command('Transcript Coder: Resolve Coding Conflict');
      await workbench.quickTitle('interview.txt, N. D.');
      await workbench.untilDone(
        'the first question is there',
        async () => (await workbench.quickRows.count()) > 3,
      );
      await comesToMatch(
        async () => (await rows())[0] ?? '',
        /main \(yours\)[^]*It was hard at first|It was hard at first[^]*main \(yours\)/,
      );
      await comesToMatch(
        async () => (await rows())[1] ?? '',
        /second-reading[^]*It was hard|It was hard[^]*second-reading/,
      );
      await workbench.screenshot('test-output/conflict-words.png');
      await workbench.pick('Show side by side');
      await workbench.page.locator('.monaco-diff-editor').waitFor();
      const question = workbench.notification(
        'Words of “It was hard at first” (Difficulties): which version?',
      );
      await question.waitFor();
      await workbench.screenshot('test-output/conflict-side-by-side.png');
      await question.locator('.monaco-button', { hasText: 'second-reading' }).click();
      await workbench.untilDone('the second question is there', async () =>
        (await rows())[0]?.includes('About the beginning'),
      );
      await workbench.screenshot('test-output/conflict-memo.png');
    },
  );

  await step('leaves everything as it was when it is called off', async () => {
    const before = onDisk();
    await workbench.page.keyboard.press('Escape');
    await workbench.quickInput.waitFor({ state: 'hidden' });
    assert.equal(onDisk(), before);
    assert.notEqual(repository.git('ls-files', '--unmerged', SIDECAR), '');
  });

  await step('is decided by keys, written and staged', async () => {
    await workbench.openFile(SIDECAR);
    // two files are in conflict: the one that is open is meant
    await workbench.statusItem('conflicts').filter({ hasText: '2 coding conflicts' }).click();
    await workbench.quickTitle('interview.txt, N. D.');
    await workbench.untilDone('the first question is there', async () =>
      (await rows())[0]?.includes('It was hard at first'),
    );
    await workbench.page.keyboard.press('Enter');
    await workbench.untilDone('the second question is there', async () =>
      (await rows())[0]?.includes('About the beginning'),
    );
    await workbench.page.keyboard.press('ArrowDown');
    await workbench.page.keyboard.press('Enter');
    await workbench.untilDone(
      'it is staged',
      async () => repository.git('ls-files', '--unmerged', SIDECAR) === '',
    );
    assert.deepEqual(
      segments().map(({ id, quote, memo }) => [id, quote, memo]),
      [
        ['s1', HARD, 'Compare with the second interview.'],
        ['s2', PLAN, undefined],
        ['s3', 'Nobody had told me what the training was for', undefined],
        ['s4', 'Then it became easier', undefined],
      ],
    );
    assert.equal(`${repository.git('show', `:${SIDECAR}`)}\n`, onDisk());
  });

  await step('that merges by itself is told, and asked about once', async () => {
    await workbench.openFile('codebook.json');
    await workbench.command('Transcript Coder: Resolve Coding Conflict');
    await workbench.dialog.waitFor();
    await workbench.screenshot('test-output/conflict-by-itself.png');
    await comesToMatch(() => workbench.dialog.textContent(), /codebook\.json can be merged automatically/);
    await comesToMatch(() => workbench.dialog.textContent(), /main \(yours\): 1 changed/);
    await workbench.press('Write and Stage');
    await workbench.untilDone('it is staged', async () => repository.git('ls-files', '--unmerged') === '');
    await workbench.statusItem('conflicts').waitFor({ state: 'hidden' });
    const { codes } = JSON.parse(fs.readFileSync(path.join(folder, 'codebook.json'), 'utf8')) as {
      codes: { name: string; description?: string }[];
    };
    assert.deepEqual(codes[1], { ...CODES[1], name: 'Useful tools', description: 'What is of use in work.' });
    repository.git('commit', '-q', '--no-edit');
    await workbench.page
      .locator('.explorer-folders-view .monaco-list-row', { hasText: /^interview\.txt$/ })
      .click();
    await workbench.untilDone('the merged coding is shown', async () =>
      (await workbench.writtenBehindLines()).some(text => text.includes('Useful tools')),
    );
    await workbench.screenshot('test-output/conflict-resolved.png');
  });
});
