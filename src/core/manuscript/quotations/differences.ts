import type { CodedTranscript } from '../../corpus/corpus';
import type { AlignmentStep } from './alignment';
import { type QuotedWord, written } from './quotedWords';
import type { SpokenWords } from './spokenWords';

/** A place at which a quotation is not as the transcript has it. Words are numbers, half-open; one side may be empty. */
export interface Difference {
  readonly kind: 'words' | 'punctuation';
  readonly quotedFrom: number;
  readonly quotedTo: number;
  readonly spokenFrom: number;
  readonly spokenTo: number;
}

/** What is compared. */
export interface Compared {
  readonly words: readonly QuotedWord[];
  readonly spoken: SpokenWords;
  readonly transcript: CodedTranscript;
  /** The text of a paragraph of the paper. */
  readonly textOf: (paragraph: number) => string;
}

/** Where a quotation differs from what was said, in its order. */
export function differencesOf(steps: readonly AlignmentStep[], compared: Compared): Difference[] {
  const { words } = compared;
  const found: {
    kind: Difference['kind'];
    quotedFrom: number;
    quotedTo: number;
    spokenFrom: number;
    spokenTo: number;
  }[] = [];
  let [quoted, spoken] = [0, steps.find(step => step.kind !== 'added')?.spoken ?? 0];
  let isOpen = false;
  let before: { readonly quoted: number; readonly spoken: number } | undefined;
  for (const step of steps) {
    if (step.kind !== 'missing' && words[step.quoted]!.gapBefore) isOpen = false;
    if (step.kind === 'same' || step.kind === 'other') spoken = step.spoken;
    const isSame = step.kind === 'same' && isWrittenTheSame(step, compared);
    if (isSame) {
      if (before && !isOpen && punctuationDiffers(before, step, compared))
        found.push({
          ...{ kind: 'punctuation', quotedFrom: before.quoted, quotedTo: step.quoted + 1 },
          ...{ spokenFrom: before.spoken, spokenTo: step.spoken + 1 },
        });
      isOpen = false;
      before = step;
    } else {
      if (!isOpen)
        found.push({
          kind: 'words',
          quotedFrom: quoted,
          quotedTo: quoted,
          spokenFrom: spoken,
          spokenTo: spoken,
        });
      isOpen = true;
      before = undefined;
    }
    if (step.kind !== 'missing') quoted = step.quoted + 1;
    if (step.kind !== 'added') spoken = step.spoken + 1;
    if (isSame) continue;
    const last = found.at(-1)!;
    last.quotedTo = quoted;
    last.spokenTo = spoken;
  }
  return found;
}

/** The first word of a part may have another case, as it begins a sentence of the paper. */
function isWrittenTheSame(
  { quoted, spoken }: { readonly quoted: number; readonly spoken: number },
  { words, spoken: said, transcript }: Compared,
): boolean {
  const word = words[quoted]!;
  const original = written(transcript.text.slice(said.starts[spoken], said.ends[spoken]));
  if (word.written === original) return true;
  const isFirst = quoted === 0 || word.gapBefore !== undefined;
  return isFirst && uncased(word.written) === uncased(original);
}

function uncased(word: string): string {
  const [first = ''] = word;
  return first.toLowerCase() + word.slice(first.length);
}

/** Marks of quotation, dashes, ellipses and brackets are the writer’s own. */
const STOPS = /[.,;:!?。、，；：！？]/gu;
const FREE = /[–—―…-]|\.\s?\.|[([\])]/u;

function punctuationDiffers(
  before: { readonly quoted: number; readonly spoken: number },
  { quoted, spoken }: { readonly quoted: number; readonly spoken: number },
  { words, spoken: said, transcript, textOf }: Compared,
): boolean {
  if (words[quoted]!.gapBefore || quoted !== before.quoted + 1 || spoken !== before.spoken + 1) return false;
  const [left, right] = [words[before.quoted]!, words[quoted]!];
  if (left.paragraph !== right.paragraph) return false;
  const inPaper = textOf(left.paragraph).slice(left.end, right.start);
  const inTranscript = transcript.text.slice(said.ends[before.spoken], said.starts[spoken]);
  if (FREE.test(inPaper) || FREE.test(inTranscript) || inTranscript.includes('\n')) return false;
  return stops(inPaper) !== stops(inTranscript);
}

function stops(text: string): string {
  return text.match(STOPS)?.join('') ?? '';
}
