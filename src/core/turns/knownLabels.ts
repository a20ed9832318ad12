import type { KnownLabels } from './headLine';
import { collapseWhiteSpace } from '../text/whiteSpace';
import { labelKey } from './labelKey';

/** One way of writing a label. */
interface Spelling {
  /** As labels are compared. */
  readonly label: string;
  /** Its units; a space stands for any white space. */
  readonly units: string;
}

/** Looks for labels that a study claims; letters as they are, whether composed or not, any white space like any other. */
export function knownLabels(labels: Iterable<string>): KnownLabels {
  const byFirst = new Map<string, Spelling[]>();
  for (const spelling of spellingsOf(labels)) {
    const first = spelling.units.charAt(0);
    const same = byFirst.get(first);
    if (same) same.push(spelling);
    else byFirst.set(first, [spelling]);
  }
  for (const same of byFirst.values()) same.sort((a, b) => b.units.length - a.units.length);

  return (line, at) => {
    const found: { label: string; end: number }[] = [];
    for (const { label, units } of byFirst.get(line.charAt(at)) ?? []) {
      const end = matchEnd(line, at, units);
      if (end !== undefined) found.push({ label, end });
    }
    return found;
  };
}

/** Each label as it is claimed, and with its letters composed and taken apart: programs write “é” in either way. */
function spellingsOf(labels: Iterable<string>): Iterable<Spelling> {
  const spellings = new Map<string, Spelling>();
  for (const claimed of labels) {
    const label = labelKey(claimed);
    if (label === '') continue;
    const written = collapseWhiteSpace(claimed).replace(/[\s:：]*$/, '');
    for (const units of [label, label.normalize('NFD'), written])
      spellings.set(`${label}\n${units}`, { label, units });
  }
  return spellings.values();
}

/** Where a label that starts at a place in a line ends; undefined when it is not there. */
function matchEnd(line: string, start: number, units: string): number | undefined {
  let at = start;
  for (const unit of units) {
    if (unit === ' ') {
      const from = at;
      while (at < line.length && /\s/.test(line.charAt(at))) at++;
      if (at === from) return undefined;
    } else {
      if (!line.startsWith(unit, at)) return undefined;
      at += unit.length;
    }
  }
  return at;
}
