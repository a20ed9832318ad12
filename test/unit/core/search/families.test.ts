import assert from 'node:assert/strict';
import { familyMatcher } from '../../../../src/core/search/families';
import { loadLanguages } from '../../../../src/core/search/languages';
import { foldedWord } from '../../../../src/core/matching/searchedUnits';
import { guessLanguage, foldedWords } from '../../../../src/core/search/studyLanguages';
import { NO_SPANS } from '../../../../src/core/matching/wordScanner';
import { LANGUAGE_CODES, type LanguageCode } from '../../../../src/core/text/languageCodes';

describe('word families', () => {
  it('find words in all their forms', async () => {
    const english = 'We trust him. She trusted, they’re trusting; mistrust is none, nor is truth. Trusts!';
    assert.deepEqual(await forms('trusting', english, ['en']), ['trust', 'trusted', 'trusting', 'Trusts']);
    assert.deepEqual(await forms('families coach', 'the family coaches', ['en']), ['family coaches']);
    const german = 'Die Häuser, das Haus und des Hauses; hausen nicht, HÄUSER schon.';
    assert.deepEqual(await forms('haus', german, ['de']), ['Häuser', 'Haus', 'Hauses', 'hausen', 'HÄUSER']);
    assert.deepEqual(await forms('maisons', 'La maison, l’une des maisons', ['fr']), ['maison', 'maisons']);
  });

  it('are those of any of several languages', async () => {
    const text = 'houses, Häuser';
    assert.deepEqual(await forms('house | haus', text, ['en']), ['houses']);
    assert.deepEqual(await forms('house | haus', text, ['en', 'de']), ['houses', 'Häuser']);
  });

  it('have no star', async () => {
    assert.ok(!familyMatcher('trust*', await loadLanguages(['en'])).ok);
  });

  for (const code of LANGUAGE_CODES)
    it(`are found in ${code} by any of their words`, async () => {
      const [language] = await loadLanguages([code]);
      const { stopWords, stemOf, keepsBeginning } = language!;
      assert.ok(stopWords.length > 20);
      const endings = stopWords
        .filter(word => word.length > 2)
        .flatMap(word => [word, `${word}s`, `${word}en`, word + word]);
      for (const word of endings) {
        const stem = stemOf(word.toLowerCase());
        assert.notEqual(stem, '');
        if (keepsBeginning) assert.equal(foldedWord(stem)[0], foldedWord(word)[0], `${word} → ${stem}`);
      }
    });
});

describe('the language of a study', () => {
  const SPEECH: Readonly<Partial<Record<LanguageCode, string>>> = {
    en: 'And then I thought that we would have to do it all over again, because they were not there when it was decided.',
    de: 'Und dann habe ich gedacht, dass wir das alles noch einmal machen müssen, weil sie nicht da waren, als es entschieden wurde.',
    fr: 'Et puis j’ai pensé que nous devions tout refaire, parce qu’ils n’étaient pas là quand la décision a été prise.',
    es: 'Y luego pensé que teníamos que hacerlo todo otra vez, porque ellos no estaban allí cuando se decidió.',
    pt: 'E depois pensei que nós tínhamos de fazer tudo outra vez, porque eles não estavam lá quando isso foi decidido.',
    it: 'E poi ho pensato che noi dovevamo rifare tutto da capo, perché loro non c’erano quando è stato deciso.',
    nl: 'En toen dacht ik dat we het allemaal weer over moesten doen, omdat ze er niet waren toen het werd besloten.',
    sv: 'Och sedan tänkte jag att vi måste göra om allt igen, för att de inte var där när det blev bestämt.',
    fi: 'Ja sitten minä ajattelin että me olemme tehneet sen kaiken, koska he eivät olleet siellä kun se päätettiin.',
    ru: 'И потом я подумал, что нам надо будет всё это сделать ещё раз, потому что их не было там, когда это решили.',
    tr: 'Ve sonra ben düşündüm ki bunu biz çok daha iyi yaparız, çünkü onlar o zaman ne için olduğunu bilmiyorlardı.',
  };

  for (const [code, speech] of Object.entries(SPEECH))
    it(`is told from what people say: ${code}`, async () => {
      assert.equal(await guessLanguage(foldedWords(speech)), code);
    });

  it('is not told from next to nothing', async () => {
    assert.equal(await guessLanguage([]), undefined);
    assert.equal(await guessLanguage(foldedWords('Lorem Zebra Quartz Xylophon')), undefined);
  });
});

async function forms(pattern: string, text: string, codes: readonly LanguageCode[]): Promise<string[]> {
  const matcher = familyMatcher(pattern, await loadLanguages(codes));
  assert.ok(matcher.ok);
  return matcher.value
    .matches(text, { start: 0, end: text.length }, NO_SPANS)
    .map(({ start, end }) => text.slice(start, end));
}
