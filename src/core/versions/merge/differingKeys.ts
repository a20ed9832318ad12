import { type Fields, own } from '../../records/fields';
import { sameJson } from '../../records/sameJson';

/** The keys that versions of a map do not all have with the same value; a version that is not there has none. */
export function differingKeys(versions: readonly unknown[]): readonly string[] {
  const maps = versions.map(version => (version ?? {}) as Fields);
  const keys = [...new Set(maps.flatMap(Object.keys))];
  return keys.filter(key => !maps.every(map => sameJson(own(map, key), own(maps[0]!, key))));
}
