import * as l10n from '@vscode/l10n';
import type { Corpus } from '../../corpus/corpus';
import type { ManuscriptFinding } from '../finding';
import type { TranscriptLines } from '../transcriptLines';
import type { Placed } from './placed';
import { type Names, type Speaker, isSameSpeaker } from './names';
import type { Attribution } from './attributions';
import type { Quotation } from './quotations';

/** A place of a quotation with who speaks there. */
interface Spoken {
  readonly placed: Placed;
  readonly speaker: Speaker | undefined;
  /** As the transcript writes it. */
  readonly label: Speaker | undefined;
  /** First and last line, from 1. */
  readonly lines: readonly [number, number];
  readonly passage: { readonly transcript: string; readonly start: number; readonly end: number };
}

/** A study in which the words of a paper are looked up. */
export interface StudyWords {
  readonly corpus: Corpus;
  readonly names: Names;
  readonly lines: TranscriptLines;
  /** Of each transcript. */
  readonly spoken: readonly { readonly starts: Int32Array; readonly ends: Int32Array }[];
}

/**
 * What is wrong with who is said to speak, and where. Of several places of the words any may be meant: the best is the one
 * that fits.
 * @param placed at least one
 * @param textOf a paragraph of the paper
 */
export function attributionFindings(
  quotation: Quotation,
  placed: readonly Placed[],
  study: StudyWords,
  textOf: (paragraph: number) => string,
): { readonly best: Placed; readonly findings: readonly ManuscriptFinding[] } {
  const { attribution } = quotation;
  if (!attribution) return { best: placed[0]!, findings: [] };
  const { names } = study;
  const all = placed.map(one => spokenAt(one, study));
  const bySpeaker = all.filter(one => fitsSpeaker(one, attribution));
  const byTranscript = bySpeaker.filter(one => fitsTranscript(one, attribution));
  const byLine = byTranscript.filter(one => fitsLines(one, attribution));
  if (byLine.length > 0) return { best: byLine[0]!.placed, findings: [] };
  const [left] = [byTranscript, bySpeaker, all].filter(some => some.length > 0);
  const best = left![0]!;
  const finding =
    bySpeaker.length === 0
      ? otherSpeaker(best, all, attribution, names)
      : byTranscript.length === 0
        ? otherTranscript(bySpeaker, attribution, textOf)
        : otherLine(byTranscript, attribution, textOf);
  return { best: best.placed, findings: finding ? [finding] : [] };
}

function spokenAt(placed: Placed, { corpus, names, lines, spoken }: StudyWords): Spoken {
  const { path } = corpus.transcripts[placed.transcript]!;
  const { starts, ends } = spoken[placed.transcript]!;
  const [start, end] = [starts[placed.places[0]!]!, ends[placed.places.at(-1)!]!];
  return {
    placed,
    speaker: names.speakerAt(placed.transcript, start),
    label: names.labelAt(placed.transcript, start),
    lines: [lines.lineOf(path, start), lines.lineOf(path, end)],
    passage: { transcript: path, start, end },
  };
}

/** Where only something else is named, anybody may speak. */
function fitsSpeaker({ speaker, label }: Spoken, { mentions }: Attribution): boolean {
  if (!mentions.some(({ speakers, isUnknown }) => speakers.length > 0 || isUnknown)) return true;
  return mentions.some(({ speakers }) =>
    speakers.some(one => isSameSpeaker(one, speaker) || isSameSpeaker(one, label)),
  );
}

function fitsTranscript({ placed }: Spoken, { mentions }: Attribution): boolean {
  const named = mentions.filter(({ transcripts }) => transcripts.length > 0);
  return named.length === 0 || named.some(({ transcripts }) => transcripts.includes(placed.transcript));
}

function fitsLines({ lines: [first, last] }: Spoken, { lines }: Attribution): boolean {
  return !lines || (lines.from <= last && lines.to >= first);
}

function otherSpeaker(
  { speaker, passage }: Spoken,
  all: readonly Spoken[],
  { paragraph, mentions }: Attribution,
  names: Names,
): ManuscriptFinding | undefined {
  const said = mentions.find(({ speakers, isUnknown }) => speakers.length > 0 || isUnknown);
  if (!speaker || !said) return undefined;
  const actual = names.nameOf(speaker);
  const isOne = all.every(one => isSameSpeaker(one.speaker, speaker));
  const place = {
    paragraph,
    start: said.start,
    end: said.end,
    passage,
    ...(isOne ? { instead: actual } : {}),
  };
  if (said.isUnknown)
    return {
      code: 'quote-attribution',
      message: l10n.t('There is no such participant in the study. These words are by {0}.', actual),
      ...place,
    };
  const named = [...new Set(said.speakers.map(one => names.nameOf(one)))].join(', ');
  const message = l10n.t('These words are by {0}, not by {1}.', actual, named);
  return { code: 'quote-other-speaker', message, ...place };
}

function otherTranscript(
  places: readonly Spoken[],
  { paragraph, mentions }: Attribution,
  textOf: (paragraph: number) => string,
): ManuscriptFinding {
  const { start, end } = mentions.find(({ transcripts }) => transcripts.length > 0)!;
  const [{ passage }] = places as [Spoken];
  const message = l10n.t('These words are in another transcript, {0}.', passage.transcript);
  const found = { code: 'quote-attribution', message, paragraph, start, end, passage } as const;
  const isOne = places.every(one => one.passage.transcript === passage.transcript);
  const instead = isOne ? stemLike(passage.transcript, textOf(paragraph), start, end) : undefined;
  return instead === undefined ? found : { ...found, instead };
}

/**
 * The name of a transcript’s file without its ending as the paper writes another one: with blanks for hyphens, and a capital.
 * Undefined where the paper has an ending after it that would be wrong.
 */
function stemLike(path: string, text: string, start: number, end: number): string | undefined {
  const [, stem, ending] = /([^/]*?)(\.[^./]*)?$/.exec(path)!;
  const named = /^\.\p{L}[\p{L}\d]*/u.exec(text.slice(end))?.[0];
  if (named !== undefined && named !== ending) return undefined;
  const written = text.slice(start, end);
  const spaced = /\s/.test(written) && !/[-_]/.test(written) ? stem!.replace(/[-_]+/g, ' ') : stem!;
  const isCapital = named === undefined && /^\p{Lu}/u.test(written);
  return isCapital ? spaced.replace(/^\p{Ll}/u, letter => letter.toUpperCase()) : spaced;
}

function otherLine(
  places: readonly Spoken[],
  { paragraph, lines }: Attribution,
  textOf: (paragraph: number) => string,
): ManuscriptFinding | undefined {
  if (!lines) return undefined;
  const { start, end } = lines;
  const [{ passage, lines: actual }] = places as [Spoken];
  const message = l10n.t('These words are in line {0} of {1}.', actual[0], passage.transcript);
  const instead = places.length === 1 ? linesLike(actual, textOf(paragraph).slice(start, end)) : undefined;
  const found = { code: 'quote-attribution', message, paragraph, start, end, passage } as const;
  return instead === undefined ? found : { ...found, instead };
}

/** Lines as a paper names them, `l. 12` or `ll. 12–14`; undefined where of several there is only one now. */
function linesLike([first, last]: readonly [number, number], written: string): string | undefined {
  const range = /\d+(\s*[–-]\s*)\d+$/.exec(written);
  if (range) return last > first ? `${written.slice(0, range.index)}${first}${range[1]}${last}` : undefined;
  // the first one is enough
  return written.replace(/\d+$/, String(first));
}
