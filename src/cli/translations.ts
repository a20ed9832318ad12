import fs from 'node:fs';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { figuresIn } from '../core/base/figures';

// Imported before anything else: messages in constants are made when their module is loaded.
const language = languages().find(one => fs.existsSync(bundleOf(one)));
if (language !== undefined) {
  l10n.config({ fsPath: bundleOf(language) });
  figuresIn(language);
}

function bundleOf(one: string): string {
  return path.join(__dirname, '..', 'l10n', `bundle.l10n.${one}.json`);
}

/** The languages that a person reads messages in, the best first (POSIX, “Environment Variables”): `pt-br`, `pt`. */
function languages(): string[] {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const [locale = ''] = (LC_ALL || LC_MESSAGES || LANG || '').toLowerCase().replace('_', '-').split(/[.@]/);
  return /^[a-z]{2,3}(-[a-z0-9]+)*$/.test(locale) ? [locale, locale.split('-')[0]!] : [];
}
