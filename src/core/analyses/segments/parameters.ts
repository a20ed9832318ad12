import type { NumberParameter } from '../kit/parameters';

/** Words of which more are not quoted in full. */
export const longest: NumberParameter = {
  kind: 'number',
  title: 'Longest quote, in words',
  help: 'of quotes of more words the middle is left out: […]; 0 for whole quotes',
  min: 0,
  isWhole: true,
  default: 0,
};
