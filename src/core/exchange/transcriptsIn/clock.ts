/** `01:02:03` of milliseconds; hours have two digits or more. */
export function clockOf(milliseconds: number): string {
  const seconds = Math.floor(Math.max(0, milliseconds) / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Milliseconds of `01:02:03.450`, `02:03,450` or `3.45`; undefined of anything else. */
export function readClock(text: string): number | undefined {
  const found = /^(?:(?:(\d{1,4}):)?(\d{1,3}):)?(\d{1,9})(?:[.,](\d{1,9}))?s?$/.exec(text.trim());
  if (!found) return undefined;
  const [, hours = '0', minutes = '0', seconds, fraction = ''] = found;
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return whole * 1000 + Math.round(Number(`0.${fraction || '0'}`) * 1000);
}

/** A time that a file gives as a number; undefined where it is none, or longer than any recording. */
export function timeIn(value: unknown, milliseconds: number): number | undefined {
  const number = typeof value === 'number' ? value : typeof value === 'string' ? readNumber(value) : NaN;
  const time = number * milliseconds;
  return Number.isFinite(time) && time >= 0 && time < MAX_TIME ? Math.round(time) : undefined;
}

/** Four weeks. */
const MAX_TIME = 28 * 24 * 3600 * 1000;

/** `1.5`, `1.5s`, `00:00:01.500`, in seconds. */
function readNumber(text: string): number {
  const clock = readClock(text);
  return clock === undefined ? NaN : clock / 1000;
}
