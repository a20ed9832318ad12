// Figures and days as people read them, in the language of the sentences around them. What programs read does not come here.

interface Marks {
  /** The language, as `Intl` takes it. */
  readonly tag: string;
  readonly decimal: string;
  /** Between thousands; empty for none. */
  readonly group: string;
  readonly days: Intl.DateTimeFormat | undefined;
  readonly order: Intl.Collator;
}

const ORDER: Intl.CollatorOptions = { numeric: true, sensitivity: 'base' };

/** Figures in English have no thousands apart, and days are those of our files, which nobody mistakes for another day. */
const ENGLISH: Marks = {
  tag: 'en',
  decimal: '.',
  group: '',
  days: undefined,
  order: new Intl.Collator('en', ORDER),
};

let marks = ENGLISH;

/** Says which language the sentences are in: once, where the catalogue is read. English for one that `Intl` does not know. */
export function figuresIn(language: string): void {
  marks = marksOf(language);
}

function marksOf(language: string): Marks {
  const [tag] = known(language);
  if (tag === undefined || tag.split('-')[0] === 'en') return ENGLISH;
  // figures of our own in between: what people type is read again
  const numbers = new Intl.NumberFormat(tag, { numberingSystem: 'latn' }).formatToParts(1_234_567.8);
  const part = (type: string, usual: string) => numbers.find(one => one.type === type)?.value ?? usual;
  return {
    tag,
    decimal: part('decimal', '.'),
    group: part('group', ''),
    days: new Intl.DateTimeFormat(tag, {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      calendar: 'gregory',
      numberingSystem: 'latn',
      timeZone: 'UTC',
    }),
    order: new Intl.Collator(tag, ORDER),
  };
}

function known(language: string): readonly string[] {
  try {
    return Intl.NumberFormat.supportedLocalesOf(language);
  } catch {
    return [];
  }
}

/** The language that figures are written in: `en`, `fr`. */
export function languageOfFigures(): string {
  return marks.tag;
}

/** A number with so many decimals as data have it: `3.41`; people read {@link fixed}, or a column that is `readAs` figures. */
export function decimals(value: number, digits: number): string {
  return value.toFixed(digits);
}

/** A number with so many decimals: `3.41`, `3,41`. */
export function fixed(value: number, digits: number): string {
  return written(decimals(value, digits));
}

/** A number with as many decimals as it has, or at most so many: `12345`, `0.5`; `12.345`, `0,5`. */
export function plain(value: number, digits?: number): string {
  return written(String(digits === undefined ? value : Number(value.toFixed(digits))));
}

/** A text in which figures have decimal points, such as `2 (66.7)`, with the language's marks. */
export function inFigures(text: string): string {
  return marks.decimal === '.'
    ? text
    : text.replace(/(?<![\d.])(\d+)\.(\d+)(?![\d.])/g, `$1${marks.decimal}$2`);
}

/** Figures of one result side by side, such as `V = 0.31` and `p = 0.02`: what has commas in it is not set apart by commas. */
export function figureList(figures: readonly string[]): string {
  return figures.join(marks.decimal === ',' ? '; ' : ', ');
}

/** A day (`2026-03-31`) as people write it: `31.03.2026`. Other texts stay as they are. */
export function shownDay(day: string): string {
  if (!marks.days || !/^\d{4}-\d\d-\d\d$/.test(day)) return day;
  const instant = Date.parse(day);
  return Number.isNaN(instant) ? day : marks.days.format(instant);
}

/** What somebody typed as a day, as files have it: `2026-03-31` or as {@link shownDay} writes it; other texts stay as they are. */
export function typedDay(text: string): string {
  // marks of direction come with a day that was copied
  const typed = text.replace(/[\u200e\u200f]/g, '').trim();
  const parts = /^(\d{1,4})\D(\d{1,2})\D(\d{1,4})$/.exec(typed);
  if (!marks.days || !parts || /^\d{4}-\d\d-\d\d$/.test(typed)) return typed;
  const order: string[] = marks.days
    .formatToParts(0)
    .map(({ type }) => type)
    .filter(type => UNITS.has(type));
  const of = (unit: string) => parts[order.indexOf(unit) + 1]!.padStart(2, '0');
  return of('year').length === 4 ? `${of('year')}-${of('month')}-${of('day')}` : typed;
}

const UNITS: ReadonlySet<string> = new Set<string>(['year', 'month', 'day']);

/** What somebody typed as a number, as programs write it: `43.5` for `43,5` in a language that writes so; other texts stay as they are. */
export function typedNumber(text: string): string {
  const trimmed = text.trim();
  return marks.decimal === ',' && /^-?\d+,\d+$/.test(trimmed) ? trimmed.replace(',', '.') : trimmed;
}

/** The order of texts in a list that people read, numbers by value; 0 for those that differ in accents or capitals only. */
export function listOrder(a: string, b: string): number {
  return marks.order.compare(a, b);
}

/** A number as programs write it, with the language's marks; thousands are set apart from five digits on. */
function written(number: string): string {
  if (marks === ENGLISH) return number;
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(number);
  if (!parts) return number;
  const [, sign, whole = '', decimals] = parts;
  const grouped = whole.length < 5 ? whole : whole.replace(/\d(?=(?:\d{3})+$)/g, `$&${marks.group}`);
  return `${sign}${grouped}${decimals === undefined ? '' : marks.decimal + decimals}`;
}
