import fs from 'node:fs';
import path from 'node:path';
import * as l10n from '@vscode/l10n';

// Imported before anything else: messages in constants are made when their module is loaded.
const bundle = languages()
  .map(language => path.join(__dirname, '..', 'l10n', `bundle.l10n.${language}.json`))
  .find(file => fs.existsSync(file));
if (bundle) l10n.config({ fsPath: bundle });

/** The languages that a person reads messages in, the best first (POSIX, “Environment Variables”): `pt-br`, `pt`. */
function languages(): string[] {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const [locale = ''] = (LC_ALL || LC_MESSAGES || LANG || '').toLowerCase().replace('_', '-').split(/[.@]/);
  return /^[a-z]{2,3}(-[a-z0-9]+)*$/.test(locale) ? [locale, locale.split('-')[0]!] : [];
}
