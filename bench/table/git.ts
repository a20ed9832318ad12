import fs from 'node:fs';
import path from 'node:path';
import { SeededRandom } from '../../src/core/base/random';
import { type Used, measured, transcriptCoder } from '../processes';
import {
  type FileSegment,
  LARGE,
  LONG_TRANSCRIPT,
  codingFile,
  generateStudy,
  transcriptName,
} from '../study/generate';
import { cacheIn } from './counting';
import type { Bench, Row } from './row';

/** Coding files that are changed before a review, and the segments of each that are. */
const REVIEWED = { files: 200, segments: 5 };
/** Segments that each side of a merge has changed, and added. */
const MERGED = 500;
const RUNS = 3;

/** What takes git: a review and a merge beside git's own, and a study of which every transcript was edited. */
export async function* git({ folder }: Bench): AsyncIterable<Row> {
  const study = path.join(folder, 'study');
  generateStudy(study, LARGE);
  const run = { cwd: study, env: { ...identity(folder), ...cacheIn(path.join(folder, 'cache')) } };
  const inGit = (...args: string[]) => measured(['git', ...args], run);
  await inGit('init', '-q');
  await inGit('add', '.');
  await inGit('commit', '-q', '-m', 'All');

  for (let t = 0; t < REVIEWED.files; t++) changeCodes(codingName(study, t, 'em'));
  yield {
    work: `review of ${REVIEWED.files} changed files, beside \`git diff\``,
    figures: [
      {
        value: await multiple(
          () => transcriptCoder(['review', study], { ...run, output: path.join(folder, 'review.txt') }),
          () => measured(['git', 'diff'], { ...run, output: path.join(folder, 'diff.txt') }),
        ),
        unit: '×',
        most: 4,
      },
    ],
  };
  await inGit('checkout', '-q', '.');

  yield { work: 'merge of 10,000 segments, beside `git merge-file`', figures: [await merge(folder)] };

  for (let t = 0; t < LARGE.transcripts; t++) editText(path.join(study, transcriptName(t)));
  await inGit('commit', '-q', '-a', '-m', 'Corrected');
  const { cpu, elapsed } = await transcriptCoder(['frequency', study], run);
  yield {
    work: `\`frequency\` after ${LARGE.transcripts.toLocaleString('en')} transcripts were edited, in git`,
    figures: [
      { value: elapsed, unit: 's', most: 6 },
      { value: cpu, unit: 's of the processor' },
    ],
  };
}

async function merge(folder: string) {
  const study = path.join(folder, 'long');
  generateStudy(study, LONG_TRANSCRIPT);
  const text = fs.readFileSync(path.join(study, transcriptName(0)), 'utf8');
  const base = segmentsOf(codingName(study, 0, 'em'));
  const names = ['base', 'ours', 'theirs'].map(name => path.join(folder, `${name}.em.coding.json`));
  [base, changed(base, 1), changed(base, 2)].forEach((segments, i) =>
    fs.writeFileSync(names[i]!, codingFile('em', text, segments)),
  );
  const [before, ours, theirs] = names as [string, string, string];
  const merged = path.join(folder, 'merged.json');
  // with conflicts: neighbouring lines are one to git
  const fine = Array.from({ length: 128 }, (_, i) => i);
  const value = await multiple(
    () => transcriptCoder(['merge', before, ours, theirs], { output: merged, fine }),
    () => measured(['git', 'merge-file', '-p', ours, before, theirs], { output: merged, fine }),
  );
  return { value, unit: '×', most: 4 };
}

async function multiple(ours: () => Promise<Used>, theirs: () => Promise<Used>): Promise<number> {
  let least = Infinity;
  for (let i = 0; i < RUNS; i++) {
    const [one, other] = [await ours(), await theirs()];
    // so little that the clock has hardly moved
    least = Math.min(least, one.cpu / Math.max(other.cpu, 0.01));
  }
  return least;
}

function identity(folder: string): Readonly<Record<string, string>> {
  const config = path.join(folder, 'gitconfig');
  fs.writeFileSync(config, '[user]\nname = Bench\nemail = bench@example.org\n[core]\nautocrlf = false\n');
  return { GIT_CONFIG_GLOBAL: config, GIT_CONFIG_NOSYSTEM: '1' };
}

function codingName(study: string, transcript: number, coder: string): string {
  return path.join(study, `${transcriptName(transcript)}.${coder}.coding.json`);
}

function segmentsOf(file: string): readonly FileSegment[] {
  return (JSON.parse(fs.readFileSync(file, 'utf8')) as { segments: FileSegment[] }).segments;
}

/** Gives some segments of a file one code more, that others have. */
function changeCodes(file: string): void {
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  const records = lines.flatMap((line, i) => (line.startsWith('{"id"') ? [i] : []));
  const code = /"codes":\["([^"]+)"/.exec(lines[records.at(-1)!]!)![1]!;
  for (let i = 0; i < REVIEWED.segments; i++) {
    const at = records[Math.floor((i * records.length) / REVIEWED.segments)]!;
    if (!lines[at]!.includes(`"${code}"`)) lines[at] = lines[at]!.replace('"codes":[', `"codes":["${code}",`);
  }
  fs.writeFileSync(file, lines.join('\n'));
}

/** Some with another memo, and some new ones in places of others. */
function changed(base: readonly FileSegment[], seed: number): FileSegment[] {
  const random = new SeededRandom(seed);
  const own = new Set(random.shuffled(base.map(({ id }) => id)).slice(0, MERGED));
  const added = random
    .shuffled(base)
    .slice(0, MERGED)
    .map(segment => ({
      ...segment,
      id: `${random.below(36).toString(36)}${segment.id.slice(1, 10)}${seed}z`,
    }));
  return [
    ...base.map(segment => (own.has(segment.id) ? withMemo(segment, `A memo of ${seed}`) : segment)),
    ...added,
  ];
}

/** With its fields in the order in which they are written. */
function withMemo({ created, ...segment }: FileSegment, memo: string): FileSegment {
  return { ...segment, memo, created };
}

/** Corrects a word in the middle, and puts a sentence before all others. */
function editText(file: string): void {
  const text = fs.readFileSync(file, 'utf8');
  const middle = text.indexOf(' people', text.length >> 1);
  const corrected = middle < 0 ? text : `${text.slice(0, middle)} persons${text.slice(middle + 7)}`;
  fs.writeFileSync(file, corrected.replace(': ', ': Thank you for coming. '));
}
