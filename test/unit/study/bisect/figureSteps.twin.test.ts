import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { GitTexts } from '../../../../src/node/gitTexts';
import { NodeFileStore } from '../../../../src/node/nodeFileStore';
import { NodeStudyGit } from '../../../../src/node/nodeStudyGit';
import type { FigureKind } from '../../../../src/core/versions/bisect/figure';
import type { FigureHistory } from '../../../../src/core/versions/bisect/figureHistory';
import { figureSteps, withWorking } from '../../../../src/study/bisect/figureSteps';
import { readStudy } from '../../../../src/study/readStudy';
import { runCli } from '../../cli/runCli';
import { GitRepository } from '../../node/gitRepository';
import { tempFolder } from '../../node/tempFolder';
import { Random } from '../../core/analyses/kit/randomStudy';
import { RandomHistory } from './randomHistory';

type Value = number | string | null;

/** What the figures of all codes are at a commit: each checked out, and counted as anyone would. */
async function figuresIn(checkout: string): Promise<(what: FigureKind, code: string | undefined) => Value> {
  const study = studyIn(checkout);
  const json = async (...argv: string[]) => {
    if (study === undefined) return undefined;
    const { code, out } = await runCli(checkout, argv[0]!, study, ...argv.slice(1), '--format', 'json');
    return code === 0 ? (JSON.parse(out) as Printed) : undefined;
  };
  const frequency = await json('frequency', '--all');
  const agreement = await json('agreement', '--coders', 'ann,ben', '--resamples', '0');
  return (what, code) => {
    if (what === 'n' || what === 'segments' || what === 'label') {
      const row = frequency?.rows.find(({ id }) => id === code);
      if (!row) return null;
      return what === 'label' ? (row.label ?? 'none') : what === 'n' ? row.participants : row.segments;
    }
    const row = code === undefined ? agreement?.overall : agreement?.rows.find(one => one.code === code);
    return row?.[what] ?? null;
  };
}

interface Printed {
  readonly rows: readonly (Numbers & {
    readonly id: string;
    readonly code: string;
    readonly label: string | null;
  })[];
  readonly overall: Numbers;
}

type Numbers = Readonly<Record<'participants' | 'segments' | 'percent' | 'kappa' | 'alpha', number | null>>;

/** There is only one; the same folder when there is none. */
function studyIn(checkout: string): string | undefined {
  const files = fs.readdirSync(checkout, { recursive: true, withFileTypes: true });
  const own = files.find(one => one.name === 'study.json' && one.isFile());
  return own && (path.relative(checkout, own.parentPath) || '.');
}

async function follow(root: string, what: FigureKind, code: string | undefined): Promise<FigureHistory> {
  const git = new NodeStudyGit(root);
  const oldTexts = new GitTexts(root);
  const walk = await git.walks.walk({});
  assert.ok(walk.ok, walk.ok ? '' : walk.error);
  const states = await git.changes.states({ kind: 'working' });
  assert.ok(states.ok);
  const { corpus, problems } = await readStudy(new NodeFileStore(root), oldTexts);
  const scope = { coders: what === 'percent' || what === 'kappa' || what === 'alpha' ? ['ann', 'ben'] : [] };
  const request = { what, code, scope, preset: 'strict', unit: 'turn' } as const;
  const found = await figureSteps(walk.value, request, { oldTexts });
  return withWorking(found!, { corpus, problems, states: states.value });
}

describe('a figure over commits', () => {
  const folder = tempFolder();
  for (const seed of seeds())
    it(`is at every commit what counting in a checkout of it finds (seed ${seed})`, async () => {
      const random = new Random(seed);
      const history = new RandomHistory(folder.file('work'), seed);
      for (let i = 0; i < 12; i++) history.act();
      history.leaveUncommitted();
      const codes = random.some(history.codes(), 0.2);
      const commits = history.repository.git('rev-list', 'HEAD').split('\n');
      const clone = new GitRepository(folder.file('clone'));
      history.repository.git('clone', '-q', '.', clone.path);
      const checked = new Map<string, Awaited<ReturnType<typeof figuresIn>>>();
      for (const commit of commits) {
        clone.git('checkout', '-q', '--detach', commit);
        checked.set(commit, await figuresIn(clone.path));
      }
      checked.set('', await figuresIn(history.repository.path));
      for (const what of ['n', 'label', 'segments', 'percent', 'kappa', 'alpha'] as const) {
        const asked = what.length < 6 && what !== 'n' && what !== 'label' ? [undefined, ...codes] : codes;
        for (const code of asked) {
          const { points, steps } = await follow(history.root, what, code);
          const told = `${what} of ${code} after ${history.done.join('; ')}`;
          const byCommit = new Map(points.map(point => [point.revision.commit, point]));
          assert.deepEqual(
            points.map(({ revision, value }) => [revision.subject, value]),
            points.map(({ revision }) => [revision.subject, checked.get(revision.commit)!(what, code)]),
            told,
          );
          assert.deepEqual(new Set(byCommit.keys()), new Set(['', ...commits]));
          const expected = points.filter(point => {
            const parent = byCommit.get(point.parents[0] ?? 'none');
            return (parent?.value ?? null) !== point.value;
          });
          assert.deepEqual(
            steps.map(({ revision }) => revision.commit),
            expected.map(({ revision }) => revision.commit),
            told,
          );
          for (const step of steps) assert.ok(step.causes.length > 0, `${step.revision.subject}: ${told}`);
        }
      }
    });
});

function seeds(): number[] {
  const given = process.env['BISECT_SEEDS'];
  return given ? given.split(',').map(Number) : [1, 2, 3, 5];
}
