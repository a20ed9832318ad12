import assert from 'node:assert/strict';
import { emptySidecar, stringifySidecar } from '../../../src/core/coding/parseSidecar';
import { textVersion } from '../../../src/core/text/textVersion';
import { GitRepository } from '../node/gitRepository';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const TEXT = 'INT: How was it?\n\nP1: It was hard at first.\n\nP2: I did not mind it at all.\n';
const VERSION = textVersion(TEXT);
const CODES = '{"id":"effort","name":"Effort"},{"id":"toil","name":"Toil"},{"id":"ease","name":"Ease"}';

/** Words of P1 and of P2. */
const P1 = TEXT.indexOf('hard');
const P2 = TEXT.indexOf('mind');

/** A coder's file: where each segment begins, and its code. */
function coding(coder: string, ...segments: readonly (readonly [start: number, code: string])[]): string {
  return stringifySidecar({
    ...emptySidecar(coder),
    texts: { [VERSION.id]: { sha256: VERSION.sha256, length: VERSION.length } },
    segments: segments.map(([start, code]) => ({
      id: `s${start}`,
      text: VERSION.id,
      start,
      end: start + 4,
      quote: TEXT.slice(start, start + 4),
      codes: [code],
    })),
  });
}

describe('transcript-coder bisect', () => {
  const folder = tempFolder();
  let repository: GitRepository;
  let study = 'study';
  const bisect = (...argv: string[]) => runCli(repository.path, 'bisect', study, ...argv);
  const commit = (subject: string, files: Readonly<Record<string, string>>, date = '2026-03-01') => {
    for (const [file, content] of Object.entries(files)) repository.write(`${study}/${file}`, content);
    repository.git('add', '-A');
    repository.git('commit', '-q', '--allow-empty', '-m', subject, '--date', `${date}T10:00:00Z`);
  };
  const codebook = (codes: string) => ({ 'codebook.json': `{"schema":1,"codes":[${codes}]}\n` });
  const steps = async (...argv: string[]) => {
    const { code, out, err } = await bisect(...argv, '--format', 'json');
    assert.equal(code, 0, err);
    return (JSON.parse(out) as Printed).rows.map(
      ({ subject, before, after, causes }) => [subject, before.value, after.value, ...causes] as const,
    );
  };

  beforeEach(() => {
    study = 'study';
    repository = GitRepository.init(folder.file('repo'));
    repository.write('readme.md', 'Before the study.\n');
    repository.git('add', '-A');
    repository.git('commit', '-q', '-m', 'Begin the repository');
    commit('Begin the study', {
      'study.json':
        '{"schema":1,"name":"S","transcripts":["*.txt"],"interviewers":["INT"],"coders":[{"id":"nd","name":"Noor"},{"id":"em"}]}\n',
      'a.txt': TEXT,
      ...codebook(CODES),
    });
    commit('Code it', { 'a.txt.nd.coding.json': coding('nd', [P1, 'effort'], [P2, 'effort']) }, '2026-02-01');
    commit('Read more', { 'notes.md': 'Nothing of ours.\n' });
    commit('Recode', { 'a.txt.nd.coding.json': coding('nd', [P1, 'effort'], [P2, 'ease']) });
  });

  it('lists each commit at which the figure changed, whatever the dates say, and what did it', async () => {
    assert.deepEqual(await steps('--code', 'Effort'), [
      ['Begin the study', null, 0, 'Effort: added', 'a.txt: new transcript', 'study.json: added'],
      ['Code it', 0, 2, 'a.txt, Noor: 2 segments coded with “Effort”'],
      ['Recode', 2, 1, 'a.txt, Noor: 1 segment recoded from “Effort” to “Ease”'],
    ]);
    const labels = await steps('--code', 'Effort', '--what', 'label', '--is', 'typical');
    assert.deepEqual(labels, []);
    const only = await steps('--code', 'Effort', '--what', 'label', '--was', 'general');
    assert.deepEqual(
      only.map(([subject, before, after]) => [subject, before, after]),
      [['Recode', 'general', 'rare']],
    );
  });

  it('says that a code was merged, and follows what it became and what it was', async () => {
    const merged =
      '{"id":"effort","mergedInto":"toil"},{"id":"toil","name":"Toil"},{"id":"ease","name":"Ease"}';
    commit('One code is enough', codebook(merged));
    const toil = await steps('--code', 'Toil');
    assert.deepEqual(toil.at(-1), ['One code is enough', 0, 1, 'Effort: merged into Toil']);
    const { out } = await bisect('--code', 'effort');
    assert.match(out, /One code is enough .*1 of 2 +–/);
    assert.match(out, /now no figure: merged into Toil/);
    commit('None is', codebook('{"id":"ease","name":"Ease"}'));
    assert.equal((await steps('--code', 'Toil', '--was', '1'))[0]![0], 'None is');
  });

  it('lists what a merge brought in below the branch that it was made on', async () => {
    repository.git('checkout', '-q', '-b', 'side', 'HEAD~1');
    commit('Code on a branch', { 'a.txt.em.coding.json': coding('em', [P1, 'ease']) });
    repository.git('checkout', '-q', 'main');
    repository.git('merge', '-q', '--no-ff', '-m', 'Merge the branch', 'side');
    const { out } = await bisect('--code', 'Ease', '--format', 'json');
    const rows = (JSON.parse(out) as Printed).rows.slice(1);
    assert.deepEqual(
      rows.map(({ subject, before, after, isMerge }) => [subject, before.value, after.value, isMerge]).sort(),
      [
        ['Code on a branch', 0, 1, false],
        ['Merge the branch', 1, 2, true],
        ['Recode', 0, 1, false],
      ],
    );
    const merge = repository.git('rev-parse', 'HEAD');
    assert.equal(rows.find(({ subject }) => subject === 'Code on a branch')!.mergedIn, merge);
    assert.match((await bisect('--code', 'Ease')).out, /Merged in/);
  });

  it('follows a study that was moved, and transcripts that were renamed', async () => {
    repository.git('mv', 'study', 'here');
    repository.git('commit', '-q', '-m', 'Move it');
    study = 'here';
    repository.git('mv', 'here/a.txt', 'here/b.txt');
    repository.git('mv', 'here/a.txt.nd.coding.json', 'here/b.txt.nd.coding.json');
    repository.git('commit', '-q', '-m', 'Rename');
    assert.deepEqual(
      (await steps('--code', 'Effort')).map(([subject, before, after]) => [subject, before, after]),
      [
        ['Begin the study', null, 0],
        ['Code it', 0, 2],
        ['Recode', 2, 1],
      ],
    );
    const there = await steps('--code', 'Effort', '--to', 'HEAD~3');
    assert.deepEqual(there.at(-1)!.slice(0, 3), ['Code it', 0, 2]);
  });

  it('has no figure where a file cannot be read, says why, and goes on', async () => {
    const good = coding('nd', [P1, 'effort'], [P2, 'ease']);
    commit('Break it', { 'a.txt.nd.coding.json': '<<<<<<< ours\n' });
    commit('Leave it', { 'notes.md': 'Something else.\n' });
    commit('Mend it', { 'a.txt.nd.coding.json': good });
    const found = await steps('--code', 'Effort', '--from', 'HEAD~3');
    assert.deepEqual(
      found.map(([subject, before, after]) => [subject, before, after]),
      [
        ['Break it', 1, null],
        ['Mend it', null, 1],
      ],
    );
    assert.match(found[0]![3]!, /^a\.txt\.nd\.coding\.json:1 /);
    assert.match((await bisect('--code', 'Effort')).out, /now no figure: a\.txt\.nd\.coding\.json:1: /);
  });

  it('ends with what is not committed, or at a commit', async () => {
    repository.write('study/a.txt.nd.coding.json', coding('nd', [P2, 'ease']));
    assert.deepEqual((await steps('--code', 'Effort')).at(-1), [
      '',
      1,
      0,
      'a.txt, Noor: 1 segment with “Effort” deleted',
    ]);
    assert.match((await bisect('--code', 'Effort')).out, /not committed/);
    assert.deepEqual((await steps('--code', 'Effort', '--to', 'HEAD')).at(-1)![0], 'Recode');
    assert.deepEqual(await steps('--code', 'Effort', '--from', 'HEAD~1', '--to', 'HEAD~1'), []);
  });

  it('says that a clone is shallow, and does not take its first commit for a change', async () => {
    const clone = new GitRepository(folder.file('clone'));
    repository.git('clone', '-q', '--depth', '2', `file://${repository.path}`, clone.path);
    const { out } = await runCli(clone.path, 'bisect', 'study', '--code', 'Effort');
    assert.match(out, /This clone is shallow/);
    assert.match(out, /1 commit of 2 changed the figure/);
  });

  it('follows agreement between two coders', async () => {
    commit('Code again', { 'a.txt.em.coding.json': coding('em', [P1, 'effort'], [P2, 'ease']) });
    const found = await steps('--what', 'percent', '--coders', 'nd,em');
    assert.deepEqual(found.at(-1)!.slice(0, 3), ['Code again', null, 1]);
  });

  it('reads what git has, not what its filters make of it', async () => {
    repository.write('.gitattributes', '*.txt text eol=crlf diff=upper\n*.json diff=upper\n');
    repository.git('config', 'diff.upper.textconv', 'tr a-z A-Z <');
    repository.write('study/a.txt', TEXT.replaceAll('\n', '\r\n'));
    assert.equal((await steps('--code', 'Effort')).length, 3);
  });

  it('draws the figure over commits', async () => {
    const { out, code } = await bisect('--code', 'Effort', '--format', 'svg');
    assert.equal(code, 0);
    assert.match(out, /<path d="M[^"]*V/);
    assert.equal(out.match(/data-mark/g)?.length, 3);
    const html = await bisect('--code', 'Effort', '--what', 'label', '--format', 'html');
    assert.match(html.out, /general/);
  });

  it('refuses what it cannot follow', async () => {
    for (const [argv, said] of [
      [[], /Which code\? Name it with --code\./],
      [['--code', 'Nothing'], /There is no code “Nothing”, now or in the history\./],
      [['--code', 'Ease', '--from', 'nowhere'], /There is no commit “nowhere”/],
      [['--code', 'Ease', '--from', 'HEAD', '--to', 'HEAD~1'], /“HEAD” is not before “HEAD~1”\./],
    ] as const) {
      const { code, err } = await bisect(...argv);
      assert.equal(code, 2);
      assert.match(err, said);
    }
    const bare = folder.file('bare');
    new GitRepository(folder.path).write('bare/study.json', '{"schema":1,"name":"S","transcripts":[]}\n');
    const { code, err } = await runCli(folder.path, 'bisect', bare, '--what', 'alpha');
    assert.equal(code, 2);
    assert.match(err, /not in a git repository/);
  });
});

interface Printed {
  readonly rows: readonly {
    readonly subject: string;
    readonly before: { readonly value: number | string | null };
    readonly after: { readonly value: number | string | null };
    readonly causes: readonly string[];
    readonly isMerge: boolean;
    readonly mergedIn: string | null;
  }[];
}
