import { counted } from '../../../../core/base/phrases';
import type { SearchUnit } from '../../../../core/search/units';

/** Says how many there are of what a search lists: `3 turns`. */
export const countUnits: Readonly<Record<SearchUnit, (n: number) => string>> = {
  hit: counted.hits,
  sentence: counted.sentences,
  turn: counted.turns,
  answer: counted.answers,
};
