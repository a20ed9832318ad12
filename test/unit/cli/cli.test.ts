import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const SAMPLE = path.resolve(__dirname, '../../fixtures/small-study');
const { version } = JSON.parse(fs.readFileSync(path.resolve(__dirname, '../../../package.json'), 'utf8'));

describe('transcript-coder', () => {
  it('explains itself', async () => {
    for (const argv of [['--help'], ['-h'], ['help']]) {
      const { code, out, err } = await runCli('/', ...argv);
      assert.deepEqual([code, err], [0, '']);
      assert.match(out, /^Usage: transcript-coder COMMAND STUDY/);
      assert.match(out, /\n {2}frequency {2}/);
    }
    const bare = await runCli('/');
    assert.deepEqual([bare.code, bare.out], [2, '']);
    assert.match(bare.err, /^Usage:/);
    assert.deepEqual(await runCli('/', '--version'), { code: 0, out: `${version}\n`, err: '' });
    const wrong = await runCli('/', 'freqency');
    assert.deepEqual(wrong, {
      code: 2,
      out: '',
      err: 'transcript-coder: Unknown command “freqency”. Did you mean “frequency”? “transcript-coder --help” lists the commands.\n',
    });
  });
});

describe('transcript-coder frequency', () => {
  const folder = tempFolder();
  /** The sample study in a folder of the test, as `study`. */
  beforeEach(() => fs.cpSync(SAMPLE, folder.file('study'), { recursive: true }));
  const run = (...argv: string[]) => runCli(folder.path, 'frequency', ...argv);
  const edit = (name: string, change: (text: string) => string) =>
    fs.writeFileSync(folder.file(name), change(fs.readFileSync(folder.file(name), 'utf8')));
  const refuses = async (argv: readonly string[], message: string) =>
    assert.deepEqual(await run(...argv), { code: 2, out: '', err: `transcript-coder: ${message}\n` });

  it('prints a table to read', async () => {
    const { code, out, err } = await run('study', '--group', 'after-training');
    assert.deepEqual([code, err], [0, '']);
    assert.match(
      out,
      /\nGroup “Some weeks after the training”: 1 transcript, 5 participants, 18 segments,\n\d+ words \(without \d+ transcriber’s notes? such as “\[laughs\]”\)\.\n/,
    );
    assert.match(out, /\n {2}Calm when it gets rough +3 +60\.0 +typical /);
  });

  it('has help with every option', async () => {
    for (const argv of [['--help'], ['nowhere', '--by', 'x', '-h'], ['--nonsense', '--help']]) {
      const { code, out } = await run(...argv);
      assert.equal(code, 0);
      for (const option of [
        '--by',
        '--preset',
        '--form',
        '--all',
        '--group',
        '--transcript',
        '--coder',
        '--participant',
        '--where',
        '--code',
        '--from',
        '--to',
        '--status',
        '--format',
        '-o, --output',
        '--help',
      ])
        assert.ok(out.includes(`  ${option}`) || out.includes(`, ${option}`), option);
    }
    assert.equal((await runCli('/', 'help', 'frequency')).out, (await run('--help')).out);
  });

  it('takes the study’s folder, its study.json, and paths of all kinds', async () => {
    const { out } = await run('study');
    assert.equal((await run('study/study.json')).out, out);
    assert.equal((await run('study/')).out, out);
    assert.equal((await run(folder.file('study'))).out, out);
    assert.equal((await runCli(folder.file('study'), 'frequency', '.')).out, out);
    assert.equal((await runCli(folder.file('study/interviews'), 'frequency', '..')).out, out);
  });

  it('says what is wrong with the study that was named', async () => {
    const part = path.join('study', 'interviews');
    await refuses([], 'Which study? Name its folder.');
    await refuses(['study', 'other'], 'Unexpected argument “other”. Only one study can be named.');
    await refuses(['studdy'], 'There is no folder “studdy”.');
    await refuses([part], `“${part}” is inside a study. Name the folder of the study: study`);
    await refuses(
      [`${part}/interview-1.txt`],
      `“${part}/interview-1.txt” is inside a study. Name the folder of the study: study`,
    );
    const long = 'long'.repeat(100);
    await refuses([long], `“${folder.file(long)}” cannot be read: its name is too long.`);
    fs.mkdirSync(folder.file('empty'));
    await refuses(['empty'], '“empty” is not a study: it has no study.json.');
    fs.writeFileSync(folder.file('file.txt'), '');
    await refuses(['file.txt'], '“file.txt” is not a folder. Name the folder of a study.');
  });

  it('names what there is, and what was probably meant', async () => {
    await refuses(
      ['study', '--grup', 'x'],
      'Unknown option “--grup”. Did you mean “--group”? “transcript-coder frequency --help” lists the options.',
    );
    await refuses(
      ['study', '--group', 'After-trianing'],
      'There is no group “After-trianing”. Did you mean “after-training”? Available: after-training, nine-months.',
    );
    await refuses(['study', '--coder', 'zz'], 'There is no coder “zz”. Available: sample.');
    await refuses(
      ['study', '--by', 'word'],
      'Unknown value “word” for --by. Did you mean “words”? Available: participant, segment, transcript, words.',
    );
    await refuses(['study', '--preset', 'x'], 'Unknown value “x” for --preset. Available: strict, lenient.');
    await refuses(
      ['study', '--format', 'rtf'],
      'Unknown value “rtf” for --format. Available: text, md, csv, excel-csv, xlsx, html, docx, json, svg, png.',
    );
    await refuses(['study', '--group'], '--group needs a value: --group GROUP');
    await refuses(['study', '--group', '--by'], '--group needs a value: --group GROUP');
    await refuses(
      ['study', '--participant', 'jc9'],
      'There is no participant “jc9”. Did you mean “jc1”? Available: jc1, jc2, jc3, jc4, jc5.',
    );
    await refuses(
      ['study', '--from', '31.3.2026'],
      '--from takes a date such as 2026-03-31, not “31.3.2026”.',
    );
    await refuses(
      ['study', '--from', '2026-02-31'],
      '--from takes a date such as 2026-03-31, not “2026-02-31”.',
    );
    await refuses(
      ['study', '--transcript', 'x.txt'],
      'There is no transcript “x.txt”. Available: focus-group.txt, interviews/interview-1.txt.',
    );
    await refuses(
      ['study', '--status', 'done'],
      'Unknown value “done” for --status. Available: in-progress, complete.',
    );
    await refuses(['study', '--by=segment', '--by', 'words'], '--by can be given only once.');
    await refuses(
      ['study', '-x'],
      'Unknown option “-x”. “transcript-coder frequency --help” lists the options.',
    );
  });

  it('checks the attributes of --where', async () => {
    edit('study/study.json', text =>
      text.replace('"speakers":["Job Coach 1"]', '$&,"attributes":{"job":"nurse","age":43}'),
    );
    const scope = async (...argv: string[]) =>
      JSON.parse((await run('study', '--format=json', ...argv)).out).scope;
    assert.equal((await scope('--where', 'job=nurse', '--where', 'age = 43.0')).participants, 1);
    await refuses(
      ['study', '--where', 'job'],
      '--where takes ATTRIBUTE=VALUE, for example --where profession=nurse, not “job”.',
    );
    await refuses(
      ['study', '--where', 'jobs=x'],
      'No participant has an attribute “jobs”. Did you mean “job”? Available: job, age.',
    );
    await refuses(
      ['study', '--where', 'job=nurze'],
      'No participant has “nurze” as job. Did you mean “nurse”? Available: nurse.',
    );
  });

  it('prints no figures when a file cannot be used, but every error with file and line', async () => {
    edit('study/codebook.json', text => text.replace('"rank":"a0"}', '"rank":"a0",}'));
    edit('study/interviews/interview-1.txt.sample.coding.json', text =>
      text.replace('"start":', '"start":"x","was":'),
    );
    const lineOf = (name: string, part: string) =>
      fs
        .readFileSync(folder.file(name), 'utf8')
        .split('\n')
        .findIndex(line => line.includes(part)) + 1;
    const comma = lineOf('study/codebook.json', ',}');
    const start = lineOf('study/interviews/interview-1.txt.sample.coding.json', '"start":"x"');
    const { code, out, err } = await run('study');
    assert.deepEqual([code, out], [2, '']);
    const lines = err.trim().split('\n');
    assert.ok(
      lines.some(line => line.startsWith(`${path.join('study', 'codebook.json')}:${comma}: `)),
      err,
    );
    const sidecar = path.join('study', 'interviews', 'interview-1.txt.sample.coding.json');
    assert.ok(
      lines.some(line => line.startsWith(`${sidecar}:${start}: segments[0].start: `)),
      err,
    );
    const inside = await runCli(folder.file('study'), 'frequency', '.');
    assert.ok(inside.err.includes(`codebook.json:${comma}: `) && !inside.err.includes('study/'), inside.err);
    const absolute = await run(folder.file('study'));
    assert.ok(absolute.err.includes(`${folder.file('study/codebook.json')}:${comma}: `), absolute.err);
  });

  it('prints warnings and counts all the same', async () => {
    edit('study/codebook.json', text =>
      text
        .split('\n')
        .filter(line => !line.includes('"former-employers-zeum"'))
        .join('\n')
        .replace('},\n]', '}\n]'),
    );
    const { code, out, err } = await run('study');
    assert.equal(code, 0);
    assert.match(
      err,
      /^study.focus-group\.txt\.sample\.coding\.json:\d+: warning: The codebook has no code “former-employers-zeum”\.$/m,
    );
    assert.match(
      out,
      /Codes\s+that\s+are\s+missing\s+from\s+the\s+codebook\s+and\s+therefore\s+have\s+no\s+row:\s+“former-employers-zeum” \(2\s+segments\)\./,
    );
  });

  it('shortens a flood of warnings', async () => {
    edit('study/codebook.json', () => '{"schema":1,"codes":[]}');
    const { code, err } = await run('study');
    assert.equal(code, 0);
    const ofFocusGroup = err.split('\n').filter(line => line.includes('focus-group'));
    assert.equal(ofFocusGroup.length, 11);
    assert.match(ofFocusGroup.at(-1)!, /:\d+: warning: more of the same kind from this line on$/);
  });

  it('prints every format, and writes the same to a file', async () => {
    const starts = {
      text: 'Frequency of',
      md: '## Frequency of',
      csv: 'name,participants,',
      json: '{"scope":{',
      html: '<!doctype html>',
      svg: '<svg ',
    };
    for (const [format, start] of Object.entries(starts)) {
      const printed = await run('study', '--format', format);
      assert.equal(printed.code, 0);
      assert.ok(printed.out.startsWith(start), printed.out.slice(0, 40));
      assert.deepEqual(await run('study', '--format', format, '-o', 'table'), { code: 0, out: '', err: '' });
      assert.equal(fs.readFileSync(folder.file('table'), 'utf8'), printed.out);
      const file = `table.${format === 'text' ? 'txt' : format}`;
      assert.deepEqual(await run('study', `--output=${file}`), { code: 0, out: '', err: '' });
      assert.equal(fs.readFileSync(folder.file(file), 'utf8'), printed.out, 'the ending says which format');
    }
    for (const [format, start] of Object.entries({
      xlsx: 'PK\u0003\u0004',
      docx: 'PK\u0003\u0004',
      png: '\u0089PNG',
    })) {
      await refuses(['study', '--format', format], `${format} cannot be printed. Name a file: -o FILE`);
      assert.deepEqual(await run('study', '-o', `table.${format}`), { code: 0, out: '', err: '' });
      assert.ok(fs.readFileSync(folder.file(`table.${format}`), 'latin1').startsWith(start), format);
    }
    assert.match((await run('study', '-o', '-')).out, /^Frequency of/);
    assert.match((await run('study', '--format', 'md', '-ox.csv')).out, /^$/);
    assert.match(fs.readFileSync(folder.file('x.csv'), 'utf8'), /^## /);
  });

  it('never writes over the study, or where a table would become a transcript', async () => {
    const files = [
      'study.json',
      'codebook.json',
      'focus-group.txt',
      'focus-group.txt.sample.coding.json',
      'interviews/new.txt',
    ];
    fs.symlinkSync(folder.file('study'), folder.file('way'));
    for (const file of [...files.map(name => `study/${name}`), 'way/focus-group.txt']) {
      const before = fs.existsSync(folder.file(file)) && fs.readFileSync(folder.file(file), 'utf8');
      await refuses(
        ['study', '-o', file],
        `“${file}” is a file of the study or would become one of its transcripts. Nothing was written.`,
      );
      assert.equal(fs.existsSync(folder.file(file)) && fs.readFileSync(folder.file(file), 'utf8'), before);
    }
    assert.equal((await run('study', '-o', 'study/table.md')).code, 0);
  });

  it('says why a file could not be written', async () => {
    await refuses(['study', '-o', 'study'], '“study” could not be written: it is a folder.');
    await refuses(['study', '-o', 'none/x.md'], '“none/x.md” could not be written: no such file or folder.');
  });
});
