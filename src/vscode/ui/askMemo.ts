import * as l10n from '@vscode/l10n';
import { LINE_END, memoLine, memoOfLine } from '../../core/coding/memoLine';
import { askText } from './askText';
import type { TypedAhead } from './typedAhead';

/** Leads from the question that is shown to an editor. */
let toEditor: (() => void) | undefined;

/**
 * Asks for a memo, with all of its lines.
 * @param longer takes what is typed to an editor, where one writes more than a line
 * @returns undefined when the user gave up, or goes on in an editor; an empty text removes the memo
 */
export async function askMemo(
  typedAhead: TypedAhead,
  title: string,
  memo: string,
  longer: (typed: string) => void,
): Promise<string | undefined> {
  const typed = await askText({
    title,
    value: memoLine(memo),
    prompt: l10n.t(
      'Your thoughts. {0} begins a new line; Ctrl+Enter (Mac: ⌘Enter) goes on in an editor. Leave empty to remove the memo.',
      LINE_END,
    ),
    typedAhead,
    elsewhere: {
      icon: 'edit',
      tooltip: l10n.t('Write a Longer Memo…'),
      go: text => longer(memoOfLine(text)),
      shown: go => (toEditor = go),
    },
  }).finally(() => (toEditor = undefined));
  return typed === undefined ? undefined : memoOfLine(typed);
}

/** Goes on in an editor with the memo that is asked for now. */
export function writeLongerMemo(): void {
  toEditor?.();
}
