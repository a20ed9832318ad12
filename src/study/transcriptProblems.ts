import type { Codebook } from '../core/codebook/codebook';
import type { Sidecar } from '../core/coding/segment';
import { countLineFeeds, keyLine, recordLines } from '../core/records/recordLines';
import type { FileProblem } from '../core/base/problem';
import { type NamedVersion, textVersion } from '../core/text/textVersion';
import type { RecordFile } from './recordFile';
import type { Transcript } from './transcript';

/** From this length on, in UTF-16 units, VS Code switches off parts of its editor. */
const LARGE_TRANSCRIPT = 10_000_000;

/**
 * What is wrong with a transcript's text and with the segments that its sidecars hold.
 * @param codebook undefined when its file cannot be used: then nothing is said of unknown codes
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
    const message =
      'Git could not merge this transcript: it has conflict markers. Choose what to keep and remove the marker lines.';
    return [{ path, line: marker, severity: 'error', code: 'conflict-markers', message }];
  }
  if (text.length === 0) {
    return [
      { path, line: 1, severity: 'warning', code: 'empty-transcript', message: 'The transcript is empty.' },
    ];
  }
  if (text.length < LARGE_TRANSCRIPT) return [];
  const size = Math.round(text.length / 1_000_000);
  const message = `A transcript of ${size} million characters: coding works, but VS Code switches off colours and folding in files of 20 MB. Consider one file per interview.`;
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
  // where an id stands twice, records are no longer where the file has them
  const isCounted = !problems.some(problem => problem.code === 'duplicate-id');
  if (!sidecar || file.raw === undefined || !isCounted) return problems;
  if (sidecar.coder !== coder) {
    const message = `The file's name says coder "${coder}", its content says "${sidecar.coder}". The name counts.`;
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
        report('warning', 'unknown-code', `The codebook has no code "${code}".`);
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
        `The segment ends at ${segment.end}, but the text has ${length} characters.`,
      );
    } else if (state === 'orphan') {
      report(
        'warning',
        'orphan',
        'The words of this segment can no longer be found in the transcript. It is kept.',
      );
    } else if (state === 'ambiguous') {
      report('warning', 'ambiguous', 'The words of this segment now stand in several places. It is kept.');
    } else if (state === 'moved') {
      report('info', 'moved', 'The words of this segment stand elsewhere now. Please confirm its place.');
    }
  });
  return problems;
}

function wrongQuote(words: string, quote: string): string {
  const [found, expected] = [words, quote].map(text => JSON.stringify(text.slice(0, 40)));
  return `The quote of this segment is not what stands at its place in the text that it was made on: ${expected} here, ${found} there.`;
}

/** The line of the first marker that git has left, from 1, where the other two follow it. */
function conflictMarkerLine(text: string): number | undefined {
  if (!text.includes('<<<<<<< ') || !text.includes('\n>>>>>>> ')) return undefined;
  const found = /^<{7} .*$(?=[^]*^={7}$[^]*^>{7} )/m.exec(text);
  return found ? 1 + countLineFeeds(text, 0, found.index) : undefined;
}

/** Texts that are not what a sidecar says of them. */
function versionProblems(transcript: Transcript, sidecar: Sidecar, file: RecordFile<Sidecar>): FileProblem[] {
  return Object.entries(sidecar.texts).flatMap(([id, version]) => {
    const text = transcript.textOf(id);
    if (text === undefined) return [];
    const { sha256, length } = versionOf(text);
    if (sha256 === version.sha256 && length === version.length) return [];
    const message = `texts["${id}"]: the text of this name has ${length} characters and the SHA-256 ${sha256}, not ${version.length} and ${version.sha256}.`;
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
