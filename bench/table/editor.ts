import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { frequencyAnalysis } from '../../src/core/analyses/frequency/frequencyAnalysis';
import { captureSegment } from '../../src/core/anchoring/anchors/capture';
import type { Steps } from '../../src/core/base/steps';
import { applyCodes } from '../../src/core/coding/operations';
import { newSegmentId } from '../../src/core/coding/segmentId';
import { SeededRandom } from '../../src/core/base/random';
import { textVersion } from '../../src/core/text/textVersion';
import '../../src/node/sha256';
import { NodeFileStore } from '../../src/node/nodeFileStore';
import { Study } from '../../src/study/study';
import { LARGE, LONG_TRANSCRIPT, generateStudy, transcriptName } from '../study/generate';
import type { Bench, Row } from './row';

const CODINGS = 20;
/** Codings before the first that is counted. */
const WARM_UP = 5;

/** What an editor does with a study, without what VS Code does: opening, coding, and what is counted again after it. */
export async function* editor({ folder }: Bench): AsyncIterable<Row> {
  const large = path.join(folder, 'large');
  generateStudy(large, LARGE);
  const { study, ...opening } = await opened(large);
  yield {
    work: 'opening the study of 100,000 segments: its first transcript can be coded',
    figures: [{ value: opening.first, unit: 'ms', most: 300 }],
  };
  yield {
    work: 'opening it, all of it',
    figures: [
      { value: opening.processor, unit: 's', of: 'of the processor', most: 1 },
      { value: opening.elapsed, unit: 's' },
      { value: opening.memory, unit: 'MB', most: 150 },
      { value: opening.block, unit: 'ms', of: 'the longest block' },
    ],
  };
  yield* afterCoding(study);

  const long = path.join(folder, 'long');
  generateStudy(long, LONG_TRANSCRIPT);
  const { study: one } = await opened(long);
  const code = coding(one, 1);
  const times: number[] = [];
  for (let i = 0; i < WARM_UP + CODINGS; i++) times.push(await timeOf(() => code('em')));
  yield {
    work: 'one coding in a transcript of 1 MB with 10,000 segments, to disk',
    figures: [{ value: median(times.slice(WARM_UP)), unit: 'ms', most: 20 }],
  };
}

interface Opening {
  readonly study: Study;
  /** Milliseconds until the first transcript can be coded. */
  readonly first: number;
  /** Seconds until all is read, and what the processor needs for it. */
  readonly elapsed: number;
  readonly processor: number;
  readonly memory: number;
  /** Milliseconds in which nothing else can be done. */
  readonly block: number;
}

/** As the editor opens a study: the transcript in sight first, and the rest while others do something, too. */
async function opened(folder: string): Promise<Opening> {
  const before = heap();
  const processor = process.cpuUsage();
  const begun = performance.now();
  const inPart = await Study.begin(new NodeFileStore(folder), [transcriptName(0)]);
  const first = performance.now() - begun;
  if (!inPart.transcript(transcriptName(0))) throw new Error('The first transcript is not read.');
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const study = await inPart.readRest(() => new Promise(resolve => setTimeout(resolve)));
  delay.disable();
  const elapsed = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(processor);
  const block = delay.max / 1e6;
  return { study, first, elapsed, processor: (user + system) / 1e6, memory: heap() - before, block };
}

/** Megabytes that are in use. */
function heap(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

/** Codes a place of the first transcript that nobody has coded. */
function coding(study: Study, seed: number): (coder: string) => Promise<void> {
  const random = new SeededRandom(seed);
  const { path: name, text } = study.transcript(transcriptName(0))!;
  const version = textVersion(text);
  const codes = study.codebook.inOrder();
  return async coder => {
    const start = text.indexOf(' ', random.below(text.length - 500)) + 1;
    const span = { start, end: text.indexOf(' ', start + 50) };
    const segment = captureSegment({
      ...{ id: newSegmentId(() => random.next()), text, version: version.id, span },
      ...{ codes: [codes[random.below(codes.length)]!.id], created: '2026-11-22T10:00:00Z' },
    });
    const changed = await study.changeSidecar(name, coder, sidecar => applyCodes(sidecar, segment, version));
    if (!changed.ok) throw new Error(changed.error);
  };
}

/** What follows a coding: each is asked for once before, as it would be shown. */
async function* afterCoding(study: Study): AsyncIterable<Row> {
  const code = coding(study, 2);
  const looks: readonly (readonly [string, () => number])[] = [
    ['codebook counts', () => longest(whole(() => study.codeCounts))],
    ['frequency report', () => longest(frequencyAnalysis.run(study.corpus, {}, {}))],
    ['problems', () => longest(whole(() => study.problems))],
  ];
  const times = new Map<string, { readonly all: number[]; readonly blocks: number[] }>();
  for (let i = 0; i < WARM_UP + CODINGS; i++) {
    if (i === WARM_UP) times.clear();
    for (const [name, look] of looks) {
      const known = times.get(name) ?? { all: [], blocks: [] };
      const begun = performance.now();
      known.blocks.push(look());
      known.all.push(performance.now() - begun);
      times.set(name, known);
    }
    await code('em');
  }
  for (const [name, { all, blocks }] of times) {
    yield {
      work: `after a coding in it: ${name}`,
      figures: [
        { value: median(all), unit: 'ms', most: 10 },
        { value: Math.max(...blocks), unit: 'ms', of: 'the longest block', most: 25 },
      ],
    };
  }
}

/** Milliseconds of the longest of all steps: nothing else can be done meanwhile. */
function longest(steps: Steps<unknown>): number {
  let most = 0;
  for (;;) {
    const begun = performance.now();
    const { done } = steps.next();
    most = Math.max(most, performance.now() - begun);
    if (done) return most;
  }
}

function* whole(work: () => unknown): Steps<void> {
  work();
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1]!;
}
