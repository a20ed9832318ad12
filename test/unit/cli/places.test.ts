import assert from 'node:assert/strict';
import fs from 'node:fs';
import { captureSegment } from '../../../src/core/anchoring/anchors/capture';
import type { Segment } from '../../../src/core/coding/segment';
import { textVersion } from '../../../src/core/text/textVersion';
import { GitRepository } from '../node/gitRepository';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const TEXT = `INT: How was the first week?

P1: It was hard at first, then it got easier. Yes. My coach rang me every morning.

INT: And after that?

P1: Yes. I liked the coach. She asked what I wanted, and then we did that.
`;

interface Resolved {
  id: string;
  state: string;
  start: number;
  end: number;
  quote: string | null;
}

describe('transcript-coder places and check', () => {
  const folder = tempFolder();

  function study(text: string, ...words: string[]): void {
    const { id: version, sha256, length } = textVersion(TEXT);
    const segments = words.map((quote, i): Segment => {
      const start = TEXT.indexOf(quote);
      const span = { start, end: start + quote.length };
      const created = '2026-11-22T10:00:00Z';
      return captureSegment({ id: `s${i}`, text: TEXT, version, span, codes: ['effort-ab12'], created });
    });
    const write = (name: string, content: object) =>
      fs.writeFileSync(folder.file(name), JSON.stringify(content));
    write('study.json', { schema: 1, name: 'Test', transcripts: ['*.txt'] });
    write('codebook.json', { schema: 1, codes: [{ id: 'effort-ab12', name: 'Effort' }] });
    write('a.txt.nd.coding.json', {
      schema: 1,
      coder: 'nd',
      texts: { [version]: { sha256, length } },
      segments,
    });
    fs.writeFileSync(folder.file('a.txt'), text);
  }

  const resolved = async () => {
    const { code, out, err } = await runCli(folder.path, 'places', '.', '--format', 'json');
    assert.equal(code, 0, err);
    return (JSON.parse(out) as { segments: Resolved[] }).segments;
  };

  it('gives the places on a text that has not changed, and check finds nothing', async () => {
    study(TEXT, 'hard at first', 'I liked the coach');
    assert.deepEqual(
      (await resolved()).map(({ id, state, start, end, quote }) => [
        id,
        state,
        TEXT.slice(start, end) === quote,
      ]),
      [
        ['s0', 'ok', true],
        ['s1', 'ok', true],
      ],
    );
    const { code, out } = await runCli(folder.path, 'check', '.');
    assert.deepEqual([code, out], [0, 'No problems found: 1 transcript, 2 segments.\n']);
  });

  it('says which words are gone, and check fails for them with file and line', async () => {
    study('P1: Something else altogether.\n', 'hard at first');
    const [segment] = await resolved();
    assert.deepEqual(
      [segment!.state, segment!.start, segment!.end, segment!.quote],
      ['orphan', -1, -1, 'hard at first'],
    );
    const { code, out } = await runCli(folder.path, 'check', '.');
    assert.equal(code, 1);
    assert.match(
      out,
      /^a\.txt\.nd\.coding\.json:1: warning: The words of this segment can no longer be found/,
    );
  });

  it('lists only the states that are asked for, and knows no others', async () => {
    study('P1: It was hard at first.\n', 'hard at first', 'She asked what I wanted');
    const outcome = await runCli(folder.path, 'places', '.', '--state', 'orphan');
    assert.deepEqual(await runCli(folder.path, 'resolve', '.', '--state', 'orphan'), outcome);
    const { out } = outcome;
    assert.ok(out.includes('She asked') && !out.includes('hard at first  '));
    const { code, err } = await runCli(folder.path, 'places', '.', '--state', 'orphn');
    assert.equal(code, 2);
    assert.match(err, /Unknown value “orphn” for --state\. Did you mean “orphan”\?/);
  });

  it('finds a word again by the text that git has, where its own surroundings do not tell', async () => {
    const changed = TEXT.replace('Yes. My coach rang', 'Well. His coach phoned').replace(
      'I liked the coach. She',
      'We loved our coach. He',
    );
    study(TEXT, 'coach');
    const repository = GitRepository.init(folder.path);
    repository.git('add', '.');
    repository.git('commit', '-q', '-m', 'first');
    fs.renameSync(folder.file('.git'), folder.file('.hidden'));
    fs.writeFileSync(folder.file('a.txt'), changed);
    const [without] = await resolved();
    assert.notEqual(without!.state, 'ok');
    fs.renameSync(folder.file('.hidden'), folder.file('.git'));
    const [withGit] = await resolved();
    assert.deepEqual([withGit!.state, withGit!.start], ['ok', changed.indexOf('coach')]);
  });
});
