import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../../base/result';
import { oneLine, visible } from '../../base/visible';
import { cleanName, nameKey } from '../../codebook/codeName';
import { Codebook } from '../../codebook/codebook';
import { addCode } from '../../codebook/operations';
import type { CodingRow } from './codingRow';

/** So many codes are made of a file of codings; one with more names has something else in their place. */
const MAX_NEW = 1000;
/** Of a code's name, in UTF-16 units. */
const MAX_NAME = 2000;
/** As deep as codes are made. */
const MAX_DEPTH = 50;

/** Between the names of a path. */
const SEPARATOR = /\s+\/\s+|>|›|\\|::/;
/** The same, with that of ATLAS.ti. */
const WITH_COLONS = /\s+\/\s+|>|›|\\|::|: /;

/** A name in a file → id of the code that it means; null where rows with it are to be left out. */
export type CodeChoices = ReadonlyMap<string, string | null>;

/** The codes that rows name, in a codebook to which new ones may be added on the way. */
export class CodesOfRows {
  /** Names of new codes from the top down, in the order in which they were made. */
  readonly made: (readonly string[])[] = [];
  /** Names that the codebook does not have → how many rows have them. */
  readonly unknown = new Map<string, number>();
  private readonly known = new Map<string, Result<readonly string[]>>();

  /**
   * @param isAdding whether what is not in the codebook is added to it
   * @param choices what is meant by names that are not in it, where a person has said so
   */
  constructor(
    public codebook: Codebook,
    private readonly isAdding: boolean,
    private readonly random: () => number,
    private readonly choices: CodeChoices = new Map(),
  ) {}

  /** Ids of the codes of a row, each once. Fails, and makes none, where one of them is not known. */
  of({ codes, isList, hasColonPaths = false }: CodingRow): Result<readonly string[]> {
    const ids: string[] = [];
    const steps: (readonly string[])[] = [];
    for (const text of codes) {
      const found = this.ofText(text, isList, hasColonPaths ? WITH_COLONS : SEPARATOR);
      if (!found.ok) return found;
      for (const one of found.value)
        if (typeof one === 'string') ids.push(one);
        else steps.push(one);
    }
    for (const path of steps) {
      const made = this.make(path);
      if (!made.ok) return made;
      ids.push(made.value);
    }
    return ok([...new Set(ids)]);
  }

  /** Ids of those that are known, paths of others. */
  private ofText(
    text: string,
    isOne: boolean,
    separator: RegExp,
  ): Result<readonly (string | readonly string[])[]> {
    const whole = this.find(text, separator);
    if (!whole.ok || whole.value !== undefined) return whole.ok ? ok([whole.value!]) : whole;
    const words = text.trim().split(/\s+/);
    if (!isOne && words.every(word => this.codebook.resolve(word)))
      return ok(words.map(word => this.codebook.resolve(word)!.id));
    const names = isOne ? [text] : text.split(/[;\n]/).filter(name => name.trim() !== '');
    const all = names.map(name => this.ofName(name, separator));
    const found: (string | readonly string[])[] = [];
    for (const one of all) {
      if (!one.ok) return one;
      found.push(one.value);
    }
    return ok(found);
  }

  private ofName(text: string, separator: RegExp): Result<string | readonly string[]> {
    const one = this.find(text, separator);
    if (!one.ok || one.value !== undefined) return one.ok ? ok(one.value!) : one;
    const name = cleanName(text);
    this.unknown.set(name, (this.unknown.get(name) ?? 0) + 1);
    const choice = this.choices.get(name);
    if (choice === null) return fail(l10n.t('Codings with “{0}” are left out, as you chose.', shown(name)));
    return choice === undefined ? this.newPath(text, separator) : ok(choice);
  }

  private find(text: string, separator: RegExp): Result<string | undefined> {
    const name = cleanName(text);
    const known = this.known.get(name);
    if (known) return known.ok ? ok(known.value[0]) : known;
    const named = this.codebook.findAll(name);
    const parts = named.length > 0 ? [] : name.split(separator);
    const all = parts.length > 1 ? this.codebook.findAll(parts.join(' / ')) : named;
    if (all.length === 0) return ok(undefined);
    const found: Result<readonly string[]> =
      all.length === 1
        ? ok([all[0]!.id])
        : fail(l10n.t('Several codes are called “{0}”. Name its path or id.', shown(name)));
    this.known.set(name, found);
    return found.ok ? ok(found.value[0]) : found;
  }

  private newPath(text: string, separator: RegExp): Result<readonly string[]> {
    const path = text
      .split(separator)
      .map(name => cleanName(visible(cleanName(name))))
      .filter(name => name !== '');
    if (!this.isAdding)
      return fail(
        l10n.t('The codebook has no code “{0}”. Add it, or import with --new-codes.', shown(cleanName(text))),
      );
    if (path.length === 0 || path.length > MAX_DEPTH || path.some(({ length }) => length > MAX_NAME))
      return fail(l10n.t('“{0}” cannot be the name of a code.', shown(text)));
    return ok(path);
  }

  /** Adds a code and the themes above it that are missing. */
  private make(path: readonly string[]): Result<string> {
    let parent: string | undefined;
    for (const [depth, name] of path.entries()) {
      const siblings = parent === undefined ? this.codebook.roots() : this.codebook.children(parent);
      const there = siblings.find(code => nameKey(code.name) === nameKey(name));
      if (there) {
        parent = there.id;
        continue;
      }
      if (this.made.length >= MAX_NEW)
        return fail(l10n.t('The file has more than {0} new codes. No more are added.', MAX_NEW));
      const added = addCode(this.codebook, { name, parent }, this.random);
      if (!added.ok) return added;
      this.codebook = Codebook.of(added.value.file);
      // a name that meant one code may mean two now
      this.known.clear();
      this.made.push(path.slice(0, depth + 1));
      parent = added.value.code.id;
    }
    return ok(parent!);
  }
}

function shown(text: string): string {
  const line = oneLine(text);
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}
