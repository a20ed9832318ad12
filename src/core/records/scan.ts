const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const SPACE = 0x20;

/**
 * Walks over valid JSON and says where its outer parts are, without building anything.
 * @param onKey a key of the outermost object, and the offset of its opening quote
 * @param onElement an element of a list right under such a key, and the offset at which it begins
 */
export function walkTopLevel(
  text: string,
  onKey: (key: string, offset: number) => void,
  onElement: (key: string, offset: number) => void,
): void {
  let depth = 0;
  let key = '';
  let keyStart = 0;
  let keyEnd = 0;
  let awaitsElement = false;
  let inList = false;
  for (let i = 0; i < text.length;) {
    const unit = text.charCodeAt(i);
    if (awaitsElement && unit > SPACE && unit !== CLOSE_LIST) {
      onElement(key, i);
      awaitsElement = false;
    }
    switch (unit) {
      case QUOTE: {
        const end = endOfString(text, i);
        if (depth === 1) [keyStart, keyEnd] = [i, end];
        i = end;
        continue;
      }
      case COLON:
        if (depth === 1) onKey((key = JSON.parse(text.slice(keyStart, keyEnd)) as string), keyStart);
        break;
      case COMMA:
        awaitsElement = inList && depth === 2;
        break;
      case OPEN_LIST:
      case OPEN_OBJECT:
        if (depth === 1) awaitsElement = inList = unit === OPEN_LIST;
        depth++;
        break;
      case CLOSE_LIST:
      case CLOSE_OBJECT:
        depth--;
        if (depth === 1) awaitsElement = inList = false;
        break;
    }
    i++;
  }
}

/** What valid JSON is like, before anything is built of it. */
export interface Shape {
  /** How many `key: value` pairs it has; a repeated key counts each time. */
  readonly pairs: number;
  /** Where a list or an object begins that is in more than so many others; undefined when none is. */
  readonly tooDeep: number | undefined;
}

/** @param maxDepth how many lists and objects may be within each other */
export function shapeOf(text: string, maxDepth: number): Shape {
  let pairs = 0;
  let depth = 0;
  let tooDeep: number | undefined;
  for (let i = 0; i < text.length;) {
    const unit = text.charCodeAt(i);
    if (unit === QUOTE) {
      i = endOfString(text, i);
      continue;
    }
    if (unit === COLON) pairs++;
    else if (unit === OPEN_LIST || unit === OPEN_OBJECT) {
      if (++depth > maxDepth) tooDeep ??= i;
    } else if (unit === CLOSE_LIST || unit === CLOSE_OBJECT) depth--;
    i++;
  }
  return { pairs, tooDeep };
}

/** The offset after a string's closing quote. */
function endOfString(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let before = at - 1;
    while (text.charCodeAt(before) === BACKSLASH) before--;
    if ((at - before) % 2 === 1) return at + 1;
  }
  return text.length;
}
