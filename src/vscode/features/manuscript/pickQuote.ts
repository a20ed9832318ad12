import * as l10n from '@vscode/l10n';
import type Fuse from 'fuse.js';
import * as vscode from 'vscode';
import { withoutDash } from '../../../core/analyses/kit/attribution';
import { oneLine } from '../../../core/base/visible';
import type { Quotable } from '../../../core/manuscript/writing/quotable';
import { plainLetters } from '../../../core/text/searchWords';
import { Debounce } from '../../ui/debounce';
import { shortQuote } from '../../ui/markdown';

interface Row extends vscode.QuickPickItem {
  readonly quote: Quotable;
}

/** What is looked through while somebody types. */
interface Listed {
  readonly quote: Quotable;
  readonly text: string;
}

/** VS Code looks at every row for each key. */
const MAX_ROWS = 100;
/** Of a quote’s words in a row. */
const MAX_WORDS = 110;
/** The search for look-alikes waits for a pause in typing, in milliseconds. */
const LOOSELY_AFTER_MS = 200;

/** Asks for one of many quotes, by words of it, of its codes or of where it is from. */
export function pickQuote(quotes: readonly Quotable[]): Promise<Quotable | undefined> {
  const listed = quotes.map((quote): Listed => ({
    quote,
    text: plainLetters(`${oneLine(quote.words)} ${quote.names.join(' ')} ${quote.attribution}`),
  }));
  const picker = vscode.window.createQuickPick<Row>();
  picker.title = l10n.t('Insert which quote?');
  picker.placeholder = l10n.t('Words of the quote, a code, a participant or a transcript');
  (picker as { sortByLabel?: boolean }).sortByLabel = false;
  let fuse: Promise<Fuse<Listed>> | undefined;
  const put = (found: readonly Listed[]) => {
    picker.items = found.slice(0, MAX_ROWS).map(({ quote }) => rowOf(quote));
  };
  const loosely = new Debounce(LOOSELY_AFTER_MS, () => {
    const { value } = picker;
    fuse ??= fuseOf(listed);
    void fuse.then(search => {
      if (picker.value === value && picker.items.length === 0)
        put(search.search(value).map(({ item }) => item));
    });
  });
  const show = () => {
    const words = plainLetters(picker.value).split(/\s+/).filter(Boolean);
    const found = listed.filter(({ text }) => words.every(word => text.includes(word)));
    put(found);
    if (found.length === 0) loosely.call();
  };
  picker.onDidChangeValue(show);
  show();
  return new Promise(resolve => {
    picker.onDidAccept(() => {
      const [row] = picker.activeItems;
      if (!row) return;
      resolve(row.quote);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      loosely.dispose();
      picker.dispose();
    });
    picker.show();
  });
}

function rowOf(quote: Quotable): Row {
  return {
    label: shortQuote(quote.words, MAX_WORDS),
    detail: [withoutDash(quote.attribution), quote.names.join(', ')].filter(Boolean).join(' · '),
    alwaysShow: true, // what fits is decided here
    quote,
  };
}

async function fuseOf(listed: readonly Listed[]): Promise<Fuse<Listed>> {
  const { default: FuseSearch } = await import('fuse.js');
  return new FuseSearch(listed, { keys: ['text'], threshold: 0.35, ignoreLocation: true });
}
