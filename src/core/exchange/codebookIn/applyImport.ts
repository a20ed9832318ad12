import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../../base/result';
import type { Code, CodebookFile } from '../../codebook/code';
import { Codebook } from '../../codebook/codebook';
import { newCodeId } from '../../codebook/codeId';
import { PALETTE } from '../../codebook/palette';
import { findParents, recordsById } from '../../codebook/parents';
import { ranksAt } from '../../codebook/ranks';
import { rewrite, withFields } from '../../codebook/rewriteCodes';
import { nameKey } from '../../codebook/codeName';
import { shadeOf } from '../../codebook/shades';
import type { IncomingCode } from './incoming';
import { applyGroups } from './planGroups';
import {
  type ImportItem,
  type ImportPlan,
  type PlannedItem,
  allItems,
  isOfGroup,
  planImport,
} from './planImport';

/**
 * Takes items of a plan into a codebook, all of them or none. New codes come after their siblings, with their ids where these
 * are not taken. A new code whose theme is not taken is left out, also of its groups.
 * @param codebook as it is now; where what was planned no longer fits, nothing is taken
 */
export function applyImport(
  codebook: Codebook,
  plan: ImportPlan,
  items: readonly PlannedItem[],
  random: () => number,
): Result<CodebookFile> {
  const fresh = planImport(codebook, plan.incoming, plan.use);
  const known = new Set(allItems(fresh).map(keyOf));
  if (!items.every(item => known.has(keyOf(item))))
    return fail(l10n.t('The codebook has changed meanwhile. Nothing was imported; please import again.'));
  const taken = new Set(items.map(keyOf));
  const chosen = allItems(fresh).filter(item => taken.has(keyOf(item)));
  return new Import(codebook, fresh, chosen, random).file();
}

function keyOf(item: PlannedItem): string {
  const { kind, index, ours } = item;
  return [kind, index, ours?.id ?? '', ...(isOfGroup(item) ? item.codes : item.fields)].join(' ');
}

/** Codes that get a place below the same code. */
type Arrivals = Map<string | undefined, Code[]>;

class Import {
  private readonly byIndex = new Map<number, ImportItem[]>();
  /** Ids by index, where the code is in the codebook then. */
  private readonly ids: (string | undefined)[] = [];
  private readonly made = new Set<string>();
  private readonly changed = new Map<string, Code>();
  private readonly arrivals: Arrivals = new Map();
  private readonly colors = new Map<string, string>();
  private topColors: string[] | undefined;

  constructor(
    private readonly codebook: Codebook,
    private readonly plan: ImportPlan,
    private readonly items: readonly PlannedItem[],
    private readonly random: () => number,
  ) {
    for (const item of items.filter(one => !isOfGroup(one)))
      this.byIndex.set(item.index, [...(this.byIndex.get(item.index) ?? []), item]);
  }

  file(): Result<CodebookFile> {
    const { incoming, matches } = this.plan;
    incoming.codes.forEach((code, index) => {
      const items = this.byIndex.get(index) ?? [];
      const ours = matches[index];
      const isAdded = items.some(({ kind }) => kind === 'new' || kind === 'elsewhere');
      this.ids[index] = isAdded ? this.add(code) : ours?.id;
      if (!isAdded && ours) for (const item of items) this.change(ours, code, item);
    });
    const checked = this.check(rewrite(this.codebook.file, [...this.changed.values(), ...this.placed()]));
    if (!checked.ok) return checked;
    const groups = this.items.filter(isOfGroup);
    return ok(applyGroups(checked.value, incoming, groups, index => this.ids[index], this.random));
  }

  private add(code: IncomingCode): string | undefined {
    const parent = this.parentOf(code);
    if (!parent.isThere) return undefined;
    const isTaken = (id: string) => this.codebook.has(id) || this.made.has(id);
    const id =
      code.id !== undefined && !isTaken(code.id) ? code.id : newCodeId(code.name, isTaken, this.random);
    this.made.add(id);
    const { name, description, include, exclude, example, memo, retired, scale } = code;
    const color = code.color ?? this.colorBelow(parent.id);
    this.colors.set(id, color);
    this.arrive(
      parent.id,
      withFields({ id, name }, { color, description, include, exclude, example, memo, retired, scale }),
    );
    return id;
  }

  private change(ours: Code, code: IncomingCode, { kind, fields }: ImportItem): void {
    const now = this.changed.get(ours.id) ?? ours;
    if (kind === 'renamed') this.changed.set(ours.id, withFields(now, { name: code.name }));
    if (kind === 'changed' || kind === 'rescaled')
      this.changed.set(
        ours.id,
        withFields(now, Object.fromEntries(fields.map(field => [field, code[field]]))),
      );
    if (kind !== 'moved') return;
    const parent = this.parentOf(code);
    if (parent.isThere) this.arrive(parent.id, ours);
  }

  private parentOf({ parent }: IncomingCode): { readonly isThere: boolean; readonly id: string | undefined } {
    const id = parent === undefined ? undefined : this.ids[parent];
    return { isThere: parent === undefined || id !== undefined, id };
  }

  private arrive(parent: string | undefined, code: Code): void {
    const others = this.arrivals.get(parent);
    if (others) others.push(code);
    else this.arrivals.set(parent, [code]);
  }

  /** Those that arrive, with their ranks after those that are there, and others whose ranks had to change for it. */
  private placed(): Code[] {
    const ranked = (code: Code, fields: Partial<Code>) =>
      withFields(this.changed.get(code.id) ?? code, fields);
    return [...this.arrivals].flatMap(([parent, arriving]) => {
      const moving = new Set(arriving.map(({ id }) => id));
      const there = parent === undefined ? this.codebook.roots() : this.codebook.children(parent);
      const staying = there.filter(({ id }) => !moving.has(id));
      const ranks = ranksAt(staying, staying.length, arriving.length);
      return [
        ...[...ranks.changed].map(([id, rank]) => ranked(this.codebook.get(id)!, { rank })),
        ...arriving.map((code, i) => ranked(code, { parent, rank: ranks.inserted[i] })),
      ];
    });
  }

  /** A shade of the theme’s colour that none beside it has; at the top, the next of the palette. */
  private colorBelow(parent: string | undefined): string {
    if (parent === undefined) {
      this.topColors ??= this.codebook.roots().map(({ id }) => this.codebook.color(id));
      const used = new Set(this.topColors);
      const unused = PALETTE.find(({ color }) => !used.has(color));
      const color = unused?.color ?? PALETTE[this.topColors.length % PALETTE.length]!.color;
      this.topColors.push(color);
      return color;
    }
    const theme = this.colors.get(parent) ?? this.codebook.color(parent);
    const beside = [
      ...this.codebook.children(parent).map(({ id }) => this.codebook.color(id)),
      ...(this.arrivals.get(parent) ?? []).flatMap(({ color }) => color ?? []),
    ];
    return shadeOf(theme, beside);
  }

  /** Refuses what other operations would refuse, too. */
  private check(file: CodebookFile): Result<CodebookFile> {
    const before = findParents(recordsById(this.codebook.file)).circular;
    const circle = [...findParents(recordsById(file)).circular].find(id => !before.has(id));
    const after = Codebook.of(file);
    if (circle !== undefined)
      return fail(l10n.t('“{0}” cannot be moved into itself or a code below it.', after.get(circle)!.name));
    const named = [...this.byIndex.values()]
      .flat()
      .filter(({ kind }) => kind === 'renamed' || kind === 'moved');
    for (const { ours } of named) {
      const parent = after.parentOf(ours!.id);
      const siblings = parent ? after.children(parent.id) : after.roots();
      const { name } = after.get(ours!.id)!;
      if (siblings.some(one => one.id !== ours!.id && nameKey(one.name) === nameKey(name)))
        return fail(l10n.t('There would be two codes named “{0}” in one place. Nothing was imported.', name));
    }
    return ok(file);
  }
}
