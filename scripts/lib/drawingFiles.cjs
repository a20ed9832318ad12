// @ts-check
// What `transcript-coder` draws pictures with; it reads them when they are first needed.
const fs = require('node:fs');
const path = require('node:path');

/** Puts a program, two fonts and what is to be said of their licences into a folder. @param {string} folder */
function copyDrawingFiles(folder) {
  const put = (/** @type {string} */ from, /** @type {string} */ to) =>
    fs.copyFileSync(path.join('node_modules', from), path.join(folder, to));
  fs.mkdirSync(folder, { recursive: true });
  put('@resvg/resvg-wasm/index_bg.wasm', 'resvg.wasm');
  for (const font of ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf']) put(`dejavu-fonts-ttf/ttf/${font}`, font);
  put('dejavu-fonts-ttf/LICENSE', 'DejaVu-LICENSE.txt');
  const { version } = JSON.parse(fs.readFileSync('node_modules/@resvg/resvg-wasm/package.json', 'utf8'));
  fs.writeFileSync(
    path.join(folder, 'resvg-NOTICE.txt'),
    `resvg.wasm is resvg-js ${version}, under the Mozilla Public License 2.0 (https://mozilla.org/MPL/2.0/), unchanged.\nIts source: https://github.com/yisibl/resvg-js\n`,
  );
}

module.exports = { copyDrawingFiles };
