import { Codebook } from '../../core/codebook/codebook';
import { parseCodebook } from '../../core/codebook/parseCodebook';
import { decodeTranscript } from '../../core/text/decode';
import type { CommitWalk } from '../gitPort';
import { CODEBOOK_FILE } from '../studyFiles';

/** Id of a code that an earlier codebook had, by id, name or path: the latest that has it decides. */
export async function findPastCode(wanted: string, walk: CommitWalk): Promise<string | undefined> {
  const objects: string[] = [];
  for await (const tree of walk.trees()) {
    const object = tree.get(CODEBOOK_FILE);
    if (object !== undefined && object !== objects.at(-1)) objects.push(object);
  }
  const contents = await walk.read([...new Set(objects)]);
  for (const object of new Set(objects.reverse())) {
    const bytes = contents.get(object);
    const file = bytes && parseCodebook(decodeTranscript(bytes).text).value;
    const found = file && Codebook.of(file).find(wanted);
    if (found) return found.id;
  }
  return undefined;
}
