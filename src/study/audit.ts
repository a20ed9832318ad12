import * as l10n from '@vscode/l10n';
import type { Result } from '../core/base/result';
import { ok } from '../core/base/result';
import { type Steps } from '../core/base/steps';
import { CONSENSUS } from '../core/coding/sidecarName';
import type { Corpus } from '../core/corpus/corpus';
import type { Bundle } from '../core/report/formats/bundle';
import {
  type AuditSources,
  type LoggedDecision,
  auditSentences,
  auditTables,
} from '../core/versions/audit/auditTables';
import { decisionLog } from '../core/versions/audit/decisionLog';
import type { FileHistory } from './gitPort';
import type { StudySnapshot } from './readStudy';
import { CODEBOOK_FILE } from './studyFiles';

/**
 * Reads what an audit needs of git.
 * @param study read with all fields of segments
 * @param hasWords whether words of transcripts, definitions and memos that have changed are quoted
 */
export async function readAudit(
  corpus: Corpus,
  study: Pick<StudySnapshot['study'], 'transcript'>,
  history: FileHistory | undefined,
  hasWords: boolean,
): Promise<AuditSources> {
  await corpus.past?.read();
  const revisions = await history?.revisions({
    paths: [CODEBOOK_FILE, '**/*.coding.json'],
    arePatterns: true,
    read: text => text,
  });
  const options = { coders: corpus.study.coders, now: corpus.codebook, hasWords };
  return {
    log: revisions && decisionLog(revisions, options),
    decisions: decisionsOf(corpus, study),
    hasWords,
  };
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

/** Makes an audit as a document. */
export function* makeAudit(corpus: Corpus, sources: AuditSources): Steps<Result<Bundle>> {
  const tables = yield* auditTables(corpus, sources);
  if (!tables.ok) return tables;
  const title = l10n.t('Audit trail: {0}', corpus.study.name);
  return ok({ title, first: auditSentences(corpus, sources), tables: tables.value });
}
