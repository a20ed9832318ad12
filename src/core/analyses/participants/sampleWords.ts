import * as l10n from '@vscode/l10n';
import { labelled } from '../../base/phrases';
import { inFigures } from '../../base/figures';
import type { PartFigures, Sample, SampleOptions, SampleRow } from './participants';

/** A number to so many decimals, halves away from zero, without zeros at its end: as it is worked out by hand. */
export function figureText(value: number, digits: number): string {
  const scaled = Math.abs(value) * 10 ** digits;
  // 1.45 is stored as a little less than it is
  const rounded = Math.floor(scaled + 0.5 + scaled * 1e-12) / 10 ** digits;
  return String(value < 0 && rounded !== 0 ? -rounded : rounded);
}

/** From the lowest to the highest: `30–60`, `-5 to 3`. */
export function rangeText({ least, greatest }: PartFigures): string {
  return least! < 0 ? l10n.t('{0} to {1}', least!, greatest!) : `${least!}–${greatest!}`;
}

/** A value as people read it. */
export function valueText(value: string): string {
  if (value === 'true') return l10n.t('yes');
  return value === 'false' ? l10n.t('no') : value;
}

/** Who took part, a sentence for each part: what a section on methods can begin with. */
export function sampleSentences({ scope, rows }: Sample): readonly string[] {
  const [one, many] = peopleWords(scope.people);
  const groups = scope.parts.filter(({ kind }) => kind === 'group').length;
  return scope.parts.map(({ name, kind, participants: n }, i) => {
    const people = n === 1 ? one : many;
    const details = detailsOf(rows, i, n, scope).join('; ');
    const who = (text: string) => (details === '' ? text : l10n.t('{0} ({1})', text, details));
    if (kind === 'group') {
      if (n === 0) return l10n.t('No {0} took part in “{1}”.', one, name);
      const some = l10n.t('{0} {1} took part in “{2}”', startWord(n), people, name);
      return `${who(some)}.`;
    }
    if (kind === 'value')
      return `${who(l10n.t('{0} “{1}”: {2} {3}', scope.attribute, valueText(name), n, people))}.`;
    if (scope.parts.length === 1 || groups === 0)
      return n === 0
        ? l10n.t('No {0} took part.', one)
        : `${who(l10n.t('{0} {1} took part', startWord(n), people))}.`;
    const all = l10n.t('In all, {0} {1} took part', countWord(n), people);
    if (scope.inSeveral === 0) return `${who(all)}.`;
    const inSeveral =
      groups === 2
        ? l10n.t('{0} of them in both groups', countWord(scope.inSeveral))
        : l10n.t('{0} of them in more than one group', countWord(scope.inSeveral));
    return `${who(`${all}, ${inSeveral}`)}.`;
  });
}

/** What participants are called, one and many. */
function peopleWords(text: string): readonly [one: string, many: string] {
  const [one = '', many = ''] = text.split('/').map(word => word.trim());
  if (one === '' && many === '') return [l10n.t('participant'), l10n.t('participants')];
  return [one || many, many || one];
}

/** For each attribute what is known of a part: `mean age 43.8 years, range 30–60`. */
function detailsOf(
  rows: readonly SampleRow[],
  i: number,
  of: number,
  options: SampleOptions,
): readonly string[] {
  if (of === 0) return [];
  return rows
    .filter(({ kind }) => kind === 'number' || kind === 'attribute')
    .flatMap(row => {
      const own = rows.filter(({ attribute }) => attribute === row.attribute);
      const values = own
        .filter(({ kind, parts }) => kind === 'value' && parts[i]!.n > 0)
        .map(({ value, parts }) => ({ value: value!, n: parts[i]!.n }))
        .sort((a, b) => (row.kind === 'attribute' ? b.n - a.n : 0));
      const missing = own.find(({ kind }) => kind === 'unknown')?.parts[i]!.n ?? 0;
      const { name, unit } = nameAndUnit(row.attribute);
      const numbers = row.parts[i]!.n > 0 && row.kind === 'number';
      const said = [
        ...(numbers ? [numberWords(row.parts[i]!, name, unit, options)] : []),
        ...(values.length > 0 ? [valueWords(name, values, numbers)] : []),
        ...(missing > 0 ? [missingWords(name, missing)] : []),
      ];
      return said.length > 0 ? [said.join(', ')] : [];
    });
}

function missingWords(name: string, n: number): string {
  return l10n.t('{0} not known for {1}', name, countWord(n));
}

function valueWords(
  name: string,
  values: readonly { readonly value: string; readonly n: number }[],
  isBesideNumbers: boolean,
): string {
  // what people are called needs no name of the attribute
  if (!isBesideNumbers && values.every(({ value }) => PLURALS.has(value.toLowerCase())))
    return values
      .map(({ value, n }) => `${n} ${n === 1 ? value : PLURALS.get(value.toLowerCase())!}`)
      .join(', ');
  const list = values.map(({ value, n }) => `${valueText(value)} ${n}`).join(', ');
  return isBesideNumbers ? list : labelled(name, list);
}

/** Words for people by which studies describe them, one and many: the same in both for adjectives. */
const PLURALS: ReadonlyMap<string, string> = new Map([
  ['woman', l10n.t('women')],
  ['man', l10n.t('men')],
  ['girl', l10n.t('girls')],
  ['boy', l10n.t('boys')],
  ...['female', 'male', 'non-binary', 'nonbinary', 'diverse', 'transgender'].map(
    word => [word, word] as [string, string],
  ),
]);

function numberWords(
  figures: PartFigures,
  name: string,
  unit: string,
  { numbers, digits }: SampleOptions,
): string {
  const { n, mean, sd, median, least } = figures;
  const withUnit = (value: number) => {
    const text = inFigures(figureText(value, digits));
    if (unit === '') return text;
    return unit === '%' ? l10n.t('{0}%', text) : `${text} ${unit}`;
  };
  if (n === 1) return `${name} ${withUnit(least!)}`;
  const range = inFigures(rangeText(figures));
  const deviation = inFigures(figureText(sd!, digits));
  switch (numbers) {
    case 'range':
      return l10n.t('mean {0} {1}, range {2}', name, withUnit(mean!), range);
    case 'sd':
      return l10n.t('mean {0} {1}, SD {2}', name, withUnit(mean!), deviation);
    case 'median':
      return l10n.t('median {0} {1}, range {2}', name, withUnit(median!), range);
    case 'all':
      return l10n.t(
        'mean {0} {1}, SD {2}, median {3}, range {4}',
        ...[name, withUnit(mean!), deviation, inFigures(figureText(median!, digits)), range],
      );
  }
}

/** The unit at the end of an attribute's name: `work rate %`, `height (cm)`. Ages are in years unless it says otherwise. */
function nameAndUnit(attribute: string): { readonly name: string; readonly unit: string } {
  const found = /^(.*\S)\s*(?:\(([^()]+)\)|(%))$/u.exec(attribute);
  if (found) return { name: found[1]!, unit: (found[2] ?? found[3])!.trim() };
  return { name: attribute, unit: attribute.toLowerCase() === 'age' ? l10n.t('years') : '' };
}

/** A number within a sentence: in words below ten. */
function countWord(n: number): string {
  return NUMBER_WORDS[n] ?? String(n);
}

/** A number that a sentence begins with. */
function startWord(n: number): string {
  const word = NUMBER_WORDS[n];
  if (word === undefined) return l10n.t('A total of {0}', n);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const NUMBER_WORDS: readonly string[] = [
  l10n.t('none'),
  l10n.t('one'),
  l10n.t('two'),
  l10n.t('three'),
  l10n.t('four'),
  l10n.t('five'),
  l10n.t('six'),
  l10n.t('seven'),
  l10n.t('eight'),
  l10n.t('nine'),
];
