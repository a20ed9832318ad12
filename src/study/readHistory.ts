import type { CodebookFile } from '../core/codebook/code';
import { parseCodebook } from '../core/codebook/parseCodebook';
import { parseSidecar } from '../core/coding/parseSidecar';
import type { Sidecar } from '../core/coding/segment';
import {
  type CodebookEvent,
  type FileRevision,
  type SegmentEvent,
  type UseEvent,
  codebookHistory,
  segmentHistory,
  useHistory,
} from '../core/versions/history/history';
import type { FileHistory } from './gitPort';
import { CODEBOOK_FILE } from './studyFiles';

const SIDECARS = '**/*.coding.json';

/** Versions of the codebook, oldest commit first; undefined when git fails, as where there is no commit. */
export function codebookRevisions(history: FileHistory): Promise<FileRevision<CodebookFile>[] | undefined> {
  return history.revisions({ paths: [CODEBOOK_FILE], parse: text => parseCodebook(text).value });
}

/** What happened to a segment, oldest first; undefined where no commit has ever had it. */
export async function segmentEvents(history: FileHistory, id: string): Promise<SegmentEvent[] | undefined> {
  const touched = await sidecarsWith(history, `"id":${JSON.stringify(id)}`);
  if (touched.length === 0) return undefined;
  // with the merges of the files that it was in: what was decided there is recorded nowhere else
  const paths = [...new Set(touched.map(({ path }) => path))];
  const all = await history.revisions({ paths, parse: text => parseSidecar(text).value });
  return segmentHistory(all ?? touched, id);
}

/** What happened to a code: how it was defined, and where it was applied and removed. */
export interface CodeEvents {
  readonly codebook: readonly CodebookEvent[];
  readonly use: readonly UseEvent[];
}

/** @param codebooks of {@link codebookRevisions} */
export async function codeEvents(
  history: FileHistory,
  codebooks: readonly FileRevision<CodebookFile>[],
  id: string,
): Promise<CodeEvents> {
  const sidecars = await sidecarsWith(history, JSON.stringify(id));
  return { codebook: codebookHistory(codebooks, id), use: useHistory(sidecars, id) };
}

async function sidecarsWith(history: FileHistory, text: string): Promise<FileRevision<Sidecar>[]> {
  const parse = (raw: string) => parseSidecar(raw).value;
  return (await history.revisions({ paths: [SIDECARS], arePatterns: true, text, parse })) ?? [];
}
