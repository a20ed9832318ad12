import { compileGlob } from './glob';

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
      compile(plain.filter(pattern => !excluding.includes(pattern))),
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
  const matchers = patterns.map(compileGlob);
  return path => exact.has(path) || matchers.some(matches => matches(path));
}
