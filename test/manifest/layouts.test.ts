import assert from 'node:assert/strict';
import fs from 'node:fs';
import { withLayoutTable } from '../../scripts/layoutTable';

describe('the table of layouts in docs/speakers.md', () => {
  it('is what `npm run layouts` makes', () => {
    const page = fs.readFileSync('docs/speakers.md', 'utf8');
    assert.equal(withLayoutTable(page), page);
  });
});
