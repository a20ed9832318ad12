import { compareCodings } from '../src/core/coders/comparison/compareCodings';
import type { PlacedCoding } from '../src/core/coders/comparison/placedCoding';

interface Shape {
  readonly name: string;
  /** Codings of each coder. */
  readonly codings: number;
  readonly codes: number;
  /** Units of the text. */
  readonly units: number;
  /** Longest coding, in units. */
  readonly longest: number;
}

const SHAPES: readonly Shape[] = [
  { name: 'a transcript: 1,000 codings each', codings: 1_000, codes: 50, units: 80_000, longest: 400 },
  { name: 'a study: 100,000 codings each', codings: 100_000, codes: 50, units: 12e6, longest: 400 },
  { name: 'one code, long chains: 20,000 each', codings: 20_000, codes: 1, units: 2e6, longest: 400 },
  { name: 'one code, all entangled: 1,000 each', codings: 1_000, codes: 1, units: 5_000, longest: 5_000 },
  { name: 'one code, all entangled: 3,000 each', codings: 3_000, codes: 1, units: 5_000, longest: 5_000 },
];

/** So many segments of one code, each inside the one before it. */
const NESTED = { a: 20_000, b: 2_000 };

function nested(count: number, of: string, units: number): PlacedCoding[] {
  const step = Math.floor(units / count / 2);
  return Array.from({ length: count }, (_, i) => ({
    segment: `${of}${i}`,
    code: 'c',
    start: i * step,
    end: units - i * step,
  }));
}

/** How long two coders are compared for. Half of the second one's codings are the first one's, most with other ends. */
export async function compare(print: (line: string) => void): Promise<void> {
  for (const shape of SHAPES) {
    const random = randomOf(7);
    const below = (limit: number) => Math.floor(random() * limit);
    const fresh = (segment: string): PlacedCoding => {
      const start = below(shape.units);
      return { segment, code: `c${below(shape.codes)}`, start, end: start + 1 + below(shape.longest) };
    };
    const a = Array.from({ length: shape.codings }, (_, i) => fresh(`a${i}`));
    const b = a.map((one, i): PlacedCoding => {
      if (random() < 0.5) return fresh(`b${i}`);
      const shift = random() < 0.3 ? 0 : below(20);
      return { ...one, segment: `b${i}`, start: one.start + shift, end: one.end + shift };
    });
    const times: number[] = [];
    let last = compareCodings(a, b);
    for (let i = 0; i < 3; i++) {
      const begun = performance.now();
      last = compareCodings(a, b);
      times.push(performance.now() - begun);
    }
    const how = last.isExact ? 'exact' : 'best pairs one by one';
    print(`${shape.name}: ${Math.min(...times).toFixed(0)} ms, ${last.rows.length} rows, ${how}`);
  }
  const begun = performance.now();
  const { rows } = compareCodings(nested(NESTED.a, 'a', 2e6), nested(NESTED.b, 'b', 2e6 - 7));
  const took = (performance.now() - begun).toFixed(0);
  print(`one code, nested: ${NESTED.a} against ${NESTED.b}: ${took} ms, ${rows.length} rows`);
}

/** mulberry32 (Tommy Ettinger 2017). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
