import * as l10n from '@vscode/l10n';
import { UnusableFile } from '../codebookIn/readXml';
import { MAX_CODES, MAX_DEPTH, tooDeep, tooMany } from '../codebookIn/incoming';
import type { ToolCode } from './toolRecords';

/** Longer files of settings or codes nobody has written. In UTF-16 units. */
const MAX_LENGTH = 2 ** 22;

/** The codes of a codebook of qc. Their names are their keys: a code of several places is in the first of them. */
export interface QcCodebook {
  readonly codes: readonly ToolCode[];
  /** Names of codes that are in several places. */
  readonly doubled: readonly string[];
}

/**
 * Reads YAML in which everything is text, lists and maps.
 * @param name of the file, for messages @throws UnusableFile
 */
export async function readYaml(name: string, text: string): Promise<unknown> {
  if (text.length > MAX_LENGTH) throw new UnusableFile(l10n.t('{0} is too large.', name));
  const { load, FAILSAFE_SCHEMA, YAMLException } = await import('js-yaml');
  try {
    return load(text, { schema: FAILSAFE_SCHEMA });
  } catch (error) {
    // what is nested very deep is too much for its reader
    const reason = error instanceof YAMLException ? error.reason : l10n.t('it is nested too deeply');
    throw new UnusableFile(l10n.t('{0} is not valid YAML: {1}.', name, reason));
  }
}

/**
 * The codes of a codebook: a list of names, and of names with such a list below them.
 * @param known names of codes that are used; those that the codebook lacks come last
 * @throws UnusableFile where they are too many or too deep
 */
export function qcCodes(codebook: unknown, known: readonly string[]): QcCodebook {
  const codes = new Map<string, ToolCode>();
  const doubled = new Set<string>();
  let count = 0;
  const stack = entriesOf(codebook, undefined, 1).reverse();
  while (stack.length > 0) {
    const { name, below, parent, depth } = stack.pop()!;
    // a text may name itself as a part of itself
    if (++count > MAX_CODES) throw new UnusableFile(tooMany());
    if (depth > MAX_DEPTH) throw new UnusableFile(tooDeep());
    if (codes.has(name)) doubled.add(name);
    else codes.set(name, { key: name, name, parent });
    for (const entry of entriesOf(below, name, depth + 1).reverse()) stack.push(entry);
  }
  for (const name of known) if (!codes.has(name)) codes.set(name, { key: name, name });
  return { codes: [...codes.values()], doubled: [...doubled] };
}

interface Entry {
  readonly name: string;
  readonly below: unknown;
  readonly parent: string | undefined;
  readonly depth: number;
}

function entriesOf(list: unknown, parent: string | undefined, depth: number): Entry[] {
  if (!Array.isArray(list)) return [];
  if (list.length > MAX_CODES) throw new UnusableFile(tooMany());
  return list.flatMap((item: unknown): Entry[] => {
    if (typeof item === 'string') return [{ name: item, below: undefined, parent, depth }];
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return [];
    return Object.entries(item).map(([name, below]: [string, unknown]) => ({ name, below, parent, depth }));
  });
}
