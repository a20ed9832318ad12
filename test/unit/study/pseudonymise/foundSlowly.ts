import type { Replacement } from '../../../../src/core/pseudonyms/replacement';

/** Words found in the slowest way: at every place, each of them, character by character. */
export interface SlowlyFound {
  readonly start: number;
  readonly end: number;
  readonly by: Replacement;
}

export function findSlowly(
  text: string,
  replacements: readonly Replacement[],
  starts: readonly number[] = [],
): SlowlyFound[] {
  const longest = [...replacements].sort((a, b) => b.find.length - a.find.length);
  const found: SlowlyFound[] = [];
  for (let at = 0; at < text.length; at++) {
    for (const by of longest) {
      const end = endAt(text, at, by);
      if (end === undefined) continue;
      // a turn that starts within is no part of it, nor is anything shorter there looked for
      if (!starts.some(start => start > at && start < end)) {
        found.push({ start: at, end, by });
        at = end - 1;
      }
      break;
    }
  }
  return found;
}

function endAt(text: string, from: number, { find, kind }: Replacement): number | undefined {
  let at = from;
  for (const character of find) {
    if (character === ' ') {
      const space = /^\s+/u.exec(text.slice(at))?.[0] ?? '';
      if (space === '' || space.split('\n').length > 2) return undefined;
      at += space.length;
      continue;
    }
    const forms = /['’]/.test(character) ? ["'", '’'] : [character.normalize('NFD'), character];
    const here = forms.find(form =>
      kind === 'mail'
        ? text.slice(at, at + form.length).toLowerCase() === form.toLowerCase()
        : text.startsWith(form, at),
    );
    if (here === undefined) return undefined;
    at += here.length;
  }
  const before = [...text.slice(Math.max(0, from - 2), from)].at(-1) ?? ' ';
  const after = String.fromCodePoint(text.codePointAt(at) ?? 32);
  const isLetter = (one: string) => /[\p{L}\p{M}]/u.test(one);
  const isDigit = (one: string) => /\p{N}/u.test(one);
  const [first, last] = [find[0]!, find.at(-1)!];
  if ((isLetter(first) && isLetter(before)) || (isDigit(first) && isDigit(before))) return undefined;
  if ((isLetter(last) && isLetter(after)) || (isDigit(last) && isDigit(after))) return undefined;
  return at;
}

/** What stands where words were. */
export function written(text: string, { start, end, by: { replacement } }: SlowlyFound): string {
  const digits = (one = '') => /\p{N}/u.test(one);
  const before = digits(text[start - 1]) && digits(replacement[0]) ? '-' : '';
  const after = digits(text[end]) && digits(replacement.at(-1)) ? '-' : '';
  if (!text.slice(start, end).includes('\n')) return before + replacement + after;
  const parts = replacement.split(' ');
  return `${before}${parts.slice(0, -1).join(' ')}\n${parts.at(-1)!}${after}`;
}
