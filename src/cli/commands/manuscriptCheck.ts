import * as l10n from '@vscode/l10n';
import { visible } from '../../core/base/visible';
import { atOnce, finish } from '../../core/base/steps';
import type { Preset } from '../../core/analyses/frequency/representativeness';
import type { Corpus } from '../../core/corpus/corpus';
import { UnusableFile } from '../../core/exchange/codebookIn/readXml';
import { checkInWords } from '../../core/manuscript/checkInWords';
import { type ManuscriptCheck, checkManuscript } from '../../core/manuscript/checkManuscript';
import { type ManuscriptFinding, placeOfFinding } from '../../core/manuscript/finding';
import { NO_BLOCKS, checkBlocks } from '../../core/manuscript/live/checkBlocks';
import type { Manuscript, SourcePlace } from '../../core/manuscript/manuscript';
import {
  MANUSCRIPT_ENDINGS,
  manuscriptFormat,
  readManuscript,
  readManuscriptText,
} from '../../core/manuscript/read/readManuscript';
import { paperText } from '../../core/manuscript/read/paperText';
import { TranscriptLines } from '../../core/manuscript/transcriptLines';
import { requireNamed } from '../blindPhase';
import { type ExitCode, type Given, type Io, UsageError } from '../command';
import { oneOf, single } from '../parseOptions';
import { readInput } from '../readInput';
import { readReading } from '../readingOptions';
import { withStudy } from '../withStudy';

export const MANUSCRIPT_FORMATS = ['text', 'json'] as const;
export const PRESETS = ['strict', 'lenient'] as const satisfies readonly Preset[];

/** A paper is no larger, in bytes. */
const MAX_PAPER = 64 * 2 ** 20;

/** `transcript-coder manuscript check`: says what in a paper is not as the study has it. */
export async function checkManuscriptFile(
  [paper, ...operands]: readonly string[],
  given: Given,
  io: Io,
): Promise<ExitCode> {
  if (paper === undefined)
    throw new UsageError(l10n.t('Check which paper? “transcript-coder manuscript check PAPER STUDY”'));
  const format = oneOf(given, 'format', MANUSCRIPT_FORMATS) ?? 'text';
  const preset = oneOf(given, 'preset', PRESETS);
  const { manuscript, text } = await readPaper(paper, io);
  let hasFindings = false;
  const reading = { ...readReading(given), at: single(given, 'at'), hasSummaries: false };
  const code = await withStudy(operands, io, reading, async ({ corpus }) => {
    requireNamed(corpus.study, given, { areNamed: false, canName: false });
    const blocks =
      text === undefined
        ? NO_BLOCKS
        : manuscript.format === 'html'
          ? { ...NO_BLOCKS, text }
          : await checkBlocks(text, manuscript, corpus, atOnce);
    const meant = preset ? { ...blocks, preset } : blocks;
    const check = finish(checkManuscript(manuscript, corpus, meant));
    hasFindings = check.findings.length > 0;
    if (format === 'json') io.out(asJson(manuscript, check, corpus));
    else io.out(asText(paper, manuscript, check, corpus));
  });
  return code === 0 && hasFindings ? 1 : code;
}

interface ReadPaper {
  readonly manuscript: Manuscript;
  /** As it is on disk, where it may have comments that are followed. */
  readonly text: string | undefined;
}

async function readPaper(typed: string, io: Io): Promise<ReadPaper> {
  const format = manuscriptFormat(typed);
  if (!format)
    throw new UsageError(
      l10n.t(
        '“{0}” is not a paper that can be read. Possible are: {1}.',
        typed,
        MANUSCRIPT_ENDINGS.map(ending => `.${ending}`).join(', '),
      ),
    );
  const bytes = await readPaperBytes(typed, io);
  try {
    if (format === 'docx') return { manuscript: await readManuscript(bytes, format), text: undefined };
    const { text, note } = await paperText(bytes);
    if (note !== undefined) io.err(`${visible(typed)}: ${note}\n`);
    const manuscript = await readManuscriptText(text, format);
    return { manuscript, text: format === 'latex' ? undefined : text };
  } catch (error) {
    if (error instanceof UnusableFile) throw new UsageError(`${typed}: ${error.message}`);
    throw error;
  }
}

/** The bytes of a paper. @throws UsageError */
export async function readPaperBytes(typed: string, io: Io): Promise<Uint8Array> {
  const tooLarge = l10n.t('The file is larger than {0} MB.', MAX_PAPER / 2 ** 20);
  return readInput(typed, io, size => (size > MAX_PAPER ? tooLarge : undefined));
}

/** A line for each finding, as compilers print them, and how much was looked at. */
function asText(paper: string, manuscript: Manuscript, check: ManuscriptCheck, corpus: Corpus): string {
  const transcripts = new TranscriptLines(corpus);
  const lines = check.findings.map(finding => {
    const place = placeOfFinding(finding, manuscript);
    const where =
      place.kind === 'text'
        ? `${visible(paper)}:${place.line}:${place.column}`
        : l10n.t('{0}, paragraph {1}', visible(paper), place.paragraph);
    const { passage, message } = finding;
    const line = passage && transcripts.lineOf(passage.transcript, passage.start);
    const source = passage ? ` (${visible(passage.transcript)}:${line})` : '';
    return `${where}: ${visible(message)}${source}`;
  });
  return `${[...lines, checkInWords(check)].join('\n')}\n`;
}

function asJson(manuscript: Manuscript, { findings, quotations }: ManuscriptCheck, corpus: Corpus): string {
  const transcripts = new TranscriptLines(corpus);
  const passageIn = (passage: ManuscriptFinding['passage']) =>
    passage ? { ...passage, line: transcripts.lineOf(passage.transcript, passage.start) } : null;
  const found = findings.map(finding => {
    const place = placeOfFinding(finding, manuscript);
    const { code, message, passage, instead } = finding;
    const words = manuscript.paragraphs[finding.paragraph]?.text.slice(finding.start, finding.end) ?? '';
    return JSON.stringify({
      ...{ code, message, ...inPaper(place), words },
      ...{ instead: instead ?? null, passage: passageIn(passage) },
    });
  });
  const checked = quotations.map(({ quotation, state, passage }) => {
    const [first] = quotation.stretches;
    const place = manuscript.paragraphs[first!.paragraph]!.sourceOf(first!.start, first!.end);
    const words = quotation.stretches
      .map(({ paragraph, start, end }) => manuscript.paragraphs[paragraph]!.text.slice(start, end))
      .join(' ');
    return JSON.stringify({ state, ...inPaper(place), words, passage: passageIn(passage) });
  });
  return `{"findings":[\n${found.join(',\n')}\n],"quotations":[\n${checked.join(',\n')}\n]}\n`;
}

function inPaper(place: SourcePlace): Record<string, number | null> {
  return place.kind === 'text'
    ? { line: place.line, column: place.column, start: place.start, end: place.end, paragraph: null }
    : { line: null, column: null, start: null, end: null, paragraph: place.paragraph };
}
