import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { keyRefusal } from '../../../src/core/pseudonyms/keyPlace';
import { keyPlace, writeKey } from '../../../src/node/keyFiles';
import { skip } from './skip';
import { tempFolder } from './tempFolder';

describe('the key of a pseudonymised study', () => {
  const folder = tempFolder();
  const at = (...names: string[]) => path.join(folder.path, ...names);
  const refused = async (file: string) => {
    const place = await keyPlace(file, at('repository', 'study'));
    return keyRefusal(place.file, place.study, place.repository);
  };

  beforeEach(() => {
    fs.mkdirSync(at('repository', 'study', 'interviews'), { recursive: true });
    fs.mkdirSync(at('repository', '.git'));
    fs.mkdirSync(at('safe'));
  });

  it('goes neither into the study nor into its repository', async () => {
    assert.match(
      (await refused(at('repository', 'study', 'interviews', 'key.csv')))!,
      /in the study’s folder/,
    );
    assert.match((await refused(at('repository', 'key.csv')))!, /in the git repository/);
    assert.equal(await refused(at('safe', 'key.csv')), undefined);
  });

  it('does not get there by way of a link', async function () {
    try {
      fs.symlinkSync(at('repository', 'study'), at('safe', 'link'), 'dir');
    } catch {
      skip(this, 'Windows lets not everybody make links');
    }
    assert.match((await refused(at('safe', 'link', 'key.csv')))!, /in the study’s folder/);
  });

  it('is refused with words where there is no such folder', async () => {
    await assert.rejects(refused(at('nowhere', 'key.csv')), /could not be written: no such file or folder\./);
  });

  it('is for its owner alone, replaces no file, and can be removed again', async () => {
    const file = at('safe', 'key.csv');
    const remove = await writeKey(file, 'Anna,Clara\n');
    assert.equal(fs.readFileSync(file, 'utf8'), 'Anna,Clara\n');
    if (process.platform !== 'win32') assert.equal(fs.statSync(file).mode & 0o777, 0o600);
    await assert.rejects(writeKey(file, 'other'));
    assert.equal(fs.readFileSync(file, 'utf8'), 'Anna,Clara\n');
    await remove();
    assert.equal(fs.existsSync(file), false);
  });
});
