import { figuresOf } from '../src/core/analyses/agreement/figures';
import { bootstrapIntervals } from '../src/core/analyses/agreement/intervals/bootstrap';
import { MEASURES, type Measure } from '../src/core/analyses/agreement/intervals/measured';
import { PartBuilder } from '../src/core/analyses/agreement/units/partBuilder';
import { Tally } from '../src/core/analyses/agreement/units/tally';
import { finish } from '../src/core/base/steps';
import { Random } from './editScripts/random';

const STUDIES = 500;
const RESAMPLES = 500;
const TRANSCRIPTS = [5, 10, 20, 40];
/** So many transcripts show the figure that intervals are to contain. */
const POPULATION = 60_000;

/** How a code is used: shares of turns, which differ between transcripts (means of beta distributions, and their sizes). */
interface Use {
  readonly name: string;
  /** Turns to which the code applies. */
  readonly applies: number;
  readonly appliesSize: number;
  /** Of these, turns in which a coder sees it. */
  readonly seen: number;
  readonly seenSize: number;
  /** Other turns in which a coder sees it. */
  readonly mistaken: number;
}

const USES: readonly Use[] = [
  { name: 'common (20% of turns)', applies: 0.2, appliesSize: 8, seen: 0.8, seenSize: 15, mistaken: 0.03 },
  { name: 'common, clear', applies: 0.1, appliesSize: 6, seen: 0.95, seenSize: 20, mistaken: 0.003 },
  { name: 'rare (2% of turns)', applies: 0.02, appliesSize: 2, seen: 0.75, seenSize: 10, mistaken: 0.002 },
];

/**
 * How often the 95% intervals of agreement contain the true figure: two coders, transcripts of 20 to 79 turns that differ in
 * how much there is to code and how clear it is.
 */
export async function coverage(print: (line: string) => void): Promise<void> {
  print(
    `Coverage of 95% intervals, in %: ${STUDIES} studies of two coders each, ${RESAMPLES} resamples. In brackets the`,
  );
  print('mean width, and the share of studies without an interval in % where there are any.');
  print(`use of the code            transcripts  ${MEASURES.map(measure => measure.padEnd(24)).join('')}`);
  for (const use of USES) {
    const truth = population(use);
    for (const transcripts of TRANSCRIPTS) {
      const found = simulate(use, transcripts, truth);
      print(
        `${use.name.padEnd(26)} ${String(transcripts).padStart(11)}  ${MEASURES.map(measure => found[measure].padEnd(24)).join('')}`,
      );
    }
  }
}

function population(use: Use): Readonly<Record<Measure, number>> {
  const random = new Random(1);
  const tally = new Tally(2, 1);
  for (let i = 0; i < POPULATION; i++) addTranscript(tally, 0, use, random);
  const { percent, positive, kappa, alpha } = figuresOf(tally.ratings(0)).figures;
  return { percent: percent!, positive: positive!, kappa: kappa!, alpha: alpha! };
}

function simulate(
  use: Use,
  transcripts: number,
  truth: Readonly<Record<Measure, number>>,
): Readonly<Record<Measure, string>> {
  const random = new Random(transcripts);
  const seen = Object.fromEntries(
    MEASURES.map(measure => [measure, { intervals: 0, figures: 0, covered: 0, width: 0 }]),
  ) as Record<Measure, { intervals: number; figures: number; covered: number; width: number }>;
  for (let study = 0; study < STUDIES; study++) {
    const tally = new Tally(2, 1);
    for (let i = 0; i < transcripts; i++) addTranscript(tally, i, use, random);
    const { figures } = figuresOf(tally.ratings(0));
    const options = { resamples: RESAMPLES, seed: study, cluster: 'transcript' };
    const found = finish(bootstrapIntervals(tally, [0], [], options)).ofTargets[0]!;
    for (const measure of MEASURES) {
      const own = seen[measure];
      if (figures[measure] === null) continue;
      own.figures++;
      const { interval } = found[measure];
      if (!interval) continue;
      const [low, high] = interval;
      own.intervals++;
      own.width += high - low;
      if (low <= truth[measure] && truth[measure] <= high) own.covered++;
    }
  }
  return Object.fromEntries(
    MEASURES.map(measure => {
      const { intervals, figures, covered, width } = seen[measure];
      if (intervals === 0) return [measure, 'none'];
      const without = figures === intervals ? '' : `, none ${(100 - (100 * intervals) / figures).toFixed(0)}`;
      const share = ((100 * covered) / intervals).toFixed(1);
      return [measure, `${share} (${(width / intervals).toFixed(2)}${without})`];
    }),
  ) as Record<Measure, string>;
}

function addTranscript(tally: Tally, cluster: number, use: Use, random: Random): void {
  const turns = random.between(20, 79);
  const applies = beta(use.applies, use.appliesSize, random);
  const seen = beta(use.seen, use.seenSize, random);
  const mistaken = 2 * use.mistaken * random.next();
  const part = new PartBuilder(1);
  part.addUnits(0, 3, turns);
  for (let turn = 0; turn < turns; turn++) {
    const share = random.chance(applies) ? seen : mistaken;
    const yes = (random.chance(share) ? 1 : 0) | (random.chance(share) ? 2 : 0);
    part.add(0, 3, yes, 1);
  }
  part.end(0, 0);
  tally.add(part.part(), cluster);
}

/** A share from a beta distribution. @param size the sum of its two parameters */
function beta(mean: number, size: number, random: Random): number {
  const [one, other] = [gamma(mean * size, random), gamma((1 - mean) * size, random)];
  return one / (one + other);
}

/** Marsaglia & Tsang 2000, A simple method for generating gamma variables. */
function gamma(shape: number, random: Random): number {
  if (shape < 1) return gamma(shape + 1, random) * (1 - random.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
