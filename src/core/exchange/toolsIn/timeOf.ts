import { dateTimeOf } from '../project/dateTime';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** As R writes it: `Tue Mar  3 12:01:02 2015`. */
const OF_R = /^[a-z]{3} ([a-z]{3}) +(\d{1,2}) (\d{2}:\d{2}:\d{2}) (\d{4})$/i;

/** A time as programs write it into their databases, as REFI-QDA does. @returns undefined for what is none */
export function timeOf(text: string | undefined): string | undefined {
  const plain = text?.trim() ?? '';
  const [, month = '', day = '', time = '', year = ''] = OF_R.exec(plain) ?? [];
  const at = MONTHS.indexOf(month.toLowerCase());
  if (at >= 0)
    return dateTimeOf(`${year}-${String(at + 1).padStart(2, '0')}-${day.padStart(2, '0')}T${time}`);
  return dateTimeOf(
    plain.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, '$1T').replace(/([+-]\d{2})(\d{2})$/, zoneOf),
  );
}

function zoneOf(_: string, hours: string, minutes: string): string {
  return `${hours}:${minutes}`;
}
