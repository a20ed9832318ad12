// Writes schemas/*.json: npm run schemas.
import fs from 'node:fs';
import path from 'node:path';
import { jsonSchemas } from './jsonSchemas';

const folder = path.join(__dirname, '..', 'schemas');
fs.mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(jsonSchemas())) {
  fs.writeFileSync(path.join(folder, name), text);
  console.log(`schemas/${name}`);
}
