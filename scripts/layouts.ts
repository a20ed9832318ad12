// Writes the table of layouts in docs/speakers.md: npm run layouts.
import fs from 'node:fs';
import path from 'node:path';
import { withLayoutTable } from './layoutTable';

const page = path.join(__dirname, '..', 'docs', 'speakers.md');
fs.writeFileSync(page, withLayoutTable(fs.readFileSync(page, 'utf8')));
