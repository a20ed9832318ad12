import * as vscode from 'vscode';
import type { TypedAhead } from './typedAhead';
import { TypedInput } from './typedInput';

export interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly value: string;
  /** Where keys are that were pressed since the question was called for. */
  readonly typedAhead: TypedAhead;
}

/** Asks for a text, and loses nothing that is typed before the question is there. @returns undefined when it was left */
export function askText({ title, prompt, value, typedAhead }: TextQuestion): Promise<string | undefined> {
  const box = vscode.window.createInputBox();
  Object.assign(box, { title, prompt, value, ignoreFocusOut: true });
  // what is typed is added
  box.valueSelection = [value.length, value.length];
  return new Promise(resolve => {
    const accept = () => {
      resolve(typed.value);
      box.hide();
    };
    const typed = new TypedInput(box, { what: 'text', typedAhead, accept });
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    typed.show();
  });
}
