/** A translated sentence and what it translates. */
export interface Translated {
  readonly key: string;
  readonly english: string;
  readonly text: string;
}

/** What a language asks of its sentences besides what all do. */
interface Ways {
  /** Quotation marks, opening and closing. */
  readonly quotes: readonly [string, string];
  /** Marks of other languages, which are slips. */
  readonly foreign: RegExp;
  /** What must not be there, with what is said of it. */
  readonly slips: readonly (readonly [RegExp, string])[];
}

/** No-break spaces: the wide one before a colon and within guillemets, the narrow one before the other marks, or the wide one for all. */
const FRENCH_SPACE = '[\\u00a0\\u202f]';

export const WAYS: Readonly<Record<string, Ways>> = {
  fr: {
    quotes: ['«', '»'],
    foreign: /[“”„"]|\w'\w/u,
    slips: [
      [new RegExp(`«(?!${FRENCH_SPACE})`, 'u'), 'no no-break space after «'],
      [new RegExp(`(?<!${FRENCH_SPACE})»`, 'u'), 'no no-break space before »'],
      [
        new RegExp(`[\\p{L}\\d)}’»] *(?<!${FRENCH_SPACE})[;!?:](?=\\s|$)`, 'u'),
        'no no-break space before ; : ! ?',
      ],
      [new RegExp(`[\\d}] *(?<!${FRENCH_SPACE})%`, 'u'), 'no no-break space before %'],
    ],
  },
  de: {
    quotes: ['„', '“'],
    foreign: /[”«»"]|\w'\w/u,
    slips: [
      [/[\d}] ?%/u, 'no no-break space before %'],
      [/\bbitte\b.*\bbitte\b/iu, 'twice “bitte”'],
      [/ [;:!?](?=\s|$)/u, 'a space before ; : ! ?'],
    ],
  },
  es: {
    quotes: ['«', '»'],
    foreign: /[“”„"]|\w'\w/u,
    slips: [
      [/[\d}] ?%/u, 'no no-break space before %'],
      [/[«¿¡]\s|\s[»]/u, 'a space within quotation marks'],
      [/^[^¿]*\?$/u, 'a question without ¿'],
      [/^[^¡]*!$/u, 'an exclamation without ¡'],
      [/ [;:!?](?=\s|$)/u, 'a space before ; : ! ?'],
    ],
  },
};

/** Short words that make a sentence English, and are in none of the languages. */
const ENGLISH = /(?<![\p{L}-])(?:the|of|and|with|this|that|are|is|which|from|have|been|not|be)(?![\p{L}-])/iu;

/** What no translation changes, each as often as in English: code, icons, options, targets of links, commands, files, emphasis. */
const KEPT =
  /`[^`]*`|\$\([a-z~-]+\)|(?<![\w-])--[a-z][\w-]*|\]\([^)\s]*\)|command:[\w.%-]+|https?:\/\/[^\s)”»]+|(?<![\w.])[\w-]+\.(?:json|txt|csv|md|docx|html)\b|\*\*|<\/?[a-z]+>|\{[a-z]+\}|\bCtrl\+|\btranscriptCoder\.\w+/gu;

/** What is wrong with a translated sentence, a few words each. */
export function problemsOf(
  { english, text }: Translated,
  language: string,
  titles: ReadonlyMap<string, string>,
): string[] {
  const ways = WAYS[language];
  // what is quoted as in English is to be typed so, and so are words in capitals
  const bare = text
    .replace(KEPT, 'X')
    .replace(
      /«[\u00a0\u202f]?([^»]*?)[\u00a0\u202f]?»|„([^“]*)“/gu,
      (quoted, one?: string, other?: string) =>
        /[:-]/.test(one ?? other ?? '') && english.includes(`“${one ?? other}”`) ? 'X' : quoted,
    )
    .replace(/(?<![\p{L}])\p{Lu}{2,}(?![\p{L}])/gu, 'X');
  const count = (of: string, part: string) => of.split(part).length - 1;
  return [
    ...(text.trim() === '' ? ['empty'] : []),
    ...differing(placeholders(english), placeholders(text)).map(part => `${part} is not in both`),
    ...differing(keptIn(english), keptIn(text)).map(part => `${part} is not in both as often`),
    ...(/^\s*/.exec(english)![0] === /^\s*/.exec(text)![0] &&
    /\s*$/.exec(english)![0] === /\s*$/.exec(text)![0]
      ? []
      : ['other white space at an end']),
    ...(count(english, '\n') === count(text, '\n') ? [] : ['other line ends']),
    ...(/[ \u00a0\u202f]{2}/u.test(text) && !/ {2}/u.test(english) ? ['doubled spaces'] : []),
    ...(english.length < 5 || endOf(english) === endOf(text)
      ? []
      : [`ends with ${endOf(text)}, not ${endOf(english)}`]),
    ...(ENGLISH.test(bare) && text.split(' ').length > 1 ? ['English words'] : []),
    ...[...titles].flatMap(([title, translated]) =>
      english.includes(`“${title}”`) && !text.includes(translated) ? [`not the command “${translated}”`] : [],
    ),
    ...(ways && count(text, ways.quotes[0]) !== count(text, ways.quotes[1]) ? ['quotation marks'] : []),
    ...(ways && ways.foreign.test(bare) && !ways.foreign.test(english.replace(/[“”]/g, ''))
      ? ['marks of another language']
      : []),
    ...(ways?.slips ?? []).flatMap(([slip, what]) => (slip.test(bare) ? [what] : [])),
  ];
}

function placeholders(text: string): string[] {
  return [...new Set(text.match(/\{\d+\}/g) ?? [])];
}

function keptIn(text: string): string[] {
  // as keyboards and VS Code in German have it
  return (text.replaceAll('Strg+', 'Ctrl+').match(KEPT) ?? []).filter(
    part => !part.startsWith('`') || /[\w/.-]/.test(part),
  );
}

/** What is in one list more often than in the other. */
function differing(one: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  const missing = one.filter(part => {
    const at = left.indexOf(part);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [...missing, ...left];
}

/** The mark at the end of a sentence; none for a title. */
function endOf(text: string): string {
  // what a question is about may come after it, in parentheses
  return /[.…:?!](?=(?: \(\{0\}\))?["“”»)]*\s*$)/u.exec(text)?.[0] ?? 'nothing';
}
