// Prints what is measured of speed and exactness: npm run bench [name]
type Bench = (print: (line: string) => void) => Promise<void>;

const BENCHES: readonly (readonly [name: string, load: () => Promise<Bench>])[] = [
  ['carry', async () => (await import('./carry.bench')).carry],
  ['agreement', async () => (await import('./agreement.bench')).agreementBench],
  ['coverage', async () => (await import('./coverage.bench')).coverage],
  ['compare', async () => (await import('./compare.bench')).compare],
  ['merge', async () => (await import('./merge.bench')).merge],
  ['turns', async () => (await import('./turns.bench')).turns],
  ['keystroke', async () => (await import('./keystroke.bench')).keystroke],
  ['writers', async () => (await import('./writers.bench')).writers],
  ['codePick', async () => (await import('./codePick.bench')).codePick],
  ['live', async () => (await import('./live.bench')).live],
];

async function main(): Promise<void> {
  const [, , wanted] = process.argv;
  for (const [name, load] of BENCHES) {
    if (wanted !== undefined && wanted !== name) continue;
    const bench = await load();
    console.log(`\n== ${name}`);
    await bench(line => console.log(line));
  }
}

void main();
