import { findSpeakers } from '../../participants/speakers';
import type { Corpus } from '../../corpus/corpus';
import type { Unit } from './claim';
import type { UnitOf } from './items';

const NOUNS: Readonly<Record<Unit, RegExp>> = {
  participants: /^(?:participants?|people|persons?|interviewees?|respondents?|informants?)$/i,
  segments: /^(?:segments?|codings?|quotations?|quotes?|references?|passages?|excerpts?)$/i,
  transcripts: /^(?:transcripts?|interviews?|documents?)$/i,
  words: /^words?$/i,
};

/** Words that go on with a sentence where a number has no noun: `5 of 6 in the focus group`. */
const AFTER_NUMBERS = new Set([
  ...['in', 'at', 'on', 'of', 'and', 'or', 'but', 'who', 'which', 'that', 'with', 'from', 'during'],
  ...['after', 'before', 'had', 'did', 'said', 'also', 'for', 'by', 'as'],
]);

/** What the nouns of a paper count: participants also by what the study calls them, `Job Coach 3`. */
export function unitsOf({ study, transcripts }: Pick<Corpus, 'study' | 'transcripts'>): UnitOf {
  const kinds = findSpeakers(study, transcripts).participants.flatMap(({ id, name = id }) => {
    const kind = /^(.*\p{L})[\s_-]*\d+$/u.exec(name)?.[1]?.trim().toLowerCase();
    return kind === undefined ? [] : [kind, kind.split(/\s+/).at(-1)!];
  });
  const people = new Set(kinds.flatMap(kind => [kind, `${kind}s`, `${kind}es`]));
  return noun => {
    // what comes after the noun is part of the sentence: `job coaches spoke of`
    const words = noun.trim().toLowerCase().split(/\s+/);
    if (words[0] === '' || AFTER_NUMBERS.has(words[0]!)) return 'participants';
    for (let most = words.length; most > 0; most--)
      if (people.has(words.slice(0, most).join(' '))) return 'participants';
    return UNITS.find(unit => NOUNS[unit].test(words[0]!));
  };
}

const UNITS = Object.keys(NOUNS) as readonly Unit[];
