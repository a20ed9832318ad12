import type { CodebookFile } from '../core/codebook/code';
import { parseCodebook } from '../core/codebook/parseCodebook';
import { parseSidecar } from '../core/coding/parseSidecar';
import type { Segment } from '../core/coding/segment';
import { mayMention } from '../core/records/mentions';
import {
  type CodebookEvent,
  type FileRevision,
  type SegmentEvent,
  type UseEvent,
  codebookHistory,
  segmentHistory,
  useHistory,
} from '../core/versions/history/history';
import { parseSummaries } from '../core/summaries/parseSummaries';
import type { SummariesFile } from '../core/summaries/summary';
import type { FileHistory } from './gitPort';
import type { Coder } from '../core/studyFile/studyFile';
import { CODEBOOK_FILE, SUMMARIES_FILE } from './studyFiles';

const IN_SIDECARS = { paths: ['**/*.coding.json'], arePatterns: true };

/** Versions of the codebook, oldest commit first; undefined when git fails, as where there is no commit. */
export function codebookRevisions(history: FileHistory): Promise<FileRevision<CodebookFile>[] | undefined> {
  return history.revisions({ paths: [CODEBOOK_FILE], read: text => parseCodebook(text).value });
}

/** Versions of the summaries, oldest commit first; undefined when git fails, empty where there have never been any. */
export function summariesRevisions(history: FileHistory): Promise<FileRevision<SummariesFile>[] | undefined> {
  return history.revisions({ paths: [SUMMARIES_FILE], read: text => parseSummaries(text).value });
}

/**
 * A segment in the coding files that it was in, oldest commit first; undefined when git fails. Files are read as what they
 * mean: they may be laid out in any way.
 */
export function segmentRevisions(
  history: FileHistory,
  id: string,
): Promise<FileRevision<Segment>[] | undefined> {
  return history.revisions({
    ...IN_SIDECARS,
    concerns: text => mayMention(text, id),
    read: text => parseSidecar(text).value?.segments.find(segment => segment.id === id),
  });
}

/** What happened to a segment, oldest first; undefined where no commit has ever had it. */
export async function segmentEvents(history: FileHistory, id: string): Promise<SegmentEvent[] | undefined> {
  const revisions = (await segmentRevisions(history, id)) ?? [];
  return revisions.length > 0 ? segmentHistory(revisions, id) : undefined;
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
  coders: readonly Coder[] = [],
): Promise<CodeEvents> {
  const sidecars = await history.revisions({
    ...IN_SIDECARS,
    concerns: text => mayMention(text, id),
    read: text => idsWith(text, id),
  });
  return { codebook: codebookHistory(codebooks, id, coders), use: useHistory(sidecars ?? []) };
}

function idsWith(text: string, code: string): ReadonlySet<string> | undefined {
  const segments = parseSidecar(text).value?.segments.filter(({ codes }) => codes.includes(code));
  return segments && segments.length > 0 ? new Set(segments.map(({ id }) => id)) : undefined;
}
