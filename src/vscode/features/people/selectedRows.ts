import type { Deps } from '../../deps';
import { remove as removeAttribute, set as setAttribute } from './editAttributes';
import { remove as removeGroup, rename as renameGroup, takeOut } from './editGroups';
import { rename } from './editParticipants';
import { removeParticipant } from './deleteParticipant';
import { assignLabel } from './labels';
import type { ParticipantsNode } from './nodes';
import type { SpeechCache } from './speechCache';
import { claim } from './transcripts';

/** What F2 does on a row: another name, value or owner. */
export async function renameRow(
  deps: Deps,
  speech: SpeechCache,
  node: ParticipantsNode | undefined,
): Promise<void> {
  switch (node?.kind) {
    case 'participant':
      return rename(deps, node);
    case 'group':
      return renameGroup(deps, node);
    case 'attribute':
      return setAttribute(deps, node, undefined, undefined);
    case 'label':
      return assignLabel(deps, speech, node, undefined, []);
  }
}

/** What Delete does on a row: deletes it, after a confirmation, or unassigns it. */
export async function deleteRow(
  deps: Deps,
  speech: SpeechCache,
  node: ParticipantsNode | undefined,
): Promise<void> {
  switch (node?.kind) {
    case 'participant':
      return removeParticipant(deps, speech, node, false);
    case 'group':
      return removeGroup(deps, node, false);
    case 'attribute':
      return removeAttribute(deps, node, undefined, false);
    case 'label':
      return assignLabel(deps, speech, node, 'unassigned', []);
    case 'transcript':
      return node.group === undefined ? claim(deps, node, 'unassigned') : takeOut(node);
  }
}
