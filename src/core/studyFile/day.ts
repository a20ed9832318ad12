/** Whether a text is a day that there is, as `2026-03-31`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && dayOf(text) === text;
}

/** A time in UTC of a day that every month has, as nearly all are; its day. */
const PLAIN =
  /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8]))T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?Z$/;

/** The day of a time (ISO 8601) in UTC, as `2026-03-31`; undefined when it is none. */
export function dayOf(time: string | undefined): string | undefined {
  const plain = time === undefined ? null : PLAIN.exec(time);
  if (plain) return plain[1];
  const instant = Date.parse(time ?? '');
  return Number.isNaN(instant) ? undefined : new Date(instant).toISOString().slice(0, 10);
}
