import assert from 'node:assert/strict';
import fs from 'node:fs';
import { commandPage, commandsLeftOut, commandsUnexplained } from '../../scripts/reference/commandPage';
import { settingPage } from '../../scripts/reference/settingPage';

describe('the reference', () => {
  it('has all commands with their keys as they are (npm run reference)', () => {
    assert.equal(fs.readFileSync('docs/commands.md', 'utf8'), commandPage());
    assert.deepEqual(commandsLeftOut(), []);
  });

  it('has all settings as they are (npm run reference)', () => {
    assert.equal(fs.readFileSync('docs/settings.md', 'utf8'), settingPage());
  });

  it('finds each command of the palette explained on some page', () => {
    assert.deepEqual(commandsUnexplained(), []);
  });
});
