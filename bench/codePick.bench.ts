import Fuse from 'fuse.js';
import { Codebook } from '../src/core/codebook/codebook';
import { CodeSearch } from '../src/core/codebook/searchCodes';
import { someCodebook } from './codebooks';
import { QUERIES } from './codeQueries';
import { Random } from './editScripts/random';
import type { Row } from './table/row';

const CODES = 5_000;
const SEEDS = [1, 2];
/** Of each kind and seed. */
const ASKED = 250;
/** The same for fuse.js alone, which takes its time. */
const ASKED_OF_FUSE = 1;
/** Codes that a picker shows at most. */
const SHOWN = 100;
const FIRST_SCREEN = 10;

/** How long a code picker takes for each key, and how often the code that was meant is among the first ten; beside fuse.js. */
export async function codePick(print: (line: string) => void): Promise<readonly Row[]> {
  const [ours, theirs] = [new Tally(), new Tally()];
  for (const seed of SEEDS) {
    const random = new Random(seed);
    const codebook = Codebook.of(someCodebook(CODES, random));
    const search = new CodeSearch(codebook);
    ours.begin(() => search.prepare());
    let fuse: ReturnType<typeof fuseOf>;
    theirs.begin(() => (fuse = fuseOf(codebook)));
    const find = (typed: string) => search.find(typed, [], SHOWN).codes;
    const findByFuse = (typed: string) => fuse.search(typed).map(({ item }) => item.code);
    for (const [kind, query] of QUERIES) {
      let asked = 0;
      while (asked < ASKED) {
        const code = random.pick(codebook.inOrder());
        const typed = query(code, random);
        if (typed === undefined) continue;
        ours.ask(kind, typed, found => found.slice(0, FIRST_SCREEN).includes(code), find);
        if (asked < ASKED_OF_FUSE)
          theirs.ask(kind, typed, found => found.slice(0, FIRST_SCREEN).includes(code), findByFuse);
        asked++;
      }
    }
  }
  print(`Codes picked among ${CODES.toLocaleString('en')}, key by key. In ms:`);
  print(row('', 'ours', 'fuse.js'));
  print(row('before the first key', ours.first.toFixed(1), theirs.first.toFixed(1)));
  print(row('a key, mean', ours.mean.toFixed(2), theirs.mean.toFixed(2)));
  print(row('a key, p95', ours.p95.toFixed(2), theirs.p95.toFixed(2)));
  print('Found among the first ten:');
  for (const [kind] of QUERIES) print(row(kind, ours.share(kind), theirs.share(kind)));
  const least = Math.min(...QUERIES.map(([kind]) => Number.parseFloat(ours.share(kind))));
  return [
    {
      work: `picking among ${CODES.toLocaleString('en')} codes: each key`,
      figures: [
        { value: ours.mean, unit: 'ms', of: 'mean', most: 3 },
        { value: ours.p95, unit: 'ms', of: 'p95', most: 8 },
      ],
    },
    {
      work: 'the code that was meant is among the first ten, whichever way it is asked for',
      figures: [{ value: least, unit: '%', least: 98 }],
    },
  ];
}

/** What became of all that was asked. */
class Tally {
  private readonly begins: number[] = [];
  private readonly keys: number[] = [];
  private readonly byKind = new Map<string, { asked: number; found: number }>();

  begin(work: () => void): void {
    this.begins.push(timeOf(work));
  }

  /** Types a query letter by letter. */
  ask<T>(
    kind: string,
    typed: string,
    isFound: (found: readonly T[]) => boolean,
    find: (typed: string) => readonly T[],
  ): void {
    let last: readonly T[] = [];
    for (let length = 1; length <= typed.length; length++)
      this.keys.push(timeOf(() => (last = find(typed.slice(0, length)))));
    const tally = this.byKind.get(kind) ?? { asked: 0, found: 0 };
    tally.asked++;
    if (isFound(last)) tally.found++;
    this.byKind.set(kind, tally);
  }

  get first(): number {
    return Math.max(...this.begins);
  }

  get mean(): number {
    return this.keys.reduce((sum, time) => sum + time, 0) / this.keys.length;
  }

  get p95(): number {
    return this.keys.sort((a, b) => a - b)[Math.floor(this.keys.length * 0.95)]!;
  }

  share(kind: string): string {
    const { asked, found } = this.byKind.get(kind)!;
    return `${((100 * found) / asked).toFixed(1)} %`;
  }
}

function fuseOf(codebook: Codebook) {
  const items = codebook.inOrder().map(code => ({
    code,
    name: code.name,
    path: codebook.path(code.id).join(' '),
    description: code.description ?? '',
  }));
  const keys = [
    { name: 'name', weight: 4 },
    { name: 'path', weight: 2 },
    { name: 'description', weight: 1 },
  ];
  return new Fuse(items, { keys, threshold: 0.35, ignoreLocation: true, ignoreDiacritics: true });
}

function timeOf(work: () => void): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}

function row(what: string, ...cells: readonly string[]): string {
  return `  ${what.padEnd(36)}${cells.map(cell => cell.padStart(12)).join('')}`;
}
