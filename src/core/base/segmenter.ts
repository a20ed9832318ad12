type Granularity = 'grapheme' | 'word' | 'sentence';

const made = new Map<Granularity, Intl.Segmenter>();

/** The host's, made once it is needed: the first one takes up to 20 ms, for which whoever starts the program would wait. */
export function segmenter(granularity: Granularity): Intl.Segmenter {
  let one = made.get(granularity);
  if (!one) made.set(granularity, (one = new Intl.Segmenter('en', { granularity })));
  return one;
}
