import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { captureSegment } from '../../../src/core/anchoring/anchors/capture';
import { stringifyCodebook } from '../../../src/core/codebook/parseCodebook';
import { SeededRandom } from '../../../src/core/base/random';
import { stringifySidecar } from '../../../src/core/coding/parseSidecar';
import { textVersion } from '../../../src/core/text/textVersion';
import { NodeFileStore } from '../../../src/node/nodeFileStore';
import { findJournals } from '../../../src/study/journal';
import { recoverOperations } from '../../../src/study/recovery';
import { Study } from '../../../src/study/study';
import { progressOf } from '../../../src/study/unfinished';
import { runCli } from '../cli/runCli';
import { bundle } from './bundle';
import { WORKS, workOn } from './operatorWork';
import { tempFolder } from './tempFolder';

const FILES = 48;
const KILLS_EACH = 8;
/** Of the event loop, between the mark and the kill. */
const MAX_TURNS = 40;
const LANES = 2;
const TEXT = 'INT: How was it?\n\nP1: It was hard at first, then easier, then hard again.\n';
const CODES = ['ease', 'effort', 'hope', 'strain'];

describe('a program that changes the codes of many files', () => {
  const folder = tempFolder();
  const random = new SeededRandom(20_310_101);
  let program = '';

  before(() => {
    program = path.join(
      fs.mkdtempSync(path.join(fs.realpathSync('/tmp'), 'transcript-coder-test-')),
      'operator.js',
    );
    bundle('test/unit/node/operator.ts', program);
  });
  after(() => fs.rmSync(path.dirname(program), { recursive: true, force: true }));

  for (const work of WORKS) {
    it(`has changed all or none, whenever it is killed: ${work}`, async function () {
      this.timeout(120_000);
      const original = folder.file('original');
      writeStudy(original, random);
      const done = folder.file('done');
      fs.cpSync(original, done, { recursive: true });
      await workOn(await Study.open(new NodeFileStore(done)), work);
      // what an undo leaves, and what is there before a redo
      const states = [contents(original), contents(done)];
      if (work === 'undo' || work === 'redo') {
        const moved = folder.file('moved');
        fs.cpSync(original, moved, { recursive: true });
        await workOn(await Study.open(new NodeFileStore(moved)), 'move');
        states.push(contents(moved));
      } else assert.notDeepEqual(states[0], states[1]);
      const seen = { half: 0, killed: 0 };
      const { marks } = await run(work, folder.file('counted'), original, 0, 0);
      const moments = Array.from({ length: KILLS_EACH }, () => ({
        mark: 1 + random.below(marks),
        turns: random.below(MAX_TURNS),
      }));
      await Promise.all(
        Array.from({ length: LANES }, async (_, lane) => {
          for (let i = lane; i < KILLS_EACH; i += LANES) {
            const root = folder.file(`killed-${i}`);
            const { mark, turns } = moments[i]!;
            const { isKilled } = await run(work, root, original, mark, turns);
            if (isKilled) seen.killed++;
            const store = new NodeFileStore(root);
            for (const { journal } of await findJournals(store))
              if ((await progressOf(store, journal!)) === 'half') seen.half++;
            await makeWhole(root, i % 2 === 0);
            const now = contents(root);
            assert.ok(
              states.some(state => JSON.stringify(state) === JSON.stringify(now)),
              `killed at ${mark} + ${turns}: ${differences(now, states[0]!)} of the files are otherwise`,
            );
            if (i % 4 === 0) await workOnAgain(root, work);
          }
        }),
      );
      assert.ok(seen.killed >= KILLS_EACH / 2, `only ${seen.killed} were killed before their end`);
      if (work !== 'merge') assert.ok(seen.half > 0, 'none was killed in between');
    });
  }

  /** Lets the program do something in a copy of a study until it is killed, or to its end. */
  async function run(work: string, root: string, original: string, mark: number, turns: number) {
    fs.cpSync(original, root, { recursive: true });
    const child = spawn(process.execPath, [program, root, work, String(mark), String(turns)]);
    const said = { out: '', err: '' };
    child.stdout.on('data', text => (said.out += String(text)));
    child.stderr.on('data', text => (said.err += String(text)));
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
    assert.equal(said.err, '');
    assert.ok(signal === 'SIGKILL' || code === 0);
    return { marks: Number(said.out), isKilled: signal === 'SIGKILL' };
  }
});

/** As the editor does when it opens a study, or as the command line does; that says before and after what is the matter. */
async function makeWhole(root: string, isEditor: boolean): Promise<void> {
  if (isEditor) {
    const { failures, isPending } = await recoverOperations(new NodeFileStore(root), Date.now());
    assert.deepEqual([failures, isPending], [[], false]);
  } else {
    const half = (await findJournals(new NodeFileStore(root))).length > 0;
    const check = await runCli(root, 'check', '.');
    assert.equal(/\.journal:1: /.test(check.out), half, check.out);
    const { code, err } = await runCli(root, 'repair', '.');
    assert.deepEqual([code, err], [0, '']);
  }
  assert.deepEqual(await findJournals(new NodeFileStore(root)), []);
}

/** Whatever was left behind, the study can be worked on. */
async function workOnAgain(root: string, work: string): Promise<void> {
  const study = await Study.open(new NodeFileStore(root));
  assert.deepEqual(
    study.problems.filter(({ severity }) => severity === 'error'),
    [],
  );
  if (study.codebook.get('effort') && work !== 'split') await workOn(study, work);
}

function writeStudy(folder: string, random: SeededRandom): void {
  fs.mkdirSync(folder, { recursive: true });
  const write = (file: string, text: string) => fs.writeFileSync(path.join(folder, file), text);
  write('study.json', '{"schema": 1, "name": "Test", "transcripts": ["*.txt"], "coders": [{"id": "nd"}]}');
  const codes = CODES.map(id => ({ id, name: id.toUpperCase(), memo: `of ${id}` }));
  write('codebook.json', stringifyCodebook({ schema: 1, codes }));
  const version = textVersion(TEXT);
  for (let i = 0; i < FILES; i++) {
    const file = `${String(i).padStart(2, '0')}.txt`;
    const segments = Array.from({ length: 1 + random.below(5) }, (_, s) =>
      captureSegment({
        id: `s${i}${s}`,
        text: TEXT,
        version: version.id,
        span: { start: 22 + 3 * s, end: 26 + 3 * s },
        codes: CODES.filter((code, c) => c === (s + i) % 4 || code === 'effort' || random.below(3) === 0),
        created: '2030-01-01T00:00:00Z',
      }),
    );
    write(file, TEXT);
    const { id, ...facts } = version;
    write(
      `${file}.nd.coding.json`,
      stringifySidecar({ schema: 1, coder: 'nd', status: 'in-progress', texts: { [id]: facts }, segments }),
    );
  }
}

/** What the study's own files hold. */
function contents(folder: string): readonly (readonly [string, string])[] {
  return fs
    .readdirSync(folder)
    .filter(name => !name.startsWith('.'))
    .sort()
    .map(name => [name, fs.readFileSync(path.join(folder, name), 'utf8')] as const);
}

function differences(a: ReturnType<typeof contents>, b: ReturnType<typeof contents>): number {
  return a.filter(([, text], i) => text !== b[i]?.[1]).length;
}
