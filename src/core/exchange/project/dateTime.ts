const DATE_TIME = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** The furthest that a time zone is from UTC, in hours, as the standard has it. */
const MAX_ZONE = 14;

/**
 * A time or a day as REFI-QDA writes times (`xsd:dateTime`): a day begins at midnight, and what names no time zone is in UTC.
 * @returns undefined for what is no time, such as the 31st of February
 */
export function dateTimeOf(text: string | undefined): string | undefined {
  const parts = DATE_TIME.exec(text?.trim() ?? '');
  if (!parts) return undefined;
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = parts;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  const isDay = !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day) && year !== '0000';
  const isTime = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  if (!isDay || !isTime || !isZone(zone!)) return undefined;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}${zone}`;
}

function isZone(zone: string): boolean {
  if (zone === 'Z') return true;
  const [hours, minutes] = zone.slice(1).split(':').map(Number);
  return minutes! < 60 && (hours! < MAX_ZONE || (hours === MAX_ZONE && minutes === 0));
}

/** A time of another program as ours are: ISO 8601 in UTC, to the second. @returns undefined for what is none */
export function utcOf(text: string | undefined): string | undefined {
  const dateTime = dateTimeOf(text);
  if (dateTime === undefined) return undefined;
  const date = new Date(dateTime);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace(/\.\d+Z$/, 'Z');
}
