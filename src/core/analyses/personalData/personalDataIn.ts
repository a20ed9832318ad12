import type { Steps } from '../../base/steps';
import type { Corpus } from '../../corpus/corpus';
import { type PersonalItem, scanTexts } from '../../privacy/scanTexts';
import { nameOf } from '../../studyFile/namedRecords';
import type { LanguageCode } from '../../text/languageCodes';
import { type StudyText, studyTexts } from './studyTexts';

/** What may be personal data in a study, and the texts in which it was looked for. */
export interface FoundPersonalData {
  readonly texts: readonly StudyText[];
  /** Their places name texts by index. */
  readonly items: readonly PersonalItem[];
}

/** Looks through all texts of a study. @param allowed what is harmless, whatever its case */
export function* personalDataIn(
  corpus: Corpus,
  languages: readonly LanguageCode[],
  allowed: readonly string[],
): Steps<FoundPersonalData> {
  const texts = studyTexts(corpus);
  const said = texts.map(one => one.said);
  return { texts, items: yield* scanTexts(said, { languages, names: namesOf(corpus), allowed }) };
}

/** Names that the study and its transcripts have of people, but not those that are made up already, as “Job Coach 1”. */
function namesOf({ study, transcripts }: Corpus): string[] {
  const labels = new Set(study.participants.flatMap(one => [nameOf(one), ...(one.speakers ?? [])]));
  for (const { turns } of transcripts) for (const label of turns.labels()) labels.add(label);
  return [...labels].filter(
    name => name.length > 1 && !/\d/.test(name) && !study.interviewers.includes(name),
  );
}
