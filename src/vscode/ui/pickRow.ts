import * as vscode from 'vscode';

export interface RowQuestion {
  readonly title: string;
  readonly placeholder?: string;
  /** Place of the row that has the focus at first. */
  readonly active?: number;
}

/** Asks for one row of a list, which begins at the row where one was before. @returns undefined when nothing was chosen */
export function pickRow<T extends vscode.QuickPickItem>(
  rows: readonly T[],
  { title, placeholder, active = 0 }: RowQuestion,
): Promise<T | undefined> {
  const picker = vscode.window.createQuickPick<T>();
  picker.title = title;
  if (placeholder !== undefined) picker.placeholder = placeholder;
  picker.ignoreFocusOut = true;
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = rows;
  const first = rows[active];
  if (first) picker.activeItems = [first];
  return new Promise(resolve => {
    picker.onDidAccept(() => {
      resolve(picker.activeItems[0]);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}
