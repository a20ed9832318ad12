// @ts-check
import fs from 'node:fs';
import { step } from './log.mjs';
import { output } from './run.mjs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** Chromium's path; installs Debian's package when there is none and apt may be used. */
export function chromiumPath() {
  const found = find();
  if (found) return found;
  if (process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')) {
    step('Installing Chromium (apt-get)…');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    output('apt-get', ['update', '-qq'], { env });
    output(
      'apt-get',
      [
        'install',
        '-y',
        '-qq',
        '--no-install-recommends',
        'chromium',
        'fonts-dejavu-core',
        'fonts-noto-color-emoji',
      ],
      { env },
    );
  }
  const installed = find();
  if (!installed)
    throw new Error('There is no Chromium: install the package chromium, or name one in CHROME_PATH.');
  return installed;
}

function find() {
  return [process.env['CHROME_PATH'], ...PLACES].find(place => place && fs.existsSync(place));
}
