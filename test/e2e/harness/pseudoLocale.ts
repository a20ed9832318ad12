import fs from 'node:fs';
import path from 'node:path';

/** The language that nobody speaks: what is not in it has escaped the catalogue. */
export const LANGUAGE = 'qps-ploc';

const ACCENTS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'aeiouAEIOU'].map((letter, i) => [letter, [...'äéïöüÄÉÏÖÜ'][i]!]),
);

/** What stays as it is in a message: placeholders, icons, targets of links, codes of keys. */
const KEPT = /\{\d+\}|\$\([a-z-]+\)|\]\([^)]*\)/g;

/** A message in the pseudo language: `⟦Ïmpört {0}⟧`, without one plain vowel. A line that is a link stays one. */
export function pseudo(message: string): string {
  return message
    .split('\n')
    .map(line => {
      const link = /^\[(.*)\](\([^)]*\))$/.exec(line);
      return link ? `[⟦${accented(link[1]!)}⟧]${link[2]!}` : line === '' ? '' : `⟦${accented(line)}⟧`;
    })
    .join('\n');
}

function accented(text: string): string {
  const kept = [...text.matchAll(KEPT)].map(([part]) => part);
  return text
    .split(KEPT)
    .map((part, i) => part.replace(/[aeiou]/gi, letter => ACCENTS[letter]!) + (kept[i] ?? ''))
    .join('');
}

type Catalogue = Readonly<Record<string, string | { readonly message: string }>>;

/** Puts the pseudo language into an installed extension: all messages of the code, all texts of the manifest. */
export function installPseudoLanguage(extension: string): void {
  // test/manifest/catalogue.test.ts holds it to the code
  write(path.join(extension, 'dist/l10n', `bundle.l10n.${LANGUAGE}.json`), read('l10n/bundle.l10n.json'));
  // the extension is called the same in every language
  const { displayName: _, ...translatable } = read('package.nls.json');
  write(path.join(extension, `package.nls.${LANGUAGE}.json`), translatable);
}

function read(file: string): Catalogue {
  return JSON.parse(fs.readFileSync(file, 'utf8')) as Catalogue;
}

function write(file: string, catalogue: Catalogue): void {
  const translated = Object.entries(catalogue).map(([key, value]) => [
    key,
    pseudo(typeof value === 'string' ? value : value.message),
  ]);
  fs.writeFileSync(file, JSON.stringify(Object.fromEntries(translated), null, 2));
}
