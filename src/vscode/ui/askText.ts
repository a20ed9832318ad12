import * as vscode from 'vscode';
import type { TypedAhead } from './typedAhead';
import { TypedInput } from './typedInput';

export interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly value: string;
  /** Where keys are that were pressed since the question was called for. */
  readonly typedAhead: TypedAhead;
  /** Where one can go on instead. */
  readonly elsewhere?: Elsewhere;
}

/** A button that ends the question and takes along what is typed. */
export interface Elsewhere {
  /** A codicon. */
  readonly icon: string;
  readonly tooltip: string;
  readonly go: (typed: string) => void;
  /** Is told how to go there otherwise than by the button, once the question is shown. */
  readonly shown: (go: () => void) => void;
}

/** Asks for a text, and loses nothing that is typed before the question is there. @returns undefined when it was left */
export function askText({
  title,
  prompt,
  value,
  typedAhead,
  elsewhere,
}: TextQuestion): Promise<string | undefined> {
  const box = vscode.window.createInputBox();
  Object.assign(box, { title, prompt, value, ignoreFocusOut: true });
  // what is typed is added
  box.valueSelection = [value.length, value.length];
  return new Promise(resolve => {
    const accept = () => {
      resolve(typed.value);
      box.hide();
    };
    const leave = () => {
      elsewhere?.go(typed.value);
      resolve(undefined);
      box.hide();
    };
    const typed = new TypedInput(box, { what: 'text', typedAhead, accept });
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    if (elsewhere) {
      const { icon, tooltip, shown } = elsewhere;
      box.buttons = [{ iconPath: new vscode.ThemeIcon(icon), tooltip }];
      box.onDidTriggerButton(leave);
      shown(leave);
    }
    typed.show();
  });
}
