import * as l10n from '@vscode/l10n';
import { enumerate, quoted } from '../core/base/phrases';
import { type OddFileName, oddFileName } from '../core/coding/oddFileName';
import type { Rename } from '../core/coding/renames';
import { parseSidecarPath } from '../core/coding/sidecarName';
import { countLineFeeds } from '../core/records/recordLines';
import type { FileProblem } from '../core/base/problem';
import { type DecodedTranscript, NUL } from '../core/text/decode';
import type { RecordFile } from './recordFile';
import { STUDY_FILE } from './studyFiles';

/** Where `study.json` should be. */
export const NO_STUDY: FileProblem = {
  path: STUDY_FILE,
  line: 1,
  severity: 'error',
  code: 'no-study',
  message: l10n.t('There is no study here: study.json is missing.'),
};

/** Of a transcript that is in another encoding. */
export const NOT_UTF8 = 'not-utf8';

/** Of a transcript with NUL characters: it is in an encoding that is not known here, or no text. */
export const NUL_CHARACTER = 'nul-character';

/** What is wrong with the encoding of a transcript, if anything. */
export function encodingProblem(
  path: string,
  { text, encoding, valid }: DecodedTranscript,
): FileProblem | undefined {
  if (text.includes(NUL)) return hasNul(path, text);
  if (valid) return undefined;
  return encoding === 'utf-8' ? notUtf8(path, text) : notUtf16(path, text);
}

function hasNul(path: string, text: string): FileProblem {
  const message = l10n.t(
    'The transcript has NUL characters, which no text has. It is in an encoding that is not recognised, damaged, or not a text. If it is UTF-16, choose Reopen with Encoding in VS Code, and then Save with Encoding: UTF-8; otherwise replace it by a copy that is UTF-8.',
  );
  const line = 1 + countLineFeeds(text, 0, text.indexOf(NUL));
  return { path, line, severity: 'warning', code: NUL_CHARACTER, message };
}

/** @param path of a transcript @param text its text, with U+FFFD for what cannot be read */
function notUtf16(path: string, text: string): FileProblem {
  const message = l10n.t(
    'The transcript is UTF-16, but some of its bytes mean nothing in it. Replace it by a copy that is not damaged.',
  );
  return { path, line: firstUnreadable(text), severity: 'warning', code: 'not-utf16', message };
}

/** The line of the first character that cannot be read, from 1. */
function firstUnreadable(text: string): number {
  return 1 + countLineFeeds(text, 0, Math.max(0, text.indexOf('\ufffd')));
}

/** What is wrong with a file of records, with its path. */
export function problemsOf(file: RecordFile<unknown>): FileProblem[] {
  return file.parsed.problems.map(problem => ({ ...problem, path: file.path }));
}

/** @param path of a sidecar */
export function noTranscript(path: string): FileProblem {
  const { transcript } = parseSidecarPath(path)!;
  const message = l10n.t(
    'The study has no transcript “{0}”, so the segments in this file are kept but not shown.',
    transcript,
  );
  return { path, line: 1, severity: 'warning', code: 'no-transcript', message };
}

/** @param path of a sidecar of a transcript that has another name now */
export function renamedTranscript(path: string, { from, to, isSame, hasCoding }: Rename): FileProblem {
  const message = hasCoding
    ? isSame
      ? l10n.t(
          'The transcript “{0}” is not in the study. It seems to be “{1}”, which study.json lists and which is missing. The segments in this file are kept but not shown until the path in study.json is changed: use the quick fix or “transcript-coder repair”.',
          parseSidecarPath(path)!.transcript,
          from,
        )
      : l10n.t(
          'The transcript “{0}” is not in the study. It may be “{1}”, which study.json lists and which is missing. The segments in this file are kept but not shown until the path in study.json is changed: use the quick fix or “transcript-coder repair STUDY OLD NEW”.',
          parseSidecarPath(path)!.transcript,
          from,
        )
    : !isSame
      ? l10n.t(
          'The transcript “{0}” seems to have been renamed and changed: most of the words coded in it are in “{1}”. The segments in this file are kept but not shown until it is renamed, too: use the quick fix or “transcript-coder repair STUDY OLD NEW”.',
          from,
          to[0]!,
        )
      : to.length === 1
        ? l10n.t(
            'The transcript “{0}” seems to have been renamed to “{1}”, which has the same text. The segments in this file are kept but not shown until it is renamed, too: use the quick fix or “transcript-coder repair”.',
            from,
            to[0]!,
          )
        : l10n.t(
            'The transcript “{0}” seems to have been renamed: several files have the same text ({1}). The segments in this file are kept but not shown until you choose one of them: use the quick fix or “transcript-coder repair”.',
            from,
            enumerate(to.map(one => quoted(one))),
          );
  return { path, line: 1, severity: 'warning', code: 'renamed-transcript', message };
}

/** @param path of a transcript @param text its text, with U+FFFD for what cannot be read */
function notUtf8(path: string, text: string): FileProblem {
  const message = l10n.t(
    'The transcript is not UTF-8, so some characters cannot be read. Saving it now would lose them. First use the quick fix “Convert to UTF-8…”; or, in VS Code, choose Reopen with Encoding, and then Save with Encoding: UTF-8.',
  );
  return { path, line: firstUnreadable(text), severity: 'warning', code: NOT_UTF8, message };
}

/**
 * @param path of a file that is named almost as one of ours
 * @param hasMeant whether there is a file with the name that it should have
 */
export function oddName(path: string, hasMeant: boolean): FileProblem {
  const { kind, meant } = oddFileName(path)!;
  const what = parseSidecarPath(meant)
    ? hasMeant
      ? l10n.t('Merge it into {0}, or delete it.', meant)
      : l10n.t('Rename it to {0}.', meant)
    : l10n.t('Compare it with {0}, then delete it.', meant);
  const message = `${ODD_NAMES[kind]} ${l10n.t('The file is not read.')} ${what}`;
  return { path, line: 1, severity: 'warning', code: 'odd-file-name', message };
}

const ODD_NAMES: Readonly<Record<OddFileName['kind'], string>> = {
  copy: l10n.t('The name looks like that of a copy, made by a cloud drive or by hand.'),
  ending: l10n.t('The name looks like that of a coding file, but with something after it.'),
  coder: l10n.t(
    'The name looks like that of a coding file, but a coder’s id has only lower-case letters (a to z), digits, “_” and “-”.',
  ),
};
