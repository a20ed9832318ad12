import assert from 'node:assert/strict';
import { initialsOf } from '../../../../src/core/base/initials';

describe('initialsOf', () => {
  it('takes the first letter of each word, whatever its script', () => {
    const cases: Readonly<Record<string, string>> = {
      'N. D.': 'ND',
      'Ann  Brown': 'AB',
      nd: 'n',
      '': '',
      ' Élodie 𝒵uñiga ': 'É𝒵',
    };
    for (const [name, expected] of Object.entries(cases)) assert.equal(initialsOf(name), expected, name);
  });
});
