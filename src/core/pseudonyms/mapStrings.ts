/** Where a string is in a value of plain data: names of fields, and of records in lists their ids or else their indexes. */
export type StringPath = readonly string[];

/** What a string becomes. @param pattern the same place with `*` for what is in lists: `participants.*.name` */
type MapString = (text: string, pattern: string, at: StringPath) => string;

/**
 * The value with other strings; itself where they are all the same. Names of fields stay, but for those of `attributes`, which
 * people have given.
 */
export function mapStrings<T>(value: T, map: MapString, pattern = '', at: StringPath = []): T {
  if (typeof value === 'string') return map(value, pattern, at) as T & string;
  if (Array.isArray(value)) {
    const mapped = value.map((one: unknown, i) =>
      mapStrings(one, map, below(pattern, '*'), [...at, recordName(one, i)]),
    );
    return mapped.every((one, i) => one === value[i]) ? value : (mapped as T & unknown[]);
  }
  if (typeof value !== 'object' || value === null) return value;
  const isNamed = at.at(-1) === 'attributes';
  const before = Object.entries(value);
  const after = before.map(([key, one]) => [
    isNamed ? map(key, below(pattern, '(key)'), [...at, key]) : key,
    mapStrings(one as unknown, map, below(pattern, key), [...at, key]),
  ]);
  const isSame = after.every(([key, one], i) => key === before[i]![0] && one === before[i]![1]);
  return isSame ? value : (Object.fromEntries(after) as T);
}

function below(pattern: string, key: string): string {
  return pattern === '' ? key : `${pattern}.${key}`;
}

function recordName(value: unknown, index: number): string {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
  return typeof id === 'string' ? id : String(index + 1);
}
