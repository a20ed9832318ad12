import assert from 'node:assert/strict';
import { changedSettings } from '../../../../src/study/support/changedSettings';
import {
  editorName,
  numbersOf,
  remoteName,
  systemName,
  systemOfBrowser,
} from '../../../../src/study/support/systemNames';

describe('names of systems', () => {
  it('are those of systems, and not what somebody has called theirs', () => {
    assert.equal(systemName('Linux', '6.8.0-annas-kernel', 'x64'), 'Linux 6.8.0 x64');
    assert.equal(systemName('Linux', '5.15.90.1-microsoft-standard-WSL2', 'x64'), 'Linux 5.15.90.1 WSL x64');
    assert.equal(systemName('Windows_NT', '10.0.22631', 'arm64'), 'Windows 10.0.22631 arm64');
    assert.equal(systemName('AnnaOS', 'anna 1.2', 'anna'), '?');
    assert.equal(remoteName('wsl'), 'wsl');
    assert.equal(remoteName('annas-server'), '?');
    assert.equal(editorName('VSCodium'), 'VSCodium');
    assert.equal(editorName('Anna’s Code'), '?');
  });

  it('are told by browsers', () => {
    const chrome =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';
    const firefox = 'Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0';
    const safari =
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15';
    assert.equal(systemOfBrowser(chrome), 'Windows, Chrome 131');
    assert.equal(systemOfBrowser(`${chrome} Edg/131.0.0.0`), 'Windows, Edge 131');
    assert.equal(systemOfBrowser(firefox), 'Linux, Firefox 133');
    assert.equal(systemOfBrowser(safari), 'macOS, Safari 18');
    assert.equal(systemOfBrowser('Anna'), '?');
  });

  it('have versions in numbers', () => {
    assert.equal(numbersOf('git version 2.39.3 (Apple Git-146)'), '2.39.3');
    assert.equal(numbersOf('git version 2.47.0.windows.2'), '2.47.0');
    assert.equal(numbersOf('anna'), undefined);
  });
});

describe('settings that differ from their defaults', () => {
  it('are shown as they are when nobody can have written anything in them, else only as set', () => {
    const declared = {
      same: { default: true },
      other: { default: true },
      width: { default: 300 },
      choice: { default: 'all', enum: ['all', 'mine'] },
      wrong: { default: 'all', enum: ['all', 'mine'] },
      free: { default: '' },
      list: { default: [] },
      absent: { default: 1 },
    };
    const values: Record<string, unknown> = {
      same: true,
      other: false,
      width: 80,
      choice: 'mine',
      wrong: 'Anna',
      free: '/home/anna',
      list: ['Anna'],
    };
    assert.deepEqual(
      changedSettings(declared, name => values[name]),
      [
        { name: 'other', value: 'false' },
        { name: 'width', value: '80' },
        { name: 'choice', value: 'mine' },
        { name: 'wrong', value: undefined },
        { name: 'free', value: undefined },
        { name: 'list', value: undefined },
      ],
    );
  });
});
