import * as l10n from '@vscode/l10n';

/** What can be said of a quote’s source; `{line}` in a template. */
export const SOURCE_FIELDS = ['participant', 'transcript', 'line', 'speaker', 'coder', 'code'] as const;
export type SourceFields = Readonly<Record<(typeof SOURCE_FIELDS)[number], string>>;

/** Text in which every `{word}` is one of these. */
export const ATTRIBUTION = new RegExp(`^([^{}]|\\{(${SOURCE_FIELDS.join('|')})\\})*$`);

/** Where the study has none of its own. */
export const DEFAULT_ATTRIBUTION = l10n.t('— {participant}, {transcript}, l. {line}');

const IN_BRACKETS = /([([])([^()[\]]*\{[^()[\]]*)([)\]])/;
const SEPARATOR = /(\s*[,;:·•|/]\s*|\s+[–—-]\s+)/;
const FIELD = /\{(\w+)\}/g;

/** A template with its fields filled in; a part between separators, or in brackets, that has only empty ones is dropped. */
export function fillAttribution(template: string, fields: SourceFields): string {
  const values = new Map<string, string>(Object.entries(fields));
  let rest = template;
  for (let found = IN_BRACKETS.exec(rest); found; found = IN_BRACKETS.exec(rest)) {
    const [whole, open, inside, close] = found as unknown as [string, string, string, string];
    const text = fillParts(inside, values);
    // from now on a field like the others
    const name = String(values.size);
    values.set(name, text === '' ? '' : open + text + close);
    rest = `${rest.slice(0, found.index)}{${name}}${rest.slice(found.index + whole.length)}`;
  }
  return fillParts(rest, values);
}

function fillParts(template: string, values: ReadonlyMap<string, string>): string {
  // a dash before and a full stop after belong to no part
  const before = /^[^\p{L}\p{N}{]*/u.exec(template)![0];
  const after = /[^\p{L}\p{N}}]*$/u.exec(template.slice(before.length))![0];
  const parts = template.slice(before.length, template.length - after.length).split(SEPARATOR);
  let filled = '';
  for (let i = 0; i < parts.length; i += 2) {
    const text = fillPart(parts[i]!, values);
    if (text !== '') filled += (filled === '' ? '' : parts[i - 1]!) + text;
  }
  return filled === '' ? '' : before + filled + after;
}

function fillPart(part: string, values: ReadonlyMap<string, string>): string {
  const names = Array.from(part.matchAll(FIELD), ([, name]) => name!);
  if (names.length > 0 && names.every(name => values.get(name) === '')) return '';
  const isEmpty = (name: string) => values.get(name) === '';
  return part
    .replace(/\s*\{(\w+)\}/g, (whole, name: string) => (isEmpty(name) ? '' : whole))
    .trim()
    .replace(FIELD, (_, name: string) => values.get(name)!);
}
