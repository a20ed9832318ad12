import * as l10n from '@vscode/l10n';
import { Refusal } from '../../../ui/failure';
import type { UncertainSegment } from './uncertainSegments';
import type { CandidateNode, UncertainNode } from './uncertainTree';

/** The segment that a row is of. @throws Refusal for the row of a kind, or none */
export function segmentMeant(node: UncertainNode | undefined): UncertainSegment {
  if (!node || 'kind' in node) throw nothingSelected();
  return 'candidate' in node ? node.of : node;
}

/** What a row offers to confirm: all segments of a kind, one that has moved, or a candidate. @throws Refusal with none */
export function confirmableMeant(
  node: UncertainNode | undefined,
): readonly (UncertainSegment | CandidateNode)[] {
  if (!node) throw nothingSelected();
  if ('kind' in node) return node.of;
  if ('candidate' in node || node.state === 'moved') return [node];
  throw new Refusal(
    l10n.t('There is no place to confirm. Choose one, or reattach the segment to a selection.'),
  );
}

function nothingSelected(): Refusal {
  return new Refusal(l10n.t('Select a segment in the Uncertain Segments view first.'));
}
