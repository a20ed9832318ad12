import * as l10n from '@vscode/l10n';
import { countLineFeeds } from '../core/records/recordLines';
import type { FileProblem } from '../core/base/problem';
import { type TextState, linesAround } from '../core/text/textState';
import { MAX_POINTER, isLfsPointer } from '../core/versions/merge/markers';

/** From this length on, in UTF-16 units, VS Code switches off parts of its editor. */
const LARGE_TRANSCRIPT = 10_000_000;

/** What is wrong with a transcript's text. @param text LF, BOM-less */
export function textProblems(path: string, text: string): FileProblem[] {
  if (isLfsPointer(text)) {
    const message = l10n.t(
      'This is not the transcript but a pointer of Git LFS, which keeps the text elsewhere. Run “git lfs pull” to get it.',
    );
    return [{ path, line: 1, severity: 'error', code: 'lfs-pointer', message }];
  }
  const marker = conflictMarkerLine(text);
  if (marker !== undefined) {
    const message = l10n.t(
      'Git could not merge this transcript: it has conflict markers. Choose what to keep and remove the marker lines.',
    );
    return [{ path, line: marker, severity: 'error', code: 'conflict-markers', message }];
  }
  if (text.length === 0) {
    const message = l10n.t('The transcript is empty.');
    return [{ path, line: 1, severity: 'warning', code: 'empty-transcript', message }];
  }
  if (text.length < LARGE_TRANSCRIPT) return [];
  const size = Math.round(text.length / 1_000_000);
  const message = l10n.t(
    'This transcript has {0} million characters. Coding works, but VS Code turns off colours and folding in files over 20 MB. Consider one file per interview.',
    size,
  );
  return [{ path, line: 1, severity: 'info', code: 'large-transcript', message }];
}

/** Whether a text without problems still has none after an edit. Takes as long as the lines that were edited. */
export function isStillSound(before: TextState, now: TextState): boolean {
  const change = now.changeSince(before);
  const isUsual = ({ length }: TextState) => length >= MAX_POINTER && length < LARGE_TRANSCRIPT;
  if (!change || !isUsual(before) || !isUsual(now)) return false;
  return !MARKER.test(linesAround(now, change.start, change.newEnd).text);
}

/** The lines that git leaves where it could not merge. */
const MARKER = /^(?:<{7} |={7}$|>{7} )/m;

/** Whether git could not merge a text, and nobody has yet. */
export function hasConflictMarkers(text: string): boolean {
  return conflictMarkerLine(text) !== undefined;
}

/** The line of the first marker that git has left, from 1, where the other two follow it. */
function conflictMarkerLine(text: string): number | undefined {
  if (!text.includes('<<<<<<< ') || !text.includes('\n>>>>>>> ')) return undefined;
  const found = /^<{7} .*$(?=[^]*^={7}$[^]*^>{7} )/m.exec(text);
  return found ? 1 + countLineFeeds(text, 0, found.index) : undefined;
}
