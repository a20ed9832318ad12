// The unitizing family from its definition: slow, and without a line of the program.

export type Given = readonly {
  readonly length: number;
  readonly coders: readonly (readonly { start: number; end: number; value: number }[])[];
}[];

/** Every character of every coder, as the unit that it is in; pairs of characters are counted, not lengths multiplied. */
export function unitizingBrute(texts: Given, values: number, withGaps = true) {
  const m = texts[0]!.coders.length;
  let number = 0;
  const cells = texts.flatMap(({ length, coders }) => {
    const units = coders.map(own => {
      const row = Array.from({ length }, () => ({ value: 0, unit: -1 }));
      for (const { start, end, value } of own) {
        const unit = number++;
        for (let i = start; i < end; i++) row[i] = { value, unit };
      }
      return row;
    });
    return Array.from({ length }, (_, i) => units.map(row => row[i]!));
  });
  const observed = new Map<string, number>();
  const met = new Map<string, { value: number; length: number }>();
  for (const cell of cells) {
    cell.forEach((one, i) =>
      cell.forEach((other, j) => {
        if (i === j) return;
        const key = `${one.value} ${other.value}`;
        observed.set(key, (observed.get(key) ?? 0) + 1 / (m - 1));
        if (one.value === 0 || other.value === 0) return;
        const known = met.get(`${one.unit} ${j}`) ?? { value: one.value, length: 0 };
        met.set(`${one.unit} ${j}`, { ...known, length: known.length + 1 });
      }),
    );
  }
  const l = (c: number, k: number) => observed.get(`${c} ${k}`) ?? 0;
  const valued = Array.from({ length: values }, (_, i) => i + 1);
  const all = [0, ...valued];
  const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);
  // ordered pairs of characters that could be paired by chance: not within one unit, nor a gap's with itself
  const flat = cells.flat();
  const chance = new Map<string, number>();
  let pairs = 0;
  const paired = withGaps ? flat : [];
  paired.forEach((one, i) =>
    paired.forEach((other, j) => {
      if (one.unit >= 0 ? one.unit === other.unit : i === j) return;
      pairs++;
      const key = `${one.value} ${other.value}`;
      chance.set(key, (chance.get(key) ?? 0) + 1);
    }),
  );
  const e = (c: number, k: number) => (flat.length * (chance.get(`${c} ${k}`) ?? 0)) / pairs;
  const apart = (values: readonly number[], of: (c: number, k: number) => number) =>
    sum(values.flatMap(c => values.filter(k => k !== c).map(k => of(c, k))));
  const ratio = (seen: number, expected: number) => (expected > 1e-12 ? 1 - seen / expected : null);

  const within = sum(valued.flatMap(c => valued.map(k => l(c, k))));
  const own = (c: number) => sum(valued.map(k => l(c, k)));
  const squares = (c: number) =>
    sum([...met.values()].filter(({ value }) => value === c).map(({ length }) => length ** 2)) / (m - 1);
  const room = within ** 2 - sum(valued.map(squares));
  const eu = (c: number, k: number) =>
    room > 1e-12 ? (within * (own(c) * own(k) - (c === k ? squares(c) : 0))) / room : 0;
  return {
    u: pairs > 0 ? ratio(apart(all, l), apart(all, e)) : null,
    relevance: pairs > 0 ? ratio(sum(valued.map(c => l(0, c))), sum(valued.map(c => e(0, c)))) : null,
    cu: ratio(apart(valued, l), apart(valued, eu)),
    cuCoverage: within / flat.length,
    k: valued.map(k => {
      const marked = sum(all.map(c => l(k, c)));
      const margin = sum(valued.map(c => eu(k, c)));
      const others = sum(valued.filter(c => c !== k).map(c => eu(k, c)));
      const seen = sum(valued.filter(c => c !== k).map(c => l(k, c)));
      return {
        alpha: own(k) > 0 ? ratio((margin / own(k)) * seen, others) : null,
        coverage: marked > 0 ? own(k) / marked : null,
      };
    }),
  };
}
