import { agreement } from '../src/core/analyses/agreement/agreement';
import {
  type ComparedCoding,
  compareCoding,
  listedTargets,
} from '../src/core/analyses/agreement/comparedCoding';
import { unitizing } from '../src/core/analyses/agreement/unitizing/unitizing';
import { finish } from '../src/core/base/steps';
import { Codebook } from '../src/core/codebook/codebook';
import { CodedTranscript, type Corpus, type PlacedSegment, Reading } from '../src/core/corpus/corpus';
import { findScope } from '../src/core/corpus/scope';
import { NO_RULES } from '../src/core/turns/turnRules';
import { Random } from './editScripts/random';

const CODES = 50;
const CODERS = ['a', 'b'];
const LENGTH = 12_000_000;
const TRANSCRIPTS = 200;
/** Seconds in which all figures are to be there. */
const GOAL = 1;

/** Times the character-level figures of a large study, and how the time grows with the number of segments. */
export async function agreementBench(print: (line: string) => void): Promise<void> {
  print(
    `Two coders, ${CODES} codes, ${TRANSCRIPTS} transcripts, ${LENGTH / 1e6} million characters. In milliseconds, best of 3:`,
  );
  print('scope: which segments count; figures: a, b, c, d, percent, positive, κ, π, Fleiss, α, AC1, B–P by');
  print('interval sweep, for each code and over all; u-α: for each code and over all; interval: 1000');
  print('resamples of transcripts for each code and over all.');
  print('  spans   scope figures     u-α interval   figures + u-α + interval');
  let before: number | undefined;
  for (const spans of [100_000, 200_000, 400_000]) {
    const { scope, figures, units, interval } = time(spans);
    const total = figures + units + interval;
    const ratio =
      before === undefined ? '' : `  × ${((figures + units) / before).toFixed(2)} for twice the spans`;
    const goal = spans === 200_000 ? `  ${total < GOAL * 1000 ? 'under' : 'OVER'} ${GOAL} s` : '';
    print(
      `${String(spans).padStart(7)} ${[scope, figures, units, interval].map(ms => ms.toFixed(0).padStart(7)).join(' ')} ${total.toFixed(0).padStart(10)}${goal}${ratio}`,
    );
    before = figures + units;
  }
  print('× is of figures + u-α: the interval’s time goes by resamples, codes and transcripts.');
}

function time(spans: number) {
  const corpus = randomCorpus(spans);
  for (const transcript of corpus.transcripts) void transcript.turns;
  const runs = [1, 2, 3].map(() => {
    const [compared, scope] = timed(() => compare(corpus));
    const run = (resamples: number) => {
      const options = { unit: 'character', overlap: 50, resamples, seed: 1, all: true } as const;
      return timed(() => finish(agreement(corpus, compared, options)))[1];
    };
    const figures = run(0);
    const both = run(1000);
    const [, units] = timed(() => finish(unitizing(corpus, compared, listedTargets(compared, true))));
    return { scope, figures, units, both };
  });
  const best = (of: (one: (typeof runs)[number]) => number) => Math.min(...runs.map(of));
  return {
    scope: best(one => one.scope),
    figures: best(one => one.figures),
    units: best(one => one.units),
    interval: Math.max(0, best(one => one.both) - best(one => one.figures)),
  };
}

function compare(corpus: Corpus): ComparedCoding {
  const scope = findScope(corpus);
  if (!scope.ok) throw new Error(scope.error);
  const compared = compareCoding(corpus, scope.value, {
    coders: CODERS,
    level: 'all',
    missing: 'uncoded',
    speakers: 'all',
  });
  if (!compared.ok) throw new Error(compared.error);
  return compared.value;
}

function timed<T>(work: () => T): [T, number] {
  const begin = performance.now();
  const done = work();
  return [done, performance.now() - begin];
}

/** The second coder's segments are the first's, moved a little, or their own. */
function randomCorpus(spans: number): Corpus {
  const random = new Random(spans);
  const length = LENGTH / TRANSCRIPTS;
  const text = `Ann: ${'word '.repeat(length / 5 - 1)}`;
  const each = spans / TRANSCRIPTS / CODERS.length;
  const codes = Array.from({ length: CODES }, (_, i) => ({ id: `code-${i}`, name: `Code ${i}` }));
  const transcripts = Array.from({ length: TRANSCRIPTS }, (_, t) => {
    const segments: PlacedSegment[] = [];
    const add = (coder: string, start: number, end: number, code: string) => {
      const id = `${coder}-${segments.length}`;
      const segment = { id, text: '0'.repeat(12), start, end, codes: [code] };
      segments.push({ segment, coder, start, end, state: 'ok' });
    };
    for (let i = 0; i < each; i++) {
      const [start, size] = [random.between(0, length - 400), random.between(20, 300)];
      const code = random.pick(codes).id;
      add('a', start, start + size, code);
      if (random.chance(0.7)) {
        const moved = Math.max(0, start + random.between(-20, 20));
        add(
          'b',
          moved,
          moved + size + random.between(0, 40),
          random.chance(0.9) ? code : random.pick(codes).id,
        );
      } else {
        const other = random.between(0, length - 400);
        add('b', other, other + size, random.pick(codes).id);
      }
    }
    const codings = CODERS.map(coder => ({ coder, status: 'complete' as const }));
    return new CodedTranscript(`${t}.txt`, text, segments, codings, new Reading(text, NO_RULES));
  });
  const study = {
    schema: 1,
    name: 'Bench',
    transcripts: ['*.txt'],
    quotes: 'full' as const,
    interviewers: [],
    participants: [],
    groups: [],
    coders: CODERS.map(id => ({ id })),
  };
  return { study, codebook: Codebook.of({ schema: 1, codes }), transcripts };
}
