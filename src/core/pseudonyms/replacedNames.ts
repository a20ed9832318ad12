import { slug } from '../codebook/codeId';
import { newId } from '../participants/newId';
import { folderOf, nameIn } from '../studyFile/movePaths';
import type { Replacement } from './replacement';
import { WordFinder } from './findWords';
import { type WordEdit } from './replacedWords';
import { edited } from './textEdits';

/** Characters that some systems do not have in names of files, or that mean something in patterns of paths. */
const FORBIDDEN = /[\\/:*?"<>|#%[\]{}()!+@,;'’\p{Cc}\p{Cf}]+/gu;

/** Replaces words in names of files and in ids, where they are written in many ways: `Anna Weber` in `anna_weber-2.txt`. */
export class NameReplacer {
  readonly finder: WordFinder;
  private readonly slugs: WordFinder;
  private readonly slugIndexes: readonly number[];

  constructor(private readonly replacements: readonly Replacement[]) {
    this.finder = WordFinder.inNames(replacements);
    const slugs = replacements.map(({ find }) => slug(find).replaceAll('-', ' '));
    // `code` is what slug makes of nothing
    const indexes = slugs.flatMap((one, i) =>
      one.length < 2 || (one === 'code' && !/^code$/i.test(replacements[i]!.find)) ? [] : [i],
    );
    this.slugIndexes = indexes;
    this.slugs = WordFinder.inNames(indexes.map(i => ({ find: slugs[i]! })));
  }

  /** What replaces the words in the name of a file, without its folders; in units of its path. */
  edits(path: string): WordEdit[] {
    const name = nameIn(path);
    const from = path.length - name.length;
    const dot = name.lastIndexOf('.');
    const stem = dot > 0 ? name.slice(0, dot) : name;
    return this.finder.find(stem).map(({ start, end, index }) => ({
      start: from + start,
      end: from + end,
      index,
      text: fileWords(this.replacements[index]!.replacement),
    }));
  }

  /** Whether a path has any of the words, in its folders too. */
  isIn(path: string): boolean {
    return this.finder.isIn(path);
  }

  /** A path with other words in the name of its file. @param isTaken by the path in small letters */
  path(path: string, edits: readonly WordEdit[], isTaken: (path: string) => boolean): string {
    const name = nameIn(edited(path, edits));
    const folder = folderOf(path);
    const dot = name.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    for (let number = 1; ; number++) {
      const made = `${folder === '' ? '' : `${folder}/`}${stem}${number === 1 ? '' : `-${number}`}${ending}`;
      if (!isTaken(made.toLowerCase())) return made;
    }
  }

  /** The id with other words; undefined where it has none of those to replace. @param taken ids of others */
  id(id: string, taken: Iterable<string>): string | undefined {
    const edits = this.slugs.find(id).map(({ start, end, index }) => ({
      start,
      end,
      text: slug(this.replacements[this.slugIndexes[index]!]!.replacement),
    }));
    return edits.length === 0 ? undefined : newId(edited(id, edits), taken, 'person');
  }

  /** Whether an id has any of the words. */
  isInId(id: string): boolean {
    return this.slugs.isIn(id);
  }
}

function fileWords(replacement: string): string {
  const plain = replacement.replace(FORBIDDEN, ' ').trim().replace(/\s+/gu, '-').replace(/^\.+/, '');
  return plain === '' ? 'x' : plain;
}
