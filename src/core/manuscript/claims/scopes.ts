import type { Corpus } from '../../corpus/corpus';
import type { Group } from '../../studyFile/studyFile';
import type { Paragraph } from '../manuscript';
import type { ClaimScope, StudyScopes } from './figures';
import type { PaperTable } from './inTables';
import type { Meant } from './judge';
import { Names } from './names';

/** A stretch of a paper that is filled, and what it is filled with. */
export interface FilledBlock {
  /** In the text of the paper on disk: UTF-16 units, half-open. */
  readonly start: number;
  readonly end: number;
  /** What its figures are of; undefined where it has none of codes. */
  readonly scope: ClaimScope | undefined;
}

const WHOLE = '\0whole';
/** A caption is no longer, in UTF-16 units. */
const MAX_CAPTION = 250;

/** Says which groups of a study a paper means at a place, by what it says near it. */
export class MeantScopes {
  private readonly names: Names;
  /** For each paragraph what the nearest heading above it says that says anything, those of its own section first. */
  private readonly bySection: readonly (readonly ClaimScope[])[];

  constructor(
    { study }: Pick<Corpus, 'study'>,
    private readonly scopes: StudyScopes,
    private readonly paragraphs: readonly Paragraph[],
    blocks: readonly FilledBlock[],
  ) {
    this.names = new Names([...study.groups.flatMap(aliases), ...ALL.map(name => ({ id: WHOLE, name }))]);
    this.bySection = this.sections(blocks);
  }

  /** What is meant by a sentence. */
  inText(paragraph: number): Meant {
    const near = this.bySection[paragraph]!;
    if (near.length === 0) return this.meant([]);
    // a sentence in a section on one group may be about another
    return this.meant([...near, ...this.named(this.paragraphs[paragraph]!.text)]);
  }

  /** What is meant by a cell. @param heads that of its column, and those before it */
  inTable({ first, last }: Pick<PaperTable, 'first' | 'last'>, heads: readonly string[]): Meant {
    for (const head of heads) {
      const named = this.named(head);
      if (named.length > 0) return this.meant(named);
    }
    for (const beside of [first - 1, last + 1]) {
      const { kind, text } = this.paragraphs[beside] ?? { kind: 'cell', text: '' };
      if (kind !== 'text' || text.length > MAX_CAPTION) continue;
      const named = this.named(text);
      if (named.length > 0) return this.meant(named);
    }
    return this.meant(this.bySection[first]!);
  }

  /** A text without the names of groups. */
  withoutGroups(text: string): string {
    return this.names
      .in(text)
      .reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text)
      .replace(/\(\s*\)/g, '');
  }

  private named(text: string): readonly ClaimScope[] {
    const ids = new Set(this.names.in(text).flatMap(({ ids }) => ids));
    const { whole, groups } = this.scopes;
    return [...groups.filter(({ group }) => ids.has(group!)), ...(ids.has(WHOLE) ? [whole] : [])];
  }

  private meant(near: readonly ClaimScope[]): Meant {
    const { whole, groups } = this.scopes;
    const all = [whole, ...groups];
    if (near.length === 0) return { scopes: all, others: [] };
    const several = new Set(near).size > 1;
    const scopes = [...new Set([...near, ...(several ? [whole] : [])])];
    return { scopes, others: all.filter(one => !scopes.includes(one)) };
  }

  private sections(blocks: readonly FilledBlock[]): readonly (readonly ClaimScope[])[] {
    const owners = this.paragraphs.map(() => -1);
    const stack: { readonly level: number; readonly scopes: readonly ClaimScope[] }[] = [];
    const above: (readonly ClaimScope[])[] = [];
    let heading = -1;
    for (const [i, { kind, text, level = 0 }] of this.paragraphs.entries()) {
      if (kind === 'heading') {
        heading = i;
        while (stack.length > 0 && stack.at(-1)!.level >= level) stack.pop();
        stack.push({ level, scopes: this.named(text) });
      }
      owners[i] = heading;
      above.push(stack.findLast(({ scopes }) => scopes.length > 0)?.scopes ?? []);
    }
    const filled = new Map<number, ClaimScope[]>();
    for (const { start, scope } of blocks) {
      if (!scope) continue;
      const owner = owners[this.before(start)] ?? -1;
      filled.set(owner, [...(filled.get(owner) ?? []), this.known(scope)]);
    }
    return above.map((scopes, i) => [...scopes, ...(filled.get(owners[i]!) ?? [])]);
  }

  /** The scope of the study that a block has, where it is one. */
  private known(scope: ClaimScope): ClaimScope {
    const { whole, groups } = this.scopes;
    return (scope.isPlain && [whole, ...groups].find(({ group }) => group === scope.group)) || scope;
  }

  /** The last paragraph before a place in the file; -1 for none. */
  private before(offset: number): number {
    return this.paragraphs.findLastIndex(({ sourceOf }) => {
      const place = sourceOf(0, 0);
      return place.kind === 'text' && place.start < offset;
    });
  }
}

/** What papers call a study as a whole. */
const ALL = [
  'whole study', // not for the catalogue
  'all participants', // not for the catalogue
  'total',
  'overall',
];

/** What a paper may call a group: its name, without what is in parentheses, that alone, or its id where that is no usual word. */
function aliases({ id, name = id }: Group): { readonly id: string; readonly name: string }[] {
  const parts = /^(.*\S)\s*\(([^()]+)\)$/.exec(name);
  return [name, ...(parts ? [parts[1]!, parts[2]!] : []), ...(/[\d-]/.test(id) ? [id] : [])].map(one => ({
    id,
    name: one,
  }));
}
