import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { hashedOf } from '../../../../core/anchoring/anchors/hashedQuotes';
import { restampSegments } from '../../../../core/anchoring/anchors/restamp';
import type { Sidecar } from '../../../../core/coding/segment';
import type { Span } from '../../../../core/text/span';
import { CodingAction } from '../../../../study/codingUndo';
import type { Transcript } from '../../../../study/transcript';
import { Refusal, unwrap } from '../../../ui/commands';
import type { OpenStudy } from '../../../session/studies';
import type { Deps } from '../../../deps';

/**
 * Ties the coder's own segments to the transcripts as they are now, wherever their place is beyond doubt. Orphans,
 * ambiguous and moved ones stay as they are: they wait for a person.
 */
export async function restampAnchors(deps: Deps, isConfirmed = false): Promise<void> {
  const openStudy = deps.studies.current;
  if (!openStudy) throw new Refusal(l10n.t('There is no study in this workspace yet.'));
  const coder = await deps.coder.require(openStudy);
  if (!coder) return;
  const files = outdated(openStudy, coder.id);
  const count = files.reduce((sum, { spans }) => sum + spans.size, 0);
  if (count === 0) {
    void vscode.window.showInformationMessage(
      l10n.t('All of your segments are tied to the transcripts as they are.'),
    );
    return;
  }
  if (!isConfirmed && !(await confirm(count, files.length))) return;
  const action = new CodingAction(l10n.t('re-stamp {0} anchors', count));
  for (const { transcript, spans } of files) {
    const { path, text } = transcript;
    const hashed = hashedOf(openStudy.study.file);
    const operation = (sidecar: Sidecar) => restampSegments(sidecar, spans, text, hashed);
    unwrap(await openStudy.study.changeSidecar(path, coder.id, operation, action));
  }
  vscode.window.setStatusBarMessage(l10n.t('{0} anchors re-stamped', count), 5000);
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
    l10n.t('Re-stamp {0} segments in {1} transcripts?', segments, transcripts),
    {
      modal: true,
      detail: l10n.t(
        'Positions and words in your coding files become those of the transcripts as they are now. Review the changes of the files before you commit them. Undo Coding takes it back.',
      ),
    },
    yes,
  );
  return answer === yes;
}
