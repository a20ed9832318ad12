import { compileGlob, isGlob } from './glob';

/** Says whether paths, relative to the study and with `/`, match a list of paths and globs. */
export class PathMatcher {
  private constructor(
    private readonly exact: ReadonlySet<string>,
    private readonly fits: (path: string) => boolean,
    private readonly isExcluded: (path: string) => boolean,
  ) {}

  /**
   * @param patterns paths, also those with characters that mean something in globs; globs, where `*` stays within a
   * folder, `**` does not, and neither matches hidden files; and globs after a `!`, which exclude some of what the
   * other globs match. Letters composed in different ways (é) are the same: systems keep names of files differently.
   * So are capital and small letters in what follows a name's last dot: `*.txt` matches `INTERVIEW.TXT`.
   */
  static of(patterns: readonly string[]): PathMatcher {
    const plain = patterns.flatMap(pattern => withSmallExtension(plainPattern(pattern)));
    const excluding = plain.filter(isExclusion);
    return new PathMatcher(
      new Set(plain),
      compile(plain.filter(pattern => !isExclusion(pattern))),
      compile(excluding.map(pattern => pattern.slice(1))),
    );
  }

  matches(path: string): boolean {
    const spelled = withSmallExtension(path.normalize('NFC'));
    return (
      spelled.some(one => this.exact.has(one)) || (spelled.some(this.fits) && !spelled.some(this.isExcluded))
    );
  }
}

/** Many lists of paths and globs: paths are looked up, and only lists with globs are tried for each path. */
export class PathLists {
  private readonly byPath = new Map<string, number[]>();
  private readonly withGlobs: (readonly [number, PathMatcher])[] = [];

  /** @param lists each as {@link PathMatcher.of} takes it */
  constructor(lists: readonly (readonly string[])[]) {
    lists.forEach((patterns, i) => {
      const plain = patterns.map(plainPattern);
      for (const path of new Set(plain.flatMap(withSmallExtension))) {
        const known = this.byPath.get(path);
        if (known) known.push(i);
        else this.byPath.set(path, [i]);
      }
      if (plain.some(pattern => isGlob(pattern) && !isExclusion(pattern)))
        this.withGlobs.push([i, PathMatcher.of(patterns)]);
    });
  }

  /** Indexes of the lists that a path matches, ascending. */
  matching(path: string): number[] {
    const spelled = withSmallExtension(path.normalize('NFC'));
    const found = new Set(spelled.flatMap(one => this.byPath.get(one) ?? []));
    for (const [i, matcher] of this.withGlobs) if (matcher.matches(path)) found.add(i);
    return [...found].sort((a, b) => a - b);
  }
}

/** A path or pattern as it is and, where that is another, with its extension in small letters. */
export function withSmallExtension(path: string): readonly string[] {
  const dot = path.lastIndexOf('.');
  const small = dot > path.lastIndexOf('/') ? path.slice(0, dot) + path.slice(dot).toLowerCase() : path;
  return small === path ? [path] : [path, small];
}

/** A path or pattern as it is compared: composed, and without `./` at its beginning. */
export function plainPattern(pattern: string): string {
  return pattern.normalize('NFC').replace(/^(\.\/)+/, '');
}

/** Whether a plain pattern takes out what it matches; `!(` begins a pattern of its own. */
export function isExclusion(pattern: string): boolean {
  return /^!(?!\()/.test(pattern);
}

function compile(patterns: readonly string[]): (path: string) => boolean {
  const exact = new Set(patterns);
  // one that is none matches only itself
  const matchers = patterns.filter(isGlob).map(compileGlob);
  return path => exact.has(path) || matchers.some(matches => matches(path));
}
