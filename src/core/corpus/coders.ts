import { byUnits } from '../base/compare';
import type { Coder } from '../studyFile/studyFile';
import type { Corpus } from './corpus';

/** The coders whom the study declares, then others who have a sidecar, sorted; a coder may have no segments. */
export function codersOf({ study, transcripts }: Pick<Corpus, 'study' | 'transcripts'>): readonly Coder[] {
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

/** The id of the coder whom an id means or, when only one has it, a name, in any case of letters. */
export function coderNamed(
  corpus: Pick<Corpus, 'study' | 'transcripts'>,
  wanted: string,
): string | undefined {
  const all = codersOf(corpus);
  if (all.some(({ id }) => id === wanted)) return wanted;
  const ofName = all.filter(({ name }) => name?.toLowerCase() === wanted.toLowerCase());
  return ofName.length === 1 ? ofName[0]!.id : undefined;
}

/** Whether a coder is a program. */
export function isProgram({ program }: Coder): boolean {
  return program !== undefined;
}

/** Ids of the coders that are programs: their coding counts only where it is asked for. */
export function programsOf({ coders }: Pick<Corpus['study'], 'coders'>): ReadonlySet<string> {
  return new Set(coders.filter(isProgram).map(({ id }) => id));
}

/** A coder's name, or the id where there is none. */
export function coderName({ study }: Pick<Corpus, 'study'>, id: string): string {
  return study.coders.find(coder => coder.id === id)?.name ?? id;
}
