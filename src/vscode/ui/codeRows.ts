import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Code } from '../../core/codebook/code';
import type { Codebook } from '../../core/codebook/codebook';
import { nameKey } from '../../core/codebook/codeName';
import { type CodeSearch, codeSearch } from '../../core/codebook/searchCodes';
import { searchLoosely } from '../../core/codebook/searchLoosely';
import { definitionOf } from './definition';
import { colorIcon } from './icons';
import { numberMark } from './numberMark';

/** A row of a quick pick: a code, the name of one to create, or that which shows the rest. */
export interface CodeRow extends vscode.QuickPickItem {
  readonly code?: Code;
  readonly create?: string;
  readonly isMore?: true;
}

export interface FoundRows {
  /** Best first. */
  readonly rows: readonly CodeRow[];
  /** How many of them, the first ones, have everything that was typed. */
  readonly sure: number;
  /** The row that shows those left out, where some are. */
  readonly more: readonly CodeRow[];
}

export interface CodeRowsOptions {
  /** Ids of codes that come first while nothing is typed. */
  readonly recent?: readonly string[];
  /** By id: how often each code is used. */
  readonly counts?: ReadonlyMap<string, number>;
  /** By id: the number key of each code that has one. */
  readonly numbers?: ReadonlyMap<string, number>;
  readonly isOffered?: (code: Code) => boolean;
  /** Whether retired codes are offered only when their name is typed out. */
  readonly hidesRetired?: boolean;
  /** Whether rows say what their codes are for. */
  readonly isDefinedInRows?: boolean;
}

/** What a quick pick shows at first: VS Code looks at every row for each key. */
const MAX_SHOWN = 100;

/** The rows of the codes that fit what is typed; each is made when it is first shown, for a codebook may have thousands. */
export class CodeRows {
  readonly search: CodeSearch;
  private readonly made = new Map<Code, CodeRow>();
  private readonly hasRetired: boolean;
  private most = MAX_SHOWN;

  constructor(
    private readonly codebook: Codebook,
    private readonly options: CodeRowsOptions,
  ) {
    this.search = codeSearch(codebook);
    this.hasRetired = codebook.file.codes.some(code => 'retired' in code && code.retired);
  }

  of(code: Code): CodeRow {
    let row = this.made.get(code);
    if (!row) this.made.set(code, (row = this.make(code)));
    return row;
  }

  /** From now on no row is left out. */
  showAll(): void {
    this.most = Infinity;
  }

  find(query: string): FoundRows {
    const { recent = [] } = this.options;
    const isOffered = this.filter(query);
    const found = this.search.find(query, recent, isOffered ? Infinity : this.most);
    const codes = isOffered ? found.codes.filter(isOffered) : found.codes;
    const total = isOffered ? codes.length : found.total;
    const sure = isOffered ? found.codes.slice(0, found.sure).filter(isOffered).length : found.sure;
    const rows = codes.slice(0, this.most).map(code => this.of(code));
    return {
      rows,
      sure: Math.min(sure, rows.length),
      more: total > rows.length ? [moreRow(total - rows.length)] : [],
    };
  }

  /** Those that look like what was typed, when there are no others. */
  async findLoosely(query: string): Promise<readonly CodeRow[]> {
    const isOffered = this.filter(query) ?? (() => true);
    const codes = await searchLoosely(this.codebook, query);
    return codes
      .filter(isOffered)
      .slice(0, MAX_SHOWN)
      .map(code => this.of(code));
  }

  /** Which codes are offered; undefined for all. */
  private filter(query: string): ((code: Code) => boolean) | undefined {
    const { isOffered, hidesRetired } = this.options;
    if (hidesRetired !== true || !this.hasRetired) return isOffered;
    const typed = nameKey(query);
    const isHidden = (code: Code) => code.retired === true && nameKey(code.name) !== typed;
    return code => !isHidden(code) && (isOffered?.(code) ?? true);
  }

  private make(code: Code): CodeRow {
    const { codebook } = this;
    const theme = codebook.path(code.id).slice(0, -1).join(' › ');
    const count = this.options.counts?.get(code.id) ?? 0;
    const number = this.options.numbers?.get(code.id);
    return {
      label: code.name,
      description: [
        number ? numberMark(number) : '',
        theme,
        count > 0 ? String(count) : '',
        code.retired ? l10n.t('retired') : '',
      ]
        .filter(Boolean)
        .join('  ·  '),
      iconPath: colorIcon(codebook.color(code.id), codebook.isTheme(code.id) ? 'theme' : 'code'),
      ...(this.options.isDefinedInRows ? { detail: definitionOf(code) } : {}),
      alwaysShow: true, // what fits is decided here
      code,
    };
  }
}

function moreRow(count: number): CodeRow {
  return { label: `$(ellipsis) ${l10n.t('Show {0} more', count)}`, alwaysShow: true, isMore: true };
}
