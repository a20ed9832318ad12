import * as l10n from '@vscode/l10n';
import type { Result } from '../core/base/result';
import { ok } from '../core/base/result';
import { type Steps, between } from '../core/base/steps';
import { CONSENSUS } from '../core/coding/sidecarName';
import type { Corpus } from '../core/corpus/corpus';
import { findScope } from '../core/corpus/scope';
import type { Bundle } from '../core/report/formats/bundle';
import { type LoggedDecision, auditContents, auditTables } from '../core/versions/audit/auditTables';
import { decisionLog } from '../core/versions/audit/decisionLog';
import type { FileRevision } from '../core/versions/history/history';
import type { FileHistory } from './gitPort';
import type { StudySnapshot } from './readStudy';
import { CODEBOOK_FILE } from './studyFiles';

/** What an audit is made of beside the study, as it was read. */
export interface ReadAudit {
  /** Of the codebook and of coding files, as texts, oldest first; undefined where git knows nothing. */
  readonly revisions: readonly FileRevision<string>[] | undefined;
  readonly decisions: readonly LoggedDecision[];
}

/** An audit as a document. */
export interface Audit extends Bundle {
  /** What is in it, in a line. */
  readonly contents: string;
  /** Whether commits are missing, for git knows nothing of the study. */
  readonly isWithoutGit: boolean;
}

/**
 * Reads what an audit needs of git.
 * @param study read with all fields of segments
 */
export async function readAudit(
  corpus: Corpus,
  study: Pick<StudySnapshot['study'], 'transcript'>,
  history: FileHistory | undefined,
): Promise<ReadAudit> {
  await corpus.past?.read();
  const revisions = await history?.revisions({
    paths: [CODEBOOK_FILE, '**/*.coding.json'],
    arePatterns: true,
    read: text => text,
  });
  return { revisions, decisions: decisionsOf(corpus, study) };
}

/** What was decided in each transcript, in the order in which it was. */
function decisionsOf(
  { transcripts }: Corpus,
  study: Pick<StudySnapshot['study'], 'transcript'>,
): LoggedDecision[] {
  return transcripts.flatMap(({ path }) => {
    const decisions = study.transcript(path)?.sidecars.get(CONSENSUS)?.parsed.value?.decisions ?? [];
    const inTime = [...decisions].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    return inTime.map(decision => ({ transcript: path, decision }));
  });
}

/**
 * Makes an audit as a document.
 * @param hasWords whether words of transcripts, definitions and memos that have changed are quoted
 */
export function* makeAudit(
  corpus: Corpus,
  { revisions, decisions }: ReadAudit,
  hasWords: boolean,
): Steps<Result<Audit>> {
  const scope = findScope(corpus);
  if (!scope.ok) return scope;
  const options = { coders: corpus.study.coders, now: corpus.codebook, hasWords };
  const log = revisions && (yield* between(0, 0.5, decisionLog(revisions, options)));
  const sources = { log, decisions, hasWords };
  const tables = yield* between(0.5, 1, auditTables(corpus, scope.value, sources));
  if (!tables.ok) return tables;
  const { name } = corpus.study;
  const contents = auditContents(corpus, scope.value, sources);
  return ok({
    title: l10n.t('Audit trail: {0}', name),
    first: [`${name}: ${contents}`],
    tables: tables.value,
    contents,
    isWithoutGit: !log,
  });
}
