import type { Corpus } from '../corpus/corpus';
import { LineIndex } from '../text/lineIndex';

/** The lines of transcripts, each of which is read once: a paper may have thousands of quotations of one. */
export class TranscriptLines {
  private readonly byPath = new Map<string, LineIndex>();
  private readonly texts: ReadonlyMap<string, string>;

  constructor({ transcripts }: Pick<Corpus, 'transcripts'>) {
    this.texts = new Map(transcripts.map(({ path, text }) => [path, text]));
  }

  /** The line, from 1, of a UTF-16 unit of a transcript. */
  lineOf(path: string, offset: number): number {
    let index = this.byPath.get(path);
    if (!index) this.byPath.set(path, (index = LineIndex.of(this.texts.get(path) ?? '')));
    return index.positionAt(offset).line + 1;
  }
}
