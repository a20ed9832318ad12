import { Character, characterKind } from './characters';
import type { Span } from './span';

/** Of a word in a script with spaces; an apostrophe between letters holds them together. */
const PART = /^[\p{L}\p{N}\p{M}]$/u;
const APOSTROPHE = /^['’]$/;

/**
 * A span grown to whole words where an end of it is inside one: between two letters or digits, also over an apostrophe
 * (`don’t`). Hyphens, other punctuation and the characters of scripts without spaces are ends of words already.
 */
export function wholeWords(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (isInsideWord(text, from)) from = before(text, from);
  while (isInsideWord(text, to)) to = after(text, to);
  return { start: from, end: to };
}

function isInsideWord(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const left = characterBefore(text, at);
  const right = characterAt(text, at);
  if (isPart(left) && isPart(right)) return true;
  if (APOSTROPHE.test(left) && isPart(right)) return isPart(characterBefore(text, before(text, at)));
  if (APOSTROPHE.test(right) && isPart(left)) return isPart(characterAt(text, after(text, at)));
  return false;
}

function isPart(character: string): boolean {
  if (!PART.test(character)) return false;
  const kind = characterKind(character.codePointAt(0)!);
  return kind !== Character.Ideograph && kind !== Character.Unspaced;
}

function characterAt(text: string, at: number): string {
  return at < text.length ? String.fromCodePoint(text.codePointAt(at)!) : '';
}

function characterBefore(text: string, at: number): string {
  return at > 0 ? characterAt(text, before(text, at)) : '';
}

function before(text: string, at: number): number {
  return (
    at -
    (at > 1 && /^[\udc00-\udfff]$/.test(text[at - 1]!) && /^[\ud800-\udbff]$/.test(text[at - 2]!) ? 2 : 1)
  );
}

function after(text: string, at: number): number {
  return at + characterAt(text, at).length;
}
