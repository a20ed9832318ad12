import assert from 'node:assert/strict';
import fs from 'node:fs';
import { stringifySidecar } from '../../../src/core/coding/parseSidecar';
import type { Sidecar } from '../../../src/core/coding/segment';
import { EMPTY, TEXTS, take } from '../core/versions/merge/codingSteps';
import { GitRepository } from '../node/gitRepository';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const STUDY = 'my study';
const SIDECAR = `${STUDY}/in [1]/ä b.txt.nd.coding.json`;

describe('transcript-coder history', () => {
  const folder = tempFolder();
  let repository: GitRepository;
  const history = (...argv: string[]) => runCli(repository.path, 'history', STUDY, ...argv);
  const commit = (message: string, sidecar?: Sidecar, codes?: string) => {
    if (sidecar) repository.write(SIDECAR, stringifySidecar(sidecar));
    if (codes !== undefined) repository.write(`${STUDY}/codebook.json`, `{"schema":1,"codes":[${codes}]}\n`);
    repository.git('add', '-A');
    repository.git('commit', '-q', '--allow-empty', '-m', message);
  };
  const first = take(EMPTY, [{ kind: 0, one: 0, other: 0 }], 'm');
  const change = (fields: object, sidecar = first): Sidecar => ({
    ...sidecar,
    segments: sidecar.segments.map(one => ({ ...one, ...fields })),
  });

  beforeEach(() => {
    repository = GitRepository.init(folder.file('repo'));
    repository.write(`${STUDY}/study.json`, '{"schema":1,"name":"S","transcripts":["*.txt"]}\n');
    repository.write(`${STUDY}/ä b.txt`, TEXTS[0]);
    commit('Code it', first, '{"id":"effort-ab12","name":"Effort"}');
    commit('Say why', change({ memo: 'hard' }));
    repository.write('elsewhere/codebook.json', '{"schema":1,"codes":[{"id":"x","name":"Not ours"}]}\n');
    commit('Something else');
    commit(
      'Rename',
      undefined,
      '{"id":"effort-ab12","name":"Toil"},{"id":"new-1","name":"New","parent":"effort-ab12"}',
    );
    commit('Recode', change({ memo: 'hard', codes: ['new-1'] }));
  });

  it('tells who coded a segment, when, and how it changed, through a merge that decided something', async () => {
    repository.git('checkout', '-q', '-b', 'side', 'HEAD~1');
    commit('Other memo', change({ memo: 'easy' }));
    repository.git('checkout', '-q', 'main');
    repository.tryGit('merge', '-q', '--no-commit', 'side');
    commit('Merge both', change({ memo: 'hard and easy', codes: ['new-1'] }));
    const { code, out, err } = await history('m0');
    assert.equal(code, 0, err);
    const lines = out
      .trim()
      .split('\n')
      .map(line => line.replace(/^\S{10} [0-9a-f]{7} Somebody: /, '> '));
    const rest = lines.filter(line => !line.startsWith('> Other memo') && !line.includes('“easy”'));
    assert.deepEqual(rest, [
      '> Code it',
      `  coded in in [1]/ä b.txt.nd.coding.json with Toil: “${TEXTS[0].slice(21, 41)}”`,
      '> Say why',
      '  memo: “hard”, before: nothing',
      '> Recode',
      '  added New; removed Toil',
      '> Merge both',
      '  memo: “hard and easy”, before: “hard”',
    ]);
    assert.match(out, /Other memo\n {2}memo: “easy”, before: “hard”/);
    const json = JSON.parse((await history('m0', '--format', 'json')).out) as {
      segment: string;
      events: unknown[];
    };
    assert.deepEqual([json.segment, json.events.length], ['m0', 5]);
  });

  it('tells how a code was defined, and where it was given and taken off', async () => {
    for (const name of ['effort-ab12', 'toil']) {
      const { code, out } = await history(name);
      assert.equal(code, 0);
      const lines = out
        .trim()
        .split('\n')
        .map(line => line.replace(/^\S{10} [0-9a-f]{7} /, ''));
      assert.deepEqual(lines, [
        'Somebody: Code it',
        '  Effort: added',
        'Somebody: Rename',
        '  Toil: renamed, before: Effort',
        '',
        'Somebody: Code it',
        '  in [1]/ä b.txt.nd.coding.json: added to 1 segment',
        'Somebody: Recode',
        '  in [1]/ä b.txt.nd.coding.json: removed from 1 segment',
      ]);
    }
  });

  it('tells what happened to the codebook, of this study alone', async () => {
    const { out } = await history('--codebook');
    const lines = out
      .trim()
      .split('\n')
      .map(line => line.replace(/^\S{10} [0-9a-f]{7} /, ''));
    assert.deepEqual(lines, [
      'Somebody: Code it (1 code afterwards)',
      '  Effort: added',
      'Somebody: Rename (2 codes afterwards)',
      '  Toil: renamed, before: Effort',
      '  Toil / New: added',
    ]);
  });

  it('tells what was written in the summary grid, through a merge that decided something', async () => {
    const write = (message: string, ...summaries: object[]) => {
      const records = summaries.map(one => JSON.stringify({ segments: [], by: 'nd', ...one }));
      repository.write(`${STUDY}/summaries.json`, `{"schema":1,"summaries":[\n${records.join(',\n')}\n]}\n`);
      commit(message);
    };
    const cell = { id: 'sum-1', code: 'effort-ab12', transcript: 'ä b.txt' };
    write('Summarise', { ...cell, text: 'Hard at first.' });
    repository.git('checkout', '-q', '-b', 'side');
    write('In other words', { ...cell, text: 'Easy later.' });
    repository.git('checkout', '-q', 'main');
    write(
      'A row',
      { ...cell, text: 'Hard at first.' },
      { id: 'sum-2', transcript: 'ä b.txt', text: 'Tired.' },
    );
    repository.tryGit('merge', '-q', '--no-commit', 'side');
    write(
      'Merge',
      { ...cell, text: 'Hard, then easy.' },
      { id: 'sum-2', transcript: 'ä b.txt', text: 'Tired.' },
    );
    write('Look through', { ...cell, text: 'Hard, then easy.', at: '2026-03-01T10:00:00Z' });
    const { code, out, err } = await history('--summaries');
    assert.deepEqual([code, err], [0, '']);
    const lines = out
      .trim()
      .split('\n')
      .map(line => line.replace(/^\S{10} [0-9a-f]{7} Somebody: /, '> '));
    // commits of the same second may come in either order
    const at = (title: string) => lines.slice(lines.indexOf(title) + 1, lines.indexOf(title) + 2);
    assert.deepEqual(lines.filter(line => line.startsWith('> ')).sort(), [
      '> A row',
      '> In other words',
      '> Look through',
      '> Merge',
      '> Summarise',
    ]);
    assert.deepEqual(at('> Summarise'), ['  summary of Toil / ä b.txt: added']);
    assert.deepEqual(at('> A row'), ['  summary of ä b.txt: added']);
    assert.match(at('> In other words')[0]!, /^ {2}summary of Toil \/ ä b\.txt: .*Easy later\./);
    assert.match(at('> Merge')[0]!, /^ {2}summary of Toil \/ ä b\.txt: .*Hard, then easy\./);
    assert.deepEqual(lines.slice(-2), [
      '  summary of Toil / ä b.txt: looked through again',
      '  summary of ä b.txt: removed',
    ]);
    const { summaries } = JSON.parse((await history('--summaries', '--format', 'json')).out) as {
      summaries: { changes: { id: string; kind: string }[] }[];
    };
    assert.deepEqual(
      summaries.at(-1)!.changes.map(({ id, kind }) => [id, kind]),
      [
        ['sum-1', 'changed'],
        ['sum-2', 'removed'],
      ],
    );
  });

  it('has nothing to tell of summaries where there are none, and refuses two questions at once', async () => {
    assert.deepEqual(await history('--summaries'), { code: 0, out: '', err: '' });
    const { code, err } = await history('--summaries', '--codebook');
    assert.equal(code, 2);
    assert.match(err, /use --codebook or --summaries\./);
  });

  it('reads coding files laid out in any way', async () => {
    const layouts = [
      (sidecar: Sidecar) => JSON.stringify(sidecar, undefined, 2),
      (sidecar: Sidecar) =>
        JSON.stringify(sidecar)
          .replaceAll('"', ' " ')
          .replace(/" ([^"]*) "/g, '"$1"'),
      (sidecar: Sidecar) =>
        JSON.stringify(sidecar).replaceAll('m0', '\\u006d0').replaceAll('new-1', 'new\\u002d1'),
    ];
    const steps = [
      change({ codes: ['new-1'], memo: 'one' }),
      change({ codes: ['new-1'], memo: 'two' }),
      change({ codes: ['effort-ab12'], memo: 'two' }),
    ];
    for (const [i, layOut] of layouts.entries()) {
      const file = `${STUDY}/laid out ${i}.txt.nd.coding.json`;
      for (const sidecar of steps) {
        const renamed = {
          ...sidecar,
          segments: sidecar.segments.map(one => ({ ...one, id: `${one.id}-${i}` })),
        };
        repository.write(file, layOut(renamed));
        commit('Step');
      }
      const { out, err } = await history(`m0-${i}`);
      assert.equal(err, '');
      assert.deepEqual(
        out.split('\n').filter(line => line.startsWith(' ')),
        [
          `  coded in laid out ${i}.txt.nd.coding.json with New: “${TEXTS[0].slice(21, 41)}”`,
          '  memo: “two”, before: “one”',
          '  added Toil; removed New',
        ],
      );
    }
    const { out } = await history('New');
    assert.deepEqual(
      out.split('\n').filter(line => line.includes('laid out')),
      layouts.flatMap((_, i) => [
        `  laid out ${i}.txt.nd.coding.json: added to 1 segment`,
        `  laid out ${i}.txt.nd.coding.json: removed from 1 segment`,
      ]),
    );
  });

  it('goes through the renaming of a transcript, whether or not the coding changes with it', async () => {
    const renamed = `${STUDY}/talks/b.txt.nd.coding.json`;
    fs.mkdirSync(`${repository.path}/${STUDY}/talks`);
    repository.git('mv', SIDECAR, renamed);
    commit('Another name');
    repository.git('mv', renamed, `${STUDY}/c.txt.nd.coding.json`);
    const [last] = JSON.parse(repository.git('show', 'HEAD:./' + renamed)).segments as { memo: string }[];
    const text = fs.readFileSync(`${repository.path}/${STUDY}/c.txt.nd.coding.json`, 'utf8');
    repository.write(`${STUDY}/c.txt.nd.coding.json`, text.replace(`"${last!.memo}"`, '"harder"'));
    commit('A third one, and a memo');
    const { out } = await history('m0');
    const lines = out
      .trim()
      .split('\n')
      .filter(line => line.startsWith(' '));
    assert.deepEqual(lines.slice(3), [
      '  renamed to talks/b.txt.nd.coding.json, before: in [1]/ä b.txt.nd.coding.json',
      '  renamed to c.txt.nd.coding.json, before: talks/b.txt.nd.coding.json',
      '  memo: “harder”, before: “hard”',
    ]);
    const use = (await history('New')).out.split('\n').filter(line => line.includes('coding.json'));
    assert.deepEqual(use, ['  in [1]/ä b.txt.nd.coding.json: added to 1 segment']);
  });

  it('finds what is there no more, and says what never was', async () => {
    commit('Remove', { ...first, segments: [], texts: {} }, '{"id":"other","name":"Other"}');
    assert.match((await history('m0')).out, /removed; its codes were New|removed; its codes were new-1/);
    assert.match((await history('Toil')).out, /Toil: deleted/);
    const refuses = async (argv: string[], expected: RegExp) => {
      const { code, out, err } = await history(...argv);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, expected);
    };
    await refuses(['m.*'], /“m\.\*” is neither a segment nor a code, now or in the history/);
    await refuses([], /Name a segment or a code, or use --codebook/);
    await refuses(['m0', '--codebook'], /Name a segment or a code, or use --codebook/);
    fs.rmSync(`${repository.path}/.git`, { recursive: true });
    await refuses(['m0'], /not in a git repository with a commit/);
  });
});
