import type { Scale, ScaleValue } from '../../../../../src/core/codebook/code';
import type { Corpus } from '../../../../../src/core/corpus/corpus';
import { readStudy } from '../../../../../src/study/readStudy';
import { MemoryFileStore } from '../../../study/memoryFileStore';
import type { RandomStudy } from './randomStudy';
import { upwards } from './twinScope';

const LEVELS: Scale = { kind: 'ordinal', values: ['low', 'mid', 'high', 'top'] };
const NUMBERS: Scale = { kind: 'numeric', min: 0, max: 6 };
const SCALES: readonly (Scale | undefined)[] = [LEVELS, NUMBERS, undefined];
/** Some are on neither scale, and most on one of the two. */
const VALUES: readonly (ScaleValue | undefined)[] = [
  undefined,
  ...['low', 'mid', 'high', 'top', 'huge'],
  ...[0, 1, 2.5, 6, 7],
];

/** The scale of a code, decided by its id alone. */
export function scaleOf(id: string): Scale | undefined {
  return SCALES[hash(id) % SCALES.length];
}

/** The value that a coding is written with, decided by whose, what and where it is: the same for doubles. */
export function valueWritten(
  { coder, start, end }: { coder: string; start: number; end: number },
  code: string,
): ScaleValue | undefined {
  return VALUES[hash(`${coder} ${start} ${end} ${code}`) % VALUES.length];
}

/** How codings are written with values, another way for {@link valueWritten}. */
export type Written = typeof valueWritten;

/** Nearly all codings of a study with a value on the scale of what their code has become, so that many coders have one. */
export function denselyWritten({ codes }: RandomStudy): Written {
  return (segment, code) => {
    const scale = scaleOf(upwards(codes, code)[0] ?? code);
    const number = hash(`${code} ${segment.end} ${segment.coder} ${segment.start}`);
    if (!scale || number % 8 === 0) return valueWritten(segment, code);
    return scale.kind === 'ordinal' ? scale.values[number % 4] : [0, 1, 1, 2.5, 5][number % 5];
  };
}

/** The one value of a coding with a code that is not merged, where it has one and only one and that is on its scale. */
export function twinValue(
  study: RandomStudy,
  segment: { coder: string; start: number; end: number; codes: readonly string[] },
  code: string,
  written: Written = valueWritten,
): ScaleValue | undefined {
  const scale = scaleOf(code);
  const found = new Set<ScaleValue>();
  for (const id of segment.codes) {
    const value = upwards(study.codes, id)[0] === code ? written(segment, id) : undefined;
    if (value !== undefined) found.add(value);
  }
  const [value] = found;
  if (found.size !== 1 || !scale) return undefined;
  if (scale.kind === 'ordinal') return scale.values.includes(value as string) ? value : undefined;
  return typeof value === 'number' && value >= 0 && value <= 6 ? value : undefined;
}

/** A random study in which two of three codes have a scale, and most codings a value. */
export async function scaledCorpus(study: RandomStudy, written = valueWritten): Promise<Corpus> {
  return (await readStudy(new MemoryFileStore(scaledFiles(study, written)))).corpus;
}

/** Its files. */
export function scaledFiles({ files }: RandomStudy, written = valueWritten): Record<string, Uint8Array> {
  return Object.fromEntries(
    Object.entries(files).map(([path, bytes]) => [path, scaled(path, bytes, written)]),
  );
}

function scaled(path: string, bytes: Uint8Array, written: Written): Uint8Array {
  if (!path.endsWith('codebook.json') && !path.endsWith('.coding.json')) return bytes;
  const file = JSON.parse(new TextDecoder().decode(bytes)) as {
    coder: string;
    codes?: { id: string; mergedInto?: string; scale?: Scale }[];
    segments?: { start: number; end: number; codes: string[]; values?: Record<string, ScaleValue> }[];
  };
  for (const code of file.codes ?? []) {
    const scale = scaleOf(code.id);
    if (scale && code.mergedInto === undefined) code.scale = scale;
  }
  for (const segment of file.segments ?? []) {
    const values = segment.codes.flatMap(id => {
      const value = written({ coder: file.coder, ...segment }, id);
      return value === undefined ? [] : [[id, value] as const];
    });
    if (values.length > 0) segment.values = Object.fromEntries(values);
  }
  return new TextEncoder().encode(JSON.stringify(file));
}

function hash(text: string): number {
  let sum = 7;
  for (const character of text) sum = (sum * 31 + character.charCodeAt(0)) % 1_000_003;
  return sum;
}
