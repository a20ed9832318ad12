import * as l10n from '@vscode/l10n';
import type { Codebook } from '../core/codebook/codebook';
import type { Sidecar } from '../core/coding/segment';
import { countLineFeeds, keyLine, recordLines } from '../core/records/recordLines';
import type { FileProblem } from '../core/base/problem';
import { type NamedVersion, textVersion } from '../core/text/textVersion';
import type { RecordFile } from './recordFile';
import type { Transcript } from './transcript';

/** From this length on, in UTF-16 units, VS Code switches off parts of its editor. */
const LARGE_TRANSCRIPT = 10_000_000;

const ORPHAN = l10n.t(
  'The words of this segment can no longer be found in the transcript. The segment is kept.',
);
const AMBIGUOUS = l10n.t('The words of this segment occur in several places now. Choose one of them.');
const MOVED = l10n.t('The words of this segment have moved. Confirm their new place.');

/**
 * What is wrong with a transcript's text and with the segments that its sidecars hold.
 * @param codebook undefined when its file cannot be used: then unknown codes are not reported
 */
export function transcriptProblems(transcript: Transcript, codebook: Codebook | undefined): FileProblem[] {
  return [
    ...textProblems(transcript),
    ...[...transcript.sidecars].flatMap(([coder, file]) =>
      sidecarProblems(transcript, coder, file, codebook),
    ),
  ];
}

function textProblems({ path, text }: Transcript): FileProblem[] {
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

function sidecarProblems(
  transcript: Transcript,
  coder: string,
  file: RecordFile<Sidecar>,
  codebook: Codebook | undefined,
): FileProblem[] {
  const problems: FileProblem[] = file.parsed.problems.map(problem => ({ ...problem, path: file.path }));
  const sidecar = file.parsed.value;
  // with a duplicate id, records are no longer where the file has them
  const isCounted = !problems.some(problem => problem.code === 'duplicate-id');
  if (!sidecar || file.raw === undefined || !isCounted) return problems;
  if (sidecar.coder !== coder) {
    const message = l10n.t(
      'The file’s name says coder “{0}”, but its content says “{1}”. The name counts.',
      coder,
      sidecar.coder,
    );
    problems.push({ path: file.path, line: 1, severity: 'warning', code: 'other-coder', message });
  }
  problems.push(...versionProblems(transcript, sidecar, file));
  const lineOf = lazyLines(file.raw);
  const states = new Map(
    transcript.segments
      .filter(placed => placed.coder === coder)
      .map(placed => [placed.segment, placed.state]),
  );
  sidecar.segments.forEach((segment, i) => {
    const report = (severity: FileProblem['severity'], code: string, message: string) =>
      problems.push({ path: file.path, line: lineOf(i), severity, code, message });

    for (const code of segment.codes) {
      if (codebook && !codebook.resolve(code))
        report('warning', 'unknown-code', l10n.t('The codebook has no code “{0}”.', code));
    }
    const version = sidecar.texts[segment.text];
    const length =
      segment.text === transcript.version ? transcript.text.length : (version?.length ?? Infinity);
    const state = states.get(segment);
    const madeOn = transcript.textOf(segment.text);
    if (segment.quote !== undefined && madeOn !== undefined && segment.end <= madeOn.length) {
      const words = madeOn.slice(segment.start, segment.end);
      if (words !== segment.quote) report('warning', 'wrong-quote', wrongQuote(words, segment.quote));
    }
    if (segment.end > length) {
      report(
        'warning',
        'out-of-range',
        l10n.t('The segment ends at {0}, but the text has only {1} characters.', segment.end, length),
      );
    } else if (state === 'orphan') {
      report('warning', 'orphan', ORPHAN);
    } else if (state === 'ambiguous') {
      report('warning', 'ambiguous', AMBIGUOUS);
    } else if (state === 'moved') {
      report('info', 'moved', MOVED);
    }
  });
  return problems;
}

function wrongQuote(words: string, quote: string): string {
  return l10n.t(
    'The quote of this segment is not what the text says at this place: the quote is {0}, the text says {1}.',
    JSON.stringify(quote.slice(0, 40)),
    JSON.stringify(words.slice(0, 40)),
  );
}

/** The line of the first marker that git has left, from 1, where the other two follow it. */
function conflictMarkerLine(text: string): number | undefined {
  if (!text.includes('<<<<<<< ') || !text.includes('\n>>>>>>> ')) return undefined;
  const found = /^<{7} .*$(?=[^]*^={7}$[^]*^>{7} )/m.exec(text);
  return found ? 1 + countLineFeeds(text, 0, found.index) : undefined;
}

/** Texts that are not what a sidecar says about them. */
function versionProblems(transcript: Transcript, sidecar: Sidecar, file: RecordFile<Sidecar>): FileProblem[] {
  return Object.entries(sidecar.texts).flatMap(([id, version]) => {
    const text = transcript.textOf(id);
    if (text === undefined) return [];
    const { sha256, length } = versionOf(text);
    if (sha256 === version.sha256 && length === version.length) return [];
    const message = l10n.t(
      '{0}: this text has {1} characters and the SHA-256 {2}, but the file says {3} and {4}.',
      `texts["${id}"]`,
      length,
      sha256,
      version.length,
      version.sha256,
    );
    return [
      {
        path: file.path,
        line: keyLine(file.raw!, 'texts'),
        severity: 'warning',
        code: 'wrong-text',
        message,
      },
    ];
  });
}

/** The last few texts that were hashed: every check of a study asks for the same ones. */
const hashed = new Map<string, NamedVersion>();
const MAX_HASHED = 64;

function versionOf(text: string): NamedVersion {
  let version = hashed.get(text);
  if (!version) {
    if (hashed.size >= MAX_HASHED) hashed.clear();
    hashed.set(text, (version = textVersion(text)));
  }
  return version;
}

/** Record number → line, counted only when the first problem asks. */
function lazyLines(raw: string): (record: number) => number {
  let lines: Int32Array | undefined;
  return record => (lines ??= recordLines(raw, 'segments'))[record] ?? 1;
}
