import { type Fields, own } from '../records/fields';
import { openConflicts } from '../records/openConflicts';
import type { Segment } from './segment';

/** Ids of the text versions that a segment refers to: its own, and those of anchors that are still to be chosen from. */
export function versionsOf(segment: Segment): string[] {
  const anchors = openConflicts(segment).flatMap(({ field, values }) => (field === 'anchor' ? values : []));
  const others = anchors.map(anchor => own(anchor as Fields | undefined, 'text'));
  return [segment.text, ...others.filter(version => typeof version === 'string')];
}
