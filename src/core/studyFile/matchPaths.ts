import picomatch from 'picomatch/posix';

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
   */
  static of(patterns: readonly string[]): PathMatcher {
    const plain = patterns.map(pattern => pattern.normalize('NFC').replace(/^(\.\/)+/, ''));
    const excluding = plain.filter(pattern => /^!(?!\()/.test(pattern));
    return new PathMatcher(
      new Set(plain),
      compile(plain.filter(pattern => !excluding.includes(pattern))),
      compile(excluding.map(pattern => pattern.slice(1))),
    );
  }

  matches(path: string): boolean {
    const composed = path.normalize('NFC');
    return this.exact.has(composed) || (this.fits(composed) && !this.isExcluded(composed));
  }
}

function compile(patterns: readonly string[]): (path: string) => boolean {
  const matchers = patterns.map(pattern => {
    try {
      return picomatch(pattern);
    } catch {
      return (path: string) => path === pattern;
    }
  });
  return path => matchers.some(matches => matches(path));
}
