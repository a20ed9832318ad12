import { byUnits } from '../json/stringify';
import type { Coder } from '../participants/studyFile';
import type { Corpus } from './corpus';

/** All coders of a study: those that it declares, in its order, then others who have a coding file, by id. */
export function knownCoders({ study, transcripts }: Corpus): readonly Coder[] {
  const declared = new Set(study.coders.map(({ id }) => id));
  const others = new Set(transcripts.flatMap(({ codings }) => codings.map(({ coder }) => coder)));
  return [
    ...study.coders,
    ...[...others]
      .filter(id => !declared.has(id))
      .sort(byUnits)
      .map(id => ({ id })),
  ];
}

/** The coder with this id or, when only one has it, with this name in any case. */
export function findCoder(corpus: Corpus, idOrName: string): Coder | undefined {
  const coders = knownCoders(corpus);
  const ofName = coders.filter(({ name }) => name?.toLowerCase() === idOrName.toLowerCase());
  return coders.find(({ id }) => id === idOrName) ?? (ofName.length === 1 ? ofName[0] : undefined);
}
