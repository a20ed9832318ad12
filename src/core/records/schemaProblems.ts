import * as l10n from '@vscode/l10n';
import type { BaseIssue } from 'valibot';
import type { Problem } from '../base/problem';
import { type JsonPath, locator } from './locator';

/** A place in the value, and what is wrong there. */
interface Violation {
  readonly path: JsonPath;
  readonly message: string;
}

/** What is expected at a place, or the field that is missing there. */
type Fault = { readonly expected: string; readonly found: string } | { readonly missing: string };

/** Most characters of a wrong value that a message repeats. */
const MAX_SHOWN = 40;

/** What a schema has found, each with its path in the JSON, its line and column. */
export function schemaProblems(text: string, issues: readonly BaseIssue<unknown>[]): Problem[] {
  const violations = new Map<string, Violation>();
  for (const issue of issues) {
    const one = violation(issue);
    violations.set(one.message, one);
  }
  const locate = locator(text);
  return [...violations.values()].map(({ path, message }) => ({
    severity: 'error',
    code: 'invalid',
    message,
    ...locate(path),
  }));
}

/** The schemas' own messages say what was expected. */
function violation(issue: BaseIssue<unknown>): Violation {
  const items = issue.path ?? [];
  const path = items.map(item => item.key as string | number);
  const last = items.at(-1);
  const isMissing = issue.type === 'loose_object' && last?.origin === 'key';
  if (!isMissing) return violationAt(path, { expected: issue.message, found: show(issue.input) });
  const parent = path.slice(0, -1);
  if (Array.isArray(last.input))
    return violationAt(parent, { expected: issue.message, found: l10n.t('a list') });
  return violationAt(parent, { missing: String(last.key) });
}

function violationAt(path: JsonPath, fault: Fault): Violation {
  if (path.length > 0) return { path, message: sentenceAt(formatPath(path), fault) };
  if ('missing' in fault) return { path, message: l10n.t('The field “{0}” is missing.', fault.missing) };
  return { path, message: l10n.t('Expected {0}, but found {1}.', fault.expected, fault.found) };
}

function sentenceAt(where: string, fault: Fault): string {
  if ('missing' in fault) return l10n.t('{0}: the field “{1}” is missing.', where, fault.missing);
  return l10n.t('{0}: expected {1}, but found {2}.', where, fault.expected, fault.found);
}

/** A value as a message repeats it. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? l10n.t('an empty list') : l10n.t('a list');
  if (typeof value === 'object' && value !== null) return l10n.t('an object');
  const json = JSON.stringify(value) ?? l10n.t('nothing');
  return json.length > MAX_SHOWN ? `${[...json].slice(0, MAX_SHOWN).join('')}…` : json;
}

/** `segments[3].start`, `texts["5733641b8a9e"]`. */
export function formatPath(path: JsonPath): string {
  return path
    .map((key, i) => {
      if (typeof key === 'number') return `[${key}]`;
      if (!/^[A-Za-z_]\w*$/.test(key)) return `[${JSON.stringify(key)}]`;
      return i === 0 ? key : `.${key}`;
    })
    .join('');
}
