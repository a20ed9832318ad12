import { button, element } from '../kit/dom';
import { send } from './host';
import type { Field } from './messages';

/** The control of an option, with its name. */
export function field(one: Field): HTMLElement {
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
