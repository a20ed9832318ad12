import { Codebook } from '../src/core/codebook/codebook';
import { emptyCodebook } from '../src/core/codebook/parseCodebook';
import { captureSegment } from '../src/core/anchoring/anchors/capture';
import { emptySidecar, stringifySidecar } from '../src/core/coding/parseSidecar';
import { newSegmentId } from '../src/core/coding/segmentId';
import type { Segment, Sidecar } from '../src/core/coding/segment';
import { choicesIn, countChanges } from '../src/core/versions/merge/choices';
import { type FileParts, fileParts, parsingOnce } from '../src/core/versions/merge/fileParts';
import { mergeFiles } from '../src/core/versions/merge/mergeFiles';
import { resolutionOf } from '../src/core/versions/merge/resolution';
import { mergeSidecars } from '../src/core/versions/merge/mergeSidecars';
import { segmentChanges } from '../src/core/versions/changes/segmentChanges';
import { textVersion } from '../src/core/text/textVersion';
import { englishInterview } from './editScripts/interview';
import { Random } from './editScripts/random';

const LENGTH = 1_000_000;
const SEGMENTS = 10_000;
/** Of both sides each, segments that are added, removed and changed. */
const CHANGES = 500;

/** Merges and compares sidecars of many segments, and prints how long it takes. */
export async function merge(print: (line: string) => void): Promise<void> {
  const { text } = englishInterview(1, LENGTH);
  const after = text.replace(/\bthe\b/g, 'a');
  const base = sidecarOn(text, SEGMENTS, 1);
  const [ours, theirs] = [changed(base, text, 2), changed(base, text, 3)];
  print(
    `A transcript of ${LENGTH} units with ${SEGMENTS} segments; each side has added, removed and changed ${CHANGES}. In ms, the best of 5:`,
  );
  const versions = {
    base: stringifySidecar(base),
    ours: stringifySidecar(ours),
    theirs: stringifySidecar(theirs),
  };
  const measured: readonly [string, () => unknown][] = [
    ['merge, in memory', () => mergeSidecars(base, ours, theirs)],
    [
      `merge, of three files of ${Math.round(versions.base.length / 1000)} kB`,
      () => mergeFiles('sidecar', versions),
    ],
    ['resolve a conflict: merge, choices, summary', () => resolve(versions, parsingOnce('sidecar'))],
    ['the same when every look at a text parses it', () => resolve(versions, fileParts('sidecar').parse)],
    ['compare, the same text', () => compare(base, ours, text, text)],
    ['compare, another text, no segment changed', () => compare(base, base, text, after)],
    [
      'compare, another text, all segments tied to it',
      () => compare(base, sidecarOn(after, SEGMENTS, 1), text, after),
    ],
  ];
  for (const [name, run] of measured) print(`${name.padEnd(52)} ${best(run).toFixed(0).padStart(6)}`);
}

/** What opening a conflict asks before a person sees it. */
function resolve(
  { base, ours, theirs }: Record<'base' | 'ours' | 'theirs', string>,
  parse: FileParts['parse'],
) {
  const sides = { base, ours, theirs };
  const resolution = resolutionOf('sidecar', undefined, sides, undefined, parse);
  if (!resolution.ok) throw new Error(resolution.error.message);
  const choices = choicesIn('sidecar', resolution.value.merged, sides, parse);
  const counts = [ours, theirs].map(side => countChanges('sidecar', base, side, parse));
  return [choices, counts];
}

function compare(before: Sidecar, after: Sidecar, old: string, now: string): number {
  const codebook = Codebook.of(emptyCodebook());
  return segmentChanges({ sidecar: before, text: old }, { sidecar: after, text: now }, codebook, '').length;
}

function best(run: () => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const begin = performance.now();
    run();
    return performance.now() - begin;
  });
  return Math.min(...times);
}

function sidecarOn(text: string, count: number, seed: number): Sidecar {
  const random = new Random(seed);
  const next = () => random.next();
  const version = textVersion(text);
  const segments = Array.from({ length: count }, () => segmentAt(text, version.id, next));
  return { ...emptySidecar('nd'), texts: { [version.id]: version }, segments };
}

function segmentAt(text: string, version: string, next: () => number): Segment {
  const start = Math.floor(next() * (text.length - 200));
  const span = { start, end: start + 20 + Math.floor(next() * 150) };
  const codes = [`code-${Math.floor(next() * 100)}`];
  return captureSegment({
    id: newSegmentId(next),
    text,
    version,
    span,
    codes,
    created: '2026-11-22T10:00:00Z',
  });
}

function changed(base: Sidecar, text: string, seed: number): Sidecar {
  const random = new Random(seed);
  const next = () => random.next();
  const segments = base.segments.flatMap((segment, i): readonly Segment[] => {
    const dice = (i * 7 + seed * 13) % SEGMENTS;
    if (dice < CHANGES) return [];
    return [dice < 2 * CHANGES ? { ...segment, codes: [...segment.codes, `code-${seed}`] } : segment];
  });
  const added = Array.from({ length: CHANGES }, () => segmentAt(text, textVersion(text).id, next));
  return { ...base, segments: [...segments, ...added] };
}
