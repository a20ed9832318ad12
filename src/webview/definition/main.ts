import '../kit/translations';
import { element, keepingFocus } from '../kit/dom';
import { focusHolder, returnFocus } from '../kit/focus';
import { DefinitionForm } from './form';
import { send } from './host';
import type { CodeView, ToDefinition } from './messages';
import { codeElement, headElement } from './read';

const root = document.getElementById('definition')!;
const main = element('main', { tabindex: -1 });
let form: DefinitionForm | undefined;

window.addEventListener('message', ({ data }: MessageEvent<ToDefinition>) => receive(data));
send({ type: 'ready' });

function receive(message: ToDefinition): void {
  if (message.type === 'empty') {
    form = undefined;
    root.replaceChildren(element('p', { class: 'none' }, message.message));
    return;
  }
  if (!main.isConnected) root.replaceChildren(main);
  const { view, takesFocus, heard } = message;
  if (view.isEditing) edit(view, takesFocus, heard);
  else read(view, takesFocus);
}

/** The fields stay as they are while somebody writes in them. */
function edit(view: CodeView, takesFocus: boolean, heard: number): void {
  if (form?.key !== view.key) {
    form = new DefinitionForm(view);
    main.replaceChildren(headElement(view), form.element);
  } else {
    keepingFocus(main, () => main.firstElementChild?.replaceWith(headElement(view)));
  }
  form.show(view, heard);
  if (takesFocus) form.focus();
}

function read(view: CodeView, takesFocus: boolean): void {
  const wasEditing = form !== undefined && main.contains(focusHolder());
  form = undefined;
  keepingFocus(main, () => main.replaceChildren(headElement(view), codeElement(view)));
  const button = () => main.querySelector<HTMLElement>('[data-key="edit"]');
  if (takesFocus) button()?.focus();
  else if (wasEditing) returnFocus(button);
}
