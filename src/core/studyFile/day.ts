/** Whether a text is a day that there is, as `2026-03-31`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && dayOf(text) === text;
}

/** The day of a time (ISO 8601) in UTC, as `2026-03-31`; undefined when it is none. */
export function dayOf(time: string | undefined): string | undefined {
  const instant = Date.parse(time ?? '');
  return Number.isNaN(instant) ? undefined : new Date(instant).toISOString().slice(0, 10);
}
