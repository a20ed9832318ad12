import * as l10n from '@vscode/l10n';
import type { Codebook } from '../core/codebook/codebook';
import type { PlacedSegment } from '../core/corpus/corpus';
import { findDoubles } from '../core/corpus/doubles';
import type { Segment, Sidecar } from '../core/coding/segment';
import { keyLine, recordLines } from '../core/records/recordLines';
import { unitsOfCodePoints } from '../core/text/codePoints';
import type { FileProblem } from '../core/base/problem';
import type { Finding } from './finding';
import type { RecordFile } from './recordFile';
import type { Transcript } from './transcript';
import { valueFindings } from './valueFindings';

const ORPHAN = l10n.t(
  'The words of this segment can no longer be found in the transcript. The segment is kept.',
);
const AMBIGUOUS = l10n.t('The words of this segment occur in several places now. Choose one of them.');
const MOVED = l10n.t('The words of this segment have moved. Confirm their new place.');

const IN_CODE_POINTS = l10n.t(
  'The positions of this segment count characters as code points, but they must count UTF-16 code units: with them, it has other words than its quote.',
);

/** What is wrong with a sidecar, as it was read or written once: in itself, in what it says about texts, and in the places of its segments. */
export class SidecarCheck {
  private codebook: Codebook | undefined;
  private texts: object | undefined;
  private doubts: object | undefined;
  private whole: readonly FileProblem[] = [];
  /** By number of the segment: what does not depend on its place. */
  private ofSegments: ReadonlyMap<number, readonly Finding[]> = new Map();
  private found: readonly FileProblem[] = [];
  private readonly lineOf: (segment: number) => number;
  private numbers: ReadonlyMap<Segment, number> | undefined;

  constructor(
    private readonly transcript: Transcript,
    private readonly coder: string,
    readonly file: RecordFile<Sidecar>,
  ) {
    this.lineOf = lazyLines(file);
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
    // with a duplicate id, records are no longer where the file has them
    const isCounted = !own.some(problem => problem.code === 'duplicate-id');
    this.ofSegments = new Map();
    this.whole = own;
    if (!sidecar || file.bytes === undefined || !isCounted) return;
    this.whole = [...own, ...this.nameProblems(sidecar), ...versionProblems(transcript, sidecar, file)];
    const doubles = doublesOf(sidecar, codebook);
    this.ofSegments = new Map(
      sidecar.segments.flatMap((segment, i) => {
        const first = doubles.get(segment);
        const findings = [
          ...segmentFindings(transcript, sidecar, segment, codebook),
          ...(first ? [doubleFinding(first)] : []),
        ];
        return findings.length > 0 ? [[i, findings]] : [];
      }),
    );
  }

  private nameProblems({ coder }: Sidecar): FileProblem[] {
    if (coder === this.coder) return [];
    const message = l10n.t(
      'The file’s name says coder “{0}”, but its content says “{1}”. The name counts.',
      this.coder,
      coder,
    );
    const line = keyLine(this.file.raw!, 'coder');
    return [{ path: this.file.path, line, severity: 'warning', code: 'other-coder', message }];
  }

  /** What is wrong with each segment, by their numbers. */
  private inOrder(): FileProblem[] {
    const { path } = this.file;
    const bySegment = new Map(this.ofSegments);
    for (const placed of this.transcript.allUncertain) {
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
    if (this.file.bytes === undefined || !isCounted) return undefined;
    this.numbers ??= new Map(this.file.parsed.value?.segments.map((one, i) => [one, i]));
    return this.numbers.get(segment);
  }
}

/** Segments with an earlier one on the same words that shares a code, and which that is. */
function doublesOf({ segments }: Sidecar, codebook: Codebook | undefined): Map<Segment, Segment> {
  const found = new Map<Segment, Segment>();
  if (!codebook) return found;
  // where the quotes differ, one of them has other words than those at its positions
  const anchored = segments.map(segment => ({
    coder: segment.quote ?? '',
    segment,
    state: 'orphan' as const,
    ...NOWHERE,
  }));
  for (const [first, ...others] of findDoubles(anchored, codebook))
    for (const { segment } of others) found.set(segment, first!.segment);
  return found;
}

/** Two segments are compared by their anchors alone, so that nothing depends on how they are found in the text. */
const NOWHERE = { start: -1, end: -1 };

function doubleFinding({ id }: Segment): Finding {
  const message = l10n.t(
    'The segment “{0}” has the same code on the same words. They count once. “Join Duplicate Segments” makes them one.',
    id,
  );
  return { severity: 'warning', code: 'double-segment', message };
}

/** What is wrong with a segment, regardless of its place. */
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
      message: l10n.t('The codebook has no code “{0}”.', code),
    }));
  if (codebook) found.push(...valueFindings(segment, codebook));
  const madeOn = texts.atHand(segment.text);
  if (segment.quote !== undefined && madeOn !== undefined && segment.end <= madeOn.length) {
    const words = madeOn.slice(segment.start, segment.end);
    if (words !== segment.quote) {
      const message = areCodePoints(madeOn.text, segment) ? IN_CODE_POINTS : wrongQuote(words, segment.quote);
      found.push({ severity: 'warning', code: 'wrong-quote', message });
    }
  }
  const length = madeOn?.length ?? sidecar.texts[segment.text]?.length ?? Infinity;
  if (segment.end > length) {
    const message = l10n.t(
      'The segment ends at {0}, but the text has only {1} characters.',
      segment.end,
      length,
    );
    found.push({ severity: 'warning', code: 'out-of-range', message });
  }
  return found;
}

function doubtIn({ state }: PlacedSegment): Finding | undefined {
  switch (state) {
    case 'orphan':
      return { severity: 'warning', code: 'orphan', message: ORPHAN };
    case 'ambiguous':
      return { severity: 'warning', code: 'ambiguous', message: AMBIGUOUS };
    case 'moved':
      return { severity: 'info', code: 'moved', message: MOVED };
    default:
      return undefined;
  }
}

/** Whether the words of a segment are where it says, when positions are counted in code points. */
function areCodePoints(madeOn: string, { start, end, quote }: Segment): boolean {
  const units = unitsOfCodePoints(madeOn);
  return madeOn.slice(units(start), units(end)) === quote;
}

function wrongQuote(words: string, quote: string): string {
  return l10n.t(
    'The quote of this segment is not what the text says at this place: the quote is {0}, the text says {1}.',
    JSON.stringify(quote.slice(0, 40)),
    JSON.stringify(words.slice(0, 40)),
  );
}

/** Texts that are not what a sidecar says about them. */
function versionProblems({ texts }: Transcript, sidecar: Sidecar, file: RecordFile<Sidecar>): FileProblem[] {
  return Object.entries(sidecar.texts).flatMap(([id, version]) => {
    const text = texts.atHand(id);
    if (text === undefined) return [];
    const { sha256, length } = text.version;
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

/** Record number → line, counted only when the first problem asks. */
function lazyLines(file: RecordFile<Sidecar>): (record: number) => number {
  let lines: Int32Array | undefined;
  return record => (lines ??= recordLines(file.raw ?? '', 'segments'))[record] ?? 1;
}
