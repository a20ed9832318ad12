import type { KnownLabels } from './headLine';
import { collapseWhiteSpace } from '../text/whiteSpace';

/** Looks for labels that a study claims; letters as they are, any white space like any other. */
export function knownLabels(labels: Iterable<string>): KnownLabels {
  const byFirst = new Map<string, string[]>();
  for (const label of new Set(Array.from(labels, collapseWhiteSpace))) {
    if (label === '') continue;
    const same = byFirst.get(label.charAt(0));
    if (same) same.push(label);
    else byFirst.set(label.charAt(0), [label]);
  }
  for (const same of byFirst.values()) same.sort((a, b) => b.length - a.length);

  return (line, at) => {
    const found: { label: string; end: number }[] = [];
    for (const label of byFirst.get(line.charAt(at)) ?? []) {
      const end = matchEnd(line, at, label);
      if (end !== undefined) found.push({ label, end });
    }
    return found;
  };
}

/** Where a label that starts at a place in a line ends; undefined when it is not there. */
function matchEnd(line: string, start: number, label: string): number | undefined {
  let at = start;
  for (const unit of label) {
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
