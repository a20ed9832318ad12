import { element } from '../kit/dom';

/** A list of which one is chosen. @param texts what each value is called */
export function chooser(
  label: string,
  texts: Readonly<Record<string, string>>,
  onChange: (value: string) => void,
): HTMLSelectElement {
  const made = element('select', { 'aria-label': label, title: label });
  offer(made, texts);
  made.addEventListener('change', () => onChange(made.value));
  return made;
}

/** Offers other values, or the same ones. */
export function offer(select: HTMLSelectElement, texts: Readonly<Record<string, string>>): void {
  const values = Object.keys(texts);
  if (
    values.length === select.options.length &&
    values.every((value, i) => select.options[i]!.value === value)
  )
    return;
  select.replaceChildren(...Object.entries(texts).map(([value, text]) => element('option', { value }, text)));
}
