import * as l10n from '@vscode/l10n';
import { button, element, keepingFocus } from '../kit/dom';
import { send } from './host';
import type { PatternsView } from './messages';
import { readPattern, shownPattern } from './pattern';

/**
 * The speaker patterns of the study or of a group, to be typed. What is typed is shown in the transcripts at once, and saved
 * when the user says so.
 */
export class PatternForm {
  readonly element = element('details', { class: 'card patterns' }); // not for the catalogue
  private view: PatternsView | undefined;
  private readonly inputs: HTMLInputElement[] = [];
  private isDraft = false;
  /** Number of edits made so far. */
  private edits = 0;

  /** While something is being typed, the page knows better; so it does until what it says has been heard. */
  show(view: PatternsView): void {
    if (view.edit < this.edits) return;
    const isOther = this.view?.scope !== view.scope;
    this.view = view;
    if (this.isDraft && view.isDraft && !isOther) return;
    this.isDraft = view.isDraft;
    keepingFocus(this.element, () => this.draw(view));
    if (view.isDraft) this.element.open = true;
  }

  showProblems(problems: readonly string[]): void {
    this.inputs.forEach((input, i) => {
      const problem = problems[i] ?? '';
      input.setCustomValidity(problem);
      input.setAttribute('aria-invalid', String(problem !== ''));
      const said = document.getElementById(input.getAttribute('aria-describedby')!);
      if (said) said.textContent = problem;
    });
    const apply = this.element.querySelector<HTMLButtonElement>('button.primary');
    if (apply) apply.disabled = !this.isDraft || problems.some(problem => problem !== '');
  }

  private draw({ scopes, scope, patterns, known }: PatternsView): void {
    this.inputs.length = 0;
    const list = element('div', { class: 'inputs' });
    const add = (pattern: string) => list.append(this.line(pattern));
    patterns.forEach(add);
    const which = element(
      'select',
      { 'data-key': 'pattern-scope', 'aria-label': l10n.t('Speaker patterns for') },
      ...scopes.map(({ id, title }) => element('option', { value: id, selected: id === scope }, title)),
    );
    which.addEventListener('change', () => {
      this.isDraft = false;
      send({ type: 'scope', edit: ++this.edits, scope: which.value });
    });
    const choice = element(
      'select',
      { 'data-key': 'pattern-choice', 'aria-label': l10n.t('Pattern to add') },
      element('option', { value: '' }, l10n.t('a pattern of your own')),
      ...known.map(({ pattern, example }) =>
        element(
          'option',
          { value: pattern },
          [shownPattern(pattern), example].filter(text => text !== undefined).join('   '),
        ),
      ),
    );
    const more = button(l10n.t('Add'), l10n.t('Add this pattern to the list'), () => {
      add(choice.value);
      this.inputs.at(-1)!.focus();
      this.changed();
    });
    const apply = button(l10n.t('Apply'), l10n.t('Save these patterns in study.json'), () => {
      this.isDraft = false;
      send({ type: 'applyPatterns', edit: ++this.edits });
    });
    apply.classList.add('primary');
    apply.disabled = !this.isDraft;
    const cancel = button(l10n.t('Cancel'), l10n.t('Go back to the patterns that are saved'), () => {
      this.isDraft = false;
      send({ type: 'cancelPatterns', edit: ++this.edits });
    });
    cancel.disabled = !this.isDraft;
    this.element.replaceChildren(
      element('summary', { 'data-key': 'patterns' }, element('h2', {}, l10n.t('Speaker Patterns'))),
      element(
        'p',
        { class: 'caption' },
        l10n.t(
          'How turns begin where it is not recognized: {0} is the label, {1} a timestamp, {2} a number, {3} at the end means that the speech begins on the next line. Everything else is itself.',
          '{speaker}',
          '{time}',
          '{number}',
          shownPattern('\n'),
        ),
      ),
      element('div', { class: 'bar' }, element('label', {}, l10n.t('For'), which)),
      list,
      element('div', { class: 'bar' }, choice, more, element('span', { class: 'stretch' }), cancel, apply),
    );
  }

  private line(pattern: string): HTMLElement {
    const number = this.inputs.length;
    const said = `problem-${number}-${++made}`;
    const input = element('input', {
      type: 'text',
      dir: 'ltr',
      spellcheck: 'false',
      value: shownPattern(pattern),
      'aria-label': l10n.t('Speaker pattern {0}', number + 1),
      'aria-describedby': said,
      'data-key': `pattern ${number}`,
    });
    this.inputs.push(input);
    input.addEventListener('input', () => this.changed());
    input.addEventListener('keydown', event => {
      if (event.key === 'Enter') this.element.querySelector<HTMLButtonElement>('button.primary')?.click();
      if (event.key !== 'Escape') return;
      this.isDraft = false;
      send({ type: 'cancelPatterns', edit: ++this.edits });
    });
    const line = element('div', { class: 'line' });
    const remove = button(
      '✕',
      l10n.t('Remove this pattern'),
      () => {
        this.inputs.splice(this.inputs.indexOf(input), 1);
        line.remove();
        (
          this.inputs[Math.min(number, this.inputs.length - 1)] ?? this.element.querySelector('select')
        )?.focus();
        this.changed();
      },
      `remove ${number}`,
    );
    remove.classList.add('step');
    remove.setAttribute('aria-label', l10n.t('Remove speaker pattern {0}', number + 1));
    line.append(input, remove, element('span', { class: 'problem', id: said, role: 'alert' }));
    return line;
  }

  private changed(): void {
    this.isDraft = true;
    for (const one of this.element.querySelectorAll<HTMLButtonElement>('button')) one.disabled = false;
    const patterns = this.inputs.map(({ value }) => readPattern(value));
    send({ type: 'draft', edit: ++this.edits, scope: this.view?.scope ?? '', patterns });
  }
}

/** Number of lines made so far, so that none has the id of another. */
let made = 0;
