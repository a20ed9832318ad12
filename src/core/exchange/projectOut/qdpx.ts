import { SUPPLEMENT_FILE } from '../project/supplement';
import type { OutgoingProject } from './projectOf';
import { projectXml } from './projectXml';

/** So that the same study gives the same bytes: the first day that an archive can have. */
const DATE = new Date(1980, 0, 1);

/** A project as a file. */
export interface QdpxFile {
  readonly bytes: Uint8Array;
  /** In how many names and texts characters were replaced that XML does not have. */
  readonly replaced: number;
}

/** A project as REFI-QDA exchanges it (`.qdpx`): `project.qde`, the texts of its sources, and what the standard has no place for. */
export async function qdpxFile({ project, supplement, texts }: OutgoingProject): Promise<QdpxFile> {
  const { strToU8, zipSync } = await import('fflate');
  let replaced = 0;
  const xml = [...projectXml(project, () => replaced++)].join('');
  const sources = [...texts].map(([guid, text]) => [`sources/${guid}.txt`, strToU8(text)] as const);
  const files = {
    'project.qde': strToU8(xml),
    ...Object.fromEntries(sources),
    [SUPPLEMENT_FILE]: strToU8(`${JSON.stringify(supplement)}\n`),
  };
  return { bytes: zipSync(files, { mtime: DATE }), replaced };
}
