import * as l10n from '@vscode/l10n';
import { button, element, keepingFocus } from '../kit/dom';
import { chooser, offer } from './chooser';
import { send } from './host';
import type { ListView, RuleAction, SegmentsAction } from './messages';

const ORDERS: Readonly<Record<string, string>> = {
  text: l10n.t('In text order'),
  code: l10n.t('By code'),
  value: l10n.t('Highest value first'),
  speaker: l10n.t('By speaker'),
  coder: l10n.t('By coder'),
  newest: l10n.t('Newest first'),
  longest: l10n.t('Longest first'),
};

const CHOICES: Readonly<Record<string, string>> = {
  all: l10n.t('All segments'),
  own: l10n.t('Only mine'),
  key: l10n.t('Only key quotes'),
  memo: l10n.t('Only with a memo'),
};

/** The same of hits, which are nobody's and have no dates. */
const HIT_ORDERS: Readonly<Record<string, string>> = {
  text: ORDERS['text']!,
  left: l10n.t('By words to the left'),
  right: l10n.t('By words to the right'),
  code: ORDERS['code']!,
  speaker: ORDERS['speaker']!,
  longest: ORDERS['longest']!,
};

const HIT_CHOICES: Readonly<Record<string, string>> = {
  all: l10n.t('Coded and uncoded'),
  uncoded: l10n.t('Only uncoded'),
};

/** Targets up to this one have a number key. */
const MAX_NUMBER = 9;

/** What is listed, how, and what can be done to it. */
export class Toolbar {
  readonly element = element('header');
  /** The arrow down in the filter leads to the list. */
  onLeave: (() => void) | undefined;
  private readonly title = element('h1', { dir: 'auto' });
  private readonly summary = element('span', { class: 'caption', role: 'status' });
  private readonly note = element('span', { class: 'caption note' }); // not for the catalogue
  private readonly selected = element('span', { class: 'selected', role: 'status' });
  private readonly filter = element('input', {
    type: 'text',
    'aria-label': l10n.t('Filter segments'),
    placeholder: l10n.t('Filter'),
    title: l10n.t('Words, codes, values, speakers, coders, transcripts or memos (/)'),
  });
  private readonly order = chooser(l10n.t('Sort segments'), ORDERS, order => send({ type: 'order', order }));
  private readonly choice = chooser(l10n.t('Show which segments'), CHOICES, choice =>
    send({ type: 'choice', choice }),
  );

  private readonly targets = element('div', {
    class: 'targets',
    role: 'group',
    'aria-label': l10n.t('Send the selected segments to'),
  });

  private readonly code = button(
    '',
    l10n.t('Code the selected rows, or the current one (A)'),
    () => {},
    'code',
  );
  private readonly saveRule = ruleButton(
    'save',
    l10n.t('Save as Rule…'),
    l10n.t('Keep this search with codes, to code new transcripts by it'),
  );
  private readonly updateRule = ruleButton(
    'update',
    l10n.t('Update Rule'),
    l10n.t('Let the rule search as it is searched now'),
  );
  private readonly actions: HTMLElement;
  private readonly hitActions: HTMLElement;
  private readonly value = button(
    l10n.t('Value…'),
    l10n.t('Set the value of a code with a scale, on the selected segments or on the current one (V)'),
    () => send({ type: 'act', action: 'value' }),
  );

  constructor() {
    const act = (action: SegmentsAction) => () => send({ type: 'act', action });
    this.hitActions = element(
      'span',
      { class: 'actions', role: 'group', 'aria-label': l10n.t('Selected hits') },
      this.code,
      this.saveRule,
      this.updateRule,
    );
    this.code.addEventListener('click', act('add'));
    this.actions = element(
      'span',
      { class: 'actions', role: 'group', 'aria-label': l10n.t('Selected segments') },
      button(
        l10n.t('Add Codes…'),
        l10n.t('Add codes to the selected segments, or to the current one (A)'),
        act('add'),
      ),
      button(
        l10n.t('Replace…'),
        l10n.t('Replace a code of the selected segments, or of the current one, by another (C)'),
        act('replace'),
      ),
      button(
        l10n.t('Remove…'),
        l10n.t('Remove codes from the selected segments, or from the current one (X)'),
        act('remove'),
      ),
      this.value,
      button(
        l10n.t('Key Quote'),
        l10n.t('Mark the selected segments, or the current one, as key quotes, or no longer (K)'),
        act('star'),
      ),
    );
    const { title, summary, selected, note } = this;
    const heading = element('div', { class: 'heading' }, title, summary, selected, note);
    this.element.append(
      element(
        'div',
        { class: 'bar' },
        heading,
        this.filter,
        this.choice,
        this.order,
        this.actions,
        this.hitActions,
      ),
      this.targets,
    );
    this.filter.addEventListener('input', () => send({ type: 'filter', filter: this.filter.value }));
    this.filter.addEventListener('keydown', event => this.onKey(event));
  }

  show(view: ListView): void {
    const { title, summary, note, order, choice, filter, isNew, selected, search, hasScale } = view;
    this.showTargets(view);
    offer(this.order, search ? HIT_ORDERS : ORDERS);
    offer(this.choice, search ? HIT_CHOICES : CHOICES);
    this.actions.hidden = search !== undefined;
    this.hitActions.hidden = search === undefined;
    // the form has it
    this.title.hidden = search !== undefined && !search.rule;
    const rule = search?.rule;
    this.code.textContent = rule ? l10n.t('Code with {0}', rule.codes) : l10n.t('Code…');
    this.saveRule.hidden = rule !== undefined;
    this.updateRule.hidden = !rule?.isChanged;
    this.title.textContent = title;
    this.title.title = title;
    this.summary.textContent = summary;
    this.note.textContent = note ?? '';
    this.note.title = note ?? '';
    this.order.value = order;
    this.choice.value = choice;
    // where no code has a scale, there is nothing to set, nor to sort by
    this.value.hidden = !hasScale;
    for (const option of this.order.options) if (option.value === 'value') option.hidden = !hasScale;
    // what is being typed is newer
    if (isNew || document.activeElement !== this.filter) this.filter.value = filter;
    this.showSelected(selected);
  }

  private showTargets({ targets, version }: ListView): void {
    this.targets.hidden = targets.length === 0;
    keepingFocus(this.targets, () =>
      this.targets.replaceChildren(
        element('span', { class: 'caption' }, l10n.t('Send to')),
        ...targets.map((target, i) => targetButton(target, i, version)),
      ),
    );
  }

  showSelected(count: number): void {
    this.selected.textContent = count === 0 ? '' : l10n.t('{0} selected', count);
  }

  focusFilter(): void {
    this.filter.focus();
    this.filter.select();
  }

  private onKey(event: KeyboardEvent): void {
    // keys of the workbench go by what is typed, too
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) event.stopPropagation();
    if (event.key === 'Escape' && this.filter.value !== '') {
      this.filter.value = '';
      send({ type: 'filter', filter: '' });
      event.stopPropagation();
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      this.onLeave?.();
      event.preventDefault();
    }
  }
}

function ruleButton(action: RuleAction, text: string, title: string): HTMLButtonElement {
  return button(text, title, () => send({ type: 'rule', action }));
}

function targetButton(
  { name, color }: ListView['targets'][number],
  index: number,
  version: number,
): HTMLButtonElement {
  const number = index < MAX_NUMBER ? String(index + 1) : '';
  const hint =
    number === ''
      ? l10n.t('Send the selected segments, or the current one, to “{0}”', name)
      : l10n.t('Send the selected segments, or the current one, to “{0}” ({1})', name, number);
  const made = button(name, hint, () => send({ type: 'send', version, target: index }));
  const disc = element('span', { class: 'disc', 'aria-hidden': 'true' });
  disc.style.backgroundColor = color;
  made.prepend(disc);
  if (number !== '') made.append(element('kbd', {}, number));
  return made;
}
