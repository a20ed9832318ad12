import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { stringifySidecar } from '../../../src/core/coding/parseSidecar';
import type { Sidecar } from '../../../src/core/coding/segment';
import { EMPTY, TEXTS, take } from '../core/versions/merge/codingSteps';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

describe('transcript-coder check', () => {
  const folder = tempFolder();
  const sidecar = take(EMPTY, [{ kind: 0, one: 0, other: 0 }], 'm');
  const raw = stringifySidecar(sidecar);
  const write = (files: Record<string, string>) => {
    for (const [name, content] of Object.entries(files)) fs.writeFileSync(folder.file(name), content);
  };
  const found = async (files: Record<string, string>) => {
    write(files);
    const { code, out } = await runCli(folder.path, 'check', '.', '--format', 'json');
    const { problems } = JSON.parse(out) as {
      problems: { path: string; line: number; severity: string; code: string; message: string }[];
    };
    assert.equal(code, problems.some(({ severity }) => severity !== 'info') ? 1 : 0);
    return problems.map(({ path, line, code: kind }) => `${path}:${line}: ${kind}`);
  };
  beforeEach(() =>
    write({
      'study.json': '{"schema":1,"name":"S","transcripts":["*.txt"]}\n',
      'codebook.json': '{"schema":1,"codes":[{"id":"effort-ab12","name":"Effort"}]}\n',
      'a.txt': TEXTS[0],
      'a.txt.nd.coding.json': raw,
    }),
  );

  it('finds nothing in a study that is as it should be', async () => {
    assert.deepEqual(await found({}), []);
    assert.deepEqual(await runCli(folder.path, 'check', '.'), {
      code: 0,
      out: 'No problems found: 1 transcript, 1 segment.\n',
      err: '',
    });
  });

  it('finds quotes and hashes that are not those of the text', async () => {
    assert.deepEqual(await found({ 'a.txt.nd.coding.json': raw.replace('"quote":"It', '"quote":"At') }), [
      'a.txt.nd.coding.json:7: wrong-quote',
    ]);
    const [id, version] = Object.entries(sidecar.texts)[0]!;
    const lies = (changed: object): Sidecar => ({ ...sidecar, texts: { [id]: { ...version, ...changed } } });
    const other = `${version.sha256.slice(0, -1)}${version.sha256.endsWith('0') ? '1' : '0'}`;
    for (const changed of [{ sha256: other }, { length: version.length + 1 }])
      assert.deepEqual(await found({ 'a.txt.nd.coding.json': stringifySidecar(lies(changed)) }), [
        'a.txt.nd.coding.json:5: wrong-text',
      ]);
  });

  it('finds values that count for nothing, with their lines', async () => {
    const scale = '"scale":{"kind":"ordinal","values":["low","high"]}';
    const book = `{"schema":1,"codes":[{"id":"effort-ab12","name":"Effort",${scale}},{"id":"plain","name":"Plain"}]}`;
    const valued = (values: string) => raw.replace('],"created"', `],"values":${values},"created"`);
    const told = (values: string) =>
      found({ 'codebook.json': `${book}\n`, 'a.txt.nd.coding.json': valued(values) });
    assert.deepEqual(await told('{"effort-ab12":"low"}'), []);
    assert.deepEqual(await told('{"effort-ab12":"huge"}'), ['a.txt.nd.coding.json:7: off-scale']);
    assert.deepEqual(await told('{"plain":1}'), ['a.txt.nd.coding.json:7: stray-value']);
    const without = '{"schema":1,"codes":[{"id":"effort-ab12","name":"Effort"}]}\n';
    const file = valued('{"effort-ab12":"low"}');
    assert.deepEqual(await found({ 'codebook.json': without, 'a.txt.nd.coding.json': file }), [
      'a.txt.nd.coding.json:7: no-scale',
    ]);
  });

  it('finds what a merge has left, in our files and in transcripts, with the line', async () => {
    const markers = (text: string) => `<<<<<<< ours\n${text}=======\n${text}>>>>>>> theirs\n`;
    assert.deepEqual(await found({ 'a.txt': `${TEXTS[0]}${markers('P1: So.\n')}` }), [
      'a.txt:3: conflict-markers',
    ]);
    // somebody may speak of arrows
    assert.deepEqual(await found({ 'a.txt': `${TEXTS[0]}<<<<<<< so\n` }), []);
    write({ 'a.txt': TEXTS[0] });
    assert.deepEqual(
      await found({ 'a.txt.nd.coding.json': raw.replace('{"id"', `${markers('{"id"')}{"id"`) }),
      ['a.txt.nd.coding.json:7: conflict-markers'],
    );
    const open = raw.replace('"created"', '"memo":"a","conflicts":{"memo":["a","b"]},"created"');
    assert.deepEqual(await found({ 'a.txt.nd.coding.json': open }), [
      'a.txt.nd.coding.json:7: open-conflict',
    ]);
    write({ 'a.txt.nd.coding.json': raw });
    const code =
      '{"schema":1,"codes":[\n{"id":"effort-ab12","name":"Effort","conflicts":{"name":["Effort","Work"]}}]}';
    assert.deepEqual(await found({ 'codebook.json': code }), ['codebook.json:2: open-conflict']);
  });

  it('finds ids that stand twice, unknown codes and ranges outside the text', async () => {
    const line = raw.split('\n')[6]!;
    assert.deepEqual(await found({ 'a.txt.nd.coding.json': raw.replace(line, `${line},\n${line}`) }), [
      'a.txt.nd.coding.json:8: duplicate-id',
    ]);
    assert.deepEqual(await found({ 'a.txt.nd.coding.json': raw.replace('effort-ab12', 'other') }), [
      'a.txt.nd.coding.json:7: unknown-code',
    ]);
    const far = raw.replace(/"end":\d+/, '"end":9999');
    assert.deepEqual(await found({ 'a.txt.nd.coding.json': far }), ['a.txt.nd.coding.json:7: out-of-range']);
  });

  it('finds what a plain merge or a careless hand has left, with the line', async () => {
    const line = raw.split('\n')[6]!;
    const id = /"id":"([^"]*)"/.exec(line)![1]!;
    const double = raw.replace(line, `${line},\n${line.replace(id, `${id}z`)}`);
    assert.deepEqual(await found({ 'a.txt.nd.coding.json': double }), [
      'a.txt.nd.coding.json:8: double-segment',
    ]);
    const others = raw.replace('"coder": "nd"', '"coder": "xy"');
    assert.deepEqual(await found({ 'a.txt.nd.coding.json': others }), [
      'a.txt.nd.coding.json:3: other-coder',
    ]);
    write({ 'a.txt.nd.coding.json': raw });
    const twins =
      '{"schema":1,"codes":[\n{"id":"effort-ab12","name":"Effort"},\n{"id":"effort-cd34","name":" EFFORT"},\n{"id":"x","name":"Effort","parent":"effort-ab12"}]}';
    assert.deepEqual(await found({ 'codebook.json': twins }), ['codebook.json:3: same-name']);
  });

  it('finds what in study.json matches nothing, with the line of each value', async () => {
    const study = {
      schema: 1,
      name: 'S',
      transcripts: ['*.txt', 'gone.txt'],
      interviewers: ['Nobody'],
      groups: [{ id: 'g', transcripts: ['no/*.txt'] }],
    };
    assert.deepEqual(await found({ 'study.json': JSON.stringify(study, null, 1) }), [
      'study.json:6: matches-nothing',
      'study.json:9: unused-label',
      'study.json:15: matches-nothing',
    ]);
  });

  describe('of who speaks', () => {
    const talk = 'INT: How was it?\n\nP1: It was fine, and then it was over.\n\n'.repeat(5);
    const speech = `It was a long day and nothing much happened. ${'So it was. '.repeat(60)}\n`;
    const study = (fields: object) =>
      JSON.stringify({ schema: 1, name: 'S', transcripts: ['*.txt'], ...fields });
    beforeEach(() => fs.rmSync(folder.file('a.txt.nd.coding.json')));
    afterEach(() => fs.rmSync(folder.file('b.txt'), { force: true }));

    it('finds transcripts without speakers, unless they are one person’s', async () => {
      write({ 'a.txt': talk });
      assert.deepEqual(await found({ 'b.txt': `\n\n${speech}` }), ['b.txt:3: no-labels']);
      const { code, out } = await runCli(folder.path, 'check', '.');
      assert.deepEqual(
        [code, out],
        [
          1,
          'b.txt:3: warning: No speakers were found in this transcript. Check how its turns begin, or assign the transcript to a participant.\n',
        ],
      );
      const participants = [{ id: 'p', speakers: ['P1'], transcripts: ['b.txt'] }];
      assert.deepEqual(await found({ 'study.json': study({ participants }) }), []);
      // where none has any, it may be a study of documents
      write({ 'a.txt': speech, 'study.json': study({}) });
      assert.deepEqual(
        await found({}),
        ['a.txt:1: no-labels', 'b.txt:1: no-labels'].map(one => one.replace('b.txt:1', 'b.txt:3')),
      );
      assert.equal((await runCli(folder.path, 'check', '.')).code, 0);
    });

    it('finds labels that occur once, on one line, unless they are declared', async () => {
      const timed = talk.replace(/^(?=\w)/gm, '[00:01:00] ');
      const days = `${timed}[00:02:00] Bob: it was worse.\n\n[00:02:01] Cy: Loud.\n\n${timed}`;
      assert.deepEqual(await found({ 'a.txt': days }), ['a.txt:21: label-once']);
      assert.deepEqual(await found({ 'study.json': study({ interviewers: ['Bob', 'Cy'] }) }), []);
      // whoever speaks more than once elsewhere is a speaker here, too
      write({ 'study.json': study({}), 'b.txt': timed.replaceAll('P1', 'Bob') });
      const { out } = await runCli(folder.path, 'check', '.');
      assert.match(out, /^a\.txt:23: info: “Cy” occurs only once\. .*\nNo problems found: /);
    });

    it('finds a turn that has swallowed others, and whoever speaks alone', async () => {
      const page = 'And so it went on for days. '.repeat(80);
      assert.deepEqual(await found({ 'a.txt': `${talk}P1: ${page}\n\n${talk}` }), ['a.txt:21: long-turn']);
      assert.deepEqual(await found({ 'a.txt': `INT: ${speech}\nINT: ${speech}` }), ['a.txt:1: one-label']);
    });

    it('finds patterns and words in study.json that are of no use', async () => {
      write({ 'a.txt': talk });
      const turns = { patterns: ['<{speaker}> {time}'], notSpeakers: ['Monday', 'It was'] };
      const file = `{"schema":1,"name":"S","transcripts":["*.txt"],\n"turns":\n${JSON.stringify(turns, null, 1)}}`;
      assert.deepEqual(await found({ 'study.json': file }), [
        'study.json:5: idle-pattern',
        'study.json:8: idle-refusal',
      ]);
    });
  });

  it('finds files that are named almost as ours, which are never transcripts', async () => {
    assert.deepEqual(
      await found({
        'a.txt.ND.coding.json': raw,
        'a.txt.nd.coding (1).json': raw,
        'a.txt.nd.coding.json.txt': raw,
      }),
      [
        'a.txt.ND.coding.json:1: odd-file-name',
        'a.txt.nd.coding (1).json:1: odd-file-name',
        'a.txt.nd.coding.json.txt:1: odd-file-name',
      ],
    );
  });

  it('says of a pointer of Git LFS what it is, and nothing of the words that are not there', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'4d'.repeat(32)}\nsize 12345\n`;
    assert.deepEqual(await found({ 'a.txt': pointer }), ['a.txt:1: lfs-pointer']);
    const { code, err } = await runCli(folder.path, 'frequency', '.');
    assert.equal(code, 2);
    assert.match(err, /^a\.txt:1: .*Git LFS.*git lfs pull/);
  });

  it('finds positions in code points, and prints the words that a segment has', async () => {
    const text = `${'😀'.repeat(30)} ${TEXTS[0]}`;
    const sha256 = createHash('sha256').update(text).digest('hex');
    const start = 31 + TEXTS[0].indexOf('was');
    const segment = {
      id: 'a',
      text: sha256.slice(0, 12),
      start,
      end: start + 3,
      quote: 'was',
      codes: ['effort-ab12'],
    };
    const texts = { [segment.text]: { sha256, length: text.length } };
    const file = JSON.stringify({ schema: 1, coder: 'nd', texts, segments: [segment] });
    assert.deepEqual(await found({ 'a.txt': text, 'a.txt.nd.coding.json': file }), [
      'a.txt.nd.coding.json:1: wrong-quote',
      'a.txt.nd.coding.json:1: moved',
    ]);
    const { out } = await runCli(folder.path, 'places', '.', '--format', 'json');
    const [place] = (JSON.parse(out) as { segments: { state: string; quote: string }[] }).segments;
    assert.deepEqual([place!.state, place!.quote], ['moved', 'was']);
  });
});
