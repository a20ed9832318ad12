/** A table's data as JSON: its fields in their order, the records of each list one to a line. */
export function toJson(data: object): string {
  const fields = Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) =>
        `${JSON.stringify(key)}:${Array.isArray(value) ? lines(value) : JSON.stringify(value)}`,
    );
  return `{${fields.join(',\n')}}\n`;
}

function lines(records: readonly unknown[]): string {
  return records.length === 0 ? '[]' : `[\n${records.map(record => JSON.stringify(record)).join(',\n')}\n]`;
}
