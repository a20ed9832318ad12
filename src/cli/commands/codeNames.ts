import path from 'node:path';
import { Codebook } from '../../core/codebook/codebook';
import { parseCodebook } from '../../core/codebook/parseCodebook';
import { readRegularFile } from '../../node/regularFile';
import { CODEBOOK_FILE } from '../../study/studyFiles';
import { studyAbove } from '../studyParts';

/**
 * What the codebook of the study around a file calls its codes; their ids, as far as there is none that can be read.
 * @param file absolute; it need not exist
 */
export async function codeNames(file: string): Promise<(id: string) => string> {
  const root = await studyAbove(path.dirname(file));
  const bytes = root && (await readRegularFile(path.join(root, CODEBOOK_FILE)).catch(() => undefined));
  const codes = bytes ? parseCodebook(String(bytes)).value : undefined;
  const codebook = codes && Codebook.of(codes);
  return id => codebook?.resolve(id)?.name ?? id;
}
