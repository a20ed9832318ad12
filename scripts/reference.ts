// Writes docs/commands.md and docs/settings.md: npm run reference.
import fs from 'node:fs';
import path from 'node:path';
import { commandPage } from './reference/commandPage';
import { ROOT } from './reference/manifest';
import { settingPage } from './reference/settingPage';

fs.writeFileSync(path.join(ROOT, 'docs', 'commands.md'), commandPage());
fs.writeFileSync(path.join(ROOT, 'docs', 'settings.md'), settingPage());
