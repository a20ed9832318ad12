import type { Segment } from '../coding/segment';

interface Placed {
  readonly segment: Pick<Segment, 'codes'>;
}

/** Of lists that stay the same for as long as nothing is coded. */
const known = new WeakMap<readonly Placed[], readonly Placed[]>();

/** The segments that have codes, without those that are only annotated: the same list for the same list. */
export function codedOnly<P extends Placed>(all: readonly P[]): readonly P[] {
  let coded = known.get(all) as readonly P[] | undefined;
  if (!coded) {
    const isCoded = ({ segment }: P) => segment.codes.length > 0;
    coded = all.every(isCoded) ? all : all.filter(isCoded);
    known.set(all, coded);
  }
  return coded;
}
