import { groupBy } from '../../src/core/base/groupBy';
import type { Keybinding } from './manifest';

const NAMES: Readonly<Record<string, string>> = {
  ctrl: 'Ctrl', alt: 'Alt', shift: 'Shift', cmd: 'Cmd', enter: 'Enter', escape: 'Escape', delete: 'Delete',
  backspace: 'Backspace', tab: 'Tab', space: 'Space', left: '←', right: '→', up: '↑', down: '↓',
}; // prettier-ignore

/** In words, where keys do something: by the first part of their condition that is named here. */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/asking == codes/, 'in the list of **Apply Code…**'],
  [/asking == text/, 'in the box for a memo'],
  [/\.resizing && /, 'while resizing'],
  [/\.expectsValue/, 'after a code with a scale'],
  [/singleKeys/, 'in a locked transcript'],
  [/filesExplorerFocus/, 'in the Explorer'],
  [/^focusedView == transcriptCoder\.codebook/, 'in the Codebook view'],
  [/^focusedView == transcriptCoder\.participants/, 'in the People view'],
  [/hasReview|isReviewingChanges|canDecide/, 'in a review'],
];

/** More keys than these are those that nothing else wants. */
const MOST_KEYS = 20;

/** The keys of a command, for Windows and Linux, then for the Mac where they differ, each with its place unless it is usual. */
export function keysOf(command: string, bindings: readonly Keybinding[]): string {
  const own = bindings.filter(one => one.command === command && !one.key.startsWith('numpad'));
  if (own.length > MOST_KEYS && own.every(({ args }) => args?.pressed !== undefined))
    return 'every other key in a locked transcript';
  const shown = own.map(({ key, mac, when }) => {
    const place = PLACES.find(([condition]) => condition.test(when ?? ''))?.[1];
    const keys = mac === undefined ? code(key) : `${code(key)} (Mac: ${code(mac, true)})`;
    return { keys, place };
  });
  const byPlace = groupBy(shown, ({ place }) => place);
  return [...byPlace]
    .map(([place, some]) =>
      [inOneRow([...new Set(some.map(({ keys }) => keys))]), ...(place === undefined ? [] : [place])].join(
        ' ',
      ),
    )
    .join('; ');
}

function inOneRow(keys: readonly string[]): string {
  return keys.join(', ').replace(/`1`, `2`.*`9`/, '`1` … `9`');
}

function code(key: string, isMac = false): string {
  const words = key.split('+').map(word => {
    if (isMac && word === 'alt') return 'Option';
    return NAMES[word] ?? word.toUpperCase();
  });
  return `\`${words.join('+')}\``;
}
