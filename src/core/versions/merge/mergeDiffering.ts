import { byUnits } from '../../base/compare';
import { type SharedLine, idOfLine, joinLines, sidecarLines, withoutShared } from '../../coding/sharedLines';

/**
 * Merges versions of a coding file by the segments that are not the same in all of them: the others are taken over as they
 * are, without being parsed. Gives the very bytes that merging the whole files gives.
 * @param merge merges whole files, in the order given here
 * @returns undefined where it takes the whole files to merge them, or to say what is wrong with them
 */
export function mergeDiffering<Merged extends { readonly text: string }>(
  versions: readonly string[],
  merge: (versions: readonly string[]) => Merged | undefined,
): Merged | undefined {
  const short = withoutShared(versions);
  const merged = short && merge(short.texts);
  const text = merged && withShared(merged.text, short.shared);
  return text === undefined ? undefined : { ...merged!, text };
}

/** A file as we write it, with records put back in their places; undefined where one of that id is there. */
function withShared(text: string, shared: readonly SharedLine[]): string | undefined {
  const lines = sidecarLines(text);
  if (!lines) return undefined;
  const all: string[] = [];
  let next = 0;
  for (const line of lines.records) {
    const id = idOfLine(line);
    if (id === undefined) return undefined;
    while (next < shared.length && byUnits(shared[next]!.id, id) < 0) all.push(shared[next++]!.line);
    if (shared[next]?.id === id) return undefined;
    all.push(line);
  }
  while (next < shared.length) all.push(shared[next++]!.line);
  return joinLines({ ...lines, records: all });
}
