import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { Passage } from '../../../src/core/manuscript/finding';
import { GitRepository } from '../node/gitRepository';
import { tempFolder } from '../node/tempFolder';
import { docxPaper } from '../core/manuscript/paperFiles';
import { runCli } from './runCli';

const ROOT = path.resolve(__dirname, '../../..');

const PAPER = `# Results

One coach did not mind the repetition: “two thirds of it I was doing already” (Job Coach 3, focus group).

> I've got that on a yellow note on the screen.
>
> — Job Coach 3

The book “How to help people with a job in five easy steps” is another matter.
`;

describe('transcript-coder manuscript check', () => {
  const folder = tempFolder();
  const write = (name: string, content: string | Uint8Array) => fs.writeFileSync(folder.file(name), content);
  const check = (paper: string, ...args: string[]) =>
    runCli(folder.path, 'manuscript', 'check', paper, 'study', ...args);

  beforeEach(() => {
    fs.cpSync(path.join(ROOT, 'media/sample-study'), folder.file('study'), { recursive: true });
    write('paper.md', PAPER);
  });

  it('says with line and column what is not as it was said, and by whom', async () => {
    const { code, out, err } = await check('paper.md');
    assert.deepEqual([code, err], [1, '']);
    assert.deepEqual(out.split('\n'), [
      'paper.md:5:22: The transcript has “sticky” here, not “yellow”. (focus-group.txt:37)',
      'paper.md:7:5: These words are by Job Coach 2, not by Job Coach 3. (focus-group.txt:37)',
      'Quotations checked: 2. Numbers and labels checked: 0. Quotations that are not from a transcript: 1. To correct: 2.',
      '',
    ]);
  });

  it('is content with a paper that is right', async () => {
    write('paper.md', PAPER.replace('yellow', 'sticky').replace('— Job Coach 3', '— JC2'));
    const { code, out } = await check('paper.md');
    assert.deepEqual(
      [code, out],
      [
        0,
        'Quotations checked: 2. Numbers and labels checked: 0. Quotations that are not from a transcript: 1. Nothing to correct.\n',
      ],
    );
  });

  it('counts paragraphs in Word documents', async () => {
    const said = '“two thirds of it I was doing always” (Job Coach 3)';
    const run = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
    write('paper.docx', docxPaper(`${run('Results')}<w:p/>${run(said)}`));
    const { code, out } = await check('paper.docx');
    assert.equal(code, 1);
    assert.match(out, /^paper\.docx, paragraph 2: The transcript has “already” here, not “always”\. /);
  });

  it('gives the same to programs', async () => {
    const { code, out } = await check('paper.md', '--format', 'json');
    const { findings, quotations } = JSON.parse(out) as Record<string, Record<string, unknown>[]>;
    assert.equal(code, 1);
    assert.deepEqual(
      findings!.map(({ code: kind, line, column, words, instead }) => [kind, line, column, words, instead]),
      [
        ['quote-altered', 5, 22, 'yellow', 'sticky'],
        ['quote-other-speaker', 7, 5, 'Job Coach 3', 'Job Coach 2'],
      ],
    );
    for (const { start, end, words } of findings!)
      assert.equal(PAPER.slice(start as number, end as number), words);
    assert.deepEqual(
      quotations!.map(({ state, line }) => [state, line]),
      [
        ['verbatim', 3],
        ['altered', 5],
        ['elsewhere', 9],
      ],
    );
    const { transcript, start, end } = quotations![0]!['passage'] as Passage;
    const text = fs.readFileSync(folder.file(`study/${transcript}`), 'utf8');
    assert.equal(text.slice(start, end), 'two thirds of it I was doing already');
  });

  it('checks against the study as it was at a commit', async () => {
    const repository = GitRepository.init(folder.path);
    const commit = () => {
      repository.git('add', '-A');
      repository.git('commit', '-q', '-m', 'Correct');
    };
    commit();
    const focusGroup = folder.file('study/focus-group.txt');
    const text = fs.readFileSync(focusGroup, 'utf8');
    fs.writeFileSync(focusGroup, text.replace('of it I was doing', 'of it I am doing'));
    commit();
    write('paper.md', 'He said “two thirds of it I was doing already” (Job Coach 3).\n');
    const now = await check('paper.md');
    assert.deepEqual([now.code, /has “am” here, not “was”/.test(now.out)], [1, true], now.out);
    assert.equal((await check('paper.md', '--at', 'HEAD~1')).code, 0);
    const none = await check('paper.md', '--at', 'HEAD~7');
    assert.deepEqual([none.code, /There is no commit “HEAD~7”/.test(none.err)], [2, true]);
  });

  it('takes “general” for all participants, or for all but one where it is told to', async () => {
    write('paper.md', '# Focus group\n\nThe code “BPD diagnosis necessary” (N = 4, general) came first.\n');
    const strict = await check('paper.md');
    assert.deepEqual([strict.code, /the label is typical in /.test(strict.out)], [1, true], strict.out);
    assert.equal((await check('paper.md', '--preset', 'lenient')).code, 0);
    const { code, err } = await runCli(
      folder.path,
      'manuscript',
      'update',
      'paper.md',
      'study',
      '--preset',
      'lenient',
    );
    assert.deepEqual([code, /--preset is an option of the check/.test(err)], [2, true]);
  });

  it('refuses what it cannot read', async () => {
    write('paper.pages', 'x');
    write('binary.md', new Uint8Array([0x63, 0, 0, 0xe9, 0x0a]));
    for (const [name, reason] of [
      ['paper.pages', /not a paper that can be read\. Possible are: \.md, /],
      ['binary.md', /binary\.md: The file is not text/],
      ['none.md', /none\.md/],
    ] as const) {
      const { code, err } = await check(name);
      assert.equal(code, 2, name);
      assert.match(err, reason);
    }
    assert.equal((await runCli(folder.path, 'manuscript', 'improve', 'paper.md', 'study')).code, 2);
    assert.equal((await runCli(folder.path, 'manuscript')).code, 2);
  });
});
