import fs from 'node:fs';
import path from 'node:path';
import { type l10nJsonFormat, getL10nJson } from '@vscode/l10n-dev';

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

/** Puts the pseudo language into an installed extension: all messages of the code, all texts of the manifest. */
export async function installPseudoLanguage(extension: string): Promise<void> {
  const files = fs
    .readdirSync('src', { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(entry => path.join(entry.parentPath, entry.name));
  const catalogue = await getL10nJson(
    files.map(file => ({ extension: '.ts', contents: fs.readFileSync(file, 'utf8') })),
  );
  write(path.join(extension, 'l10n', `bundle.l10n.${LANGUAGE}.json`), catalogue);
  const texts = JSON.parse(fs.readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
  // the extension is called the same in every language
  const { displayName: _, ...translatable } = texts;
  write(path.join(extension, `package.nls.${LANGUAGE}.json`), translatable);
}

function write(file: string, catalogue: l10nJsonFormat): void {
  const translated = Object.entries(catalogue).map(([key, value]) => [
    key,
    pseudo(typeof value === 'string' ? value : value.message),
  ]);
  fs.writeFileSync(file, JSON.stringify(Object.fromEntries(translated), null, 2));
}
