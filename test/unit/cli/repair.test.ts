import assert from 'node:assert/strict';
import fs from 'node:fs';
import { stringifySidecar } from '../../../src/core/coding/parseSidecar';
import type { Sidecar } from '../../../src/core/coding/segment';
import { EMPTY, TEXTS, take } from '../core/versions/merge/codingSteps';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const STUDY = {
  schema: 1,
  name: 'S',
  transcripts: ['*.txt', 'talks/*.txt'],
  participants: [{ id: 'p1', transcripts: ['a.txt'] }],
  groups: [
    { id: 'first', transcripts: ['a.txt'] },
    { id: 'talks', transcripts: ['talks/*.txt'] },
  ],
  coders: [{ id: 'nd' }, { id: 'xy' }],
};
const CODEBOOK =
  '{"schema":1,"codes":[{"id":"effort-ab12","name":"Effort"},{"id":"relief-cd34","name":"Relief"}]}\n';

describe('transcript-coder repair', () => {
  const folder = tempFolder();
  const write = (file: string, text: string) => {
    fs.mkdirSync(folder.file(`${file}/..`), { recursive: true });
    fs.writeFileSync(folder.file(file), text);
  };
  const read = (file: string) => fs.readFileSync(folder.file(file), 'utf8');
  const study = () => JSON.parse(read('study.json')) as typeof STUDY;
  const segments = (file: string) => (JSON.parse(read(file)) as Sidecar).segments.map(({ id }) => id);
  const repair = (...argv: string[]) => runCli(folder.path, 'repair', '.', ...argv);
  const places = async () => (await runCli(folder.path, 'places', '.', '--state', 'ok')).out;
  const coded = (who: string, one = 0) => take(EMPTY, [{ kind: 0, one, other: 0 }], who);

  beforeEach(() => {
    write('study.json', JSON.stringify(STUDY));
    write('codebook.json', CODEBOOK);
    write('a.txt', TEXTS[0]);
    write('a.txt.nd.coding.json', stringifySidecar(coded('m')));
    write('a.txt.xy.coding.json', stringifySidecar({ ...coded('x', 1), coder: 'xy' }));
  });

  it('refuses with --dry-run, too, what it would not do', async () => {
    write('b.txt', TEXTS[0]);
    for (const [argv, message] of [
      [['a.txt', 'b.txt'], '“a.txt” is still there, so it has not been renamed.'],
      [['gone.txt', 'none.txt'], 'There is no file “none.txt” in the study.'],
    ] as const) {
      const whole = await repair(...argv);
      assert.equal(whole.code, 2);
      assert.ok(whole.err.includes(message), whole.err);
      assert.deepEqual(await repair(...argv, '--dry-run'), whole);
    }
  });

  it('derives nothing from a study.json that cannot be used, and renames nothing', async () => {
    const broken = JSON.stringify({ ...STUDY, coders: [{ id: 'C1' }] });
    write('study.json', broken);
    write('z.txt.nd.coding.json', '{');
    const check = await runCli(folder.path, 'check', '.');
    assert.equal(check.code, 1);
    assert.deepEqual(
      check.out
        .trimEnd()
        .split('\n')
        .map(line => line.split(':', 2).join(':')),
      ['study.json:1', 'z.txt.nd.coding.json:1'],
      check.out,
    );
    fs.renameSync(folder.file('a.txt'), folder.file('b.txt'));
    const before = fs.readdirSync(folder.path).sort();
    for (const argv of [[], ['--dry-run'], ['a.txt', 'b.txt'], ['a.txt', 'b.txt', '--dry-run']]) {
      const { code, out, err } = await repair(...argv);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, /study\.json:1: .*C1.* Nothing was written\./);
    }
    assert.deepEqual([fs.readdirSync(folder.path).sort(), read('study.json')], [before, broken]);
  });

  it('lets coding files and study.json follow a transcript that something else has renamed', async () => {
    fs.renameSync(folder.file('a.txt'), folder.file('b.txt'));
    const check = await runCli(folder.path, 'check', '.');
    assert.equal(check.code, 1);
    assert.match(
      check.out,
      /a\.txt\.nd\.coding\.json:1: warning: The transcript “a\.txt” seems to have been renamed to “b\.txt”/,
    );
    const before = fs.readdirSync(folder.path).sort();
    const dry = await repair('--dry-run');
    assert.deepEqual(
      [dry.code, dry.out],
      [1, 'a.txt: its coding files would be renamed to those of b.txt\n'],
    );
    assert.deepEqual(fs.readdirSync(folder.path).sort(), before);

    const { code, out, err } = await repair();
    assert.deepEqual([code, err], [0, '']);
    assert.deepEqual(out.trim().split('\n'), [
      'a.txt.nd.coding.json: renamed to b.txt.nd.coding.json',
      'a.txt.xy.coding.json: renamed to b.txt.xy.coding.json',
      'study.json: paths changed',
    ]);
    assert.deepEqual(study().participants[0]!.transcripts, ['b.txt']);
    assert.deepEqual(study().groups[0]!.transcripts, ['b.txt']);
    assert.match(await places(), /2 segments: 2 ok\n/);
    assert.doesNotMatch((await runCli(folder.path, 'check', '.')).out, /a\.txt|renamed/);
    assert.deepEqual([(await repair()).code, (await repair()).out], [0, 'There is nothing to repair.\n']);
  });

  it('finds a transcript that left the study’s patterns, and takes a folder’s patterns along', async () => {
    write('talks/1.txt', TEXTS[0]);
    write('talks/1.txt.nd.coding.json', stringifySidecar(coded('t')));
    fs.rmSync(folder.file('a.txt'));
    fs.rmSync(folder.file('a.txt.nd.coding.json'));
    fs.rmSync(folder.file('a.txt.xy.coding.json'));
    fs.mkdirSync(folder.file('interviews'));
    fs.renameSync(folder.file('talks/1.txt'), folder.file('interviews/1.txt'));
    const { code, out } = await repair();
    assert.equal(code, 0, out);
    assert.deepEqual(study().transcripts, ['*.txt', 'interviews/*.txt']);
    assert.deepEqual(study().groups[1]!.transcripts, ['interviews/*.txt']);
    assert.deepEqual(segments('interviews/1.txt.nd.coding.json'), ['t0']);
  });

  it('says that summaries follow, where nothing else names the old path', async () => {
    write(
      'study.json',
      '{"schema":1,"name":"S","transcripts":["*.txt"],"coders":[{"id":"nd"},{"id":"xy"}]}\n',
    );
    write(
      'summaries.json',
      '{"schema":1,"summaries":[{"id":"s1","transcript":"a.txt","text":"Calm.","segments":[]}]}\n',
    );
    for (const name of ['a.txt', 'a.txt.nd.coding.json', 'a.txt.xy.coding.json'])
      fs.renameSync(folder.file(name), folder.file(name.replace('a.txt', 'b.txt')));
    const { code, out, err } = await repair('a.txt', 'b.txt');
    assert.deepEqual([code, out], [0, 'summaries.json: paths changed\n'], err);
    assert.match(read('summaries.json'), /"transcript":"b\.txt"/);
    assert.equal((await repair('a.txt', 'b.txt')).out, 'There is nothing to repair.\n');
  });

  it('joins a file that a merge has left under the old name with the one that is there', async () => {
    fs.renameSync(folder.file('a.txt'), folder.file('b.txt'));
    write('b.txt.nd.coding.json', stringifySidecar({ ...coded('n', 2), status: 'complete' }));
    const { code, out } = await repair();
    assert.equal(code, 0);
    assert.match(out, /^a\.txt\.nd\.coding\.json: its segments are now in b\.txt\.nd\.coding\.json$/m);
    assert.deepEqual(segments('b.txt.nd.coding.json'), ['m0', 'n0']);
    assert.equal((JSON.parse(read('b.txt.nd.coding.json')) as Sidecar).status, 'in-progress');
    assert.equal(fs.existsSync(folder.file('a.txt.nd.coding.json')), false);
  });

  it('asks which of several files with the same text it is, and takes the one that is named', async () => {
    fs.renameSync(folder.file('a.txt'), folder.file('b.txt'));
    write('c.txt', TEXTS[0]);
    const { code, out, err } = await repair();
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /a\.txt: several files have its text: b\.txt, c\.txt/);
    assert.equal((await repair('a.txt', './c.txt')).code, 0);
    assert.deepEqual(segments('c.txt.nd.coding.json'), ['m0']);
    assert.deepEqual(study().groups[0]!.transcripts, ['c.txt']);
  });

  it('takes a transcript that was changed as well only when it is named', async () => {
    fs.rmSync(folder.file('a.txt'));
    write('b.txt', `Anne, the first talk\n\n${TEXTS[0].replace('How was it', 'How was that')}`);
    assert.match((await runCli(folder.path, 'check', '.')).out, /renamed and changed: .* are in “b\.txt”/);
    const { code, out, err } = await repair();
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /a\.txt: renamed and changed\. .* b\.txt\. To confirm/);
    assert.equal((await repair('a.txt', 'b.txt')).code, 0);
    assert.deepEqual(segments('b.txt.nd.coding.json'), ['m0']);
    assert.match((await runCli(folder.path, 'places', '.')).out, /2 segments: 2 (ok|moved)/);
  });

  it('leaves a file that is broken on either side as it is, and says so', async () => {
    fs.renameSync(folder.file('a.txt'), folder.file('b.txt'));
    write('b.txt.nd.coding.json', '{"schema":1');
    const { code, err } = await repair();
    assert.equal(code, 1);
    assert.match(err, /b\.txt\.nd\.coding\.json:1: .* Nothing was written/);
    assert.equal(read('b.txt.nd.coding.json'), '{"schema":1');
    assert.deepEqual(segments('a.txt.nd.coding.json'), ['m0']);
    assert.deepEqual(segments('b.txt.xy.coding.json'), ['x0']);
    write('a.txt.xy.coding.json', '{"schema":');
    const broken = await repair('a.txt', 'b.txt');
    assert.match(broken.err, /a\.txt\.xy\.coding\.json:1: .* Nothing was written/);
    assert.equal(read('a.txt.xy.coding.json'), '{"schema":');
  });

  it('takes nothing for renamed that is still there, not there, or outside', async () => {
    const refuses = async (argv: string[], expected: RegExp) => {
      const { code, err } = await repair(...argv);
      assert.equal(code, 2);
      assert.match(err, expected);
    };
    write('b.txt', TEXTS[0]);
    await refuses(['a.txt', 'b.txt'], /“a\.txt” is still there/);
    await refuses(['x.txt', 'y.txt'], /There is no file “y\.txt”/);
    await refuses(['x.txt', '../y.txt'], /“\.\.\/y\.txt” is not a path inside the study/);
    await refuses(['x.txt'], /Name the old and the new path/);
    assert.deepEqual([(await repair()).out, (await repair()).code], ['There is nothing to repair.\n', 0]);
  });

  describe('where coding files were moved along', () => {
    const LISTED = {
      ...STUDY,
      transcripts: ['a.txt', 'talks/*.txt'],
      groups: [...STUDY.groups, { id: 'both', transcripts: ['a.txt', 'talks/c.txt'] }],
    };
    const move = (from: string, to: string) => {
      fs.mkdirSync(folder.file(`${to}/..`), { recursive: true });
      fs.renameSync(folder.file(from), folder.file(to));
    };
    const moveCoded = (from: string, to: string) => {
      for (const end of ['', '.nd.coding.json', '.xy.coding.json']) move(from + end, to + end);
    };

    beforeEach(() => write('study.json', JSON.stringify(LISTED)));

    it('changes the path of a transcript in study.json, and nothing else', async () => {
      write('z.txt', TEXTS[1]);
      write('study.json', JSON.stringify({ ...LISTED, transcripts: ['a.txt', 'z.txt'] }));
      moveCoded('a.txt', 'sub/b.txt');
      const before = read('sub/b.txt.nd.coding.json');
      const check = await runCli(folder.path, 'check', '.');
      assert.match(
        check.out,
        /sub\/b\.txt\.nd\.coding\.json:1: warning: The transcript “sub\/b\.txt” is not in the study\. It seems to be “a\.txt”/,
      );
      const dry = await repair('--dry-run');
      assert.deepEqual([dry.code, dry.out], [1, 'study.json: a.txt would be changed to sub/b.txt\n']);
      const { code, out, err } = await repair();
      assert.deepEqual([code, out, err], [0, 'study.json: paths changed\n', '']);
      assert.deepEqual(study().transcripts, ['sub/b.txt', 'z.txt']);
      assert.deepEqual(study().participants[0]!.transcripts, ['sub/b.txt']);
      assert.deepEqual(study().groups.find(({ id }) => id === 'both')!.transcripts, [
        'sub/b.txt',
        'talks/c.txt',
      ]);
      assert.equal(read('sub/b.txt.nd.coding.json'), before);
      assert.match(await places(), /2 segments: 2 ok\n/);
      assert.equal((await repair()).out, 'There is nothing to repair.\n');
    });

    it('changes the patterns of a folder', async () => {
      write('talks/c.txt', TEXTS[0]);
      write('talks/c.txt.nd.coding.json', stringifySidecar(coded('m')));
      write('talks/d.txt', TEXTS[1]);
      move('talks', 'interviews');
      const { code, out } = await repair();
      assert.deepEqual([code, out], [0, 'study.json: paths changed\n']);
      assert.deepEqual(study().transcripts, ['a.txt', 'interviews/*.txt']);
      assert.deepEqual(
        study().groups.map(({ transcripts }) => transcripts),
        [['a.txt', 'interviews/c.txt'], ['a.txt'], ['interviews/*.txt']],
      );
      assert.match(await places(), /3 segments: 3 ok\n/);
    });

    it('asks which path is meant, and takes the answer', async () => {
      write('study.json', JSON.stringify({ ...LISTED, transcripts: ['a.txt', 'z.txt'] }));
      moveCoded('a.txt', 'b.txt');
      const { code, err } = await repair();
      assert.equal(code, 1);
      assert.match(err, /^a\.txt: listed in study\.json, but missing\. It may be one of these now: b\.txt\./);
      assert.deepEqual(study().transcripts, ['a.txt', 'z.txt']);
      assert.equal((await repair('a.txt', 'b.txt')).code, 0);
      assert.deepEqual(study().transcripts, ['b.txt', 'z.txt']);
      assert.match(await places(), /2 segments: 2 ok\n/);
    });

    it('leaves a path alone that is in a study of its own', async () => {
      write('study.json', JSON.stringify({ ...LISTED, transcripts: ['inner/a.txt'] }));
      write('inner/study.json', JSON.stringify(STUDY));
      write('inner/a.txt', TEXTS[1]);
      moveCoded('a.txt', 'b.txt');
      assert.equal((await repair()).out, 'There is nothing to repair.\n');
      assert.deepEqual(study().transcripts, ['inner/a.txt']);
    });

    it('leaves a text alone that the coding files were not made on', async () => {
      moveCoded('a.txt', 'b.txt');
      write('b.txt', 'INT: Something else.\n');
      assert.equal((await repair()).out, 'There is nothing to repair.\n');
      assert.deepEqual(study().transcripts, LISTED.transcripts);
    });
  });
});
