import * as l10n from '@vscode/l10n';
import { LINE_END, memoLine, memoOfLine } from '../../core/coding/memoLine';
import { askText } from './askText';
import type { TypedAhead } from './typedAhead';

/**
 * Asks for a memo, with all of its lines.
 * @returns undefined when the user gave up; an empty text removes the memo
 */
export async function askMemo(
  typedAhead: TypedAhead,
  title: string,
  memo: string | undefined,
): Promise<string | undefined> {
  const typed = await askText({
    title,
    value: memoLine(memo ?? ''),
    prompt: l10n.t('Your thoughts. {0} begins a new line. Leave empty to remove the memo.', LINE_END),
    typedAhead,
  });
  return typed === undefined ? undefined : memoOfLine(typed);
}
