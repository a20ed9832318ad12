import { firstWords } from '../../text/firstWords';
import { segmentLink, segmentLinksIn } from '../../memos/segmentLinks';
import type { RefiProject } from '../project/refiProject';
import type { Findings } from './findings';
import type { SegmentIn } from './segmentsIn';

/** A segment that a link leads to. */
interface Target {
  readonly id: string;
  readonly words: string;
}

/**
 * Links of a project as Markdown, by GUID of the note or the selection that they are to be added to: those that are not in the
 * note’s text already. @param found segments by path of their transcript, with its text
 */
export function linksIn(
  { links, notes }: RefiProject,
  found: readonly { readonly text: string; readonly segments: readonly SegmentIn[] }[],
  findings: Findings,
): ReadonlyMap<string, readonly string[]> {
  const added = new Map<string, string[]>();
  if (links.length === 0) return added;
  const targets = targetsIn(found);
  const texts = new Map(notes.map(({ guid, content = '' }) => [guid, content]));
  const isEnd = (guid: string | undefined) => guid !== undefined && (texts.has(guid) || targets.has(guid));
  for (const { guid, name, origin, target } of links) {
    const ends = [origin, target];
    // a note says where it leads to, whichever end of the link it is
    const from = ends.find(end => end !== undefined && texts.has(end)) ?? origin;
    const to = targets.get((from === origin ? target : origin) ?? '');
    if (!isEnd(from) || !to) {
      findings.note('link', name ?? guid);
      continue;
    }
    const isThere = segmentLinksIn(texts.get(from!) ?? '').some(({ segment }) => segment === to.id);
    if (!isThere) added.set(from!, [...(added.get(from!) ?? []), segmentLink(to.words, to.id)]);
  }
  return added;
}

function targetsIn(
  found: readonly { readonly text: string; readonly segments: readonly SegmentIn[] }[],
): ReadonlyMap<string, Target> {
  const targets = new Map<string, Target>();
  for (const { text, segments } of found)
    for (const { segment, selections } of segments)
      for (const guid of selections)
        if (!targets.has(guid))
          targets.set(guid, { id: segment.id, words: firstWords(text, segment.start, segment.end) });
  return targets;
}
