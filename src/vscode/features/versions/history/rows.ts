import * as l10n from '@vscode/l10n';
import { counted } from '../../../../core/base/phrases';
import {
  type CodebookEvent,
  type Revision,
  type UseEvent,
  codebookHistory,
  segmentHistory,
} from '../../../../core/versions/history/history';
import { segmentLines } from '../../../../core/versions/history/historyText';
import { PLAIN, codeChangeLine } from '../../../../core/versions/changes/wording';
import type { FileHistory } from '../../../../study/gitPort';
import { codeEvents, codebookRevisions, segmentRevisions } from '../../../../study/readHistory';
import { CODEBOOK_FILE } from '../../../../study/studyFiles';
import { parseSidecarPath } from '../../../../core/coding/sidecarName';
import type { OpenStudy } from '../../../session/openStudy';
import type { HistoryRow } from './pickEvent';

const NOT_COMMITTED: Revision = { commit: '', author: '', date: '', subject: '' };

/** What happened to a segment, oldest first, and what of it is not committed yet. @param path of its sidecar */
export async function segmentRows(
  history: FileHistory,
  openStudy: OpenStudy,
  path: string,
  id: string,
): Promise<HistoryRow[]> {
  const { study } = openStudy;
  const nameOf = (code: string) => study.codebook.resolve(code)?.name ?? code;
  const committed = (await segmentRevisions(history, id)) ?? [];
  const last = new Map(committed.map(one => [one.path, one.after]));
  const working = [...new Set([...last.keys(), path])].map(file => {
    const { transcript, coder } = parseSidecarPath(file)!;
    const now = study.transcript(transcript)?.sidecars.get(coder)?.parsed.value;
    const after = now?.segments.find(segment => segment.id === id);
    return { revision: NOT_COMMITTED, path: file, before: [last.get(file)], after };
  });
  return segmentHistory([...committed, ...working], id).map(event => ({
    revision: event.revision,
    lines: segmentLines(event, nameOf),
    change: event.change ? `${event.path}#${id}` : parseSidecarPath(event.path)!.transcript,
  }));
}

/** What happened to the codebook, oldest first, and what of it is not committed yet. */
export async function codebookRows(history: FileHistory, openStudy: OpenStudy): Promise<HistoryRow[]> {
  return eventRows(await allCodebooks(history, openStudy), openStudy);
}

/** What happened to a code, oldest first: how it was defined, and where it was given and taken off. */
export async function codeRows(
  history: FileHistory,
  openStudy: OpenStudy,
  id: string,
): Promise<HistoryRow[]> {
  const codebooks = await codebookRevisions(history);
  const { use } = await codeEvents(history, codebooks ?? [], id);
  const defined = eventRows(await allCodebooks(history, openStudy), openStudy, id);
  return inTime([...defined, ...useRows(use)]);
}

async function allCodebooks(history: FileHistory, openStudy: OpenStudy) {
  const revisions = (await codebookRevisions(history)) ?? [];
  const before = [revisions.at(-1)?.after];
  const after = openStudy.study.codebook.file;
  return [...revisions, { revision: NOT_COMMITTED, path: CODEBOOK_FILE, before, after }];
}

function eventRows(
  revisions: Parameters<typeof codebookHistory>[0],
  { study }: OpenStudy,
  id?: string,
): HistoryRow[] {
  return codebookHistory(revisions, id, study.file?.coders).map(({ revision, changes }: CodebookEvent) => ({
    revision,
    lines: changes.map(change => codeChangeLine(change, PLAIN)),
    change: `${CODEBOOK_FILE}#${changes[0]!.id}`,
  }));
}

function useRows(events: readonly UseEvent[]): HistoryRow[] {
  return events.map(({ revision, path, added, removed }) => {
    const where = parseSidecarPath(path)?.transcript ?? path;
    const parts = [
      added > 0 ? l10n.t('added to {0}', counted.segments(added)) : '',
      removed > 0 ? l10n.t('removed from {0}', counted.segments(removed)) : '',
    ].filter(Boolean);
    return { revision, lines: [`${where}: ${parts.join(', ')}`], change: `${path}#` };
  });
}

/** Oldest first; what is not committed comes last. */
function inTime(rows: readonly HistoryRow[]): HistoryRow[] {
  const at = ({ revision: { date } }: HistoryRow) => (date === '' ? Infinity : Date.parse(date));
  return [...rows].sort((a, b) => at(a) - at(b) || 0);
}
