/** Control characters, line ends between rows that are joined, and what turns the direction of the text around it. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
const MARKUP = /[&<>"']/g;

/**
 * A stretch of a transcript as it is shown: every UTF-16 unit stays one, so that a place in what is shown is one in the
 * text. Control characters are shown as their pictures, white space as a space.
 */
export function shownText(text: string): string {
  return text.replace(UNSEEN, character => {
    const unit = character.charCodeAt(0);
    if (unit === 0x09 || unit === 0x0a || unit === 0x0d || unit === 0x85 || unit >> 1 === 0x1014) return ' ';
    return unit < 0x20 ? String.fromCharCode(0x2400 + unit) : '\ufffd';
  });
}

/** Text in markup. */
export function escaped(text: string): string {
  return text.replace(MARKUP, character => `&#${character.charCodeAt(0)};`);
}
