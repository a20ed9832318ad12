import fs from 'node:fs';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { figuresIn } from '../core/base/figures';

// Imported before anything else: messages in constants are made when their module is loaded.
const found = languages()
  .map(language => ({ language, file: bundleOf(language) }))
  .find(({ file }) => file !== undefined);
if (found?.file !== undefined) {
  l10n.config({ fsPath: found.file });
  figuresIn(found.language);
}

/** The sentences that this program says, beside it: those of the command line, or of what the extension has of it. */
function bundleOf(language: string): string | undefined {
  return ['cli/l10n', 'l10n']
    .map(folder => path.join(__dirname, folder, `bundle.l10n.${language}.json`))
    .find(file => fs.existsSync(file));
}

/** The languages that a person reads messages in, the best first (POSIX, “Environment Variables”): `pt-br`, `pt`. */
function languages(): string[] {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const [locale = ''] = (LC_ALL || LC_MESSAGES || LANG || '').toLowerCase().replace('_', '-').split(/[.@]/);
  return /^[a-z]{2,3}(-[a-z0-9]+)*$/.test(locale) ? [locale, locale.split('-')[0]!] : [];
}
