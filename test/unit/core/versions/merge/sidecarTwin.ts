import type { Segment, Sidecar } from '../../../../../src/core/coding/segment';

/** What must hold of a merged segment, found out coding by coding and by counting votes, not by the rules of the merge. */
export interface Expected {
  readonly ids: ReadonlySet<string>;
  /** Id → its codes, sorted. */
  readonly codes: ReadonlyMap<string, readonly string[]>;
  /** Id → its memo, or all memos that somebody wants. */
  readonly memos: ReadonlyMap<string, readonly (string | undefined)[]>;
}

/** By truth tables over every id, code and memo that occurs anywhere. Takes no account of segments that become one. */
export function expected(base: Sidecar, a: Sidecar, b: Sidecar): Expected {
  const find = (side: Sidecar, id: string) => side.segments.find(segment => segment.id === id);
  const everyId = new Set([base, a, b].flatMap(side => side.segments.map(({ id }) => id)));
  const ids = new Set<string>();
  const codes = new Map<string, string[]>();
  const memos = new Map<string, (string | undefined)[]>();
  for (const id of everyId) {
    const [was, x, y] = [find(base, id), find(a, id), find(b, id)];
    const present = [x, y].filter(one => one !== undefined);
    const survivor = present[0];
    if (!survivor) continue;
    if (present.length === 1) {
      const isUntouched = was && fingerprint(was) === fingerprint(survivor);
      if (isUntouched) continue;
      ids.add(id);
      codes.set(id, [...survivor.codes].sort());
      memos.set(id, [survivor.memo]);
      continue;
    }
    ids.add(id);
    const everyCode = new Set([was, x, y].flatMap(one => one?.codes ?? []));
    const has = [...everyCode].filter(code => {
      const votes = [was, x, y].map(one => one?.codes.includes(code) === true);
      const isValuedAnew = [x, y].some(
        one => one!.codes.includes(code) && one!.values?.[code] && one!.values[code] !== was?.values?.[code],
      );
      return votes[0] && !isValuedAnew ? votes[1] && votes[2] : votes[1] || votes[2];
    });
    // nothing left: both decided, each for another; unless one wants none
    const isNoneWanted = x!.codes.length === 0 || y!.codes.length === 0;
    const left = has.length > 0 || isNoneWanted ? has : [...new Set([...x!.codes, ...y!.codes])];
    codes.set(id, left.sort());
    const wanted = [x!.memo, y!.memo].filter(memo => memo !== was?.memo);
    const either = wanted.length > 0 ? [...new Set(wanted)] : [was?.memo];
    // one wants only the memo, the other only the code: the memo stays
    const isNothing = left.length === 0 && either.length === 1 && either[0] === undefined;
    memos.set(id, isNothing ? [was?.memo] : either);
  }
  return { ids, codes, memos };
}

/** Ids that one side alone has added, with the place on which they were. */
export function additions(base: Sidecar, side: Sidecar, other: Sidecar): { id: string; place: string }[] {
  const known = new Set([...base.segments, ...other.segments].map(({ id }) => id));
  return side.segments
    .filter(({ id }) => !known.has(id))
    .map(segment => ({ id: segment.id, place: place(segment) }));
}

export function place({ text, start, end }: Segment): string {
  return `${text}:${start}-${end}`;
}

function fingerprint(segment: Segment): string {
  const record = segment as unknown as Record<string, unknown>;
  return Object.keys(record)
    .sort()
    .map(key => `${key}=${JSON.stringify(record[key])}`)
    .join('\n');
}
