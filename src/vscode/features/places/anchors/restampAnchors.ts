import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { counted } from '../../../../core/base/phrases';
import { hashedOf } from '../../../../core/anchoring/anchors/hashedQuotes';
import { restampSegments } from '../../../../core/anchoring/anchors/restamp';
import type { Sidecar } from '../../../../core/coding/segment';
import type { Span } from '../../../../core/text/span';
import { CodingAction } from '../../../../study/codingUndo';
import type { Transcript } from '../../../../study/transcript';
import { unwrap } from '../../../ui/failure';
import { requireStudy } from '../../../ui/requireStudy';
import type { OpenStudy } from '../../../session/openStudy';
import type { Deps } from '../../../deps';
import { STATUS_MS } from '../../../ui/statusMs';

/**
 * Ties the coder's own segments to the transcripts as they are now, wherever their place is beyond doubt. Orphans,
 * ambiguous and moved ones stay as they are: they wait for a person.
 */
export async function restampAnchors(deps: Deps, isConfirmed = false): Promise<void> {
  const openStudy = requireStudy(deps.studies);
  const coder = await deps.coder.require(openStudy);
  if (!coder) return;
  const files = outdated(openStudy, coder.id);
  const count = files.reduce((sum, { spans }) => sum + spans.size, 0);
  if (count === 0) {
    void vscode.window.showInformationMessage(
      l10n.t('All your segments are already anchored in the current transcripts.'),
    );
    return;
  }
  if (!isConfirmed && !(await confirm(count, files.length))) return;
  const action = new CodingAction(l10n.t('re-stamp {0}', counted.segments(count)));
  for (const { transcript, spans } of files) {
    const { path, text } = transcript;
    const hashed = hashedOf(openStudy.study.file);
    const operation = (sidecar: Sidecar) => restampSegments(sidecar, spans, text, hashed);
    unwrap(await openStudy.study.changeSidecar(path, coder.id, operation, action));
  }
  vscode.window.setStatusBarMessage(l10n.t('Re-stamped: {0}', counted.segments(count)), STATUS_MS);
}

interface OutdatedFile {
  readonly transcript: Transcript;
  /** By segment. */
  readonly spans: ReadonlyMap<string, Span>;
}

/** Segments whose place is beyond doubt, and whose anchor is of an earlier text. */
function outdated({ study }: OpenStudy, coder: string): OutdatedFile[] {
  return study.transcripts.flatMap(transcript => {
    const { version } = transcript;
    const spans = new Map(
      transcript.segments
        .filter(placed => placed.coder === coder && placed.segment.text !== version)
        .filter(({ state }) => state === 'ok' || state === 'changed')
        .map(({ segment, start, end }) => [segment.id, { start, end }]),
    );
    return spans.size > 0 ? [{ transcript, spans }] : [];
  });
}

async function confirm(segments: number, transcripts: number): Promise<boolean> {
  const yes = l10n.t('Re-stamp');
  const answer = await vscode.window.showWarningMessage(
    l10n.t('Re-stamp {0} in {1}?', counted.segments(segments), counted.transcripts(transcripts)),
    {
      modal: true,
      detail: l10n.t(
        'Positions and quotes in your coding files will be updated to match the current transcripts. Review the changes before you commit them. You can undo this with Undo Coding.',
      ),
    },
    yes,
  );
  return answer === yes;
}
