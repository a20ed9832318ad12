import assert from 'node:assert/strict';
import fs from 'node:fs';
import { Random } from '../core/analyses/kit/randomStudy';
import { assertReadAlike } from '../core/report/docx/mammothDocx';
import { readDocx } from '../core/report/docx/readDocx';
import { assertValid } from '../core/report/docx/validDocx';
import { GitRepository } from '../node/gitRepository';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

/** Each is coded by one segment at most: one that is made anew on the same words counts as changed, and not as another. */
const WORDS = Array.from({ length: 80 }, (_, i) => `orchard${i}x`);
const TEXT = `Ann: ${WORDS.join('. ')}.\n`;

interface Draft {
  readonly id: string;
  readonly word: string;
  readonly code: string;
  readonly memo?: string;
}

/** Segments by id, of a coder. */
type Coding = ReadonlyMap<string, Draft>;

function fileOf(coder: string, coding: Coding): string {
  const segments = [...coding.values()].map(({ id, word, code, memo }) => {
    const start = TEXT.indexOf(word);
    return {
      ...{ id, text: '000000000000', start, end: start + word.length },
      ...{ quote: word, codes: [code], ...(memo ? { memo } : {}), created: '2026-03-02T10:00:00Z' },
    };
  });
  const texts = { '000000000000': { sha256: '0'.repeat(64), length: TEXT.length } };
  return JSON.stringify({ schema: 1, coder, status: 'in-progress', texts, segments });
}

function changed(coding: Coding, random: Random, turn: number, unused: string[]): Coding {
  const next = new Map(coding);
  for (const one of coding.values()) {
    if (random.chance(0.2)) next.delete(one.id);
    else if (random.chance(0.25)) next.set(one.id, { ...one, code: one.code === 'x' ? 'y' : 'x' });
    else if (random.chance(0.2)) next.set(one.id, { ...one, memo: `memo ${turn}` });
  }
  for (let i = random.below(4); i > 0; i--) {
    const id = `s${turn}-${i}`;
    next.set(id, { id, word: unused.pop()!, code: random.pick(['x', 'y']) });
  }
  return next;
}

/** What a commit did, counted segment by segment. */
function counts(before: Coding, after: Coding): string | undefined {
  const both = [...after.values()].filter(({ id }) => before.has(id));
  const all: readonly (readonly [number, string])[] = [
    [[...after.keys()].filter(id => !before.has(id)).length, 'added'],
    [[...before.keys()].filter(id => !after.has(id)).length, 'removed'],
    [both.filter(one => before.get(one.id)!.code !== one.code).length, 'recoded'],
    [both.filter(one => before.get(one.id)!.memo !== one.memo).length, 'with a different memo'],
  ];
  const said = all.filter(([n]) => n > 0).map(([n, what]) => `${n} ${what}`);
  return said.length === 0 ? undefined : said.join(', ');
}

const CODES = '{"schema":1,"codes":[{"id":"x","name":"Ex","example":"orchard1x"},{"id":"y","name":"Why"}]}\n';

describe('transcript-coder audit', () => {
  const folder = tempFolder();
  const audit = async (cwd: string, ...argv: string[]) => {
    const { code, err } = await runCli(cwd, 'audit', '.', ...argv);
    assert.equal(code, 0, err);
    return fs.readFileSync(`${cwd}/../${argv.at(-1)!.replace('../', '')}`);
  };

  it('has each commit with what it changed, counted, in random repositories, and no words of transcripts', async () => {
    for (let seed = 1; seed <= 4; seed++) {
      const random = new Random(seed);
      const repository = GitRepository.init(folder.file(`study-${seed}`));
      const study = {
        schema: 1,
        name: 'S',
        transcripts: ['*.txt'],
        coders: [{ id: 'ann', name: 'Ann A.' }, { id: 'ben' }],
      };
      repository.write('study.json', JSON.stringify(study));
      repository.write('codebook.json', CODES);
      repository.write('a.txt', TEXT);
      repository.git('add', '-A');
      repository.git('commit', '-q', '-m', 'Begin');
      const codings: Record<string, Coding> = { ann: new Map(), ben: new Map() };
      const expected: string[][] = [];
      const unused = [...WORDS];
      for (let turn = 0; turn < 6; turn++) {
        const lines: string[] = [];
        for (const coder of ['ann', 'ben']) {
          const next = random.chance(0.3) ? codings[coder]! : changed(codings[coder]!, random, turn, unused);
          const isNew = !fs.existsSync(`${repository.path}/a.txt.${coder}.coding.json`);
          const said = counts(codings[coder]!, next);
          if (said === undefined) continue;
          const name = coder === 'ann' ? 'Ann A.' : 'ben';
          if (isNew) lines.push(`a.txt: ${name}: new coding file`);
          lines.push(`a.txt: ${name}: ${said}`);
          codings[coder] = next;
          repository.write(`a.txt.${coder}.coding.json`, fileOf(coder, next));
        }
        repository.git('add', '-A');
        repository.git('commit', '-q', '--allow-empty', '-m', `Turn ${turn}`);
        if (lines.length > 0) expected.push(lines);
      }
      const html = (await audit(repository.path, '-o', `../audit-${seed}.html`)).toString('utf8');
      const log = /Decision log: S<\/h2>[^]*?<tbody>([^]*?)<\/tbody>/.exec(html)![1]!;
      const rows = log
        .split('</tr>')
        .map(row => /<td>([^]*)<\/td>/.exec(row)?.[1]?.split('</td><td>').at(-1)?.split('<br>'))
        .filter(row => row !== undefined);
      assert.deepEqual(rows.slice(1), expected);
      for (const word of WORDS) assert.ok(!html.includes(word), `${word} is not in it`);

      const bytes = await audit(repository.path, '--words', '-o', `../audit-${seed}.docx`);
      const read = readDocx(bytes);
      await assertReadAlike(bytes, read);
      if (seed === 1) await assertValid(bytes);
      const whole = read.tables.flatMap(({ rows: all }) => all.flat().map(({ text }) => text)).join('\n');
      for (const coding of Object.values(codings))
        for (const { word } of coding.values()) assert.ok(whole.includes(word), `${word} is in it`);
    }
  });

  it('has the decisions of a consensus with their notes, and the memos', async () => {
    const study = folder.file('study');
    fs.mkdirSync(study);
    fs.writeFileSync(
      `${study}/study.json`,
      '{"schema":1,"name":"S","memo":"Began in May.","transcripts":["*.txt"]}\n',
    );
    fs.writeFileSync(`${study}/codebook.json`, CODES);
    fs.writeFileSync(`${study}/a.txt`, TEXT);
    const consensus = {
      ...JSON.parse(fileOf('consensus', new Map([['k', { id: 'k', word: WORDS[1]!, code: 'y' }]]))),
      decisions: [
        {
          id: 'd1',
          of: [{ coder: 'ann', segment: 's', code: 'x' }],
          taken: ['ann'],
          made: [{ segment: 'k', code: 'y' }],
          by: 'ben',
          at: '2026-03-05T10:00:00Z',
          note: 'Talked about it twice.',
        },
      ],
    };
    fs.writeFileSync(`${study}/a.txt.consensus.coding.json`, JSON.stringify(consensus));
    const bytes = await audit(study, '-o', '../decided.docx');
    await assertValid(bytes);
    const { tables } = readDocx(bytes);
    const cells = tables.map(({ rows }) => rows.map(row => row.map(({ text }) => text)));
    const decided = cells.find(([head]) => head!.includes('Taken from'))!;
    assert.deepEqual(decided[1], [
      '2026-03-05',
      'ben',
      'a.txt',
      'Ex',
      'ann',
      'Why',
      'Talked about it twice.',
    ]);
    assert.ok(cells.flat(2).includes('Began in May.'));
  });

  it('needs a file of a kind that it can write', async () => {
    const { code, err } = await runCli(folder.file('.'), 'audit', '.', '-o', 'audit.pdf');
    assert.equal(code, 2);
    assert.match(err, /ends in \.html or \.docx/);
  });
});
