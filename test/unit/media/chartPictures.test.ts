import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { chartPictures } from '../../../scripts/chartPictures';

const DOCS = path.resolve(__dirname, '../../../docs');

describe('the pictures of charts in the docs', () => {
  it('are what `npm run charts` makes of the sample study', async () => {
    const pictures = await chartPictures();
    assert.deepEqual(fs.readdirSync(path.join(DOCS, 'charts')).sort(), [...pictures.keys()].sort());
    for (const [name, svg] of pictures) {
      assert.ok(
        fs.readFileSync(path.join(DOCS, 'charts', name), 'utf8') === svg,
        `docs/charts/${name} is old`,
      );
    }
  });

  it('are all shown, in light and in dark', () => {
    const reports = fs.readFileSync(path.join(DOCS, 'reports.md'), 'utf8');
    for (const name of fs.readdirSync(path.join(DOCS, 'charts')))
      assert.ok(reports.includes(`charts/${name}`), name);
  });
});
