/** A table's data as JSON, in pieces: its fields in their order, the records of each list one to a line. */
export function* jsonLines(data: object): Generator<string> {
  let before = '{';
  for (const [key, value] of Object.entries(data) as [string, unknown][]) {
    if (value === undefined) continue;
    yield `${before}${JSON.stringify(key)}:`;
    if (isList(value)) yield* records(value);
    else yield JSON.stringify(value);
    before = ',\n';
  }
  yield before === '{' ? '{}\n' : '}\n';
}

function isList(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

function* records(list: Iterable<unknown>): Generator<string> {
  let before = '[\n';
  for (const record of list) {
    yield before + JSON.stringify(record);
    before = ',\n';
  }
  yield before === '[\n' ? '[]' : '\n]';
}
