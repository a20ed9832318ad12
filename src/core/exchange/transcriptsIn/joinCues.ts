import { type SourceTurn, inOneLine } from './source';

/** A piece of speech as programs cut it: a line of subtitles, a segment, a word. */
export interface Cue {
  readonly speaker?: string | undefined;
  /** Milliseconds. */
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  readonly text: string;
  /** Whether a paragraph begins here whatever is before it. */
  readonly isApart?: boolean | undefined;
}

/** A pause of so many milliseconds after a sentence ends a paragraph. */
const PAUSE = 2000;
/** In UTF-16 units: after so many, a paragraph ends with the next sentence. */
const LONG_PARAGRAPH = 600;

/** … and after so many in any case: some programs write no punctuation. */
const MAX_PARAGRAPH = 3000;

/**
 * Puts cues together: those of one speaker in a row are a turn, in paragraphs that end at pauses. Without speakers, each
 * paragraph is a turn, so that it has its time.
 */
export function joinCues(cues: readonly Cue[]): SourceTurn[] {
  const turns: OpenTurn[] = [];
  for (const cue of cues) {
    const text = inOneLine(cue.text);
    if (text === '') continue;
    const last = turns.at(-1);
    const begins = last !== undefined && beginsParagraph(last, cue);
    if (!last || last.speaker !== cue.speaker || (cue.speaker === undefined && begins)) {
      turns.push({
        speaker: cue.speaker,
        start: cue.start,
        end: cue.end,
        done: [],
        words: [text],
        length: text.length,
      });
      continue;
    }
    if (begins) {
      last.done.push(last.words.join(''));
      [last.words, last.length] = [[text], text.length];
    } else {
      const before = last.words.at(-1)!;
      // scripts that have no blanks between words get none
      if (!SOLID.test(before.slice(-1)) || !SOLID.test(text[0]!)) last.words.push(' ');
      last.words.push(text);
      last.length += text.length + 1;
    }
    last.end = cue.end ?? last.end;
  }
  return turns.map(({ speaker, start, end, done, words }) => ({
    speaker,
    start,
    end,
    paragraphs: [...done, words.join('')],
  }));
}

/** A turn that may go on. */
interface OpenTurn {
  readonly speaker: string | undefined;
  readonly start: number | undefined;
  end: number | undefined;
  /** Paragraphs that have ended. */
  readonly done: string[];
  /** The last one in pieces, and how long it is. */
  words: string[];
  length: number;
}

function beginsParagraph({ words, length, end }: OpenTurn, cue: Cue): boolean {
  if (cue.isApart || length >= MAX_PARAGRAPH) return true;
  if (!/[.?!…。？！]["'”’»)\]]?$/u.test(words.at(-1)!.slice(-2))) return false;
  const isPause = end !== undefined && cue.start !== undefined && cue.start - end >= PAUSE;
  return isPause || length >= LONG_PARAGRAPH;
}

const SOLID = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}、。「」！？]/u;
