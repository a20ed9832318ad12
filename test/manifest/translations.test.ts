import assert from 'node:assert/strict';
import fs from 'node:fs';
import { SAME } from './sameWords';
import { problemsOf } from './translatedWell';

const LANGUAGES = ['de', 'es', 'fr'];

type Catalogue = Readonly<Record<string, string>>;

const ENGLISH = read('l10n/bundle.l10n.json');
const TITLES = read('package.nls.json');
/** A letter: figures and marks alone are no language. */
const WORDS = /\p{L}{2}/u;

describe('the translations', () => {
  it('are those of the languages that are promised', () => {
    const found = (folder: string, before: string) =>
      fs
        .readdirSync(folder)
        .flatMap(name => new RegExp(`^${before}\\.([a-z-]+)\\.json$`).exec(name)?.[1] ?? []);
    assert.deepEqual(found('l10n', 'bundle\\.l10n').sort(), LANGUAGES);
    assert.deepEqual(found('.', 'package\\.nls').sort(), LANGUAGES);
  });

  for (const language of LANGUAGES) {
    const files = [
      { english: ENGLISH, file: `l10n/bundle.l10n.${language}.json` },
      { english: TITLES, file: `package.nls.${language}.json` },
    ];
    for (const { english, file } of files) {
      it(`has every sentence in ${file}, and no other`, () => {
        const translated = read(file);
        const missing = Object.keys(english).filter(key => !Object.hasOwn(translated, key));
        const lines = missing.map(key => `  ${JSON.stringify(key)}: ${JSON.stringify(english[key])},`);
        // to be pasted into the file, and translated there
        assert.equal(lines.length, 0, `not translated in ${file}:\n${lines.join('\n')}`);
        const surplus = Object.keys(translated).filter(key => !Object.hasOwn(english, key));
        assert.deepEqual(surplus, [], `no longer said by anything: ${file}`);
      });

      it(`is well-formed in ${file}`, () => {
        assert.deepEqual(wrongIn(english, read(file), language), []);
      });
    }

    it(`has nothing left in English but what is the same, in ${language}`, () => {
      const same = files.flatMap(({ english, file }) => {
        const translated = read(file);
        return Object.keys(english).filter(
          key => translated[key] === english[key] && WORDS.test(english[key]!.replace(/\{\w+\}/g, '')),
        );
      });
      const shared = SAME[language]!;
      const left = same.map(key => ENGLISH[key] ?? TITLES[key]!).filter(text => !isOf(shared, text));
      assert.deepEqual(left, []);
    });
  }

  it('are tested by what finds each kind of mistake', () => {
    const titles = new Map([['Check Manuscript…', 'Vérifier le manuscrit…']]);
    const of = (english: string, text: string, language = 'fr') =>
      problemsOf({ key: english, english, text }, language, titles);
    assert.deepEqual(of('{0} of {1}', '{0} sur {1}'), []);
    assert.deepEqual(of('{0} of {1}', '{0} sur {0}'), ['{1} is not in both']);
    assert.deepEqual(of('See `study.json`.', 'Voir `etude.json`.'), [
      '`study.json` is not in both as often',
      '`etude.json` is not in both as often',
    ]);
    assert.deepEqual(of('$(tag) Codes', 'Codes'), ['$(tag) is not in both as often']);
    assert.deepEqual(of('Use --json.', 'Utilisez --jason.'), [
      '--json is not in both as often',
      '--jason is not in both as often',
    ]);
    assert.deepEqual(of('**Two** words', '*Deux* mots'), [
      '** is not in both as often',
      '** is not in both as often',
    ]);
    assert.deepEqual(of('Run “Check Manuscript…”.', 'Lancez «\u00a0Contrôler…\u00a0».'), [
      'not the command “Vérifier le manuscrit…”',
    ]);
    assert.deepEqual(of('One.\nTwo.', 'Un. Deux.'), ['other line ends']);
    assert.deepEqual(of('One word', 'Un  mot'), ['doubled spaces']);
    assert.deepEqual(of('One word', ' Un mot'), ['other white space at an end']);
    assert.deepEqual(of('Really?', 'Vraiment.'), ['ends with ., not ?']);
    assert.deepEqual(of('Not the code', 'Not the code'), ['English words']);
    assert.deepEqual(of('Code:', 'Code:'), ['no no-break space before ; : ! ?']);
    assert.deepEqual(of('{0}%', '{0} %'), ['no no-break space before %']);
    assert.deepEqual(of('“{0}”', '« {0} »'), ['no no-break space after «', 'no no-break space before »']);
    assert.deepEqual(of('“{0}”', '“{0}”'), ['marks of another language']);
    assert.deepEqual(of('“{0}”', '„{0}”', 'de'), ['quotation marks', 'marks of another language']);
    assert.deepEqual(of('Delete?', 'Eliminar?', 'es'), ['a question without ¿']);
  });
});

function wrongIn(english: Catalogue, translated: Catalogue, language: string): string[] {
  const titles = commandTitles(language);
  return Object.entries(translated).flatMap(([key, text]) => {
    const original = english[key];
    if (original === undefined) return [];
    const problems = problemsOf({ key, english: original, text }, language, titles);
    return problems.length === 0 ? [] : [`${original} → ${text} [${problems.join('; ')}]`];
  });
}

/** Titles of commands in English, and in a language. */
function commandTitles(language: string): ReadonlyMap<string, string> {
  const translated = read(`package.nls.${language}.json`);
  return new Map(
    Object.keys(TITLES)
      .filter(key => key.startsWith('command.'))
      .map(key => [TITLES[key]!, translated[key] ?? '']),
  );
}

/** Whether a text has no other words than these, whatever their case. */
function isOf(shared: ReadonlySet<string>, text: string): boolean {
  const words = text.replace(/\{\w+\}/g, ' ').match(/\p{L}{2,}/gu) ?? [];
  return words.every(word => shared.has(word.toLowerCase()));
}

function read(file: string): Catalogue {
  return JSON.parse(fs.readFileSync(file, 'utf8')) as Catalogue;
}
