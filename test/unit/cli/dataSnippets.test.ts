import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { NodeFileStore } from '../../../src/node/nodeFileStore';
import { readStudy } from '../../../src/study/readStudy';
import { richStudy } from '../core/exchange/richStudy';
import { tempFolder } from '../node/tempFolder';
import { runCli } from './runCli';

const ROOT = path.resolve(__dirname, '../../..');
const SAMPLE = path.join(ROOT, 'media/sample-study');
const PAGE = fs.readFileSync(path.join(ROOT, 'docs/data.md'), 'utf8');

/** The code on the page in one language, in its order. */
function snippets(language: string): string {
  return [...PAGE.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))]
    .map(([, code]) => code!)
    .join('\n');
}

/** What the code on the page reads. */
interface Read {
  readonly segments: readonly {
    transcript: string;
    coder: string;
    id: string;
    codes: string;
    quote: string | null;
  }[];
  readonly frequency: Readonly<Record<string, number>>;
  readonly csv: readonly (readonly [id: string, participants: string])[];
  readonly json: readonly (readonly [name: string, segments: number])[];
}

type Place = Pick<Read['segments'][number], 'transcript' | 'coder' | 'id'>;

function place({ transcript, coder, id }: Place): string {
  return [transcript, coder, id].join(' ');
}

const PYTHON = `
print(json.dumps({
  "segments": [{**one, "codes": "; ".join(one["codes"])} for one in segments],
  "frequency": frequency,
  "csv": [[one["id"], one["participants"]] for one in segments_csv],
  "json": [[one["name"], one["segments"]] for one in frequency_json],
}))`;

const R = `
pairs <- function(a, b) lapply(seq_along(a), function(i) list(a[[i]], b[[i]]))
cat(toJSON(list(
  segments = segments,
  frequency = as.list(setNames(as.integer(frequency), names(frequency))),
  csv = pairs(as.character(segments_csv$id), as.character(segments_csv$participants)),
  json = pairs(frequency_json$name, frequency_json$segments)
), auto_unbox = TRUE, na = "null"))`;

const LANGUAGES = [
  { language: 'python', program: 'python3', file: 'code.py', assign: '=', print: PYTHON },
  { language: 'r', program: 'Rscript', file: 'code.R', assign: '<-', print: R },
];

describe('code in the docs that reads a study', () => {
  const folder = tempFolder();

  for (const { language, program, file, assign, print } of LANGUAGES) {
    /** Why it cannot be run here; undefined where it can. */
    const missing = () => {
      const args = language === 'r' ? ['-e', 'library(jsonlite)'] : ['--version'];
      const { error, status } = spawnSync(program, args, { encoding: 'utf8' });
      if (error) return `no ${program}`;
      return status === 0 ? undefined : `${program} has no jsonlite`;
    };

    const run = async (study: string): Promise<Read> => {
      const table = folder.file('tables');
      fs.mkdirSync(table, { recursive: true });
      for (const name of ['segments.csv', 'frequency.json']) {
        const { code, err } = await runCli(folder.path, name.split('.')[0]!, study, '-o', `tables/${name}`);
        assert.equal(code, 0, err);
      }
      const given = Object.entries({ study, table }).map(
        ([name, value]) => `${name} ${assign} ${JSON.stringify(value)}`,
      );
      fs.writeFileSync(folder.file(file), [...given, snippets(language), print].join('\n'));
      const { stdout, stderr, status } = spawnSync(program, [folder.file(file)], { encoding: 'utf8' });
      assert.equal(status, 0, stderr);
      return JSON.parse(stdout) as Read;
    };

    const check = async (study: string) => {
      const read = await run(study);
      const { corpus } = await readStudy(new NodeFileStore(study));
      const nameOf = (id: string) => corpus.codebook.get(id)?.name ?? id;
      const expected = corpus.transcripts.flatMap(({ path: transcript, segments }) =>
        segments.map(({ coder, segment }) => ({
          ...{ transcript, coder, id: segment.id, quote: segment.quote ?? null },
          codes: [...new Set(segment.codes.map(nameOf))],
        })),
      );
      // half a character, which no one can select, is another one to each language
      const halves = new Set(expected.filter(one => /\p{Surrogate}/u.test(one.quote ?? '')).map(place));
      const key = (one: Place & { quote: string | null; codes: string }) =>
        JSON.stringify({ ...one, quote: halves.has(place(one)) ? null : one.quote });
      assert.deepEqual(
        read.segments
          .map(({ transcript, coder, id, quote, codes }) => key({ transcript, coder, id, quote, codes }))
          .sort(),
        expected.map(({ codes, ...one }) => key({ ...one, codes: codes.join('; ') })).sort(),
      );
      const counts = new Map<string, number>();
      for (const name of expected.flatMap(({ codes }) => codes))
        counts.set(name, (counts.get(name) ?? 0) + 1);
      assert.deepEqual(new Map(Object.entries(read.frequency)), new Map([...counts].sort()));
      const printed = async (...args: string[]) =>
        (
          JSON.parse((await runCli(folder.path, ...args, '--format', 'json')).out) as {
            rows: Record<string, unknown>[];
          }
        ).rows;
      assert.deepEqual(
        read.csv.map(([id]) => id),
        (await printed('segments', study)).map(({ id }) => id),
      );
      assert.deepEqual(
        read.json,
        (await printed('frequency', study)).map(({ name, segments }) => [name, segments]),
      );
    };

    it(`in ${language}: finds what the program finds`, async function () {
      const reason = missing();
      if (reason !== undefined) {
        console.log(`      skipped: ${reason}`);
        this.skip();
      }
      await check(SAMPLE);
      for (const seed of [11, 12, 19]) {
        const { files } = richStudy(seed);
        const study = folder.file(`study-${seed}`);
        for (const [name, bytes] of Object.entries(files)) {
          fs.mkdirSync(path.dirname(path.join(study, name)), { recursive: true });
          fs.writeFileSync(path.join(study, name), bytes);
        }
        await check(study);
      }
    });
  }
});
