import { stringsIn } from '../../base/stringsIn';
import type { Corpus } from '../../corpus/corpus';
import { neutralCodebook } from './neutralCodebook';
import { neutralNames } from './neutralNames';
import { neutralStudy } from './neutralStudy';

/** Every string that an archive of a study would have outside of transcripts and coding. @param without attributes that are left out */
export function* readableTexts(corpus: Corpus, without: readonly string[]): Generator<string, void> {
  const names = neutralNames(corpus);
  yield* stringsIn(neutralStudy(corpus, names, new Set(without), []));
  yield* stringsIn(neutralCodebook(corpus.codebook.file, names));
}
