import * as vscode from 'vscode';
import { version } from '../../../../package.json';
import type { Run } from '../../../core/base/steps';
import { type ManuscriptCheck, checkManuscript } from '../../../core/manuscript/checkManuscript';
import { type FindingCode, type Passage, placeOfFinding } from '../../../core/manuscript/finding';
import { NO_BLOCKS, STALE_BLOCK, checkBlocks } from '../../../core/manuscript/live/checkBlocks';
import { Names } from '../../../core/manuscript/quotations/names';
import { type Correction, correctionOf } from '../../../core/manuscript/writing/correction';
import type { Corpus } from '../../../core/corpus/corpus';
import type { Span } from '../../../core/text/span';
import { withSurroundings } from '../../../study/surroundings';
import type { Studies } from '../../session/studies';
import type { OpenStudy } from '../../session/openStudy';
import { runSteps } from '../../ui/runSteps';
import { readPaper } from './paper';

/** What is to be corrected in a paper. */
export interface PaperProblem {
  readonly code: FindingCode;
  readonly message: string;
  /** In the text of the document; undefined in a Word document. */
  readonly span: Span | undefined;
  /** In a Word document: from 1. */
  readonly paragraph: number | undefined;
  readonly correction: Correction | undefined;
  /** Whether it is a block that can be filled again. */
  readonly isStaleBlock: boolean;
}

/** A stretch of a quotation in the text of the document, with where it is from. */
export interface PaperQuote {
  readonly span: Span;
  readonly passage: Passage;
  readonly words: string;
  /** From 1. */
  readonly line: number;
  readonly speaker: string | undefined;
}

/** A paper that was checked. */
export interface PaperCheck extends ManuscriptCheck {
  readonly problems: readonly PaperProblem[];
  readonly quotes: readonly PaperQuote[];
  /** Of the document; undefined for a Word document. */
  readonly version: number | undefined;
}

/** What can be wrong only where everyone's coding is known. */
const OF_CODING: ReadonlySet<FindingCode> = new Set(['count', 'share', 'label', 'stale-block']);

/** Work was given up, because it was cancelled. */
class Cancelled extends Error {}

/** Does work in slices. @throws Error where it is cancelled */
export function runner(isCancelled: () => boolean): Run {
  return async steps => {
    const done = await runSteps(steps, isCancelled, () => undefined);
    if (!done) throw new Cancelled();
    return done.value;
  };
}

/** A study as what is written in papers is counted from. */
export function corpusOf(studies: Pick<Studies, 'git'>, openStudy: OpenStudy): Corpus {
  return withSurroundings(openStudy.study.corpus, version, studies.git(openStudy)?.history);
}

/** Holds a paper against a study. @returns undefined when it was cancelled */
export async function checkPaper(
  studies: Pick<Studies, 'git'>,
  openStudy: OpenStudy,
  uri: vscode.Uri,
  isCancelled: () => boolean,
): Promise<PaperCheck | undefined> {
  const run = runner(isCancelled);
  try {
    const { manuscript, document, version: documentVersion, text } = await readPaper(uri, run);
    const corpus = corpusOf(studies, openStudy);
    const blocks =
      manuscript.format === 'markdown' && text !== undefined
        ? await checkBlocks(text, manuscript, corpus, run)
        : // comments with ids of segments are in HTML, too
          { ...NO_BLOCKS, text: manuscript.format === 'html' ? (text ?? '') : '' };
    const check = await run(checkManuscript(manuscript, corpus, blocks));
    const isBlind = openStudy.study.visible.coders !== undefined;
    const findings = isBlind ? check.findings.filter(({ code }) => !OF_CODING.has(code)) : check.findings;
    const figures = isBlind ? 0 : check.figures;
    const problems = findings.map((finding): PaperProblem => {
      const place = placeOfFinding(finding, manuscript);
      const { code, message } = finding;
      return {
        ...{ code, message },
        span: place.kind === 'text' ? { start: place.start, end: place.end } : undefined,
        paragraph: place.kind === 'paragraph' ? place.paragraph : undefined,
        correction: text === undefined ? undefined : correctionOf(finding, manuscript, text),
        isStaleBlock: message === STALE_BLOCK,
      };
    });
    const quotes = document ? quotesIn(check.quotations, manuscript, corpus, openStudy) : [];
    return { ...check, findings, figures, problems, quotes, version: documentVersion };
  } catch (error) {
    if (error instanceof Cancelled) return undefined;
    throw error;
  }
}

function quotesIn(
  quotations: ManuscriptCheck['quotations'],
  { paragraphs }: Awaited<ReturnType<typeof readPaper>>['manuscript'],
  corpus: Corpus,
  { study }: OpenStudy,
): PaperQuote[] {
  const names = new Names(corpus);
  return quotations.flatMap(({ quotation, passage }) => {
    const transcript = passage && study.transcript(passage.transcript);
    if (!transcript) return [];
    const index = corpus.transcripts.findIndex(({ path }) => path === passage.transcript);
    const speaker = index < 0 ? undefined : names.speakerAt(index, passage.start);
    return quotation.stretches.flatMap(({ paragraph, start, end }) => {
      const place = paragraphs[paragraph]!.sourceOf(start, end);
      if (place.kind !== 'text') return [];
      return {
        span: { start: place.start, end: place.end },
        passage,
        words: transcript.text.slice(passage.start, passage.end),
        line: transcript.lineOf(passage.start),
        speaker: speaker && names.nameOf(speaker),
      };
    });
  });
}
