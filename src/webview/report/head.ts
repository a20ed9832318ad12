import * as l10n from '@vscode/l10n';
import { button, element } from '../kit/dom';
import { send } from './host';
import type { Field, FormView } from './messages';

/** The head of the panel: what is counted, how, and of what. */
export function head(form: FormView): HTMLElement {
  return element(
    'header',
    {},
    element(
      'div',
      { class: 'bar' },
      analysisField(form),
      element('span', { class: 'stretch' }),
      button(l10n.t('Pin…'), l10n.t('Save this report by name in study.json'), () => send({ type: 'pin' })),
      button(l10n.t('Export…'), l10n.t('Save this report to a file or open it as a new document'), () =>
        send({ type: 'export' }),
      ),
    ),
    form.fields.length > 0
      ? element(
          'div',
          {
            class: 'bar fields', // not for the catalogue
            role: 'group',
            'aria-label': l10n.t('Options'),
          },
          ...form.fields.map(field),
        )
      : undefined,
    element(
      'div',
      {
        class: 'bar filters', // not for the catalogue
        role: 'group',
        'aria-label': l10n.t('Filters'),
      },
      element('span', { class: 'caption' }, l10n.t('Only')),
      ...form.filters.map(({ id, text, isSet }) => {
        const made = button(text, isSet ? l10n.t('Change this filter') : l10n.t('Filter by: {0}', text), () =>
          send({ type: 'filter', id }),
        );
        made.className = isSet ? 'filter set' : 'filter'; // not for the catalogue
        made.dataset['key'] = `filter ${id}`;
        return made;
      }),
    ),
  );
}

function analysisField({ analyses, analysis }: FormView): HTMLElement {
  const select = element(
    'select',
    { 'data-key': 'analysis', class: 'analysis', 'aria-label': l10n.t('Report') },
    ...analyses.map(({ id, title }) => element('option', { value: id, selected: id === analysis }, title)),
  );
  select.addEventListener('change', () => send({ type: 'analysis', id: select.value }));
  return select;
}

function field(one: Field): HTMLElement {
  const key = `field ${one.name}`;
  const change = (value: string | number | boolean) => send({ type: 'field', name: one.name, value });
  switch (one.kind) {
    case 'choice': {
      const select = element(
        'select',
        { 'data-key': key },
        ...one.values.map(({ value, title }) =>
          element('option', { value, selected: value === one.value }, title),
        ),
      );
      select.addEventListener('change', () => change(select.value));
      return labelled(one, select);
    }
    case 'flag': {
      const box = element('input', { type: 'checkbox', 'data-key': key, checked: one.value });
      box.addEventListener('change', () => change(box.checked));
      return element('label', { class: 'flag', title: one.help }, box, one.title);
    }
    case 'number': {
      const { min, max, step = 'any', value } = one;
      const input = element('input', { type: 'number', 'data-key': key, min, max, step, value });
      input.addEventListener('change', () => input.reportValidity() && change(input.valueAsNumber));
      return labelled(one, input);
    }
    case 'pick': {
      const made = button(one.text, one.help, () => send({ type: 'pick', name: one.name }));
      made.dataset['key'] = key;
      made.setAttribute('aria-label', `${one.title}: ${one.text}`);
      return element('span', { class: 'pick', title: one.help }, caption(one.title), made);
    }
    case 'text': {
      const input = element('input', { type: 'text', 'data-key': key, value: one.value });
      input.addEventListener('change', () => change(input.value));
      return labelled(one, input);
    }
  }
}

function labelled({ title, help }: Field, control: HTMLElement): HTMLElement {
  return element('label', { title: help }, caption(title), control);
}

function caption(title: string): HTMLElement {
  return element('span', { class: 'caption' }, title);
}
