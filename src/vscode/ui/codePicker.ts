import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { quoted } from '../../core/base/phrases';
import type { Code } from '../../core/codebook/code';
import type { Codebook } from '../../core/codebook/codebook';
import { type CodeRow, CodeRows, type CodeRowsOptions } from './codeRows';
import { Debounce } from './debounce';
import { definitionOf } from './definition';
import { runSteps } from './runSteps';
import { Ticks } from './ticks';
import type { TypedAhead } from './typedAhead';
import { TypedInput } from './typedInput';

/** Codes under a heading. */
export interface CodeGroup {
  readonly heading: string;
  /** Their ids. */
  readonly codes: readonly string[];
}

export interface CodePickerOptions extends CodeRowsOptions {
  readonly title: string;
  readonly placeholder?: string;
  /** Ids of codes that are ticked at first; without it, one code is picked. */
  readonly ticked?: readonly string[];
  /** Rows before those of the codes while nothing is typed. */
  readonly first?: readonly CodeRow[];
  /** Codes that come first while nothing is typed, under headings; a code is in the first group that has it. */
  readonly groups?: readonly CodeGroup[];
  /** Whether a new name may be picked. */
  readonly canCreate?: boolean;
  /** Whether Enter takes only what is ticked, and not what is in focus. */
  readonly onlyTicked?: boolean;
  /** Is told which code is in focus. */
  readonly onFocus?: ((code: Code) => void) | undefined;
  /** Where keys are that were pressed since the question was called for. */
  readonly typedAhead?: TypedAhead;
}

/** The search for look-alikes waits for a pause in typing. */
const LOOSELY_AFTER_MS = 200;

/** That which is open. */
let open: CodePicker | undefined;

/** Ticks the row in focus of the picker that is open, so that the next code can be typed. */
export function tickFocusedCode(): void {
  open?.tickFocused();
}

/** Asks for codes by what is typed, the best first. @returns the rows taken; undefined when nothing was */
export function askForCodes(
  codebook: Codebook,
  options: CodePickerOptions,
): Promise<readonly CodeRow[] | undefined> {
  const picker = new CodePicker(codebook, options);
  open = picker;
  return picker.ask().finally(() => {
    if (open === picker) open = undefined;
  });
}

/** Asks for one code. */
export async function askForCode(
  codebook: Codebook,
  options: Omit<CodePickerOptions, 'ticked' | 'canCreate' | 'onlyTicked'>,
): Promise<Code | undefined> {
  return (await askForCodes(codebook, options))?.[0]?.code;
}

class CodePicker {
  private readonly picker = vscode.window.createQuickPick<CodeRow>();
  private readonly rows: CodeRows;
  private readonly typed: TypedInput;
  private readonly loosely = new Debounce(LOOSELY_AFTER_MS, () => void this.showLookAlikes());
  /** What is put in focus, until the picker says that it is: Enter may come first. */
  private expected: CodeRow | undefined;
  /** What was in focus last: the picker says that nothing is while other rows are put into it. */
  private lastFocused: CodeRow | undefined;
  private readonly ticks: Ticks<CodeRow>;
  private isClosed = false;
  private resolve: ((taken: readonly CodeRow[] | undefined) => void) | undefined;

  constructor(
    private readonly codebook: Codebook,
    private readonly options: CodePickerOptions,
  ) {
    const { recent = [], groups = [] } = options;
    const isDefined = showsDefinitions(this.picker);
    const first = [...groups.flatMap(({ codes }) => codes), ...recent];
    this.rows = new CodeRows(codebook, { ...options, recent: first, isDefinedInRows: !isDefined });
    const ticked = (options.ticked ?? []).flatMap(id => {
      const code = codebook.get(id);
      return code ? this.rows.of(code) : [];
    });
    this.ticks = new Ticks(ticked);
    const { picker } = this;
    picker.title = options.title;
    picker.placeholder = options.placeholder;
    picker.canSelectMany = options.ticked !== undefined;
    picker.matchOnDescription = true;
    keepOrder(picker);
    this.typed = new TypedInput(picker, {
      what: 'codes',
      typedAhead: options.typedAhead,
      changed: () => {
        if (!this.tickBeforeComma()) this.show();
      },
      accept: () => this.accept(),
    });
  }

  ask(): Promise<readonly CodeRow[] | undefined> {
    const { picker } = this;
    return new Promise(resolve => {
      picker.onDidChangeActive(([active]) => {
        if (active === this.expected) this.expected = undefined;
        if (active) this.lastFocused = active;
        this.define(active);
      });
      picker.onDidChangeSelection(selected => this.tick(selected));
      this.resolve = resolve;
      picker.onDidHide(() => {
        this.isClosed = true;
        resolve(undefined);
        this.loosely.dispose();
        picker.dispose();
      });
      this.show();
      this.typed.show();
      void runSteps(
        this.rows.search.prepare(),
        () => this.isClosed,
        () => {},
      );
    });
  }

  /** Ticks the row in focus, or unticks it, and clears what was typed. */
  tickFocused(): void {
    const row = this.focused;
    if (this.picker.canSelectMany && row) this.toggle(row, '');
  }

  private accept(): void {
    const taken = this.taken();
    if (taken.some(row => row.isMore)) return this.showAll();
    if (!this.picker.canSelectMany && taken.length === 0) return;
    this.resolve?.(taken);
    this.picker.hide();
  }

  /** A comma ends a name that is known. */
  private tickBeforeComma(): boolean {
    const { value } = this.typed;
    const comma = value.indexOf(',');
    if (comma < 0 || !this.picker.canSelectMany) return false;
    const query = value.slice(0, comma).trim();
    const { rows, sure } = this.rows.find(query);
    if (query === '' || sure === 0) return false;
    const [best] = rows;
    const rest = value.slice(comma + 1).trimStart();
    if (this.ticks.all.includes(best!)) this.typed.replace(rest);
    else this.toggle(best!, rest);
    return true;
  }

  private toggle(row: CodeRow, rest: string): void {
    if (!row.code && row.create === undefined) return;
    this.ticks.toggle(row);
    this.typed.replace(rest);
  }

  private show(): void {
    const { picker, rows, options } = this;
    const ticked = this.ticks.all;
    const query = this.typed.value.trim();
    const { rows: found, sure, more } = rows.find(query);
    const isNew = options.canCreate === true && query !== '' && !rows.search.named(query);
    const create = isNew ? [createRow(query)] : [];
    const isTicked = new Set(ticked);
    const untickedOf = (some: readonly CodeRow[]) => some.filter(row => !isTicked.has(row));
    const [certain, others] = [untickedOf(found.slice(0, sure)), untickedOf(found.slice(sure))];
    // a new name is likelier meant than a code that has only some of its words
    const shown = sure > 0 ? [...certain, ...others, ...create] : [...create, ...others];
    const first = query === '' ? (options.first ?? []) : [];
    const below = query === '' ? this.grouped(shown) : shown;
    this.put([...first, ...ticked, ...below, ...more]);
    const best = sure > 0 ? found[0] : (create[0] ?? found[0]);
    this.focus((query === '' ? undefined : best) ?? picker.items.find(isRow));
    if (found.length === 0 && query !== '') this.loosely.call();
  }

  /** Rows with a heading before each group that has any. */
  private grouped(rows: readonly CodeRow[]): readonly CodeRow[] {
    const { codebook } = this;
    const { groups = [] } = this.options;
    const left = new Set(rows);
    const sections = groups.map(({ heading, codes }) => {
      const own = codes.flatMap(id => {
        const code = codebook.resolve(id);
        const row = code && this.rows.of(code);
        return row && left.delete(row) ? row : [];
      });
      return own.length > 0 ? [headingRow(heading), ...own] : [];
    });
    const found = sections.flat();
    if (found.length === 0 || left.size === 0) return [...found, ...left];
    return [...found, headingRow(l10n.t('codebook')), ...left];
  }

  /** Says what the code in focus is for. */
  private define(row: CodeRow | undefined): void {
    if (row?.code) this.options.onFocus?.(row.code);
    if (showsDefinitions(this.picker)) this.picker.prompt = row?.code ? definitionOf(row.code) : '';
  }

  /** Behind what is shown, which is no code. */
  private async showLookAlikes(): Promise<void> {
    const { picker } = this;
    const query = this.typed.value;
    const found = await this.rows.findLoosely(query);
    if (this.isClosed || this.typed.value !== query || found.length === 0) return;
    const [active] = picker.activeItems;
    const others = found.filter(row => !picker.items.includes(row));
    this.put([...picker.items, ...others]);
    this.focus(this.expected ?? active ?? others[0]);
  }

  private put(rows: readonly CodeRow[]): void {
    this.picker.items = rows;
    this.picker.selectedItems = this.ticks.all;
    this.ticks.send();
  }

  private get focused(): CodeRow | undefined {
    const { expected, lastFocused, picker } = this;
    const last = lastFocused && picker.items.includes(lastFocused) ? lastFocused : undefined;
    return expected ?? picker.activeItems[0] ?? last;
  }

  private focus(row: CodeRow | undefined): void {
    this.expected = row;
    this.lastFocused = row;
    this.picker.activeItems = row ? [row] : [];
  }

  private tick(selected: readonly CodeRow[]): void {
    if (!this.picker.canSelectMany) return;
    this.ticks.didChange(selected.filter(row => row.code ?? row.create !== undefined));
    if (selected.some(row => row.isMore)) this.showAll();
  }

  private showAll(): void {
    this.rows.showAll();
    this.show();
  }

  /** The ticked rows, and that in focus when something was typed or nothing is ticked. */
  private taken(): readonly CodeRow[] {
    const { picker, options } = this;
    const { focused } = this;
    if (!picker.canSelectMany) return focused ? [focused] : [];
    const ticked = this.ticks.all;
    if (options.onlyTicked || !focused) return ticked;
    const takesFocused = this.typed.value.trim() !== '' || ticked.length === 0;
    return [...new Set([...ticked, ...(takesFocused ? [focused] : [])])];
  }
}

/** VS Code has a line for this below the input since 2025; before, definitions are in the rows. */
function showsDefinitions(
  picker: vscode.QuickPick<CodeRow>,
): picker is vscode.QuickPick<CodeRow> & { prompt: string } {
  return 'prompt' in picker;
}

function isRow({ kind }: CodeRow): boolean {
  return kind !== vscode.QuickPickItemKind.Separator;
}

function headingRow(label: string): CodeRow {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

/** VS Code else puts rows whose name begins with what was typed first. It has this since 2019, and does not declare it. */
function keepOrder(picker: vscode.QuickPick<CodeRow>): void {
  (picker as { sortByLabel?: boolean }).sortByLabel = false;
}

function createRow(name: string): CodeRow {
  return {
    label: `$(add) ${l10n.t('New code')}`,
    description: quoted(name),
    alwaysShow: true,
    create: name,
  };
}
