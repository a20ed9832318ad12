import * as l10n from '@vscode/l10n';
import { button, element } from '../kit/dom';
import { send } from './host';
import type { CodeView, FieldView } from './messages';

/** Keys that mean something in the form. */
const IS_MAC = navigator.platform.startsWith('Mac');

/** Drafts that this page has told of. */
let told = 0;

/** The parts of a definition, to be written. Everything that is typed is told at once, so that nothing is lost. */
export class DefinitionForm {
  readonly key: string;
  readonly element: HTMLElement;
  private readonly parts: readonly FormField[];
  private readonly problem = element('p', { class: 'note problem', role: 'alert' }); // not for the catalogue

  constructor({ key, fields }: CodeView) {
    this.key = key;
    this.parts = fields.map(field => new FormField(key, field));
    const save = IS_MAC ? l10n.t('Save (⌘Enter)') : l10n.t('Save (Ctrl+Enter)');
    const saveButton = button(l10n.t('Save'), save, () => this.save(), 'save');
    saveButton.classList.add('primary');
    this.element = element(
      'form',
      { 'aria-label': l10n.t('Definition') },
      this.problem,
      ...this.parts.map(part => part.element),
      element(
        'div',
        { class: 'actions' },
        saveButton,
        button(
          l10n.t('Close'),
          l10n.t('Close the form; what is not saved is kept for later (Escape)'),
          () => this.close(),
          'close',
        ),
        element('span', { class: 'caption' }, l10n.t('Markdown')),
      ),
    );
    this.element.addEventListener('submit', event => event.preventDefault());
    this.element.addEventListener('keydown', event => this.onKey(event));
  }

  /** @param heard how many drafts were known when it was said */
  show({ fields, problem }: CodeView, heard: number): void {
    this.problem.textContent = problem ?? '';
    this.problem.hidden = problem === undefined;
    fields.forEach((field, i) => this.parts[i]?.show(field, heard === told));
  }

  focus(): void {
    this.parts[0]?.focus();
  }

  private onKey(event: KeyboardEvent): void {
    const isCommand = IS_MAC ? event.metaKey : event.ctrlKey;
    // the workbench's single keys go by what is typed, too
    if (!isCommand && !event.altKey) event.stopPropagation();
    if (isCommand && (event.key === 'Enter' || event.key === 's')) {
      event.preventDefault();
      event.stopPropagation();
      this.save();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      this.close();
    }
  }

  private save(): void {
    send({ type: 'save', key: this.key });
  }

  private close(): void {
    send({ type: 'close', key: this.key });
  }
}

class FormField {
  readonly element: HTMLElement;
  private readonly area: HTMLTextAreaElement;
  private readonly theirs = element('div', { class: 'theirs', hidden: true });

  constructor(
    private readonly key: string,
    private readonly field: FieldView,
  ) {
    const id = `field-${field.id}`;
    this.area = element('textarea', { id, rows: 2, 'data-key': id, dir: 'auto', spellcheck: 'true' });
    this.area.value = field.draft ?? field.text;
    this.area.addEventListener('input', () => this.tell());
    this.element = element(
      'div',
      { class: 'field' },
      element('label', { for: id }, field.label),
      this.area,
      this.theirs,
    );
    requestAnimationFrame(() => this.fit());
  }

  /** @param isCurrent whether all that was typed here is in it */
  show({ draft, theirs }: FieldView, isCurrent: boolean): void {
    if (isCurrent && draft !== undefined && draft !== this.area.value) {
      this.area.value = draft;
      this.fit();
    }
    this.theirs.hidden = theirs === undefined;
    this.theirs.replaceChildren();
    if (theirs === undefined) return;
    this.theirs.append(
      element('p', { class: 'caption' }, l10n.t('Changed meanwhile by somebody else to:')),
      element('p', { class: 'markdown', dir: 'auto' }, theirs || l10n.t('(nothing)')),
      button(
        l10n.t('Use This Text'),
        l10n.t('Put this text in place of yours'),
        () => {
          this.area.value = theirs;
          this.tell();
          this.area.focus();
        },
        `theirs ${this.field.id}`,
      ),
    );
  }

  focus(): void {
    this.area.focus();
    this.area.setSelectionRange(this.area.value.length, this.area.value.length);
  }

  private tell(): void {
    told++;
    send({ type: 'draft', key: this.key, field: this.field.id, text: this.area.value });
    this.fit();
  }

  /** As high as the text is. */
  private fit(): void {
    this.area.style.height = 'auto';
    this.area.style.height = `${this.area.scrollHeight + 2}px`;
  }
}
