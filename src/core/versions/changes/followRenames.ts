import { byUnits } from '../../base/compare';
import type { Sidecar } from '../../coding/segment';
import { parseSidecarPath, sidecarPath } from '../../coding/sidecarName';
import type { StudyState } from './changes';

/**
 * The earlier of two states with transcripts and coding files under the names that they have in the later one. A transcript
 * is known by its text, else by the ids of segments in its coding files; segments that have gone from one of a coder's
 * files to another one are in that.
 */
export function followRenames(before: StudyState, after: StudyState): StudyState {
  const transcripts = renamedTexts(before, after);
  const sidecars = new Map(before.sidecars);
  for (const from of gone(before.sidecars, after.sidecars)) {
    const to = targetOf(from, before, after, transcripts);
    if (to === undefined) continue;
    const moved = before.sidecars.get(from)!;
    const there = sidecars.get(to);
    sidecars.delete(from);
    sidecars.set(to, there ? withSegments(there, moved) : moved);
    const [old, now] = [parseSidecarPath(from)!.transcript, parseSidecarPath(to)!.transcript];
    if (isRenamed(old, now, before, after)) transcripts.set(old, now);
  }
  const texts = new Map([...before.texts].map(([path, text]) => [transcripts.get(path) ?? path, text]));
  const renamed = new Map([...transcripts].map(([from, to]) => [to, from]));
  return { ...before, texts, sidecars, renamed };
}

/** Old path → new path, of transcripts whose text is the same. */
function renamedTexts(before: StudyState, after: StudyState): Map<string, string> {
  const renamed = new Map<string, string>();
  const fresh = new Set(gone(after.texts, before.texts).filter(path => after.texts.get(path) !== ''));
  const lost = gone(before.texts, after.texts);
  const take = (from: string, fits: (to: string) => boolean) => {
    const text = before.texts.get(from);
    const to = [...fresh].find(path => after.texts.get(path) === text && fits(path));
    if (to === undefined) return;
    fresh.delete(to);
    renamed.set(from, to);
  };
  // of several with one text, those of the same name belong together
  for (const from of lost) take(from, to => nameIn(from) === nameIn(to));
  for (const from of lost) if (!renamed.has(from)) take(from, () => true);
  return renamed;
}

/** Where a coding file went: beside its renamed transcript, else where most of its segments are. */
function targetOf(
  from: string,
  before: StudyState,
  after: StudyState,
  transcripts: ReadonlyMap<string, string>,
): string | undefined {
  const { transcript, coder } = parseSidecarPath(from)!;
  const to = transcripts.get(transcript);
  if (to !== undefined && after.sidecars.has(sidecarPath(to, coder))) return sidecarPath(to, coder);
  const ids = new Set(before.sidecars.get(from)!.segments.map(({ id }) => id));
  let best: { readonly path: string; readonly shared: number } | undefined;
  for (const [path, { segments }] of [...after.sidecars].sort(([a], [b]) => byUnits(a, b))) {
    if (parseSidecarPath(path)?.coder !== coder) continue;
    const had = new Set(before.sidecars.get(path)?.segments.map(({ id }) => id));
    const shared = segments.filter(({ id }) => ids.has(id) && !had.has(id)).length;
    if (shared > (best?.shared ?? 0)) best = { path, shared };
  }
  return best?.path;
}

function isRenamed(from: string, to: string, before: StudyState, after: StudyState): boolean {
  return (
    from !== to &&
    before.texts.has(from) &&
    !after.texts.has(from) &&
    after.texts.has(to) &&
    !before.texts.has(to)
  );
}

function withSegments(there: Sidecar, moved: Sidecar): Sidecar {
  const ids = new Set(there.segments.map(({ id }) => id));
  const segments = [...there.segments, ...moved.segments.filter(({ id }) => !ids.has(id))];
  return { ...there, texts: { ...moved.texts, ...there.texts }, segments };
}

/** Paths that only the first has. */
function gone(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): string[] {
  return [...a.keys()].filter(path => !b.has(path)).sort(byUnits);
}

function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
