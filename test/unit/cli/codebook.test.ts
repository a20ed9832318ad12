import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const SAMPLE = path.resolve(__dirname, '../../../media/sample-study');

/** A study of one interview with a key quote, coded by two people. */
function writeStudy(root: string, more: object = {}): void {
  const file = (name: string, content: object | string) =>
    fs.writeFileSync(path.join(root, name), typeof content === 'string' ? content : JSON.stringify(content));
  fs.mkdirSync(root, { recursive: true });
  file('study.json', {
    ...{ schema: 1, name: 'Trust', transcripts: ['*.txt'], interviewers: ['INT'], groups: [] },
    participants: [{ id: 'p1', name: 'Ann', speakers: ['A'] }],
    coders: [{ id: 'nd' }, { id: 'ks' }],
    ...more,
  });
  file('codebook.json', {
    schema: 1,
    codes: [
      { id: 'emotions-aaaa', name: 'Emotions', rank: 'a0' },
      { id: 'trust-aaaa', name: 'Trust', parent: 'emotions-aaaa', description: 'In **people**.', rank: 'a0' },
      { id: 'work-aaaa', name: 'Work', rank: 'a1' },
    ],
  });
  const text = 'INT: And then?\nA: I never trusted them again.\n';
  file('a.txt', text);
  const quote = 'never trusted them';
  const start = text.indexOf(quote);
  const sha256 = createHash('sha256').update(text).digest('hex');
  const version = sha256.slice(0, 12);
  for (const coder of ['nd', 'ks'])
    file(`a.txt.${coder}.coding.json`, {
      ...{ schema: 1, coder, status: 'in-progress' },
      texts: { [version]: { sha256, length: text.length } },
      segments: [
        {
          ...{ id: `s-${coder}`, text: version, start, end: start + quote.length, quote },
          ...{ codes: ['trust-aaaa'], ...(coder === 'nd' ? { key: true } : {}) },
        },
      ],
    });
}

describe('transcript-coder codebook', () => {
  const folder = tempFolder();
  const study = () => folder.file('study');
  const run = (...args: string[]) => runCli(folder.path, 'codebook', ...args);
  beforeEach(() => writeStudy(study()));

  it('exports definitions, figures and key quotes with their source', async () => {
    const { code, out } = await run('export', 'study');
    assert.equal(code, 0);
    assert.match(out, /^### Trust <!-- trust-aaaa -->\n\n1 participant, 1 transcript, 2 segments$/m);
    assert.match(out, /^> In \*\*people\*\*\.$/m);
    assert.match(out, /^- “never trusted them” — Ann, a\.txt, l\. 2$/m);
    assert.match(
      (await run('export', 'study', '--to', 'html')).out,
      /<dd><p>In <strong>people<\/strong>\.<\/p><\/dd>/,
    );
    const csv = await run('export', 'study', '--to', 'csv');
    assert.match(
      csv.out,
      /^Trust,In \*\*people\*\*\.,,,,,,1,1,2,"“never trusted them” \(Ann, a\.txt, l\. 2\)",trust-aaaa/m,
    );
    assert.doesNotMatch((await run('export', 'study', '--quotes', '0')).out, /never/);
  });

  it('writes a Word document with headings, a table and quotes', async () => {
    assert.equal((await run('export', 'study', '-o', 'c.docx')).code, 0);
    const xml = strFromU8(unzipSync(fs.readFileSync(folder.file('c.docx')))['word/document.xml']!);
    assert.match(xml, /<w:pStyle w:val="Heading2"\/>/);
    assert.match(xml, /<w:tbl>/);
    assert.match(xml, /never trusted them/);
    assert.match(xml, /<w:b\/>.*people/);
    assert.match((await run('export', 'study', '--to', 'docx')).err, /docx cannot be printed/);
  });

  it('names places instead of words where words must not be written down twice', async () => {
    writeStudy(study(), { quotes: 'hashed' });
    const { out } = await run('export', 'study');
    assert.doesNotMatch(out, /never/);
    assert.match(out, /^- — Ann, a\.txt, l\. 2$/m);
  });

  it('prints no one’s coding in a blind phase unless it is named', async () => {
    writeStudy(study(), { blind: true });
    assert.equal((await run('export', 'study')).code, 2);
    const { out } = await run('export', 'study', '--coder', 'ks');
    assert.match(out, /1 segment\b/);
    assert.doesNotMatch(out, /never trusted/);
    assert.match((await run('export', 'study', '--everyone')).out, /never trusted/);
  });

  it('lets other reports show key quotes', async () => {
    const quote = '“never trusted them” (Ann, a.txt, l. 2)';
    for (const format of ['md', 'html', 'csv']) {
      const { out } = await runCli(folder.path, 'frequency', 'study', '--quotes', '1', '--format', format);
      assert.equal(out.split('never trusted them').length, 2, format);
      if (format !== 'html') assert.ok(out.includes(quote));
    }
    assert.doesNotMatch((await runCli(folder.path, 'frequency', 'study')).out, /never/);
    const rows = async (...args: string[]) =>
      (
        JSON.parse((await runCli(folder.path, 'segments', 'study', '--format', 'json', ...args)).out) as {
          rows: { id: string }[];
        }
      ).rows;
    assert.equal((await rows()).length, 2);
    assert.deepEqual(
      (await rows('--key')).map(({ id }) => id),
      ['s-nd'],
    );
  });

  it('says what an import would do, and does it as a whole', async () => {
    fs.writeFileSync(
      folder.file('more.md'),
      '# Theirs\n\n## Emotions\n\n### Trust\n\nIn institutions.\n\n### Joy\n\n## Trust\n',
    );
    const before = fs.readFileSync(folder.file('study/codebook.json'), 'utf8');
    const dry = await run('import', 'more.md', '--into', 'study', '--dry-run');
    assert.equal(dry.code, 1);
    assert.match(dry.out, /^2 new codes, 1 changed definition, 0 clashes, 1 of 4 codes unchanged$/m);
    assert.match(dry.out, /^New codes\n {2}Emotions › Joy\n {2}Trust\n/m);
    assert.match(dry.out, /^Changed definitions\n {2}Trust: Description\n/m);
    assert.equal(fs.readFileSync(folder.file('study/codebook.json'), 'utf8'), before);
    assert.equal((await run('import', 'more.md', '--into', 'study')).code, 0);
    const after = fs.readFileSync(folder.file('study/codebook.json'), 'utf8');
    assert.match(after, /"id":"trust-aaaa",.*"description":"In institutions\."/);
    assert.match(after, /"name":"Joy","parent":"emotions-aaaa"/);
    assert.equal((await runCli(folder.path, 'check', 'study')).err, '');
    assert.match((await run('import', 'more.md', '--into', 'study', '--dry-run')).out, /^0 new codes/);
  });

  it('keeps names and places of the study unless told otherwise', async () => {
    fs.writeFileSync(
      folder.file('c.csv'),
      'id,name,parent\nemotions-aaaa,Feelings,\nwork-aaaa,Work,emotions-aaaa\n',
    );
    const before = fs.readFileSync(folder.file('study/codebook.json'), 'utf8');
    const kept = await run('import', 'c.csv', '--into', 'study');
    assert.deepEqual([kept.code, kept.err], [0, '']);
    assert.match(kept.out, /0 new codes, 0 changed definitions, 2 clashes/);
    assert.equal(fs.readFileSync(folder.file('study/codebook.json'), 'utf8'), before);
    await run('import', 'c.csv', '--into', 'study', '--clashes', 'file');
    const after = fs.readFileSync(folder.file('study/codebook.json'), 'utf8');
    assert.match(after, /"name":"Feelings"/);
    assert.match(after, /"id":"work-aaaa","name":"Work","parent":"emotions-aaaa"/);
  });

  it('brings a codebook to another study and back, in every format', async () => {
    for (const format of ['md', 'csv', 'xlsx', 'json', 'qdc']) {
      const file = `sample.${format}`;
      assert.equal((await run('export', SAMPLE, '-o', file)).code, 0);
      const { out } = await run('import', file, '--into', SAMPLE, '--dry-run');
      assert.match(out, /^0 new codes, \d+ changed definitions?, 0 clashes/, format);
      if (format !== 'qdc') assert.match(out, /0 changed/);
    }
  });

  it('refuses what it cannot use, and writes nothing', async () => {
    const before = fs.readFileSync(folder.file('study/codebook.json'), 'utf8');
    fs.writeFileSync(folder.file('bad.csv'), 'name,parent\nA,Missing\n');
    const bad = await run('import', 'bad.csv', '--into', 'study');
    assert.equal(bad.code, 2);
    assert.match(bad.err, /bad\.csv: Line 2: no row has the code “Missing”, the parent/);
    assert.match((await run('import', 'none.csv', '--into', 'study')).err, /“none\.csv” cannot be read/);
    assert.match((await run('import', 'bad.csv')).err, /Add --into STUDY/);
    assert.match((await run('import')).err, /Which file/);
    assert.match((await run('drop')).err, /Say what to do/);
    assert.match((await run('export', 'study', '--into', 'x')).err, /--into is an option of the import/);
    assert.match((await run('export', 'study', '-o', 'study/a.txt')).err, /Nothing was written/);
    fs.writeFileSync(folder.file('study/codebook.json'), '{');
    assert.equal((await run('import', 'bad.csv', '--into', 'study')).code, 2);
    fs.writeFileSync(folder.file('study/codebook.json'), before);
  });
});
