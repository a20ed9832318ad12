interface Distance {
  readonly name: string;
  readonly slips: number;
}

/** The name that was probably meant: one that begins so, or the one with the fewest slips, up to one in three letters. */
export function nearest(wanted: string, names: readonly string[]): string | undefined {
  const typed = wanted.toLowerCase();
  const most = Math.max(1, Math.floor(typed.length / 3));
  const distances = names.flatMap((name): Distance[] => {
    const full = name.toLowerCase();
    if (typed.length > 1 && full.startsWith(typed)) return [{ name, slips: 0 }];
    return Math.abs(full.length - typed.length) > most ? [] : [{ name, slips: slips(typed, full) }];
  });
  const best = distances.reduce<Distance | undefined>(
    (least, one) => (least && !isNearer(one, least) ? least : one),
    undefined,
  );
  return best && best.slips <= most ? best.name : undefined;
}

/** With fewer slips, or as many and a shorter name. */
function isNearer(one: Distance, other: Distance): boolean {
  return one.slips < other.slips || (one.slips === other.slips && one.name.length < other.name.length);
}

/** Letters too many, missing, wrong, or two that changed places (optimal string alignment). */
function slips(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (isSame ? 0 : 1));
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) least = Math.min(least, beforeLast[j - 2]! + 1);
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
