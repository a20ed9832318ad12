// @ts-check
// Whose work is in the bundles, and under which licences: these ask to be passed on with it.
const fs = require('node:fs');
const path = require('node:path');

/**
 * The folders of the packages that have code in bundles, sorted.
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @returns {string[]}
 */
function bundledPackages(metafiles) {
  const inputs = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap(output =>
      Object.entries(output.inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
    ),
  );
  const folders = inputs.flatMap(file => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
  return [...new Set(folders)].sort();
}

/**
 * Name, version, licence and its text of each package. Throws where a package does not say its licence.
 * @param {readonly string[]} folders
 * @returns {string}
 */
function noticesOf(folders) {
  const notices = folders.map(folder => {
    const { name, version, license, author, repository } = readJson(path.join(folder, 'package.json'));
    if (typeof license !== 'string') throw new Error(`${folder}/package.json names no licence.`);
    const source = typeof repository === 'string' ? repository : repository?.url;
    const by = typeof author === 'string' ? author : author?.name;
    const head = [`${name} ${version}`, `Licence: ${license}`, ...(by ? [`By: ${by}`] : [])];
    const text = licenceText(folder);
    const within = WITHIN[name];
    return [
      ...[...head, ...(source ? [`Source: ${source}`] : []), ...(text ? ['', text] : [])],
      ...(within ? ['', within, '', apache()] : []),
    ].join('\n');
  });
  const intro = 'Transcript Coder contains the work of others, under these licences.';
  return `${[intro, ...notices].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** What packages have in themselves of others. @type {Readonly<Record<string, string>>} */
const WITHIN = {
  unpdf:
    'It contains PDF.js, Copyright Mozilla Foundation, under the Apache License 2.0. Source: https://github.com/mozilla/pdf.js',
};

function apache() {
  return fs.readFileSync(path.join(__dirname, 'apache-2.0.txt'), 'utf8').trim();
}

/** @param {string} folder */
function licenceText(folder) {
  const file = fs.readdirSync(folder).find(name => /^licen[cs]e(\.|$)/i.test(name));
  return file === undefined
    ? undefined
    : fs.readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

module.exports = { bundledPackages, noticesOf };
