import * as l10n from '@vscode/l10n';
import type { Deps } from '../../deps';
import type { OpeningStudy } from '../../session/openStudy';
import { Refusal } from '../../ui/failure';
import { requireStudy } from '../../ui/requireStudy';
import { ask, openSegmentMemo } from './editMemo';
import type { MemoSubject } from './memoSubject';
import { openMemo } from './openMemo';

/** What a row of a view, a link or a test passes. */
interface RowLike {
  readonly openStudy?: OpeningStudy;
  readonly kind?: string;
  readonly id?: string;
  readonly path?: string;
  readonly code?: { readonly id: string };
  /** Of a link in a hover. */
  readonly segment?: string;
  /** Of a row of the Memos view. */
  readonly subject?: MemoSubject;
}

/** Opens the memo of what a row is about, or of the segment at the cursor, in an editor. */
export async function openRowMemo(deps: Deps, argument?: unknown): Promise<void> {
  const row = (typeof argument === 'object' && argument !== null ? argument : {}) as RowLike;
  if (!row.openStudy) return openSegmentMemo(deps, row.segment);
  const subject = await subjectOf(deps, row.openStudy, row);
  if (subject) await openMemo(deps, row.openStudy, subject);
}

/** Opens the memo of the study. @param given without asking */
export async function editStudyMemo(deps: Deps, given?: string): Promise<void> {
  const openStudy = requireStudy(deps.studies);
  const subject = { kind: 'study' } as const;
  if (given !== undefined) await ask(deps, { openStudy, subject }, given);
  else await openMemo(deps, openStudy, subject);
}

async function subjectOf(
  deps: Deps,
  openStudy: OpeningStudy,
  { subject, code, kind, id, path }: RowLike,
): Promise<MemoSubject | undefined> {
  if (subject) return subject;
  if (code) return { kind: 'code', id: code.id };
  if ((kind === 'participant' || kind === 'group') && id !== undefined) return { kind, id };
  if (kind === 'study') return { kind: 'study' };
  if (kind === 'transcript' && path !== undefined) {
    const coder = await deps.coder.require(openStudy);
    return coder && { kind: 'transcript', path, coder: coder.id };
  }
  throw new Refusal(l10n.t('There is no memo on this row.'));
}
