import type * as vscode from 'vscode';
import type { TypedAhead } from './typedAhead';
import { TypedInput } from './typedInput';

/** Shows a quick pick, and loses nothing that is typed before it is there. @returns what is chosen; undefined when nothing is */
export function askInPick<T extends vscode.QuickPickItem>(
  picker: vscode.QuickPick<T>,
  typedAhead: TypedAhead,
): Promise<readonly T[] | undefined> {
  return new Promise(resolve => {
    const accept = () => {
      // it filters by what it has itself
      if (typed.value !== picker.value) return;
      resolve(picker.canSelectMany ? picker.selectedItems : picker.activeItems);
      picker.hide();
    };
    const typed = new TypedInput(picker, { what: 'text', typedAhead, accept });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    typed.show();
  });
}
