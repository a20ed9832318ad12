import * as l10n from '@vscode/l10n';
import type { PersonalKind } from '../../privacy/personalData';

/** What one of a kind is called. */
export const KIND_NAMES: Readonly<Record<PersonalKind, string>> = {
  mail: l10n.t('mail address'),
  web: l10n.t('web address'),
  date: l10n.t('date'),
  account: l10n.t('account number'),
  phone: l10n.t('telephone number'),
  number: l10n.t('number'),
  name: l10n.t('name'),
};

/** What several of a kind are called, as a heading. */
export const KIND_TITLES: Readonly<Record<PersonalKind, string>> = {
  mail: l10n.t('Mail Addresses'),
  web: l10n.t('Web Addresses'),
  date: l10n.t('Dates'),
  account: l10n.t('Account Numbers'),
  phone: l10n.t('Telephone Numbers'),
  number: l10n.t('Other Numbers'),
  name: l10n.t('Names'),
};

/** How many of a kind there are, in a sentence. */
export function countedKind(kind: PersonalKind, n: number): string {
  switch (kind) {
    case 'mail':
      return n === 1 ? l10n.t('1 mail address') : l10n.t('{0} mail addresses', n);
    case 'web':
      return n === 1 ? l10n.t('1 web address') : l10n.t('{0} web addresses', n);
    case 'date':
      return n === 1 ? l10n.t('1 date') : l10n.t('{0} dates', n);
    case 'account':
      return n === 1 ? l10n.t('1 account number') : l10n.t('{0} account numbers', n);
    case 'phone':
      return n === 1 ? l10n.t('1 telephone number') : l10n.t('{0} telephone numbers', n);
    case 'number':
      return n === 1 ? l10n.t('1 other number') : l10n.t('{0} other numbers', n);
    case 'name':
      return n === 1 ? l10n.t('1 name') : l10n.t('{0} names', n);
  }
}
