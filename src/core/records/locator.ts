import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { type Position, positionsIn } from './position';

/** A place in a JSON value: keys and indexes, from the outside in. */
export type JsonPath = readonly (string | number)[];

/** Where values are in the text of a file; what is not there is where the innermost value around it is. */
export function locator(text: string): (path: JsonPath) => Position {
  const positionAt = positionsIn(text);
  const root = parseTree(text);
  return path => {
    for (let length = path.length; root && length > 0; length--) {
      const node = findNodeAtLocation(root, path.slice(0, length));
      if (node) return positionAt(node.offset);
    }
    return positionAt(root?.offset ?? 0);
  };
}
