import type { CodedTranscript } from '../../corpus/corpus';
import { withRoom } from '../../base/typedArrays';
import { WordScanner } from '../../matching/wordScanner';
import { spanArrays, unionOf } from '../../text/spanArrays';
import { wordKey } from './quotedWords';

/** What people say in a transcript, word by word. UTF-16 units, half-open. */
export interface SpokenWords {
  readonly count: number;
  /** Word → its number in the vocabulary; 0 for one that no quotation has. */
  readonly ids: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** The words of all quotations of a paper, numbered from 1, and how often they are said. */
export class Vocabulary {
  private readonly byKey = new Map<string, number>();
  /** As it is written → number: most words are met a thousand times. */
  private readonly byWritten = new Map<string, number>();
  private readonly said: number[] = [0];
  /** All words of the study. */
  total = 0;

  add(key: string): number {
    let id = this.byKey.get(key);
    if (id === undefined) {
      this.byKey.set(key, (id = this.said.length));
      this.said.push(0);
    }
    return id;
  }

  get size(): number {
    return this.said.length;
  }

  spoken(word: string): number {
    let id = this.byWritten.get(word);
    if (id === undefined) this.byWritten.set(word, (id = this.byKey.get(wordKey(word)) ?? 0));
    this.said[id]!++;
    this.total++;
    return id;
  }

  /** How much it says that a word is at a place, in bits: more for a rare one. */
  bits(id: number): number {
    return Math.log2((this.total + 1) / (this.said[id]! + 1));
  }
}

/** The words of turns, without labels, timestamps and transcribers’ notes. */
export function spokenWords(transcript: CodedTranscript, vocabulary: Vocabulary): SpokenWords {
  const { text, turns, notes } = transcript;
  const heads = unionOf({ starts: turns.starts, ends: turns.headEnds }, turns.unspoken);
  const scanner = new WordScanner(text, 0, text.length, unionOf(heads, spanArrays(notes)));
  let [ids, starts, ends] = [0, 0, 0].map(() => new Int32Array(64 + text.length / 4)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  let count = 0;
  while (scanner.next()) {
    if (count === ids.length)
      [ids, starts, ends] = [
        withRoom(ids, 2 * count),
        withRoom(starts, 2 * count),
        withRoom(ends, 2 * count),
      ];
    ids[count] = vocabulary.spoken(text.slice(scanner.start, scanner.end));
    starts[count] = scanner.start;
    ends[count++] = scanner.end;
  }
  return { count, ids: ids.slice(0, count), starts: starts.slice(0, count), ends: ends.slice(0, count) };
}
