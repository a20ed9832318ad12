import type { RandomStudy, RandomTranscript } from '../kit/randomStudy';
import { type TwinScope, isKept, speakersIn } from '../kit/twinScope';
import type { TwinFilters } from '../kit/twinScope';

export interface TwinOptions {
  readonly least: number;
  readonly all: boolean;
}

export interface TwinPassage {
  readonly transcript: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly speaker: string | null;
  readonly participant: string | null;
  readonly words: number;
}

/** Walks over every unit of every text. */
export function twin(
  study: RandomStudy,
  filters: TwinFilters,
  scope: TwinScope,
  { least, all }: TwinOptions,
) {
  const passages: TwinPassage[] = [];
  const transcripts = scope.transcripts.map(transcript => {
    const { path, text, turnOf, wordOf, labels } = transcript;
    const isTouched = touchedUnits(scope, transcript);
    const codedWord = new Set(wordOf.filter((word, unit) => word >= 0 && isTouched[unit]));
    const owners = labels.map((_, turn) =>
      speakersIn(study, transcript, turnOf.indexOf(turn), turnOf.indexOf(turn) + 1).find(id =>
        isKept(id, study, filters),
      ),
    );
    const isLookedAt = (unit: number) => wordOf[unit]! >= 0 && (all || owners[turnOf[unit]!] !== undefined);
    const units = [...text].length === 0 ? [] : Array.from({ length: text.length }, (_, i) => i);
    const spoken = new Set(units.filter(isLookedAt).map(unit => wordOf[unit]!));
    let found = 0;
    let words: number[] = [];
    const finishPassage = () => {
      if (words.length >= least) {
        const start = wordOf.indexOf(words[0]!);
        const turn = turnOf[start]!;
        found++;
        passages.push({
          transcript: path,
          start,
          end: wordOf.lastIndexOf(words.at(-1)!) + 1,
          line: text.slice(0, start).split('\n').length,
          speaker: labels[turn] ?? null,
          participant: owners[turn] ?? null,
          words: words.length,
        });
      }
      words = [];
    };
    for (const unit of units) {
      const word = wordOf[unit]!;
      const endsTurn = unit > 0 && turnOf[unit] !== turnOf[unit - 1];
      if (isTouched[unit] || endsTurn || codedWord.has(word)) finishPassage();
      if (isLookedAt(unit) && !codedWord.has(word) && words.at(-1) !== word) words.push(word);
    }
    finishPassage();
    const coded = [...spoken].filter(word => codedWord.has(word)).length;
    return {
      transcript: path,
      words: spoken.size,
      coded,
      uncoded: spoken.size - coded,
      share: spoken.size === 0 ? null : coded / spoken.size,
      passages: found,
    };
  });
  return { passages, transcripts };
}

function touchedUnits({ segments }: TwinScope, transcript: RandomTranscript): boolean[] {
  const touched = new Array<boolean>(transcript.text.length).fill(false);
  for (const one of segments) {
    if (one.transcript === transcript) touched.fill(true, one.segment.start, one.segment.end);
  }
  return touched;
}
