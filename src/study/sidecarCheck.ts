import type { Codebook } from '../core/codebook/codebook';
import type { PlacedSegment } from '../core/corpus/corpus';
import type { Segment, Sidecar } from '../core/coding/segment';
import { keyLine, recordLines } from '../core/records/recordLines';
import type { FileProblem } from '../core/base/problem';
import type { RecordFile } from './recordFile';
import type { Transcript } from './transcript';

type Finding = Omit<FileProblem, 'path' | 'line'>;

/** What is wrong with a sidecar, as it was read or written once: in itself, in what it says of texts, and in where its segments stand now. */
export class SidecarCheck {
  private codebook: Codebook | undefined;
  private texts: object | undefined;
  private doubts: object | undefined;
  private whole: readonly FileProblem[] = [];
  /** By number of the segment: what does not depend on where it stands. */
  private ofSegments: ReadonlyMap<number, readonly Finding[]> = new Map();
  private found: readonly FileProblem[] = [];
  private readonly lineOf: (segment: number) => number;
  private numbers: ReadonlyMap<Segment, number> | undefined;

  constructor(
    private readonly transcript: Transcript,
    private readonly coder: string,
    readonly file: RecordFile<Sidecar>,
  ) {
    this.lineOf = lazyLines(file.raw ?? '');
  }

  /** The same list as before, as long as nothing has changed that it depends on. */
  problems(codebook: Codebook | undefined): readonly FileProblem[] {
    const { doubts } = this.transcript;
    const { stamp } = this.transcript.texts;
    const isSame = this.codebook === codebook && this.texts === stamp;
    if (isSame && this.doubts === doubts) return this.found;
    if (!isSame) this.check(codebook);
    this.codebook = codebook;
    this.texts = stamp;
    this.doubts = doubts;
    return (this.found = [...this.whole, ...this.inOrder()]);
  }

  private check(codebook: Codebook | undefined): void {
    const { file, transcript } = this;
    const own: FileProblem[] = file.parsed.problems.map(problem => ({ ...problem, path: file.path }));
    const sidecar = file.parsed.value;
    // where an id stands twice, records are no longer where the file has them
    const isCounted = !own.some(problem => problem.code === 'duplicate-id');
    this.ofSegments = new Map();
    this.whole = own;
    if (!sidecar || file.raw === undefined || !isCounted) return;
    this.whole = [...own, ...this.nameProblems(sidecar), ...versionProblems(transcript, sidecar, file)];
    this.ofSegments = new Map(
      sidecar.segments.flatMap((segment, i) => {
        const findings = segmentFindings(transcript, sidecar, segment, codebook);
        return findings.length > 0 ? [[i, findings]] : [];
      }),
    );
  }

  private nameProblems({ coder }: Sidecar): FileProblem[] {
    if (coder === this.coder) return [];
    const message = `The file's name says coder "${this.coder}", its content says "${coder}". The name counts.`;
    return [{ path: this.file.path, line: 1, severity: 'warning', code: 'other-coder', message }];
  }

  /** What is wrong with each segment, by their numbers. */
  private inOrder(): FileProblem[] {
    const { path } = this.file;
    const bySegment = new Map(this.ofSegments);
    for (const placed of this.transcript.uncertain) {
      const i = placed.coder === this.coder ? this.numberOf(placed.segment) : undefined;
      const doubt = doubtIn(placed);
      const others = i === undefined ? [] : (this.ofSegments.get(i) ?? []);
      // a segment that the text never had is not looked for
      if (i === undefined || !doubt || others.some(({ code }) => code === 'out-of-range')) continue;
      bySegment.set(i, [...others, doubt]);
    }
    return [...bySegment]
      .sort(([a], [b]) => a - b)
      .flatMap(([i, findings]) => findings.map(finding => ({ path, line: this.lineOf(i), ...finding })));
  }

  /** Undefined where records are no longer where the file has them. */
  private numberOf(segment: Segment): number | undefined {
    const isCounted = !this.file.parsed.problems.some(({ code }) => code === 'duplicate-id');
    if (this.file.raw === undefined || !isCounted) return undefined;
    this.numbers ??= new Map(this.file.parsed.value?.segments.map((one, i) => [one, i]));
    return this.numbers.get(segment);
  }
}

/** What is wrong with a segment, wherever it stands now. */
function segmentFindings(
  { texts }: Transcript,
  sidecar: Sidecar,
  segment: Segment,
  codebook: Codebook | undefined,
): Finding[] {
  const found: Finding[] = segment.codes
    .filter(code => codebook && !codebook.resolve(code))
    .map(code => ({
      severity: 'warning',
      code: 'unknown-code',
      message: `The codebook has no code "${code}".`,
    }));
  const madeOn = texts.atHand(segment.text)?.text;
  if (segment.quote !== undefined && madeOn !== undefined && segment.end <= madeOn.length) {
    const words = madeOn.slice(segment.start, segment.end);
    if (words !== segment.quote)
      found.push({ severity: 'warning', code: 'wrong-quote', message: wrongQuote(words, segment.quote) });
  }
  const length = madeOn?.length ?? sidecar.texts[segment.text]?.length ?? Infinity;
  if (segment.end > length) {
    const message = `The segment ends at ${segment.end}, but the text has ${length} characters.`;
    found.push({ severity: 'warning', code: 'out-of-range', message });
  }
  return found;
}

function doubtIn({ state }: PlacedSegment): Finding | undefined {
  switch (state) {
    case 'orphan':
      return {
        severity: 'warning',
        code: 'orphan',
        message: 'The words of this segment can no longer be found in the transcript. It is kept.',
      };
    case 'ambiguous':
      return {
        severity: 'warning',
        code: 'ambiguous',
        message: 'The words of this segment now stand in several places. It is kept.',
      };
    case 'moved':
      return {
        severity: 'info',
        code: 'moved',
        message: 'The words of this segment stand elsewhere now. Please confirm its place.',
      };
    default:
      return undefined;
  }
}

function wrongQuote(words: string, quote: string): string {
  const [found, expected] = [words, quote].map(text => JSON.stringify(text.slice(0, 40)));
  return `The quote of this segment is not what stands at its place in the text that it was made on: ${expected} here, ${found} there.`;
}

/** Texts that are not what a sidecar says of them. */
function versionProblems({ texts }: Transcript, sidecar: Sidecar, file: RecordFile<Sidecar>): FileProblem[] {
  return Object.entries(sidecar.texts).flatMap(([id, version]) => {
    const text = texts.atHand(id);
    if (text === undefined) return [];
    const { sha256, length } = text.version;
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

/** Record number → line, counted only when the first problem asks. */
function lazyLines(raw: string): (record: number) => number {
  let lines: Int32Array | undefined;
  return record => (lines ??= recordLines(raw, 'segments'))[record] ?? 1;
}
