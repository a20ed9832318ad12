import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { addCode } from '../../src/core/codebook/operations';
import { Codebook } from '../../src/core/codebook/codebook';
import { emptyCodebook, stringifyCodebook } from '../../src/core/codebook/parseCodebook';
import { parseSidecar } from '../../src/core/coding/parseSidecar';
import { parseSidecarPath } from '../../src/core/coding/sidecarName';
import { MergeDriver } from '../../src/node/mergeDriver';
import { NodeFileStore } from '../../src/node/nodeFileStore';
import { readStudy } from '../../src/study/readStudy';
import { bundle } from '../unit/node/bundle';
import { GitRepository } from '../unit/node/gitRepository';
import { Random } from '../unit/core/analyses/kit/randomStudy';
import { Ledger, Person, codings, wordsOf } from './person';
import { tellStep } from '../progress.cjs';
import { type Tally, sync } from './sync';

const CLONES = 10;
const ROUNDS = 40;
/** Two clones to a coder: somebody who works on two machines. */
const CODERS = 5;
const TRANSCRIPTS = ['one.txt', 'two.txt', 'three.txt'];

describe('ten clones of one study', () => {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'transcript-coder-clones-')));
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  for (const seed of seeds()) {
    it(`lose nothing in ${ROUNDS} rounds of pushes, pulls, merges and rebases, and end the same (seed ${seed})`, async () => {
      const random = randomFrom(seed);
      const { ledger, people, remote } = await begin(path.join(folder, String(seed)), random);
      const tally: Tally = { merges: 0, rebases: 0, decided: 0, texts: 0 };
      for (let round = 0; round < ROUNDS; round++) {
        tellStep(`round ${round + 1} of ${ROUNDS}`);
        for (const person of people) {
          if (random() < 0.5) person.work();
          if (random() < 0.3) sync(person.repository, random() < 0.5 ? 'merge' : 'rebase', tally);
        }
      }
      for (const person of people) sync(person.repository, 'merge', tally);
      for (const { repository } of people) repository.git('pull', '-q', '--ff-only', 'origin', 'main');

      const [first, ...others] = people.map(person => contents(person));
      for (const other of others) assert.deepEqual(other, first);
      assert.equal(new Set(people.map(({ repository }) => repository.git('rev-parse', 'HEAD'))).size, 1);
      assert.equal(remote.git('rev-parse', 'main'), people[0]!.repository.git('rev-parse', 'HEAD'));

      checkCodings(first!, ledger);
      const { problems } = await readStudy(new NodeFileStore(people[0]!.repository.path));
      const known = ['unknown-code', 'unknown-parent', 'orphan', 'ambiguous', 'moved'];
      assert.deepEqual(
        problems.filter(({ code }) => !known.includes(code)),
        [],
      );
      assert.ok(tally.merges > 20 && tally.rebases > 20, JSON.stringify(tally));
      assert.ok(tally.decided > 0, 'some conflicts were real');
      assert.ok(ledger.added.size > 200);
      if (process.env['CLONES_TALLY'])
        console.log(JSON.stringify({ ...tally, added: ledger.added.size, removed: ledger.removed.size }));
    });
  }
});

function seeds(): number[] {
  return (process.env['CLONES_SEEDS'] ?? '1').split(',').map(Number);
}

/** Every coding that somebody has made and nobody has taken away is there, on its words. */
function checkCodings(files: ReadonlyMap<string, string>, ledger: Ledger): void {
  const found = new Set<string>();
  const onWords = new Set<string>();
  const ids = new Set<string>();
  for (const [file, text] of files) {
    if (!parseSidecarPath(file)) continue;
    const { value, problems } = parseSidecar(text);
    assert.deepEqual(problems, []);
    for (const [key, coding] of codings(file, value!)) {
      found.add(key);
      ids.add(idOf(coding));
      onWords.add(wordsOf(coding));
    }
  }
  for (const [key, coding] of ledger.added) {
    // on the same words it may have become one with another
    const isThere = found.has(key) || onWords.has(wordsOf(coding));
    const isTakenAway =
      ledger.removed.has(key) || (!ids.has(idOf(coding)) && ledger.removedOnWords.has(wordsOf(coding)));
    assert.ok(isThere || isTakenAway, `${key} is lost`);
  }
  const made = new Set([...ledger.added.values()].map(wordsOf));
  for (const one of onWords) assert.ok(made.has(one), `${one} was made by nobody`);
  const gone = [...ledger.removed].filter(key => !found.has(key));
  assert.ok(
    gone.length > 0.7 * ledger.removed.size,
    `${gone.length} of ${ledger.removed.size} removals hold`,
  );
}

function idOf({ path: file, id }: { readonly path: string; readonly id: string }): string {
  return `${file} ${id}`;
}

async function begin(root: string, random: () => number) {
  const program = path.join(root, 'cli.js');
  bundle('src/cli/main.ts', program);
  const remote = new GitRepository(path.join(root, 'remote.git'));
  fs.mkdirSync(remote.path);
  remote.git('init', '-q', '--bare', '-b', 'main');
  const seed = GitRepository.init(path.join(root, 'seed'));
  seed.write('study.json', `{"schema":1,"name":"Clones","transcripts":["*.txt"]}\n`);
  let codebook = emptyCodebook();
  for (let i = 0; i < 8; i++) {
    const added = addCode(Codebook.of(codebook), { name: `Code ${i}` }, random);
    assert.ok(added.ok);
    codebook = added.value.file;
  }
  seed.write('codebook.json', stringifyCodebook(codebook));
  for (const name of TRANSCRIPTS) seed.write(name, transcript(random));
  const driver = { node: process.execPath, script: program };
  await new MergeDriver(seed.path).install(driver);
  seed.git('add', '-A');
  seed.git('commit', '-q', '-m', 'Begin');
  seed.git('push', '-q', remote.path, 'main');

  const ledger = new Ledger();
  const people = await Promise.all(
    Array.from({ length: CLONES }, async (_, i) => {
      const at = path.join(root, `clone ${i}`);
      seed.git('clone', '-q', remote.path, at);
      await new MergeDriver(at).install(driver);
      return new Person(at, `c${i % CODERS}`, TRANSCRIPTS, ledger, random);
    }),
  );
  return { ledger, people, remote };
}

/** Forty turns of five words or more. */
function transcript(random: () => number): string {
  const words = [
    'coach',
    'work',
    'morning',
    'phone',
    'never',
    'always',
    'help',
    'money',
    'that',
    'with',
    'people',
  ];
  const sentence = () =>
    Array.from({ length: 8 }, () => words[Math.floor(random() * words.length)]).join(' ');
  return Array.from({ length: 40 }, (_, i) => `P${i % 2}: ${sentence()}.\n`).join('');
}

function contents({ repository }: Person): Map<string, string> {
  const names = fs
    .readdirSync(repository.path)
    .filter(name => name !== '.git')
    .sort();
  return new Map(names.map(name => [name, fs.readFileSync(path.join(repository.path, name), 'utf8')]));
}

function randomFrom(seed: number): () => number {
  const random = new Random(seed);
  return () => random.fraction();
}
