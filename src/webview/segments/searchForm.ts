import * as l10n from '@vscode/l10n';
import { button, element, keepingFocus } from '../kit/dom';
import { filterBar } from '../kit/filterBar';
import { chooser } from './chooser';
import { send } from './host';
import type { SearchInput, SearchView } from './messages';

const KINDS: Readonly<Record<string, string>> = {
  words: l10n.t('Words'),
  family: l10n.t('Word families'),
  regex: l10n.t('Regular expression'),
};

const TURNS: Readonly<Record<string, string>> = {
  all: l10n.t('Everyone’s turns'),
  participants: l10n.t('Participants’ turns'),
  interviewers: l10n.t('Interviewers’ turns'),
};

const UNITS: Readonly<Record<string, string>> = {
  hit: l10n.t('Hits'),
  sentence: l10n.t('Sentences'),
  turn: l10n.t('Turns'),
  answer: l10n.t('Answers'),
};

/** Milliseconds without a key after which what is typed is looked for. */
const PAUSE_MS = 250;

/** What is looked for, and where. What is typed is looked for after a pause, or at once with Enter. */
export class SearchForm {
  readonly element = element('div', { class: 'search', role: 'search' });
  /** The arrow down and Enter lead to the list. */
  onLeave: (() => void) | undefined;
  private readonly pattern = element('input', {
    type: 'text',
    class: 'pattern',
    'aria-label': l10n.t('Search for'),
    placeholder: l10n.t('Search what people say'),
    title: l10n.t('Words or phrases; | separates alternatives, trust* finds every word that begins so'),
    spellcheck: 'false',
  });
  private readonly kind = chooser(l10n.t('What the pattern is'), KINDS, () => this.tell());
  private readonly exact = element('input', { type: 'checkbox' });
  private readonly turns = chooser(l10n.t('Whose turns are searched'), TURNS, () => this.tell());
  private readonly unit = chooser(l10n.t('What is listed and coded'), UNITS, () => this.tell());
  private readonly filters = element('div', { class: 'searchFilters', hidden: true });
  private readonly toggle = button(
    l10n.t('Filters'),
    l10n.t('Search only some speakers, transcripts or codes'),
    () => this.showFilters(this.filters.hidden !== false),
  );
  private readonly error = element('span', { class: 'error', role: 'alert' });
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.toggle.className = 'toggle';
    this.toggle.setAttribute('aria-expanded', 'false');
    this.exact.addEventListener('change', () => this.tell());
    this.pattern.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.tell(), PAUSE_MS);
    });
    this.pattern.addEventListener('keydown', event => this.onKey(event));
    const exact = element(
      'label',
      { class: 'exact', title: l10n.t('Case matters, and accents of words') },
      this.exact,
      l10n.t('Exact'),
    );
    this.element.append(
      element('div', { class: 'bar' }, this.pattern, this.kind, exact, this.turns, this.unit, this.toggle),
      this.error,
      this.filters,
    );
  }

  show(view: SearchView | undefined): void {
    this.element.hidden = view === undefined;
    if (!view) return clearTimeout(this.timer);
    const { pattern, kind, isExact, turns, unit, error, filters, takesFocus } = view;
    // what is being typed is newer
    if (document.activeElement !== this.pattern || takesFocus) this.pattern.value = pattern;
    this.kind.value = kind;
    this.exact.checked = isExact;
    this.exact.disabled = kind === 'family';
    this.turns.value = unit === 'answer' ? 'interviewers' : turns;
    this.turns.disabled = unit === 'answer';
    this.unit.value = unit;
    this.error.textContent = error ?? '';
    this.pattern.setAttribute('aria-invalid', String(error !== undefined));
    this.drawFilters(filters);
    if (takesFocus) this.focus();
  }

  focus(): void {
    this.pattern.focus();
    this.pattern.select();
  }

  private drawFilters(filters: SearchView['filters']): void {
    const set = filters.filter(({ isSet }) => isSet).length;
    this.toggle.textContent = set === 0 ? l10n.t('Filters') : l10n.t('Filters ({0})', set);
    this.toggle.classList.toggle('set', set > 0);
    keepingFocus(this.filters, () =>
      this.filters.replaceChildren(filterBar(filters, filter => send({ type: 'pickFilter', filter }))),
    );
  }

  private showFilters(areShown: boolean): void {
    this.filters.hidden = !areShown;
    this.toggle.setAttribute('aria-expanded', String(areShown));
  }

  private get input(): SearchInput {
    return {
      pattern: this.pattern.value,
      kind: this.kind.value,
      isExact: this.exact.checked,
      turns: this.turns.value,
      unit: this.unit.value,
    };
  }

  private tell(): void {
    clearTimeout(this.timer);
    send({ type: 'search', search: this.input });
  }

  private onKey(event: KeyboardEvent): void {
    // keys of the workbench go by what is typed, too
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    if (event.key === 'Enter') this.tell();
    this.onLeave?.();
  }
}
