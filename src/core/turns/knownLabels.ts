import type { KnownLabels } from './headLine';
import { collapseWhiteSpace, isWhiteSpace } from '../text/whiteSpace';
import { labelKey } from './labelKey';

/** What spellings have in common up to a unit; a space stands for any white space. */
interface Node {
  readonly next: Map<string, Node>;
  /** The label that ends here, as labels are compared. */
  label?: string;
}

/** Looks for labels that a study claims; letters as they are, whether composed or not, any white space like any other. */
export function knownLabels(labels: Iterable<string>): KnownLabels {
  const root: Node = { next: new Map() };
  for (const claimed of labels) addSpellings(root, claimed);
  return (line, at) => {
    const found: { label: string; end: number }[] = [];
    let node: Node | undefined = root;
    for (let end = at; end < line.length;) {
      let unit: string = line[end]!;
      let after = end + 1;
      if (isWhiteSpace(unit.charCodeAt(0))) {
        unit = ' ';
        while (after < line.length && isWhiteSpace(line.charCodeAt(after))) after++;
      }
      node = node.next.get(unit);
      if (!node) break;
      end = after;
      if (node.label !== undefined) found.push({ label: node.label, end });
    }
    return found.reverse();
  };
}

/** Adds a label as it is claimed, and with its letters composed and taken apart: programs write “é” in either way. */
function addSpellings(root: Node, claimed: string): void {
  const label = labelKey(claimed);
  if (label === '') return;
  const written = collapseWhiteSpace(claimed).replace(/[\s:：]*$/, '');
  for (const spelling of [label, label.normalize('NFD'), written]) {
    let node = root;
    for (let i = 0; i < spelling.length; i++) {
      const unit = spelling[i]!;
      let next = node.next.get(unit);
      if (!next) node.next.set(unit, (next = { next: new Map() }));
      node = next;
    }
    node.label = label;
  }
}
