import assert from 'node:assert/strict';
import fs from 'node:fs';
import { Random } from '../core/analyses/kit/randomStudy';
import { GitRepository } from '../node/gitRepository';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

interface Row {
  readonly item: string;
  readonly state: string;
  readonly facts: readonly { readonly text: string; readonly source: string }[];
}

interface Code {
  readonly id: string;
  readonly name: string;
}

/** Codes by id. */
type Book = ReadonlyMap<string, Code>;

/** Another codebook, made of one by a few random changes. */
function changed(book: Book, random: Random, turn: number): Book {
  const next = new Map(book);
  for (const id of next.keys()) {
    if (random.chance(0.15)) next.delete(id);
    else if (random.chance(0.2)) next.set(id, { id, name: `${id} in ${turn}` });
  }
  for (let i = random.below(3); i > 0; i--)
    next.set(`c${turn}-${i}`, { id: `c${turn}-${i}`, name: `New ${turn} ${i}` });
  return next;
}

const same = (a: Book, b: Book) => JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());

describe('transcript-coder methods', () => {
  const folder = tempFolder();
  const methods = async (cwd: string, ...argv: string[]) => {
    const { code, out, err } = await runCli(cwd, 'methods', '.', '--format', 'json', ...argv);
    assert.equal(code, 0, err);
    return JSON.parse(out) as { rows: Row[] };
  };

  it('counts the versions of the codebook in git, and what they changed, in random repositories', async () => {
    for (let seed = 1; seed <= 4; seed++) {
      const random = new Random(seed);
      const repository = GitRepository.init(folder.file(`repo-${seed}`));
      repository.write('study.json', '{"schema":1,"name":"S","transcripts":["*.txt"]}\n');
      repository.write('a.txt', 'Ann: Yes.\n');
      let book: Book = new Map();
      let [versions, first, added, removed, renamed] = [0, 0, 0, 0, 0];
      const authors = new Map<string, number>();
      for (let turn = 0; turn < 8; turn++) {
        const next = turn === 0 ? new Map([['c', { id: 'c', name: 'C' }]]) : changed(book, random, turn);
        repository.write('codebook.json', JSON.stringify({ schema: 1, codes: [...next.values()] }));
        repository.write('a.txt', `Ann: Yes ${turn}.\n`);
        const author = random.pick(['Ann', 'Ben']);
        repository.git('add', '-A');
        repository.git('commit', '-q', '-m', `Turn ${turn}`, '--author', `${author} <x@y.z>`);
        if (!same(next, book)) {
          versions++;
          authors.set(author, (authors.get(author) ?? 0) + 1);
          if (versions === 1) first = next.size;
          else {
            added += [...next.keys()].filter(id => !book.has(id)).length;
            removed += [...book.keys()].filter(id => !next.has(id)).length;
            renamed += [...next].filter(
              ([id, { name }]) => book.has(id) && book.get(id)!.name !== name,
            ).length;
          }
        }
        book = next;
      }
      const { rows } = await methods(repository.path);
      const { facts } = rows.find(({ item }) => item === '26')!;
      const texts = facts.map(({ text }) => text);
      assert.ok(facts.every(({ source }) => source === 'git'));
      assert.ok(texts[0]!.startsWith(`versions of the codebook: ${versions} (`), texts[0]);
      for (const [name, count] of authors) assert.ok(texts[1]!.includes(`${name} (${count})`), texts[1]);
      assert.ok(texts[2]!.startsWith(`in the first version: ${first} code`), texts[2]);
      assert.equal(
        texts[3],
        versions > 1
          ? `since then: ${added} added, ${removed} removed, 0 merged, ${renamed} otherwise changed`
          : undefined,
      );
    }
  });

  it('says what is missing without git, and what is for the author to write', async () => {
    const study = folder.file('plain');
    fs.mkdirSync(study);
    fs.writeFileSync(`${study}/study.json`, '{"schema":1,"name":"S","transcripts":["*.txt"]}\n');
    fs.writeFileSync(`${study}/a.txt`, 'Ann: Yes.\n');
    const { code, out } = await runCli(study, 'methods', '.', '--guideline', 'srqr');
    assert.equal(code, 0);
    assert.match(out, /The history of the codebook is missing: git is not available/);
    assert.match(out, /S21 +funding +for you to write/);
    const { rows } = await methods(study);
    assert.equal(rows.length, 32);
    assert.equal(rows.find(({ item }) => item === '27')!.state, 'files');
    assert.equal(rows.find(({ item }) => item === '24')!.state, 'write');
  });

  it('says how a sample was drawn and which programs coded, with what they were told', async () => {
    const study = folder.file('told');
    fs.mkdirSync(study);
    const file = {
      schema: 1,
      name: 'S',
      transcripts: ['*.txt'],
      coders: [{ id: 'bot', program: { name: 'Tagger', version: '2', settings: 'prompt 7' } }],
      reports: [
        { id: 'r', name: 'Second coder', analysis: 'sample', options: { count: 3, seed: 9, strata: 'none' } },
      ],
    };
    fs.writeFileSync(`${study}/study.json`, JSON.stringify(file));
    fs.writeFileSync(`${study}/a.txt`, 'Ann: Yes.\n');
    const sidecar = { schema: 1, coder: 'bot', status: 'complete', texts: {}, segments: [] };
    fs.writeFileSync(`${study}/a.txt.bot.coding.json`, JSON.stringify(sidecar));
    const { rows } = await methods(study, '--guideline', 'all');
    const facts = (item: string) => rows.find(one => one.item === item)!.facts;
    assert.ok(facts('24').some(({ text }) => text === 'coded by a program: Tagger; 2; prompt 7'));
    assert.deepEqual(facts('S15'), [
      {
        text: 'sample for double coding: 3 transcripts, at random from all transcripts, seed 9',
        source: 'pinned report “Second coder”',
      },
    ]);
  });
});
