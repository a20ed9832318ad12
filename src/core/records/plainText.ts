import type * as v from 'valibot';
import { countKeys } from './duplicateKeys';
import { NOT_PLAIN, measureOf } from './measure';
import { shapeOf } from './scan';

/**
 * A quick look at a file, of which most have nothing wrong with them.
 * @param json what `JSON.parse` made of the text
 * @returns whether it is as the schema says, has each key once in its object, none that is reserved, and is not nested
 * deeply; false where that has to be looked at closely
 */
export function isPlain(text: string, json: unknown, schema: v.GenericSchema): boolean {
  const least = measureOf(schema)(json);
  if (least === NOT_PLAIN) return false;
  return isShort(text, json as object, least) || shapeOf(text, Infinity).pairs === countKeys(json);
}

/** Units of the shortest pair that can be left out of an object: `"":0,`. */
const SHORTEST_PAIR = 5;

/**
 * Whether a text is so short that each of its pairs is in the value: of a key that occurs twice in one object the first
 * value is lost, though the text has it. What the text has beyond the shortest JSON of the value, line feeds, spaces and
 * escapes, is counted; a file in our own layout has nothing else, so that it need not be read letter by letter. Numbers such
 * as 5000, which could be shorter, make this fail for files with thousands of segments.
 * @param value the outermost object that `JSON.parse` made of the text
 * @param least how many units JSON needs at least to write the value
 * @returns false where that cannot be said
 */
function isShort(text: string, value: object, least: number): boolean {
  let spare = text.length - least - spacesAfterKeys(text, value);
  // line feeds are never inside of a string
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) spare--;
  // backslashes are never outside of one
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at + 2))
    spare -= text.charCodeAt(at + 1) === LETTER_U ? 5 : 1;
  return spare < SHORTEST_PAIR;
}

const LETTER_U = 0x75;

/** Keys that begin a line and have a space after their colon: as the keys of the file are written. */
function spacesAfterKeys(text: string, value: object): number {
  let count = 0;
  let from = 0;
  for (const key of Object.keys(value)) {
    const at = text.indexOf(`\n${JSON.stringify(key)}: `, from);
    if (at < 0) continue;
    count++;
    from = at + 1;
  }
  return count;
}
