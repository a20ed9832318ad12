import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Code } from '../../core/codebook/code';
import type { Codebook } from '../../core/codebook/codebook';
import { type CodeRow, CodeRows, type CodeRowsOptions } from './codeRows';
import { Debounce } from './debounce';
import { runSteps } from './runSteps';

export interface CodePickerOptions extends CodeRowsOptions {
  readonly title: string;
  readonly placeholder?: string;
  /** Ids of codes that are ticked at first; without it, one code is picked. */
  readonly ticked?: readonly string[];
  /** Rows before those of the codes while nothing is typed. */
  readonly first?: readonly CodeRow[];
  /** Whether a new name may be picked. */
  readonly canCreate?: boolean;
  /** Whether Enter takes only what is ticked, and not what is in focus. */
  readonly onlyTicked?: boolean;
}

/** The search for look-alikes waits for a pause in typing. */
const LOOSELY_AFTER_MS = 200;

/** Asks for codes by what is typed, the best first. @returns the rows taken; undefined when nothing was */
export function askForCodes(
  codebook: Codebook,
  options: CodePickerOptions,
): Promise<readonly CodeRow[] | undefined> {
  return new CodePicker(codebook, options).ask();
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
  private readonly loosely = new Debounce(LOOSELY_AFTER_MS, () => void this.showLookAlikes());
  /** What is put in focus, until the picker says that it is: Enter may come first. */
  private expected: CodeRow | undefined;
  private ticked: readonly CodeRow[];
  private isClosed = false;

  constructor(
    codebook: Codebook,
    private readonly options: CodePickerOptions,
  ) {
    this.rows = new CodeRows(codebook, options);
    this.ticked = (options.ticked ?? []).flatMap(id => {
      const code = codebook.get(id);
      return code ? this.rows.of(code) : [];
    });
    const { picker } = this;
    picker.title = options.title;
    picker.placeholder = options.placeholder;
    picker.canSelectMany = options.ticked !== undefined;
    picker.matchOnDescription = true;
    keepOrder(picker);
  }

  ask(): Promise<readonly CodeRow[] | undefined> {
    const { picker } = this;
    return new Promise(resolve => {
      picker.onDidChangeValue(() => this.show());
      picker.onDidChangeActive(([active]) => {
        if (active === this.expected) this.expected = undefined;
      });
      picker.onDidChangeSelection(selected => this.tick(selected));
      picker.onDidAccept(() => {
        const taken = this.taken();
        if (taken.some(row => row.isMore)) return this.showAll();
        if (!picker.canSelectMany && taken.length === 0) return;
        resolve(taken);
        picker.hide();
      });
      picker.onDidHide(() => {
        this.isClosed = true;
        resolve(undefined);
        this.loosely.dispose();
        picker.dispose();
      });
      this.show();
      picker.show();
      void runSteps(
        this.rows.search.prepare(),
        () => this.isClosed,
        () => {},
      );
    });
  }

  private show(): void {
    const { picker, rows, options, ticked } = this;
    const query = picker.value.trim();
    const { rows: found, sure, more } = rows.find(query);
    const isNew = options.canCreate === true && query !== '' && !rows.search.named(query);
    const create = isNew ? [createRow(query)] : [];
    const isTicked = new Set(ticked);
    const untickedOf = (some: readonly CodeRow[]) => some.filter(row => !isTicked.has(row));
    const [certain, others] = [untickedOf(found.slice(0, sure)), untickedOf(found.slice(sure))];
    // a new name is likelier meant than a code that has only some of its words
    const shown = sure > 0 ? [...certain, ...others, ...create] : [...create, ...others];
    const first = query === '' ? (options.first ?? []) : [];
    this.put([...first, ...ticked, ...shown, ...more]);
    const best = sure > 0 ? found[0] : (create[0] ?? found[0]);
    this.focus((query === '' ? undefined : best) ?? picker.items[0]);
    if (found.length === 0 && query !== '') this.loosely.call();
  }

  /** Behind what is shown, which is no code. */
  private async showLookAlikes(): Promise<void> {
    const { picker } = this;
    const query = picker.value;
    const found = await this.rows.findLoosely(query);
    if (this.isClosed || picker.value !== query || found.length === 0) return;
    const [active] = picker.activeItems;
    const others = found.filter(row => !picker.items.includes(row));
    this.put([...picker.items, ...others]);
    this.focus(this.expected ?? active ?? others[0]);
  }

  private put(rows: readonly CodeRow[]): void {
    this.picker.items = rows;
    this.picker.selectedItems = this.ticked;
  }

  private focus(row: CodeRow | undefined): void {
    this.expected = row;
    this.picker.activeItems = row ? [row] : [];
  }

  private tick(selected: readonly CodeRow[]): void {
    if (!this.picker.canSelectMany) return;
    this.ticked = selected.filter(row => row.code);
    if (selected.some(row => row.isMore)) this.showAll();
  }

  private showAll(): void {
    this.rows.showAll();
    this.show();
  }

  /** The ticked rows, and that in focus when something was typed or nothing is ticked. */
  private taken(): readonly CodeRow[] {
    const { picker, options } = this;
    const focused = this.expected ?? picker.activeItems[0];
    if (!picker.canSelectMany) return focused ? [focused] : [];
    if (options.onlyTicked || !focused) return picker.selectedItems;
    const takesFocused = picker.value.trim() !== '' || picker.selectedItems.length === 0;
    return [...new Set([...picker.selectedItems, ...(takesFocused ? [focused] : [])])];
  }
}

/** VS Code else puts rows whose name begins with what was typed first. It has this since 2019, and does not declare it. */
function keepOrder(picker: vscode.QuickPick<CodeRow>): void {
  (picker as { sortByLabel?: boolean }).sortByLabel = false;
}

function createRow(name: string): CodeRow {
  return {
    label: `$(add) ${l10n.t('New code')}`,
    description: `“${name}”`,
    alwaysShow: true,
    create: name,
  };
}
