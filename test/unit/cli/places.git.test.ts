import assert from 'node:assert/strict';
import fs from 'node:fs';
import { type Interview, englishInterview, hanInterview } from '../../../bench/editScripts/interview';
import { EDIT_SCRIPTS } from '../../../bench/editScripts/scripts';
import { drawSegments } from '../../../bench/editScripts/segments';
import { measure } from '../../../bench/measure';
import type { Place } from '../../../src/core/coding/place';
import { stringifySidecar } from '../../../src/core/coding/parseSidecar';
import type { Segment } from '../../../src/core/coding/segment';
import { hashQuotes } from '../../../src/core/anchoring/anchors/switchQuotes';
import { textVersion } from '../../../src/core/text/textVersion';
import { GitRepository } from '../node/gitRepository';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const SALT = '5e1f';

/** What `resolve` says of a segment. */
interface Resolved extends Place {
  readonly id: string;
  readonly transcript: string;
  readonly coder: string;
  readonly quote: string | null;
}

const LANGUAGES: readonly (readonly [string, Interview])[] = [
  ['English', englishInterview(21, 60_000)],
  ['Chinese', hanInterview(22, 60_000)],
];

describe('transcript-coder places in a git repository', function () {
  this.timeout(60_000);
  const folder = tempFolder();
  const FILE = 'interviews/one.txt';
  const SIDECAR = `study/${FILE}.nd.coding.json`;

  /** A study in a subfolder of a repository, coded and committed. */
  function codedStudy(text: string, segments: readonly Segment[], isHashed = false): GitRepository {
    const repository = GitRepository.init(folder.path);
    const version = textVersion(text);
    const full = {
      schema: 1,
      coder: 'nd',
      status: 'complete',
      texts: { [version.id]: version },
      segments,
    } as const;
    const study = {
      schema: 1,
      name: 'Test',
      transcripts: ['interviews/*.txt'],
      ...(isHashed ? { quotes: 'hashed', salt: SALT } : {}),
    };
    repository.write('study/study.json', JSON.stringify(study));
    repository.write(
      'study/codebook.json',
      JSON.stringify({ schema: 1, codes: [{ id: 'c', name: 'Effort' }] }),
    );
    repository.write(`study/${FILE}`, text);
    repository.git('add', '.');
    repository.git('commit', '-q', '-m', 'Add the transcript');
    repository.write(SIDECAR, stringifySidecar(isHashed ? hashQuotes(full, SALT) : full));
    repository.git('add', '.');
    repository.git('commit', '-q', '-m', 'Code it');
    return repository;
  }

  async function resolved(): Promise<Resolved[]> {
    const { code, out, err } = await runCli(folder.path, 'places', 'study', '--format', 'json');
    assert.equal(code, 0, err);
    return (JSON.parse(out) as { segments: Resolved[] }).segments;
  }

  for (const [language, interview] of LANGUAGES) {
    const segments = drawSegments(interview, 300, 23);
    for (const [i, script] of EDIT_SCRIPTS.entries()) {
      it(`finds the words by the committed text: ${language}, ${script.name}`, async () => {
        const isHashed = i % 2 === 1;
        const repository = codedStudy(interview.text, segments, isHashed);
        const sidecar = fs.readFileSync(folder.file(SIDECAR), 'utf8');
        const after = script.run(interview, 24);
        // one corrected version is committed as well, the last one is not; with the line ends of the other system
        repository.commit(`study/${FILE}`, `Draft\n\n${interview.text}`);
        repository.write(`study/${FILE}`, after.text.replaceAll('\n', '\r\n'));

        const byId = new Map((await resolved()).map(one => [one.id, one]));
        assert.equal(byId.size, segments.length);
        const places = segments.map(({ id }) => byId.get(id)!);
        const silent: string[] = [];
        const { exact } = measure(segments, places, after, script.wraps, ({ id }, _, kind) => {
          if (kind === 'silent') silent.push(id);
        });
        assert.deepEqual(silent, []);
        assert.ok(
          exact >= (script.name === 'all together' ? 0.95 : 0.98) * segments.length,
          `${exact} of ${segments.length}`,
        );
        for (const [k, { transcript, coder, state, start, end, quote }] of places.entries()) {
          assert.deepEqual([transcript, coder], [FILE, 'nd']);
          const hasPlace = state !== 'orphan' && state !== 'ambiguous';
          assert.equal(start >= 0, hasPlace);
          // the words there; where there is no place, those that the sidecar repeats
          const words = isHashed ? null : segments[k]!.quote;
          assert.equal(quote, hasPlace ? after.text.slice(start, end) : words);
        }
        // nothing is written, neither here nor there
        assert.equal(fs.readFileSync(folder.file(SIDECAR), 'utf8'), sidecar);
        assert.equal(repository.git('status', '--porcelain'), `M study/${FILE}`);
      });
    }
  }

  it('finds the words of hashed segments that are gone from everywhere but the history', async () => {
    const text = 'INT: How was it?\n\nP1: It was hard, and Maria helped Maria.\n\nINT: Thanks.\n';
    const start = text.indexOf('hard');
    const segment = {
      ...drawSegments(LANGUAGES[0]![1], 1, 1)[0]!,
      text: textVersion(text).id,
      start,
      end: text.indexOf('.\n\nINT'),
    };
    const coded = {
      ...segment,
      quote: text.slice(start, segment.end),
      prefix: text.slice(0, start),
      suffix: '.',
    };
    const repository = codedStudy(text, [coded], true);
    const after = text
      .replace('It was', 'Yes: it had been')
      .replaceAll('Maria', 'Person 1')
      .replace('INT: Thanks', 'INT: Good');
    repository.write(`study/${FILE}`, after);
    const [found] = await resolved();
    assert.equal(after.slice(found!.start, found!.end), 'hard, and Person 1 helped Person 1');
  });
});
