import * as l10n from '@vscode/l10n';
import { type Result, fail, ok } from '../base/result';
import { PathMatcher, isExclusion, plainPattern } from './matchPaths';

/**
 * Changes a list of paths and globs so that of the known paths it matches those that are wanted and no others. Entries
 * stay as they are as far as possible: a path that a glob does not match is added, one that a glob does match is taken
 * out with a `!`. Gives the same list where it already does so.
 * @param wanted some of `known`
 * @param known all paths that matter, relative to the study
 */
export function matchExactly(
  patterns: readonly string[],
  wanted: ReadonlySet<string>,
  known: readonly string[],
): Result<readonly string[]> {
  const before = differences(patterns, wanted, known);
  if (before.missing.length + before.extra.length === 0) return ok(patterns);
  const gone = new Set(before.extra.map(plainPattern));
  const back = new Set(
    before.missing.flatMap(path => [`!${plainPattern(path)}`, plainPattern(exclusionOf(path))]),
  );
  let changed: readonly string[] = patterns.filter(
    pattern => !gone.has(plainPattern(pattern)) && !back.has(plainPattern(pattern)),
  );
  // a path with characters of globs may add or take out others with it, which the next round puts right
  for (let round = 0; round < 3; round++) {
    const { missing, extra } = differences(changed, wanted, known);
    if (missing.length + extra.length === 0) return ok(withoutIdleExclusions(changed));
    changed = [...new Set([...changed, ...missing, ...extra.map(exclusionOf)])];
  }
  return fail(l10n.t('No pattern can tell these transcripts apart. Edit the list in study.json by hand.'));
}

function differences(patterns: readonly string[], wanted: ReadonlySet<string>, known: readonly string[]) {
  const matcher = PathMatcher.of(patterns);
  const missing: string[] = [];
  const extra: string[] = [];
  for (const path of known) {
    const isMatched = matcher.matches(path);
    if (isMatched !== wanted.has(path)) (isMatched ? extra : missing).push(path);
  }
  return { missing, extra };
}

/** What takes a path out: as it is or, where `!(` would begin a glob of its own, with `?` for such characters. */
function exclusionOf(path: string): string {
  const spelled = path.replace(/[*?[\]{}()!+@|^$,]/g, '?');
  const isFine = spelled === path || !PathMatcher.of([spelled, `!${path}`]).matches(path);
  return isFine ? `!${path}` : `!${spelled}`;
}

/** Nothing, where only exclusions are left. */
function withoutIdleExclusions(patterns: readonly string[]): readonly string[] {
  return patterns.every(pattern => isExclusion(plainPattern(pattern))) ? [] : patterns;
}
