import { nameKey } from '../codebook/codeName';
import { nameOf } from '../studyFile/namedRecords';
import type { Participant, StudyFile } from '../studyFile/studyFile';

/** From this likeness on, in [0, 1], two names are taken for similar. */
const SIMILAR = 0.5;

/** The participants to whom a label may belong: those with a similar name first, then those without a label, then the rest. */
export function suggestParticipants(
  { participants }: Pick<StudyFile, 'participants'>,
  label: string,
): Participant[] {
  const scored = participants.map(participant => {
    const likeness = Math.max(
      ...[nameOf(participant), participant.id, ...(participant.speakers ?? [])].map(name =>
        likenessOf(name, label),
      ),
    );
    const isFree = (participant.speakers ?? []).length === 0;
    return { participant, score: likeness >= SIMILAR ? 1 + likeness : isFree ? 1 : 0 };
  });
  // sort is stable: equals stay in the study's order
  return scored.sort((a, b) => b.score - a.score).map(({ participant }) => participant);
}

/** Share of the pairs of neighbouring letters and digits that two names have in common (Dice), in [0, 1]. */
function likenessOf(a: string, b: string): number {
  const [first, second] = [lettersOf(a), lettersOf(b)];
  if (first === second) return 1;
  const [pairs, others] = [pairsOf(first), pairsOf(second)];
  if (pairs.length + others.length === 0) return 0;
  const left = [...others];
  const common = pairs.filter(pair => {
    const at = left.indexOf(pair);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return (2 * common.length) / (pairs.length + others.length);
}

function lettersOf(name: string): string {
  return nameKey(name).replace(/[^\p{L}\p{N}]+/gu, '');
}

function pairsOf(letters: string): string[] {
  const units = [...letters];
  return units.slice(1).map((letter, i) => units[i]! + letter);
}
