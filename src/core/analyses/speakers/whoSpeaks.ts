import type { CodedTranscript, Corpus } from '../../corpus/corpus';
import type { Scope } from '../../corpus/scope';
import type { ScopedTranscript } from '../../corpus/scopedTranscripts';
import { countLabels, recurringLabels } from '../../participants/labelCounts';
import { SpeakerDoubts, doubtMessage } from '../../participants/speakerDoubts';
import { NOBODY } from '../../participants/turnOwners';
import { StudyTurnRules } from '../../participants/studyTurnRules';
import { overlapRange } from '../../base/sorted';
import { LineIndex } from '../../text/lineIndex';
import { collapseWhiteSpace } from '../../text/whiteSpace';
import { labelKey } from '../../turns/labelKey';
import { skippedLabels } from '../../turns/skippedLabels';
import { type TurnDoubt, turnDoubts } from '../../turns/turnDoubts';
import type { FoundLayout } from '../../turns/turns';

/** Whose a label is. */
interface Owned {
  /** As labels are compared; null for text without one. */
  readonly label: string | null;
  /** Id of the participant. */
  readonly participant: string | null;
  /** Whether it is a label of an interviewer. */
  readonly interviewer: boolean;
}

/** A turn. Offsets are UTF-16 units of the LF text, half-open. */
export interface TurnRow extends Owned {
  /** Path. */
  readonly transcript: string;
  /** The line that it starts in; the first is 1. */
  readonly line: number;
  readonly start: number;
  /** Where its speech starts: after label and timestamp. */
  readonly speechStart: number;
  readonly end: number;
  /** As written, without brackets. */
  readonly timestamp: string | null;
  readonly words: number;
  /** How it begins, as a speaker pattern. */
  readonly pattern: string | null;
  /** Its first words. */
  readonly text: string;
}

/** A label of a transcript, with all of its turns. */
export interface LabelRow extends Owned {
  readonly turns: number;
  readonly words: number;
  /** Of the first turn, from 1. */
  readonly line: number;
  readonly start: number;
  /** How most of its turns begin. */
  readonly pattern: string | null;
  /** The first words of the first turn that has any. */
  readonly text: string;
}

/** What looks like a label and is not taken for one. */
export interface SkippedRow {
  readonly label: string;
  /** How many lines begin with it. */
  readonly lines: number;
  /** The first of them, from 1. */
  readonly line: number;
  readonly start: number;
  /** How that line begins. */
  readonly text: string;
}

/** Something about the speakers that is doubtful. */
export interface DoubtRow {
  readonly kind: TurnDoubt['kind'];
  readonly label: string | null;
  readonly line: number;
  readonly start: number;
  readonly message: string;
}

/** Who speaks in a transcript, and how that is written in it. */
export interface TranscriptSpeakersRow {
  /** Path. */
  readonly transcript: string;
  readonly layouts: readonly FoundLayout[];
  /** In the order of their first turns. */
  readonly labels: readonly LabelRow[];
  /** The most frequent first; of very many only these. */
  readonly skipped: readonly SkippedRow[];
  readonly doubts: readonly DoubtRow[];
}

/** So much of what looks like a label is listed for each transcript: most of it is speech before a colon. */
const MAX_SKIPPED = 50;

/** Every turn, by transcript and place. @param longest words of each to quote; 0 for all */
export function* turnRows(corpus: Corpus, scope: Scope, longest: number): Generator<TurnRow> {
  const interviewers = interviewersOf(corpus);
  for (const one of scope.transcripts) yield* rowsOf(scope, one, interviewers, longest);
}

/** The layouts, labels and doubts of every transcript. @param longest words of each label to quote; 0 for a whole turn */
export function speakerRows(corpus: Corpus, scope: Scope, longest: number): TranscriptSpeakersRow[] {
  const interviewers = interviewersOf(corpus);
  const rules = StudyTurnRules.of(corpus.study);
  const counts = scope.transcripts.map(({ transcript }) => countLabels(transcript.turns));
  const doubts = new SpeakerDoubts(corpus.study, recurringLabels(counts));
  return scope.transcripts.map(one => {
    const { path, text, turns } = one.transcript;
    const lines = LineIndex.of(text);
    const lineOf = (offset: number) => lines.positionAt(offset).line + 1;
    return {
      transcript: path,
      layouts: turns.layouts(),
      labels: labelsOf(rowsOf(scope, one, interviewers, longest)),
      skipped: skippedLabels(text, rules.of(path))
        .slice(0, MAX_SKIPPED)
        .map(({ label, lines: count, first }) => ({
          label,
          lines: count,
          line: lineOf(first),
          start: first,
          text: lineStart(text, first, longest),
        })),
      doubts: doubts.open(path, turnDoubts(text, turns)).map(doubt => ({
        kind: doubt.kind,
        label: doubt.label ?? null,
        line: lineOf(doubt.start),
        start: doubt.start,
        message: doubtMessage([doubt]),
      })),
    };
  });
}

function interviewersOf({ study }: Corpus): ReadonlySet<string | undefined> {
  return new Set(study.interviewers.map(labelKey));
}

function rowsOf(
  { participants }: Scope,
  { transcript, ofTurn }: ScopedTranscript,
  interviewers: ReadonlySet<string | undefined>,
  longest: number,
): TurnRow[] {
  const { path, text, turns, words } = transcript;
  const lines = LineIndex.of(text);
  return Array.from(turns.starts, (start, i): TurnRow => {
    const [speechStart, end] = [turns.headEnds[i]!, turns.ends[i]!];
    const participant = ofTurn[i]!;
    return {
      transcript: path,
      line: lines.positionAt(start).line + 1,
      start,
      speechStart,
      end,
      timestamp: turns.timestamp(i) ?? null,
      label: turns.label(i) ?? null,
      participant: participant === NOBODY ? null : participants[participant]!.id,
      interviewer: interviewers.has(turns.label(i)),
      words: words.countIn(speechStart, end),
      pattern: turns.pattern(i) ?? null,
      text: beginning(text, transcript, speechStart, end, longest),
    };
  });
}

function labelsOf(rows: readonly TurnRow[]): LabelRow[] {
  const byLabel = new Map<string | null, TurnRow[]>();
  for (const row of rows) {
    const same = byLabel.get(row.label);
    if (same) same.push(row);
    else byLabel.set(row.label, [row]);
  }
  return [...byLabel.values()].map((own): LabelRow => {
    const { label, participant, interviewer, line, start } = own[0]!;
    return {
      label,
      participant,
      interviewer,
      turns: own.length,
      words: own.reduce((sum, { words }) => sum + words, 0),
      line,
      start,
      pattern: mostFrequent(own.map(({ pattern }) => pattern)),
      text: own.find(({ text }) => text !== '')?.text ?? '',
    };
  });
}

/** Of several equally frequent ones the first. */
function mostFrequent(values: readonly (string | null)[]): string | null {
  const counts = new Map<string | null, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best));
  return most[0];
}

/** No more of a line is looked at to show how it begins. */
const MAX_LINE = 500;

/** The first words of a line; here, whatever is between white space is one. */
function lineStart(text: string, start: number, longest: number): string {
  const end = text.indexOf('\n', start);
  const line = text.slice(start, Math.min(end < 0 ? text.length : end, start + MAX_LINE));
  const words = collapseWhiteSpace(line).split(' ');
  return longest > 0 && words.length > longest ? `${words.slice(0, longest).join(' ')} …` : words.join(' ');
}

/** The first words of a turn in one line, with `…` when there are more; what is written in it and not said is left out. */
function beginning(
  text: string,
  { turns: { unspoken }, words }: CodedTranscript,
  start: number,
  end: number,
  longest: number,
): string {
  const [from, to] = words.range(start, end);
  const isCut = longest > 0 && to - from > longest;
  const cutEnd = isCut ? words.ends[from + longest - 1]! : end;
  const [first, last] = overlapRange(unspoken.starts, unspoken.ends, start, cutEnd);
  const parts: string[] = [];
  let at = start;
  for (let i = first; i < last; i++) {
    parts.push(text.slice(at, unspoken.starts[i]));
    at = Math.max(at, unspoken.ends[i]!);
  }
  parts.push(text.slice(at, cutEnd));
  return collapseWhiteSpace(parts.join(' ')) + (isCut ? ' …' : '');
}
